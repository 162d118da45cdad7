import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { hasDoubtfulCosts } from '../costs/record-costs.ts'
import { unsettledCosts } from '../costs/unsettled-costs.ts'
import { change, changeEntry, type Draft, entryById, factsOf, raise } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { Attention } from '../request/attention.ts'
import type { Entry } from '../request/entry.ts'
import type { OtherStatement } from '../request/other-statement.ts'
import { otherFacts } from './dispositions.ts'
import { meaningOf } from './note-answer.ts'
import type { PartnerEvent } from './partner-event.ts'

/** The number of unread messages that a request keeps; the oldest that only informs goes first. */
const maxMessages = 50

/** The number of other statements that an entry keeps: the oldest goes first. */
const mostStatements = 50

const isMessage = ({ kind }: Attention): boolean => kind === 'message_received'

/** Drops the oldest unread message where there are too many. */
const limitMessages = (draft: Draft): Draft => {
  const messages = draft.request.attention.filter(isMessage)
  if (messages.length <= maxMessages) return draft
  const oldest =
    messages.find((each) => each.kind === 'message_received' && each.informs === true) ?? messages[0]
  return change(draft, { attention: draft.request.attention.filter((each) => each !== oldest) })
}

/** Returns what staff must read in the words: amounts that may be charged are asked about as costs. */
const unclearBeside = (event: PartnerEvent): PartnerEvent['unclear'] => {
  const points = hasDoubtfulCosts(event)
    ? event.unclear?.filter(({ about }) => about !== 'cost')
    : event.unclear
  return points?.length === 0 ? undefined : points
}

/** Returns whether the event opened a question, or named a charge, that staff must answer. */
const asksMore = (before: Draft, now: Draft): boolean => {
  const open = questionOf(now.request)
  const asks = open?.kind === 'condition' || open?.kind === 'retry'
  return (
    (asks && open !== questionOf(before.request)) ||
    unsettledCosts(now.request).length > unsettledCosts(before.request).length
  )
}

/**
 * Returns whether staff must act on the words beside an event: where nothing else brings the request before them, and
 * where they decide something by them.
 */
const asksToRead = (before: Draft, now: Draft, event: PartnerEvent): boolean =>
  event.isAutomatic !== true &&
  (event.type === 'message' ||
    event.notification === true ||
    unclearBeside(event) !== undefined ||
    event.type === 'renew_refused' ||
    meaningOf(event) === 'checked_in' ||
    now.request.stage === 'unfilled' ||
    asksMore(before, now))

/** Returns the due date where one beside a status shortens the loan: staff must know of it. */
const shortenedLoan = (
  before: Draft,
  now: Draft,
  { id }: Entry,
  event: PartnerEvent,
): readonly OtherStatement[] => {
  const { dueDate } = event
  const isShorter = now.request.items.some((item) => {
    const earlier = before.request.items.find((each) => each.id === item.id)?.dueDate
    return (
      item.entry === id &&
      item.dueDate === dueDate &&
      earlier !== undefined &&
      earlier > (item.dueDate ?? earlier)
    )
  })
  return dueDate === undefined || !isShorter || ['recalled', 'overdue'].includes(meaningOf(event))
    ? []
    : [{ member: 'dueDate', text: dueDate }]
}

/** Returns whether the entry said this before: staff have it in the list of its other statements. */
const isKnown =
  ({ otherStatements = [] }: Entry) =>
  ({ member, text }: OtherStatement): boolean =>
    otherStatements.some((each) => each.member === member && each.text === text)

/** Keeps what a message states and is no current data, beside the data of its entry. */
const keepStatements = (draft: Draft, { id }: Entry, members: readonly OtherStatement[]): Draft => {
  const { now, message } = draft.context
  const source = message === undefined ? {} : { message }
  return changeEntry(draft, id, {
    otherStatements: [
      ...(entryById(draft.request, id)?.otherStatements ?? []),
      ...members.map((each) => ({ ...each, at: now, ...source })),
    ].slice(-mostStatements),
  })
}

/** Returns who behind a broker says no, and why; undefined too where staff have not read yet that it did. */
const supplierRefusal = ({ request }: Draft, { id }: Entry, event: PartnerEvent): AnyReason | undefined => {
  if (event.type !== 'expects_to_supply' || event.refusal === undefined) return undefined
  const refused = reason('attention.supplier_refused', {
    supplier: event.refusedBy?.value ?? 'none',
    why: event.refusal || 'none',
  })
  const isOpen = request.attention.some(
    (each) =>
      each.kind === 'message_received' &&
      each.entry === id &&
      JSON.stringify(each.reason) === JSON.stringify(refused),
  )
  return isOpen ? undefined : refused
}

/**
 * Raises attention for the words of a partner, and for what it states that is no current data, until staff have read or
 * answered it, whatever it comes with. What the entry said before in the same words is known.
 *
 * @param before the draft before the event was decided
 */
export const noteMessage = (before: Draft, now: Draft, entry: Entry, event: PartnerEvent): Draft => {
  const isAlone = event.type === 'message' || event.notification === true
  const note = !isAlone && entry.lastNote === event.note ? undefined : event.note
  const others = [...otherFacts(now, entry, event), ...shortenedLoan(before, now, entry, event)]
  const members = others.filter((each) => !isKnown(entry)(each))
  const isRefusal = event.type === 'expects_to_supply' && event.refusal !== undefined
  // After the end nobody waits for the next supplier: only words beside the refusal are to be read.
  const refused = now.request.stage === 'closed' ? undefined : supplierRefusal(now, entry, event)
  if (note === undefined && members.length === 0 && refused === undefined) return now
  const { message } = now.context
  const unclear = unclearBeside(event)
  const noted = note === undefined ? now : changeEntry(now, entry.id, { lastNote: note })
  const isStanding = factsOf(now, entry)?.standingTexts?.includes(note?.trim() ?? '') === true
  const asksToAct = note !== undefined && !isRefusal && !isStanding && asksToRead(before, now, event)
  return limitMessages(
    raise(members.length === 0 ? noted : keepStatements(noted, entry, members), {
      kind: 'message_received',
      entry: entry.id,
      ...(message === undefined ? {} : { message }),
      ...(note === undefined ? {} : { text: note }),
      ...(members.length === 0 ? {} : { members }),
      ...(asksToAct ? {} : { informs: true }),
      ...(event.absence === undefined ? {} : { absence: event.absence }),
      ...(unclear === undefined ? {} : { unclear }),
      ...(refused === undefined ? {} : { ofRefusal: true, reason: refused }),
    }),
  )
}
