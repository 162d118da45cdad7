import type { AnyReason } from '../translations/parameter.ts'
import type { Calendar } from './calendar.ts'
import type { Command, CommandType } from './commands/command.ts'
import type { DeliveryResult } from './deliveries/delivery-result.ts'
import type { DueDateNoticeSettings } from './due-date-notices.ts'
import type { RecordedEvent } from './events/recorded-event.ts'
import type { Refusal } from './life-cycle/refusal.ts'
import type { IlsCall } from './local-answers/ils-call.ts'
import type { OwnAnswer } from './local-answers/local-answer.ts'
import type { PartnerEvent } from './partner-events/partner-event.ts'
import type { PartnerCounts } from './partner-statistics/partner-counts.ts'
import type { Citation } from './request/citation.ts'
import type { CopyrightCount } from './request/copyright.ts'
import type { Deadline } from './request/deadline.ts'
import type { Next } from './request/next.ts'
import type { Operation, OperationKind } from './request/operation.ts'
import type { Request } from './request/request.ts'
import type { SourcedField } from './request/sourced-fields.ts'
import type { PlannedRota } from './rota-rules/planned-rota.ts'
import type { SendingVerdict } from './rota-rules/sending-rules.ts'
import type { Actor, AgencyId, Day, Duration, Instant, PartnerCode, RequestId } from './values.ts'
import type { WorkflowProfile } from './workflow/workflow-profile.ts'

/** The facts about a partner from its profile and the capabilities of its protocol. */
export type PartnerFacts = {
  readonly code: PartnerCode
  readonly active: boolean
  /** The reason why it is not asked now (inactive, closed, over its limit), or null. */
  readonly skip: AnyReason | null
  readonly workflow: WorkflowProfile
  readonly takesStatusRequest: boolean
  readonly takesReminder: boolean
  /** True where a retry keeps the id of the request, as some vendors require. */
  readonly retryKeepsId: boolean
  /** True where its protocol reports a received item by its id alone: the lender's, else the barcode that it got here. */
  readonly receivedNeedsItemId?: boolean | undefined
  /** True where its protocol reports each returned item in a message of its own. */
  readonly returnsEachItem?: boolean | undefined
  /** The expiry of a request that it does not answer; null where the workflow's deadline counts. */
  readonly expiry: Expiry | null
  /** True where a cancel is sent automatically once its time to answer is over. Else staff get attention. */
  readonly automaticCancel: boolean
  /** True where claims are sent automatically, false where never; null for what the workflow profile says. */
  readonly automaticClaim: boolean | null
  /** The number of days after which the notice of an item that is still overdue is repeated; null for never. */
  readonly resendOverdueDays: number | null
  /** When it is open; left out where it always is. */
  readonly calendar?: Calendar | undefined
  /** The number of days that it takes to supply, in place of the workflow's deadline; null where that counts. */
  readonly supplyDays: number | null
  /** The number of days for which its shipments are under way. */
  readonly deliveryDelayDays: number
  /** True for a broker, which passes requests on to suppliers of its choice, one after the other. */
  readonly isBroker?: boolean | undefined
  /** True where an offer to retry ends the request there, so that a cancel is never answered. */
  readonly retryEndsRequest?: boolean | undefined
  /** True where each Request makes a new loan there, so that none is sent again without a person. */
  readonly repeatsMakeLoans?: boolean | undefined
  /** True where it finds a request by its own number alone: other messages wait until it has named it. */
  readonly needsItsNumber?: boolean | undefined
  /** True where it takes the receipt and the return of an item once, and the return only behind the receipt. */
  readonly takesOnce?: boolean | undefined
  /** True for a broker that goes on to its next supplier where one is declined. */
  readonly declinesSuppliers?: boolean | undefined
  /** The operations that its system takes no message for. */
  readonly refusedOperations?: readonly OperationKind[] | undefined
  /** How early before the due date, and how often, it renews: where it says so itself. */
  readonly renewals?: { readonly from?: Duration | undefined; readonly most?: number | undefined } | undefined
  /** Words that it always says: they inform. */
  readonly standingTexts?: readonly string[] | undefined
  /** The currency of its prices, where it names none. */
  readonly currency?: string | undefined
  /** The locate profile of its catalogue; left out where no locate profile says how. */
  readonly catalogue?: { readonly profile: string; readonly whenUncertain: 'keep' | 'drop' } | undefined
}

