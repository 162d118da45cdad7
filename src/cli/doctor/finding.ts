import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { failureOf } from '../../transport/failure-of.ts'

/** The result of a check, and the remedy. */
export type Finding = {
  readonly check: string
  readonly result: 'ok' | 'warning' | 'failed'
  readonly found: AnyReason
  readonly remedy?: AnyReason
}

/** The longest time for which an answer is waited for, in milliseconds. */
export const timeout = 5_000

/** Returns what an error goes back to: `fetch` says only that it failed. */
export const rootOf = (error: Error): Error => (error.cause instanceof Error ? rootOf(error.cause) : error)

/** Returns why something failed. */
export const reasonOf = (error: unknown): AnyReason =>
  error instanceof Error ? failureOf(rootOf(error)) : reason('failure.connection_failed')
