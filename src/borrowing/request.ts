import { z } from 'zod'
import { RotaOrigin, SendingDecision } from './origins.ts'
import {
  Actor,
  Address,
  AnyUrl,
  Cost,
  Day,
  Instant,
  LibraryCode,
  PartnerCode,
  RequestId,
  RequestNumber,
} from './values.ts'

const text = (longest = 2000) => z.string().max(longest)

/** What is wanted, in the words of the citation. */
export const Citation = z.object({
  title: text().optional(),
  author: text().optional(),
  subtitle: text().optional(),
  seriesTitle: text().optional(),
  edition: text(200).optional(),
  titleOfComponent: text().optional(),
  authorOfComponent: text().optional(),
  volumes: z.array(text(200)).max(100).optional(),
  issue: text(200).optional(),
  pagesRequested: text(200).optional(),
  estimatedPages: text(40).optional(),
  /** Identifiers of the item: ISBN, ISSN, ISMN, DOI … */
  identifiers: z
    .array(z.object({ type: text(40), value: text(200) }))
    .max(30)
    .optional(),
  /** Numbers of records that describe it: OCLC, LCCN, PMID … */
  recordIds: z
    .array(z.object({ type: text(40), value: text(200) }))
    .max(30)
    .optional(),
  supplierRecordId: text(200).optional(),
  sponsor: text().optional(),
  informationSource: text().optional(),
  publisher: text().optional(),
  publicationType: text(60).optional(),
  publicationDate: text(60).optional(),
  placeOfPublication: text(200).optional(),
  /** The language of the publication: a code of ISO 639, or words. */
  language: text(60).optional(),
})
export type Citation = z.infer<typeof Citation>

/** Where a part of a citation was looked up. */
export const CitationSource = z.enum(['crossref', 'pubmed', 'sru'])
export type CitationSource = z.infer<typeof CitationSource>

/** A part of the citation that nobody typed: it was filled in from a source. */
export const Filled = z.object({
  /** A member of the citation, or one kind of its numbers: `title`, `identifiers/ISSN`. */
  field: text(80),
  source: CitationSource,
})
export type Filled = z.infer<typeof Filled>

/** What the OpenURL that a request came by said besides its citation, as it was sent. */
export const OpenUrlExtras = z.object({
  version: z.enum(['0.1', '1.0']),
  /** The system that made the link: its `rfr_id` or `sid`. */
  source: text(4000).optional(),
  /** Keys that have no place in the citation, with their values. */
  unknown: z.record(text(120), z.array(text(4000))),
  /** Numbers that were wrong and left out, and values that were not read. */
  faults: z.array(z.object({ key: text(120), value: text(120), message: text(300) })).max(500),
})
export type OpenUrlExtras = z.infer<typeof OpenUrlExtras>

/** How it is wanted. */
export const Service = z.object({
  type: z.enum(['loan', 'copy', 'copy_or_loan']),
  /** Physical and digital delivery wanted; a loan is physical, a copy may be either. */
  form: z.enum(['physical', 'digital']).optional(),
  format: text(60).optional(),
  level: text(60).optional(),
  neededBy: Day.optional(),
  /** After this day nobody wants it any more: the request expires. */
  dateOfInterest: Day.optional(),
  maximumCost: Cost.optional(),
  copyrightCompliance: text(60).optional(),
  anyEdition: z.boolean().optional(),
  /** True where the item need not be returned, so it can be handed over for good. */
  nonReturnable: z.boolean().optional(),
  note: text().optional(),
})
export type Service = z.infer<typeof Service>

/** For whom it is wanted. Personal data: in no log, no error. */
export const Patron = z.object({
  id: text(120),
  surname: text(200).optional(),
  givenName: text(200).optional(),
  email: z.email().max(254).optional(),
  group: text(60).optional(),
})
export type Patron = z.infer<typeof Patron>

export const stages = [
  'created',
  'pending_approval',
  'locating',
  'locate_failed',
  'ready',
  'sent',
  'accepted',
  'will_supply',
  'shipped',
  'received',
  'on_loan',
  'patron_returned',
  'returned',
  'unfilled',
  'closed',
] as const
/** The journey of a request. */
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** What must be settled before a request may be sent. */
export const Waiting = z.discriminatedUnion('for', [
  z.object({ for: z.literal('approval') }),
  z.object({ for: z.literal('duplicate'), request: RequestNumber }),
  z.object({ for: z.literal('locally_owned') }),
  z.object({ for: z.literal('staff') }),
  z.object({ for: z.literal('until'), date: Day }),
])
export type Waiting = z.infer<typeof Waiting>

/** A condition of use that a partner names: an open code, or words. */
export const Condition = text(200)

const ConditionQuestion = z.object({
  kind: z.literal('condition'),
  conditions: z.array(Condition).max(20),
  cost: Cost.optional(),
})
const RetryQuestion = z.object({
  kind: z.literal('retry'),
  reason: text(200).optional(),
  after: Instant.optional(),
  before: Instant.optional(),
  cost: Cost.optional(),
  conditions: z.array(Condition).max(20).optional(),
})