/** The expiry of a request that a partner does not answer: never, after some days, or at its date of interest. */
export type Expiry =
  | { readonly kind: 'none' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'date_of_interest' }

/** A configuration document that a request names and that cannot be used. */
export type MissingDocument = {
  readonly kind: 'library' | 'partner' | 'workflow' | 'locate_profile'
  readonly code: string
  /** The reason why it cannot be read; left out where it does not exist any more. */
  readonly fault?: AnyReason
}

/** The context of a decision besides the request: the time, the actor, and the facts about its partners. */
export type Context = {
  readonly now: Instant
  readonly by: Actor
  readonly timeZone: string
  /** When the library is open; left out where it always is. */
  readonly calendar?: Calendar | undefined
  /** The library's workflow profile; a partner's own holds while that partner is active. */
  readonly workflow: WorkflowProfile
  /** The agency ids that the library borrows under. */
  readonly ownAgencies?: readonly AgencyId[] | undefined
  readonly partners: Readonly<Record<string, PartnerFacts>>
  /** The places of pick-up at which items for special collections are used; left out where the library lists none. */
  readonly specialCollections?: readonly string[] | undefined
  /** The library's settings for notices about due dates; left out where it sends none. */
  readonly dueDateNotices?: DueDateNoticeSettings | undefined
  /** True where the ILS records items at receipt. */
  readonly recordsInIls: boolean
  /** The ways in which the ILS takes a new due date of a patron's loan. */
  readonly ilsTakes?: { readonly renewItem: boolean; readonly recallItem: boolean } | undefined
  /** True where the library's own catalogue can be asked whether the library owns the item. */
  readonly hasCatalogue?: boolean | undefined
  /** The missing documents that the request names: a built-in default applies in place of each. */
  readonly missingDocuments?: readonly MissingDocument[]
  /** True where the store refused to withdraw a waiting message. */
  readonly attempted: boolean
  /** The rota that rules or a template give, where the input asks for one. */
  readonly planned?: PlannedRota
  /** The verdict of the sending rules on a new request; left out where there are no such rules. */
  readonly sending?: SendingVerdict
  /** The id of the partner's message that the input came in. */
  readonly message?: string | undefined
  /** The counts for a copy, and the resulting compliance code. */
  readonly copyright?: { readonly count: CopyrightCount; readonly code: string } | undefined
  /** The declaration of the patron, with the text that was shown. */
  readonly declaration?: { readonly version: string; readonly text: string } | undefined
  /** The citation as the sources complete it, where the input asks for that. */
  readonly lookedUp?:
    | {
        readonly citation: Citation
        readonly sourcedFields: readonly SourcedField[]
        /** The reason why sources filled nothing in. */
        readonly failure?: AnyReason | undefined
        /** True where a source did not answer. */
        readonly unanswered?: boolean | undefined
      }
    | undefined
  /** The message to a partner that is to be sent again, where the input names one. */
  readonly failed?: FailedDelivery
  /** True where a receipt that is to be undone waits to be sent, and the partner has none that was sent before. */
  readonly receiptWaits?: boolean
  /** How long messages that a person's command causes wait before they leave, so that an undo withdraws them. */
  readonly holdBack?: Duration | undefined
  /**
   * What the command that is to be undone sent: entries below 1 are those of notices and of calls to the ILS. `waits` where
   * it can be withdrawn, with nothing else of its kind.
   */
  readonly caused?: readonly {
    readonly entry: number
    readonly operation: SentOperation
    readonly waits: boolean
  }[]
}

