import { reason } from '../../translations/reason.ts'
import { recordCosts } from '../costs/record-costs.ts'
import { type Explanation, namedEvent, namedPartner } from '../events/explanation.ts'
import { outItems, unreturnedItems } from '../items/items.ts'
import { furtherItems, matchItems } from '../items/match-items.ts'
import { countAsShipped } from '../items/receive-items.ts'
import { shipItems } from '../items/ship-items.ts'
import {
  type Draft,
  draftEntry,
  entryById,
  explain,
  factsOf,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { heldRetry, takeBackRetry } from '../rota/held-retry.ts'
import { takeFacts } from './dispositions.ts'
import { withoutDoubtfulDueDate } from './doubtful-due-dates.ts'
import { runEvent } from './event-rules.ts'
import { evidence } from './evidence-types.ts'
import { settlesHeldRetry } from './held-retry-events.ts'
import { contradictsShipment, ignoreEvent } from './ignored-events.ts'
import { noteLeftContradiction, noteLeftEntry } from './left-entries.ts'
import { renameFirst, takeNames } from './name-items.ts'
import { noteAnswer, noteRefusal, settleAttention } from './note-answer.ts'
import { noteMessage } from './note-message.ts'
import { isOlder, noteStatement, restatesState } from './order-statements.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'
import { noteNumber, releaseHeld } from './partner-numbers.ts'
import { isPhysical, readEvent, type TabledEvent } from './read-event.ts'
import { addSecondLoan, isForeign, noteForeign, secondLoan } from './second-loans.ts'
import { noteConditions } from './stated-conditions.ts'

/** Returns whether the event proves that an item is out which no shipment message announced. */
const provesShipment = ({ stage }: Request, { type }: PartnerEvent): boolean =>
  among(sentStages, stage) && among(evidence, type)

/**
 * Counts an item as shipped before an event that proves the shipment. The item is out though no shipment message came:
 * it counts as shipped first, then the event as itself.
 */
const shipWithoutNotice = (draft: Draft, entry: number, { type }: PartnerEvent): Draft =>
  raise(
    explain(
      shipItems(countAsShipped(draft, entry), entry, [], {}),
      reason('explanation.counts_as_shipped', { event: namedEvent(type) }),
    ),
    { kind: 'shipped_without_notice', entry, event: type },
  )

type ReceivedEvent = { readonly entry: number; readonly requestId: string; readonly event: PartnerEvent }

/** The result of an event; `reason` says why it changed nothing. */
type Decided = { readonly draft: Draft; readonly reason?: Explanation | undefined }

const isStale = ({ attention }: Request, entry: number): boolean =>
  attention.some((each) => each.kind === 'stale_shipment' && each.entry === entry)

/** Returns whether an event names items that a closed request does not have: they are on their way unexpectedly, but for files. */
const shipsAfterEnd = (request: Request, entry: number, event: TabledEvent): boolean =>
  event.type === 'shipped' && furtherItems(request, entry, event.items).some(({ url }) => url === undefined)

/**
 * Returns whether an event is about a loan or a request of ours: its entry is asked now, or has or had items of ours. An
 * earlier request id of the active entry is the same partner: what proves a shipment counts under it, and nothing else.
 */
const isCurrent = (request: Request, entry: Entry, requestId: string, event: TabledEvent): boolean => {
  if (entry.state === 'active') return entry.requestIds.at(-1) === requestId || isPhysical(event.type)
  if (isStale(request, entry.id) || request.stage !== 'closed') return false
  if (entry.state === 'supplied') return !shipsAfterEnd(request, entry.id, event)
  return (
    event.type !== 'shipped' &&
    unreturnedItems(request, entry.id).length + outItems(request, entry.id).length > 0
  )
}

/** Returns whether the entry of an event still matters to the library; the statistics count the other ones as late. */
export const concernsCurrentEntry = (request: Request, input: ReceivedEvent): boolean => {
  const { requestId, event } = input
  const named = entryById(request, input.entry)
  const entry = named !== undefined && isForeign(named, input) ? secondLoan(request, named, input) : named
  if (entry === undefined) return false
  const { events } = readEvent(event)
  return events.length === 0
    ? entry.state === 'active' && entry.requestIds.at(-1) === requestId
    : events.some((each) => isCurrent(request, entry, requestId, each))
}

/** Returns whether a status is the first that is heard of a shipment: no message announced it. */
const showsUnannounced = ({ stage }: Request, message: PartnerEvent, event: TabledEvent): boolean =>
  message.type === 'status' && event.type === 'shipped' && among(sentStages, stage)

/** The steps that a partner goes on with a request; an older one says nothing new. */
const steps: readonly PartnerEventType[] = ['request_received', 'expects_to_supply', 'will_supply']

/** The events by which a partner says that it does not supply. */
const refusals: readonly PartnerEventType[] = [
  'unfilled',
  'expired',
  'cancelled_by_partner',
  'cancel_accepted',
  'retry_possible',
]

/** Returns whether a partner ships once more what the library reported lost. */
const repeatsLostShipment = (request: Request, entry: Entry, event: TabledEvent): boolean =>
  event.type === 'shipped' &&
  furtherItems(request, entry.id, event.items).length === 0 &&
  matchItems(request, entry.id, event.items).some(({ state }) => state === 'lost')

const ignored = (draft: Draft, entry: Entry, event: TabledEvent, why: Explanation): Decided => ({
  draft: ignoreEvent(draft, entry, event.type, why),
  reason: why,
})

/** Decides an event of the entry that is asked, or whose items are out or were. */
const decideCurrent = (before: Draft, entry: Entry, message: PartnerEvent, event: TabledEvent): Decided => {
  const draft = noteStatement(before, entry, event)
  const named = namedEvent(event.type)
  const restates = restatesState(entry, message, event.type)
  if (restates && (event.type !== 'shipped' || message.type === 'status')) return { draft }
  const isOpen = questionOf(draft.request)?.kind === 'cancel'
  if (isOlder(before, entry, event)) {
    if (steps.includes(event.type))
      return { draft, reason: reason('explanation.event_older', { event: named }) }
    if (refusals.includes(event.type) && !isOpen)
      return ignored(draft, entry, event, reason('explanation.event_older', { event: named }))
  }
  if (message.notification === true && refusals.includes(event.type) && event.type !== 'expired')
    return ignored(draft, entry, event, reason('explanation.event_in_notification', { event: named }))
  if (message.type === 'shipped' && repeatsLostShipment(draft.request, entry, event))
    return ignored(draft, entry, event, reason('explanation.event_names_no_new_item', { event: named }))
  const proven = provesShipment(draft.request, event) ? shipWithoutNotice(draft, entry.id, event) : draft
  const done = runEvent(event.type, proven, event)
  if (!('reason' in done)) {
    if (!showsUnannounced(draft.request, message, event)) return done
    const attention = { kind: 'shipped_without_notice', entry: entry.id, event: 'status' } as const
    return { ...done, draft: raise(done.draft, attention) }
  }
  const why = reason('explanation.event', { event: named, why: done.reason })
  return contradictsShipment(draft.request, event.type)
    ? ignored(draft, entry, event, why)
    : { draft, reason: why }
}

/** Returns whether a supplier behind a broker says no where the broker asks nobody any more: nothing follows from it. */
const isLateRefusal = ({ stage }: Request, { state }: Entry, event: TabledEvent): boolean =>
  event.type === 'expects_to_supply' &&
  event.refusal !== undefined &&
  (state !== 'active' || !among(sentStages, stage))

const decideOne = (draft: Draft, requestId: string, message: PartnerEvent, event: TabledEvent): Decided => {
  const entry = draftEntry(draft)
  if (entry === undefined) return { draft }
  if (isLateRefusal(draft.request, entry, event))
    return {
      draft: noteRefusal(draft, entry, event),
      reason: reason('explanation.another_supplier_refuses'),
    }
  if (isCurrent(draft.request, entry, requestId, event)) return decideCurrent(draft, entry, message, event)
  return entry.state === 'active'
    ? { draft, reason: reason('explanation.asked_again_since', { partner: namedPartner(entry.partner) }) }
    : noteLeftEntry(noteStatement(draft, entry, event), entry, event)
}

/** A message whose answer, status and note cannot all hold: staff see it, the partner is asked, and nobody else meanwhile. */
const decideContradiction = (draft: Draft, entry: Entry, event: PartnerEvent): Decided => {
  const mayCome = event.type !== 'cancel_refused'
  const wasLeft = entry.state !== 'active' && entry.state !== 'supplied'
  if (wasLeft && outItems(draft.request, entry.id).length === 0)
    return { draft: noteLeftContradiction(draft, entry, mayCome) }
  const isAsked = entry.state === 'active' && among(sentStages, draft.request.stage)
  const raised = ignoreEvent(
    draft,
    entry,
    event.type,
    reason(
      'states' in event && event.states !== undefined
        ? 'explanation.answer_contradicts_status'
        : 'explanation.note_says_shipped',
    ),
    isAsked,
  )
  const isKnown = draft.request.attention.some(
    (each) => each.kind === 'event_ignored' && each.entry === entry.id && each.holds === true,
  )
  return {
    draft:
      isAsked && !isKnown && factsOf(draft, entry)?.takesStatusRequest === true
        ? sendToPartner(raised, entry.id, { kind: 'status_request' })
        : raised,
  }
}

/** Decides what a message says, one event after the other; `reason` stays where none of them changed anything. */
const decideAll = (draft: Draft, { requestId, event: message }: ReceivedEvent): Decided => {
  const { events, isContradiction } = readEvent(message)
  const entry = draftEntry(draft)
  if (isContradiction && entry !== undefined) return decideContradiction(draft, entry, message)
  const isAsked = entry?.state === 'active' && among(sentStages, draft.request.stage)
  return events.reduce<Decided>(
    (done, event, index) => {
      if (message.type === 'cancel_refused' && index > 0 && !isAsked) return done
      const next = decideOne(done.draft, requestId, message, event)
      return index === 0
        ? next
        : { draft: next.draft, reason: next.reason === undefined ? undefined : done.reason }
    },
    { draft },
  )
}

/**
 * Decides what a partner's message leads to. It is judged by whether an item of ours may be involved, not by whether its
 * entry is asked now: first what it proves of a shipment, then what it answers, then the step that it states. What it says
 * besides is kept whatever the rest leads to.
 *
 * @returns the draft after it, and the reason where the event makes no sense now and is only recorded
 */
export const decideEvent = (draft: Draft, input: ReceivedEvent): Decided => {
  const entry = entryById(draft.request, input.entry)
  if (entry === undefined) return { draft, reason: reason('explanation.entry_not_in_rota') }
  if (!isForeign(entry, input)) return decideLoan(draft, entry, input)
  const loan = secondLoan(draft.request, entry, input)
  return loan !== undefined && isTaken(draft.request, loan)
    ? decideLoan({ ...draft, entry: loan.id }, loan, { ...input, entry: loan.id })
    : decideForeign(draft, entry, loan, input)
}

/** Returns whether staff took a further loan of a partner in place of the one that was asked for, or have items of it. */
const isTaken = (request: Request, loan: Entry): boolean =>
  loan.state === 'active' || loan.state === 'supplied' || outItems(request, loan.id).length > 0

const decideLoan = (draft: Draft, entry: Entry, input: ReceivedEvent): Decided => {
  const decided = decideOwn(noteNumber(draft, entry, input), entry, input)
  return { ...decided, draft: releaseHeld(decided.draft, entry.id, input.event) }
}

/**
 * Decides what the partner says under a number that is not the request's. A shipment is one of an entry of its own, which
 * was left: nothing of the loan that was asked for changes. Anything else is shown, and ignored.
 */
const decideForeign = (
  draft: Draft,
  entry: Entry,
  known: Entry | undefined,
  input: ReceivedEvent,
): Decided => {
  const { event } = input
  const { events, isContradiction } = readEvent(event)
  const evidence: TabledEvent | undefined =
    isContradiction && event.type === 'cancel_accepted'
      ? { type: 'shipped', items: [] }
      : events.find(({ type }) => isPhysical(type))
  const isUnknownReturn = known === undefined && evidence?.type === 'checked_in'
  const added =
    known === undefined && evidence !== undefined && !isUnknownReturn
      ? addSecondLoan(draft, entry, input)
      : undefined
  const loan = added?.loan ?? known
  if (evidence === undefined || loan === undefined) {
    const noted = noteForeign(draft, loan ?? entry, event, evidence !== undefined)
    return {
      draft:
        loan === undefined ? noteMessage(draft, noted, entry, event) : keepAll(draft, noted, loan, event),
      reason: reason('explanation.another_loan'),
    }
  }
  const costed = recordCosts({ ...(added?.draft ?? draft), entry: loan.id }, loan.id, event)
  const decided = noteLeftEntry(noteStatement(costed, loan, evidence), loan, evidence)
  return { ...decided, draft: keepAll(draft, decided.draft, loan, event) }
}

const decideOwn = (draft: Draft, entry: Entry, received: ReceivedEvent): Decided => {
  const { event, review } = withoutDoubtfulDueDate(draft, entry, received.event)
  const input = { ...received, event }
  const retried = settlesHeldRetry(draft.request, input)
    ? takeBackRetry(draft, entry.id, input.requestId)
    : draft
  const settled = settleAttention(retried, entry, input.event)
  const answered = concernsCurrentEntry(settled.request, input)
    ? noteAnswer(settled, entry, input.event)
    : settled
  const noted = recordCosts(answered, entry.id, input.event)
  const decided = isHeld(noted.request, entry, input)
    ? {
        draft: noted,
        reason: reason('explanation.event_while_retry_waits', { event: namedEvent(input.event.type) }),
      }
    : decideAll(renameFirst(noted, entry, event), input)
  const named = takeNames(takeFacts(decided.draft, entry, event), entry, event)
  // What one supplier was promised is compared before it is forgotten for another one.
  const reviewed = noteConditions(draft, review(named), entry)
  return { ...decided, draft: noteMessage(draft, reviewed, entry, received.event) }
}

/** Keeps what an event says beside its status: as data, or as attention until staff have read it. */
const keepAll = (before: Draft, now: Draft, entry: Entry, event: PartnerEvent): Draft =>
  noteMessage(before, takeFacts(now, entry, event), entry, event)

/** Returns whether the entry's retry waits for its time, so that only what settles it counts. */
const isHeld = (request: Request, entry: Entry, { event }: ReceivedEvent): boolean =>
  heldRetry(request)?.id === entry.id && readEvent(event).events.some(({ type }) => !isPhysical(type))
