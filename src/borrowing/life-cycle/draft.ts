import { reason } from '../../translations/reason.ts'
import type { Context, Effect, PartnerFacts } from '../decision.ts'
import type { Explanation } from '../events/explanation.ts'
import type { Attention, RaisedAttention } from '../request/attention.ts'
import type { Deadline, DeadlineKind } from '../request/deadline.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import type { Operation, OperationKind } from '../request/operation.ts'
import { numberOf } from '../request/partner-number.ts'
import type { Request } from '../request/request.ts'
import { dayOf, deadlineAfter } from '../time.ts'
import type { Day, Duration, Instant } from '../values.ts'
import type { WorkflowProfile } from '../workflow/workflow-profile.ts'

/**
 * A decision in the making: the request so far, and what is to be done in the world. Steps take one and give the next.
 */
export type Draft = {
  readonly request: Request
  readonly effects: readonly Effect[]
  /** Automatic decisions, for the timeline. */
  readonly explanations: readonly Explanation[]
  readonly context: Context
  /** The entry that the input is about: the one it names, else the active one. */
  readonly entry: number | null
}

/** Starts a draft of a request, before anything was decided. */
export const startDraft = (request: Request, context: Context, entry: number | null): Draft => ({
  request,
  effects: [],
  explanations: [],
  context,
  entry,
})

/** Returns whether an object has these members already. */
const has = <Whole extends object>(whole: Whole, members: Partial<Whole>): boolean => {
  for (const name in members) if (whole[name] !== members[name]) return false
  return true
}

/** Sets members of the request. */
export const change = (draft: Draft, members: Partial<Request>): Draft =>
  has(draft.request, members) ? draft : { ...draft, request: { ...draft.request, ...members } }

/** Notes an automatic decision for the timeline. */
export const explain = (draft: Draft, explanation: Explanation): Draft => ({
  ...draft,
  explanations: [...draft.explanations, explanation],
})

/** Returns whether a day has passed at the library. */
export const isPastDay = ({ context: { now, timeZone } }: Draft, day: Day): boolean =>
  day < dayOf(now, timeZone)

/** Returns the entry that is asked now. */
export const activeEntry = (request: Request): Entry | undefined =>
  request.rota.find((entry) => entry.state === 'active')

/** Returns an entry by its number. */
export const entryById = (request: Request, id: number | null): Entry | undefined =>
  request.rota.find((entry) => entry.id === id)

/** Returns the entry that the draft is about. */
export const draftEntry = (draft: Draft): Entry | undefined => entryById(draft.request, draft.entry)

/** Sets members of one entry. */
export const changeEntry = (draft: Draft, id: number, members: Partial<Entry>): Draft => {
  const changed = entryById(draft.request, id)
  if (changed === undefined || has(changed, members)) return draft
  const now = { ...changed, ...members }
  return change(draft, { rota: draft.request.rota.map((entry) => (entry === changed ? now : entry)) })
}

/** Sets members of the items that a test picks. */
export const changeItems = (
  draft: Draft,
  picks: (item: Item) => boolean,
  members: (item: Item) => Partial<Item>,
): Draft =>
  change(draft, {
    items: draft.request.items.map((item) => (picks(item) ? { ...item, ...members(item) } : item)),
  })

/** Returns the facts about an entry's partner; undefined for a deleted partner. */
export const factsOf = (draft: Draft, entry: Entry | undefined): PartnerFacts | undefined =>
  entry === undefined ? undefined : draft.context.partners[entry.partner]

/** Returns the workflow profile that holds: the entry's partner's own, else the library's. */
export const workflowOf = (draft: Draft, entry: Entry | undefined = draftEntry(draft)): WorkflowProfile =>
  factsOf(draft, entry)?.workflow ?? draft.context.workflow

/** The operations that wait for the number of a partner that finds a request by that alone. */
const waitsForNumber: readonly OperationKind[] = ['cancel', 'received', 'shipped_return']

/** Keeps an operation until the partner has named its number. It is written then, from the request as it is then. */
const hold = (draft: Draft, entry: Entry, operation: Operation): Draft => {
  const others = (entry.heldOperations ?? []).filter(({ kind }) => kind !== operation.kind)
  const note = 'note' in operation ? operation.note : undefined
  const held = { kind: operation.kind, ...(note === undefined ? {} : { note }) }
  return explain(
    changeEntry(draft, entry.id, { lastOperation: operation.kind, heldOperations: [...others, held] }),
    reason('explanation.waits_for_number'),
  )
}

