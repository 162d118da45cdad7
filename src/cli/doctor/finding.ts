/** The result of a check, and the remedy. */
export type Finding = {
  readonly check: string
  readonly result: 'ok' | 'warning' | 'failed'
  readonly detail: string
  readonly remedy?: string
}

/** The longest time for which an answer is waited for, in milliseconds. */
export const timeout = 5_000

/** Returns an error's message. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')
