import { Problem, sayFault } from '../problem.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'

/**
 * Exit codes: the work is done, it is not (a fault was found, the gateway stopped with an error), the call is wrong, what is
 * stored differs from a file.
 */
export const exitCodes = { done: 0, failed: 1, usage: 2, differs: 3 } as const

/** Returns the exit code of an error: of one that only the caller can put right, that of a wrong call. */
export const exitCodeOf = (error: unknown): number =>
  error instanceof Problem && error.code !== 'unavailable' ? exitCodes.usage : exitCodes.failed

/** Writes an error for the person at the terminal: a `Problem` with its faults, anything else with its stack. */
export const reportError = (error: unknown, language: Language = 'en'): string => {
  if (!(error instanceof Problem))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [
    sentencesIn(language).say(error.reason),
    ...error.faults.map((fault) => `  ${sayFault(fault, language)}`),
  ].join('\n')
}

/** Ends the process quietly where the reader of its output has gone, as with `lendwire … | head`. */
export const endWithReader = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
}
