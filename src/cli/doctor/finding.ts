import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { failureOf } from '../../transport/failure-of.ts'

/** The result of a check, and the remedy. */
export type Finding = {
  readonly check: string
  readonly result: 'ok' | 'warning' | 'failed'
  readonly detail: string
  readonly remedy?: string
}

/** The longest time for which an answer is waited for, in milliseconds. */
export const timeout = 5_000

/** Returns what an error goes back to: `fetch` says only that it failed. */
export const rootOf = (error: Error): Error => (error.cause instanceof Error ? rootOf(error.cause) : error)

/** Returns why something failed, in words. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? sentencesIn('en').say(failureOf(rootOf(error))) : 'unknown'