/** Takes back an operation that waits for the partner's number: it is never sent. */
export const takeBackHeld = (draft: Draft, entry: Entry, kind: OperationKind): Draft =>
  changeEntry(draft, entry.id, {
    heldOperations: entry.heldOperations?.filter((held) => held.kind !== kind),
  })

/** Sends an operation to an entry's partner, under the current request id. */
export const sendToPartner = (draft: Draft, entryId: number, operation: Operation): Draft => {
  const entry = entryById(draft.request, entryId)
  const requestId = entry?.requestIds.at(-1)
  if (entry === undefined || requestId === undefined) return draft
  if (
    waitsForNumber.includes(operation.kind) &&
    factsOf(draft, entry)?.needsItsNumber === true &&
    numberOf(entry) === undefined
  )
    return hold(draft, entry, operation)
  const due =
    operation.kind === 'retry' && operation.notBefore !== undefined ? { notBefore: operation.notBefore } : {}
  const sent = changeEntry(draft, entryId, {
    lastOperation: operation.kind,
    ...(operation.kind === 'cancel' ? { cancel: 'sent' as const } : {}),
  })
  return effect(sent, { kind: 'send', entry: entryId, requestId, operation, ...due })
}

/** Calls the library's own system about items; no call if it records none. */
export const callIls = (
  draft: Draft,
  call: Extract<Effect, { kind: 'ils' }>['call'],
  items: readonly number[],
): Draft =>
  draft.context.recordsInIls && items.length > 0 ? effect(draft, { kind: 'ils', call, items }) : draft

/** Adds an effect. */
export const effect = (draft: Draft, added: Effect): Draft => ({
  ...draft,
  effects: [...draft.effects, added],
})

/** Returns whether both are about the same kind, entry and operation. */
export const sameAttention = (one: RaisedAttention, other: RaisedAttention): boolean =>
  one.kind === other.kind &&
  ('entry' in one ? one.entry : null) === ('entry' in other ? other.entry : null) &&
  ('operation' in one ? one.operation : null) === ('operation' in other ? other.operation : null) &&
  ('message' in one ? one.message : null) === ('message' in other ? other.message : null) &&
  ('text' in one ? one.text : null) === ('text' in other ? other.text : null) &&
  ('by' in one ? one.by : null) === ('by' in other ? other.by : null)

/** Raises attention, once of a kind, entry, operation and message; it is open since it was raised first, and keeps its place. */
export const raise = (draft: Draft, raised: RaisedAttention): Draft => {
  const { attention } = draft.request
  const before = attention.find((each) => sameAttention(each, raised))
  const open = { ...raised, since: before?.since ?? draft.context.now }
  return change(draft, {
    attention:
      before === undefined ? [...attention, open] : attention.map((each) => (each === before ? open : each)),
  })
}

/** Ends the attention that a test picks. */
export const endAttention = (draft: Draft, picks: (attention: Attention) => boolean): Draft =>
  draft.request.attention.some(picks)
    ? change(draft, { attention: draft.request.attention.filter((attention) => !picks(attention)) })
    : draft

/** Starts a deadline that passes after a time, in place of one of the same kind and entry; null starts none. */
export const startDeadline = (
  draft: Draft,
  kind: DeadlineKind,
  wait: Duration | null,
  entry?: number,
): Draft =>
  setDeadline(
    draft,
    kind,
    wait === null ? null : deadlineAfter(draft.context.now, wait, draft.context.timeZone),
    entry,
  )

/** Sets a deadline, in place of one of the same kind and entry; null sets none. */
export const setDeadline = (draft: Draft, kind: DeadlineKind, at: Instant | null, entry?: number): Draft => {
  const others = draft.request.deadlines.filter((each) => each.kind !== kind || each.entry !== entry)
  if (at === null) return change(draft, { deadlines: others })
  const set: Deadline = { kind, at, ...(entry === undefined ? {} : { entry }) }
  return change(draft, { deadlines: [...others, set] })
}

/** Ends deadlines of some kinds. */
export const endDeadlines = (draft: Draft, ...kinds: readonly DeadlineKind[]): Draft =>
  draft.request.deadlines.some((each) => kinds.includes(each.kind))
    ? change(draft, { deadlines: draft.request.deadlines.filter((each) => !kinds.includes(each.kind)) })
    : draft