/** What goes out for a request: a message to a partner, a notice to the patron, a call to the ILS, or a catalogue search. */
export type SentOperation = OperationKind | 'notice' | IlsCall | 'locate'

/** A message to a partner that was given up, or refused. */
export type FailedDelivery = {
  readonly delivery: string
  readonly entry: number
  /** The request id that it went out under. */
  readonly requestId: RequestId
  readonly operation: OperationKind
  readonly state: 'dead' | 'refused'
  /** True where the partner may have accepted it although no confirmation came. */
  readonly possiblyTaken: boolean
  /** True where a later message has the same content and is delivered or in progress. */
  readonly superseded: boolean
}

/** Everything that can happen to a request that exists. */
export type Input =
  | { readonly kind: 'command'; readonly command: Command }
  | {
      readonly kind: 'partner_event'
      readonly entry: number
      /** The request id under which the partner spoke: an earlier one of the entry makes the event stale. */
      readonly requestId: RequestId
      readonly event: PartnerEvent
      /** The content's fingerprint: an equal one on an entry that has not changed since is a repeat. */
      readonly fingerprint?: string
    }
  | {
      readonly kind: 'delivery'
      readonly entry: number
      readonly requestId: RequestId
      readonly operation: OperationKind
      /** The outbox entry; undefined for an operation that was not sendable. */
      readonly delivery?: string
      readonly result: DeliveryResult
    }
  | { readonly kind: 'deadline'; readonly deadline: Deadline }
  | { readonly kind: 'answer'; readonly answer: OwnAnswer }

/** An effect of a decision on the outside, as plain data. */
export type Effect =
  | {
      readonly kind: 'send'
      readonly entry: number
      readonly requestId: RequestId
      readonly operation: Operation
      readonly notBefore?: Instant
    }
  /**
   * Withdraw messages that wait to be sent. `required`: if one cannot be withdrawn, nothing is committed, and the core
   * decides again with `attempted`.
   */
  | {
      readonly kind: 'withdraw'
      readonly entry: number
      readonly operations: readonly SentOperation[] | 'all'
      readonly required: boolean
    }
  /** Send a dead letter again with the same bytes. */
  | { readonly kind: 'requeue'; readonly delivery: string }
  /** Ask the catalogues of these entries' partners, with `own` the library's, with `holders` union catalogues who holds the item. */
  | {
      readonly kind: 'locate'
      readonly entries: readonly number[]
      readonly own: boolean
      readonly holders?: boolean
    }
  /** Call the library's own system. */
  | {
      readonly kind: 'ils'
      readonly call:
        | 'accept_items'
        | 'remove_items'
        | 'cancel_hold'
        | 'undo_items'
        | 'renew_items'
        | 'recall_items'
      readonly items: readonly number[]
    }
  /** Send the patron a notice: of the status reached, or of a due date. */
  | {
      readonly kind: 'notice'
      readonly status: string
      /** The due date that the notice is about, where it is about one. */
      readonly dueDate?: Day | undefined
      /** Words of staff for the patron. */
      readonly note?: string | undefined
    }

/** The decision of the core. `not_allowed` changes nothing and records nothing. */
export type Decision =
  | {
      readonly kind: 'applied' | 'ignored' | 'repeat'
      readonly request: Request
      readonly event: RecordedEvent
      readonly effects: readonly Effect[]
      /** The additions to the statistics of partners. */
      readonly partnerCounts: readonly PartnerCounts[]
      /** Until when the messages of a person's command wait; null where they leave at once. */
      readonly heldUntil: Instant | null
    }
  | {
      readonly kind: 'not_allowed'
      readonly reason: Refusal
      readonly status: string
      readonly allowed: readonly CommandType[]
      /** The next wait; null if there is none. */
      readonly next: Next | null
    }
