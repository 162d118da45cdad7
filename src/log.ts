import { Problem } from './problem.ts'

/** The levels of the log, the most detailed first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** The format of log lines: JSON, lines for people, or `auto`: for people on a terminal and JSON elsewhere. */
export const logFormats = ['auto', 'json', 'pretty'] as const
export type LogFormat = (typeof logFormats)[number]

/** A line for the operator: never a body, a header, a secret or a patron's data. */
export type LogEntry = {
  readonly level: LogLevel
  readonly message: string
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes a line for the operator. */
export type Log = (entry: LogEntry) => void

/** Leaves out lines that are less important than a level. */
export const logFrom =
  (level: LogLevel, log: Log): Log =>
  (entry) => {
    if (logLevels.indexOf(entry.level) >= logLevels.indexOf(level)) log(entry)
  }

/** Describes an error for a log line. Only the message of a `Problem` is known to hold no secret and no patron data. */
export const errorFacts = (error: unknown): NonNullable<LogEntry['facts']> => ({
  error: error instanceof Error ? error.name : 'unknown',
  ...(error instanceof Problem ? { reason: error.message } : {}),
})
