import { z } from 'zod'
import { schemaMessage } from '../../translations/schema-message.ts'
import { readyForPickup } from '../notice-words.ts'
import { isStatus } from '../status/statuses.ts'
import { DaysBefore } from '../time.ts'
import { Duration } from '../values.ts'

const on = z.boolean().prefault(true)
const off = z.boolean().prefault(false)
const duration = (value: string) =>
  Duration.refine((each) => /[1-9]/.test(each), schemaMessage('fault.longer_than_zero'))
    .nullable()
    .prefault(value)

/** The shorter deadlines of a level of service. */
const hurry = (level: string) =>
  z
    .object({
      response: duration('P1D').describe('How long a partner’s answer is waited for.'),
      willSupply: duration('P2D').describe('How long a promised item is waited for.'),
    })
    .prefault({})
    .describe(`The deadlines of requests with the service level ${level}.`)

/** The rules by which a library works with its partners: optional steps, and the consequences of a missing answer. */
export const WorkflowProfile = z.object({
  code: z.string().min(1).max(60).describe('The code of the document, fixed once given.'),
  steps: z
    .object({
      approval: off.describe('Whether requests need approval before they are sent.'),
      requestAccepted: on.describe(
        'Whether the answer that a partner took the request is a step of its own.',
      ),
      willSupply: on.describe('Whether the promise of a partner is a step of its own.'),
      conditional: on.describe('Whether a partner’s condition waits for staff.'),
      renew: on.describe('Whether loans can be renewed.'),
      mediatedRenewal: off.describe('Whether staff approve renewals.'),
      recall: on.describe('Whether recalls are a step of their own.'),
      cancelNotAccepted: on.describe('Whether a refused cancellation is a step of its own.'),
      lost: on.describe('Whether losses are a step of their own.'),
      damaged: on.describe('Whether damages are a step of their own.'),
      declaredLost: on.describe(
        'Whether the end of a loan without a return, as the partner says it, is a step of its own.',
      ),
      lenderCheckIn: on.describe('Whether the request waits until the partner has checked the item in.'),
    })
    .prefault({})
    .describe(
      'The steps of a request. The event of a step that is off still changes what it must, but has no status of its own and makes nobody wait.',
    ),
  automaticSend: off.describe('Whether requests are sent automatically.'),
  automaticLocate: off.describe('Whether catalogues are asked automatically.'),
  onRotaUsedUp: z
    .enum(['keep', 'close'])
    .prefault('keep')
    .describe('What follows once every partner was asked.'),
  onExpiry: z
    .enum(['next_partner', 'close'])
    .prefault('next_partner')
    .describe('What follows once a request expires.'),
  onSendFailure: z
    .enum(['hold', 'next_partner'])
    .prefault('hold')
    .describe('What follows where a message cannot be sent.'),
  onLocateFailure: z
    .enum(['keep', 'close'])
    .prefault('keep')
    .describe('What follows where no catalogue has the item.'),
  afterPartnerCancel: z
    .enum(['at_once', 'after_the_reply'])
    .prefault('after_the_reply')
    .describe('What follows once the partner cancels.'),
  onNoCancelReply: z
    .enum(['accepted', 'attention'])
    .prefault('attention')
    .describe('What follows where a cancellation is not answered.'),
  digitalDelivery: z
    .enum(['to_patron', 'to_library', 'print_only'])
    .prefault('to_library')
    .describe(
      'How digital copies reach the patron; `print_only` where licences allow the library to hand over a print only.',
    ),
  onOpenOffer: z
    .enum(['keep', 'decline'])
    .prefault('keep')
    .describe('What follows when nobody answers a condition or an offer to retry.'),
  acceptWithinMaximumCost: on.describe(
    'Whether a cost within the maximum is agreed without staff, and only informs: a condition or an offer to retry that asks for nothing else, and a charge that is none for a loss.',
  ),
  retryTransfers: off.describe(
    'Whether a partner that refers to another record of its catalogue (a transfer) is asked for that record without staff, once for each record.',
  ),
  afterLost: z
    .enum(['closed', 'kept'])
    .prefault('kept')
    .describe('What follows when the partner does not answer a reported loss.'),
  loanPeriod: duration('P28D').describe('How long a loan lasts where the partner names no due date.'),
  returnBuffer: DaysBefore.nullable()
    .prefault(null)
    .describe(
      'How many days before the partner’s due date the patron brings an item back, besides the days of the way back (`deliveryDelayDays` of the partner); null for none.',
    ),
  renewFrom: DaysBefore.nullable()
    .prefault(null)
    .describe(
      'How long before the due date a renewal is asked for at the earliest, in whole days; null for at any time.',
    ),
  maxRenewals: z
    .int()
    .nonnegative()
    .max(100)
    .nullable()
    .prefault(null)
    .describe('How often a loan is renewed at most; null where that is not counted.'),
  complete: z
    .enum(['at_return', 'at_lender_check_in'])
    .prefault('at_lender_check_in')
    .describe('When a request counts as completed.'),
  claimBeforeExpiry: off.describe(
    'Whether the partner is claimed when the response deadline passes, before the entry expires.',
  ),
  reminder: off.describe('Whether the last claim may be a Reminder, where the partner takes it.'),
  duplicates: z
    .object({
      within: Duration.nullable().prefault(null).describe('How old the other request may be.'),
      action: z.enum(['hold', 'refuse']).prefault('hold').describe('What happens to the second request.'),
    })
    .prefault({})
    .describe('What happens to a second request of the same patron for the same item.'),
  deadlines: z
    .object({
      locate: duration('PT10M').describe('How long catalogues are waited for.'),
      response: duration('P7D').describe('How long a partner’s answer is waited for.'),
      unconfirmed: duration('P1D').describe(
        'How long a request is waited for of which it is not known whether the partner has it.',
      ),
      willSupply: duration('P14D').describe('How long a promised item is waited for.'),
      cancelReply: duration('P7D').describe('How long an answer to a cancellation is waited for.'),
      renewalAnswer: duration('P7D').describe('How long an answer to a renewal is waited for.'),
      claim: duration('P3D').describe('How long after a claim the partner is asked again.'),
      checkIn: duration('P21D').describe('How long the partner’s check-in is waited for.'),
      offer: duration('P7D').describe('How long a condition or an offer to retry stays open.'),
      transit: duration('P21D').describe('How long an item may be on its way.'),
      shelf: duration('P14D').describe('How long an item stays on the hold shelf.'),
      returnTransit: duration('P10D').describe(
        'How long a parcel back is on its way: until then an overdue that crosses it only informs.',
      ),
      patronAnswer: duration('P3D').describe(
        'How long the patron’s answer to a question is waited for, where staff name no day.',
      ),
      claimsReturned: duration('P30D').describe(
        'How long the partner’s answer is waited for, once it was told that the items went back that it misses.',
      ),
      lostReported: duration('P60D').describe(
        'How long the partner’s answer to a reported loss is waited for.',
      ),
      ilsAnswer: duration('P1D').describe('How long the library’s own system is waited for.'),
      return: duration('P7D').describe('How long an item that must go back may stay.'),
      idle: duration('P7D').describe('How long it may be the library’s turn.'),
    })
    .prefault({})
    .describe('How long lendwire waits. Null in a member turns that deadline off.'),
  countOpenDays: off.describe(
    'Whether deadlines that are given in days count only days on which the partner, or the library where it must act, is open. Whether on or off, they end on an open day.',
  ),
  byServiceLevel: z
    .object({ rush: hurry('Rush'), urgent: hurry('Urgent'), express: hurry('Express') })
    .prefault({})
    .describe('Shorter deadlines for levels of service, in place of `deadlines` where they end earlier.'),
  patronNotices: z
    .array(
      z
        .string()
        .refine((name) => isStatus(name) || name === readyForPickup, schemaMessage('fault.status_or_ready')),
    )
    .max(60)
    .prefault([])
    .describe(
      'The statuses about which patrons get a mail; `ready_for_pickup` once an item is on the hold shelf.',
    ),
})
export type WorkflowProfile = z.infer<typeof WorkflowProfile>
