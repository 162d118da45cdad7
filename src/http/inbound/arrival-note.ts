import type { PartnerCode } from '../../borrowing/values.ts'
import type { AnyReason } from '../../translations/parameter.ts'

/** The facts about a message that its handling found. */
export type ArrivalNote = {
  /** Whose it is, where that is certain. */
  readonly partner?: PartnerCode | undefined
  readonly summary?: string | undefined
  readonly reason?: AnyReason | undefined
  /** True for a message that was answered in the words of its protocol, and that with an error. */
  readonly isRefused?: boolean | undefined
}
