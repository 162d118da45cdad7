const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Stops a run by Ctrl-C, by a signal of the system, and where its terminal is closed or nobody reads its lines any more: what it
 * began is ended first. A second signal ends the process at once.
 *
 * @param print takes the line that says so
 * @returns the signal of the run, and what lets the process end by signals again
 */
export const stopBySignals = (
  print: (line: string) => void,
): { readonly signal: AbortSignal; readonly release: () => void } => {
  const stopping = new AbortController()
  const streams = [process.stdout, process.stderr]
  const stop = (): void => {
    if (stopping.signal.aborted) return
    for (const name of signals) process.off(name, stop)
    stopping.abort()
    print('Stopping: what was begun is ended first. A second Ctrl-C ends at once.')
  }
  for (const name of signals) process.on(name, stop)
  // A line that cannot be written ends the process where nothing listens to that.
  for (const stream of streams) stream.on('error', stop)
  return {
    signal: stopping.signal,
    release: () => {
      for (const name of signals) process.off(name, stop)
    },
  }
}
