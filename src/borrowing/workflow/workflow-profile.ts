import { z } from 'zod'
import { readyForPickup } from '../notice-words.ts'
import { isStatus } from '../status/statuses.ts'
import { Duration } from '../values.ts'

const on = z.boolean().prefault(true)
const off = z.boolean().prefault(false)
const duration = (value: string) =>
  Duration.refine((each) => /[1-9]/.test(each), 'must be longer than PT0S; null turns it off')
    .nullable()
    .prefault(value)

/** The rules by which a library works with its partners: optional steps, and the consequences of a missing answer. */
export const WorkflowProfile = z.object({
  code: z.string().min(1).max(60),
  /** A step that is off: its event still changes what it must, but shows no status of its own and waits for nobody. */
  steps: z
    .object({
      approval: off,
      requestAccepted: on,
      willSupply: on,
      conditional: on,
      renew: on,
      mediatedRenewal: off,
      recall: on,
      cancelNotAccepted: on,
      lost: on,
      damaged: on,
      declaredLost: on,
      lenderCheckIn: on,
    })
    .prefault({}),
  automaticSend: off,
  automaticLocate: off,
  onRotaUsedUp: z.enum(['keep', 'close']).prefault('keep'),
  onExpiry: z.enum(['next_partner', 'close']).prefault('next_partner'),
  onSendFailure: z.enum(['hold', 'next_partner']).prefault('hold'),
  onLocateFailure: z.enum(['keep', 'close']).prefault('keep'),
  afterPartnerCancel: z.enum(['at_once', 'after_the_reply']).prefault('after_the_reply'),
  onNoCancelReply: z.enum(['accepted', 'attention']).prefault('attention'),
  digitalDelivery: z.enum(['to_patron', 'to_library']).prefault('to_library'),
  /** The consequence when nobody answers a condition or a retry offer. */
  onOpenOffer: z.enum(['keep', 'decline']).prefault('keep'),
  /** A condition or an offer to retry that asks only for a cost within the request's maximum is accepted without staff. */
  acceptWithinMaximumCost: off,
  /** The consequence when the partner does not answer a reported loss. */
  afterLost: z.enum(['closed', 'kept']).prefault('kept'),
  /** The time for which a loan lasts where the partner names no due date. */
  loanPeriod: duration('P28D'),
  complete: z.enum(['at_return', 'at_lender_check_in']).prefault('at_lender_check_in'),
  /** Claim when the response deadline passes, before the entry expires. */
  claimBeforeExpiry: off,
  /** The last claim may be a Reminder, where the partner takes it. */
  reminder: off,
  duplicates: z
    .object({
      within: Duration.nullable().prefault(null),
      action: z.enum(['hold', 'refuse']).prefault('hold'),
    })
    .prefault({}),
  /** Null turns a deadline off. */
  deadlines: z
    .object({
      locate: duration('PT10M'),
      response: duration('P7D'),
      unconfirmed: duration('P1D'),
      willSupply: duration('P14D'),
      cancelReply: duration('P7D'),
      renewalAnswer: duration('P7D'),
      claim: duration('P3D'),
      checkIn: duration('P21D'),
      /** The time for which a condition or an offer to retry stays open. */
      offer: duration('P7D'),
      /** The time for which an item is on its way. */
      transit: duration('P21D'),
      /** The time for which an item stays on the hold shelf. */
      shelf: duration('P14D'),
      /** The time for which a parcel back is under way: until then an overdue that crosses it only informs. */
      returnTransit: duration('P10D'),
      /** The time for which lendwire waits for the partner's answer to a reported loss. */
      lostReported: duration('P60D'),
      ilsAnswer: duration('P1D'),
      /** The time for which an item that is to go back may stay. */
      return: duration('P7D'),
      /** The time for which it may be the library's turn. */
      idle: duration('P7D'),
    })
    .prefault({}),
  /** The statuses of which patrons get a mail; `ready_for_pickup` once an item is on the hold shelf. */
  patronNotices: z
    .array(
      z
        .string()
        .refine(
          (name) => isStatus(name) || name === readyForPickup,
          'a public status, such as loaned_to_patron, or `ready_for_pickup`',
        ),
    )
    .max(60)
    .prefault([]),
})
export type WorkflowProfile = z.infer<typeof WorkflowProfile>
