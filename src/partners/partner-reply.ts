import type { PartnerEvent } from '../borrowing/partner-events/partner-event.ts'
import type { AnyReason } from '../translations/parameter.ts'

/** The answer of the partner's system on the wire. */
export type WireAnswer = {
  readonly status: number
  readonly contentType: string
  /** Where a redirect leads. It is not followed. */
  readonly location?: string
  readonly body: Uint8Array
}

/**
 * The meaning of that answer for the operation. `unclear` is a 200 that cannot be read: the message may have been
 * accepted.
 */
export type ReplyMeaning =
  | { readonly kind: 'confirmed'; readonly events: readonly PartnerEvent[] }
  /**
   * `answers`: the event that a refusal is where it answers the question that was asked. It does not count if the partner
   * may have accepted an earlier attempt.
   */
  | {
      readonly kind: 'refused'
      readonly error: RefusedError
      readonly answers?: PartnerEvent | undefined
    }
  /** Not taken, and to be tried again later. */
  | { readonly kind: 'not_now'; readonly reason: AnyReason }
  | { readonly kind: 'unclear'; readonly reason: AnyReason }

export type RefusedError = {
  /**
   * `unknown_request`: the partner does not know the request id; it decides what an unconfirmed request becomes.
   * `finished`: the request is over there, so the message comes too late.
   */
  readonly kind: 'unknown_request' | 'finished' | 'other'
  readonly reason: AnyReason
  /** The partner says that it has a request of this id already: whatever came before, it may have been taken. */
  readonly alreadyKnown?: boolean | undefined
}
