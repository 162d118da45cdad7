/** A line for the operator: never a body, a header, a secret or a patron's data. */
export type LogEntry = {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes a line for the operator. */
export type Log = (entry: LogEntry) => void
