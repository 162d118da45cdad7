import type { GatewayAreas } from '../../translations/gateway-sentences.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { failureOf } from '../../transport/failure-of.ts'

type DoctorWords = GatewayAreas['doctor']
/** The name of a check, as the catalogue has it. */
export type CheckName = keyof DoctorWords['check']

/** The result of a check, and the remedy. */
export type Finding = {
  readonly check: CheckName
  /** The code of the partner that was checked. */
  readonly partner?: string
  readonly result: keyof DoctorWords['result']
  readonly found: AnyReason
  readonly remedy?: AnyReason
}

/** Makes the finding that all is well. */
export const passed = (check: CheckName, found: AnyReason): Finding => ({ check, result: 'ok', found })

/** Makes the finding of something to look at. */
export const warning = (check: CheckName, found: AnyReason, remedy: AnyReason): Finding => ({
  ...{ check, result: 'warning', found, remedy },
})

/** Makes the finding of a failure. */
export const failure = (check: CheckName, found: AnyReason, remedy?: AnyReason): Finding => ({
  ...{ check, result: 'failed', found },
  ...(remedy === undefined ? {} : { remedy }),
})

/** The longest time for which an answer is waited for, in milliseconds. */
export const timeout = 5_000

/** Returns what an error goes back to: `fetch` says only that it failed. */
export const rootOf = (error: Error): Error => (error.cause instanceof Error ? rootOf(error.cause) : error)

/** Returns why something failed. */
export const reasonOf = (error: unknown): AnyReason =>
  error instanceof Error ? failureOf(rootOf(error)) : reason('failure.connection_failed')
