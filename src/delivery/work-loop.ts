/** A kind of work that is repeated: at once while it finds work, else after a delay or when it is woken. */
export type WorkLoop = {
  /** Wakes the work. */
  readonly wake: () => void
  /** Returns whether it was woken since it last finished its work. */
  readonly isWoken: () => boolean
  /** Works once. A failure is reported and counts as no work done. */
  readonly runOnce: () => Promise<number>
  /** Repeats the work until it is stopped. */
  readonly run: (stopping: AbortSignal) => Promise<void>
}

/**
 * Creates a loop over one kind of work. Loops share nothing: a slow one delays no other.
 *
 * @param work does what is due; resolves with how much it did or began
 * @param delay the longest wait between two rounds, in milliseconds
 * @param report is called with what `work` rejects with
 */
export const createWorkLoop = (
  work: () => Promise<number>,
  delay: number,
  report: (error: unknown) => void,
): WorkLoop => {
  let woken = false
  let resume = (): void => undefined

  const rest = (stopping: AbortSignal): Promise<void> => {
    if (woken || stopping.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(done, delay)
      function done(): void {
        clearTimeout(timer)
        stopping.removeEventListener('abort', done)
        resume = () => undefined
        resolve()
      }
      resume = done
      stopping.addEventListener('abort', done)
    })
  }

  const runOnce = async (): Promise<number> => {
    woken = false
    try {
      return await work()
    } catch (error) {
      report(error)
      return 0
    }
  }

  return {
    wake: () => {
      woken = true
      resume()
    },
    isWoken: () => woken,
    runOnce,
    run: async (stopping) => {
      while (!stopping.aborted) if ((await runOnce()) === 0) await rest(stopping)
    },
  }
}
