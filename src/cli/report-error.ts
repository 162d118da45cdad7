import { faultLine, Problem } from '../problem.ts'

/** Writes an error for the person at the terminal: a `Problem` with its faults, anything else with its stack. */
export const reportError = (error: unknown): string => {
  if (!(error instanceof Problem))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [error.message, ...error.faults.map((fault) => `  ${faultLine(fault)}`)].join('\n')
}

/** Ends the process quietly where the reader of its output has gone, as with `lendwire … | head`. */
export const endWithReader = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
}