const questions = [
  z.object({
    kind: z.literal('cancel'),
    scope: z.enum(['full_by_staff', 'full_by_patron', 'this_partner']),
    /** The question that the cancel set aside; it comes back if the cancel is refused. */
    aside: z.discriminatedUnion('kind', [ConditionQuestion, RetryQuestion]).optional(),
    /** True once the partner was told: its answer is due. */
    told: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('renew'),
    dueDateWanted: Day.optional(),
    /** True once the partner was told: its answer is due. */
    told: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('renew_review'), dueDateWanted: Day.optional() }),
  ConditionQuestion,
  RetryQuestion,
  z.object({ kind: z.literal('unconfirmed') }),
] as const
/** One open question with the active partner. */
export const Question = z.discriminatedUnion('kind', questions)
export type Question = z.infer<typeof Question>

/** One open question with the active partner, or with the library's own system. */
export const Negotiation = z.discriminatedUnion('kind', [
  ...questions,
  z.object({
    kind: z.literal('receiving'),
    items: z.array(z.int()),
    missing: z.array(z.int()),
    /** Words for the partner, to go out with `received`. */
    note: text(4000).optional(),
    /** True where the library's own system refused: staff retry, skip or undo. */
    refused: z.boolean().optional(),
    /** The open question with the active partner, which goes on meanwhile and is shown again afterwards. */
    aside: Question.optional(),
  }),
])
export type Negotiation = z.infer<typeof Negotiation>

export const LastAnswer = z.enum(['cancel_refused', 'renewed', 'renew_refused'])
export type LastAnswer = z.infer<typeof LastAnswer>

export const operationKinds = [
  'request',
  'retry',
  'cancel',
  'accept_condition',
  'decline_condition',
  'received',
  'renew',
  'shipped_return',
  'shipped_forward',
  'status_request',
  'reminder',
  'message',
  'lost',
  'damaged',
  'hold_return',
] as const
/** What the library can say to a partner. */
export const OperationKind = z.enum(operationKinds)
export type OperationKind = z.infer<typeof OperationKind>

/** Something that staff should look at. At most one of a kind and entry. */
export const Alert = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('send_failed'),
    operation: OperationKind,
    entry: z.int().positive(),
    delivery: z.string().optional(),
    /** True where the partner said no; false where it was never reached, or the answer never came. */
    refused: z.boolean().optional(),
    reason: text(500).optional(),
  }),
  z.object({ kind: z.literal('stale_shipment'), entry: z.int().positive() }),
  z.object({ kind: z.literal('ils_refused'), reason: text(500).optional() }),
  z.object({ kind: z.literal('recalled'), dueDate: Day.optional() }),
  z.object({ kind: z.literal('overdue') }),
  z.object({ kind: z.literal('hold_return') }),
  z.object({ kind: z.literal('lost'), by: z.enum(['us', 'partner']) }),
  z.object({ kind: z.literal('damaged') }),
  z.object({
    kind: z.literal('no_answer'),
    operation: OperationKind.optional(),
    entry: z.int().positive().optional(),
  }),
])
export type Alert = z.infer<typeof Alert>
export type AlertKind = Alert['kind']

/** How a closed request ended. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('completed'), reason: text(200).optional() }),
  z.object({ kind: z.literal('declined') }),
  z.object({ kind: z.literal('cancelled_by_staff') }),
  z.object({ kind: z.literal('cancelled_by_patron') }),
  z.object({ kind: z.literal('cancelled_by_partner') }),
  z.object({ kind: z.literal('unfilled') }),
  z.object({ kind: z.literal('expired') }),
  z.object({ kind: z.literal('lost') }),
])
export type Outcome = z.infer<typeof Outcome>

export const entryStates = [
  'pending',
  'not_located',
  'active',
  'rejected',
  'cancelled',
  'expired',
  'failed',
  'skipped',
  'supplied',
] as const
export const EntryState = z.enum(entryStates)
export type EntryState = z.infer<typeof EntryState>

/** One partner in the rota. */
export const Entry = z.object({
  /** Its number in this request, from 1, never given twice. */
  id: z.int().positive(),
  partner: PartnerCode,
  state: EntryState,
  /** Why it was rejected, skipped, failed …: an open code of the partner, or words. */
  reason: text(500).optional(),
  /** Every request id it was ever asked under; the last one is in force. */
  requestIds: z.array(RequestId),
  /** How far the request to it has come. */
  asked: z.enum(['no', 'queued', 'possibly', 'delivered']),
  /** True once the partner said that it ships: leaving it then needs no cancel. */
  shipped: z.boolean().optional(),
  /** True once the partner was told that the item goes back. */
  returnTold: z.boolean().optional(),
  /** The partner's own id for the request. */
  partnerRequestId: text(200).optional(),
  /** The agency that really supplies, where a broker answers for it. */
  supplier: z.object({ type: text(40), value: text(120) }).optional(),
  /** Conditions and cost that were accepted for this entry. */
  accepted: z.object({ conditions: z.array(Condition), cost: Cost.optional() }).optional(),
  /** What a retry changed for this entry alone. */
  changes: z.object({ citation: Citation.optional(), service: Service.partial().optional() }).optional(),
  /** A supplier's record id or call number that locate found. */
  recordId: text(200).optional(),
  callNumber: text(200).optional(),
  /** True while its partner's catalogue is being asked. */
  locating: z.boolean().optional(),
  /** What that catalogue said, and when: what it does not tell is left out. */
  located: z
    .object({
      at: Instant,
      held: z.boolean().optional(),
      available: z.boolean().optional(),
      lendable: z.boolean().optional(),
      location: text(200).optional(),
    })
    .optional(),
  /** The last thing told to this partner, and the last event heard from it: some vendors' messages mean something only in their light. */
  lastTold: OperationKind.optional(),
  lastHeard: text(60).optional(),
  /** Content of the last message of the partner that was applied; anything else that changes the entry clears it. */
  lastFingerprint: z.string().optional(),
  /** How often it was claimed since it last said anything. */
  claims: z.int().optional(),
})
export type Entry = z.infer<typeof Entry>

export const itemStates = [
  'expected',
  'shipped',
  'received',
  'missing',
  'on_loan',
  'patron_returned',
  'returned',
  'lost',
] as const
export const ItemState = z.enum(itemStates)
export type ItemState = z.infer<typeof ItemState>

/** One volume, or one copy. */
export const Item = z.object({
  /** Its number in this request, from 1. */
  id: z.int().positive(),
  /** The entry whose partner it belongs to. */
  entry: z.int().positive(),
  state: ItemState,
  form: z.enum(['physical', 'digital']),
  partnerItemId: text(200).optional(),
  barcode: text(100).optional(),
  volume: text(200).optional(),
  title: text().optional(),
  callNumber: text(200).optional(),
  /** When the partner wants it back. */
  dueDate: Day.optional(),
  /** When the library wants it back from the patron. */
  patronDueDate: Day.optional(),
  notForLoan: z.boolean().optional(),
  hold: z.enum(['none', 'placed', 'on_shelf', 'cancelled', 'expired']),
  url: AnyUrl.optional(),
  /** True where it was handed over for good: it need not go back. */
  kept: z.boolean().optional(),
  /** True once the partner said that it has the item back. */
  checkedIn: z.boolean().optional(),
  /** What the library's own system calls its temporary record; `sure` is false where it may have been made, or be gone. */
  ils: z.object({ id: text(100), sure: z.boolean() }).optional(),
  /** The stage of the item before it was lost, where it comes back to when it is found. */
  lostIn: ItemState.optional(),
})
export type Item = z.infer<typeof Item>

export const deadlineKinds = [
  'locate',
  'response',
  'unconfirmed',
  'will_supply',
  'cancel_reply',
  'renewal_answer',
  'claim',
  'check_in',
  'overdue',
  'date_of_interest',
  'until',
] as const
export const DeadlineKind = z.enum(deadlineKinds)
export type DeadlineKind = z.infer<typeof DeadlineKind>

export const Deadline = z.object({ kind: DeadlineKind, entry: z.int().positive().optional(), at: Instant })
export type Deadline = z.infer<typeof Deadline>

/** A request as the core and the store know it: plain data, every region in the open. */
export const Request = z.object({
  number: RequestNumber,
  library: LibraryCode,
  createdAt: Instant,
  createdBy: Actor,
  /** The library system's own reference. */
  reference: text(200).optional(),
  citation: Citation,
  /** Parts of the citation that were filled in, and from where; a part that is edited is filled in no more. */
  filled: z.array(Filled).max(40).optional(),
  openUrl: OpenUrlExtras.optional(),
  service: Service,
  patron: Patron.optional(),
  pickupLocation: text(200).optional(),
  deliveryAddresses: z.array(Address).max(10).optional(),
  staffNote: text().optional(),
  /** The workflow profile that holds where no partner's own does. */
  workflow: text(60).optional(),
  stage: Stage,
  waitingFor: z.array(Waiting),
  negotiation: Negotiation.nullable(),
  lastAnswer: LastAnswer.nullable(),
  alerts: z.array(Alert),
  outcome: Outcome.nullable(),
  rota: z.array(Entry),
  /** How the rota was made, where rules or templates made it, the last making last. */
  rotaOrigins: z.array(RotaOrigin).optional(),
  /** What the sending rules decided when it was made. */
  sending: SendingDecision.optional(),
  items: z.array(Item),
  deadlines: z.array(Deadline),
  /** True while the library's own catalogue is being asked. */
  locatingOwn: z.boolean().optional(),
  /** True once staff had partners asked though the library may own the item itself: it is asked after no more. */
  askedThoughOwned: z.boolean().optional(),
  /** How many items are wanted. */
  itemsWanted: z.int().positive(),
  /** How many request ids, entries and items were given out: none is given twice. */
  idsGiven: z.int().nonnegative(),
  entriesGiven: z.int().nonnegative(),
  itemsGiven: z.int().nonnegative(),
})
export type Request = z.infer<typeof Request>
