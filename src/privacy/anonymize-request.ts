import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import { Request } from '../borrowing/request/request.ts'
import type { Actor, Instant } from '../borrowing/values.ts'
import { findMarked, type MarkedField, removeAt, replaceAt } from '../configuration/marked-fields.ts'
import { textsOfReason } from '../translations/map-reason-texts.ts'
import { AnyReason } from '../translations/parameter.ts'
import { isCode, namesPerson, type PersonWords, personWordsOf } from './person.ts'
import { stripTexts } from './strip-records.ts'

const namesPersonIn = (reason: AnyReason, words: PersonWords): boolean =>
  textsOfReason(reason).some((text) => namesPerson(text, words))

/** Returns whether a value is a code, or a reason whose texts are. */
const keepsCode = (value: unknown, words: PersonWords): boolean => {
  if (typeof value === 'string') return isCode(value, words)
  const reason = AnyReason.safeParse(value)
  return reason.success && textsOfReason(reason.data).every((text) => isCode(text, words))
}

type Members = Readonly<Record<string, unknown>>

/** Stands where a field or an element of a list must have words. */
export const removedWords = 'removed'

/** Removes the words of a field. Where its schema requires one, a reason keeps its code, and a text is replaced. */
const removeWords = (
  members: unknown,
  { path, value, isRequired }: MarkedField,
  words: PersonWords,
): unknown => {
  if (!isRequired) return removeAt(members, path)
  const reason = AnyReason.safeParse(value)
  return replaceAt(members, path, reason.success ? stripTexts(reason.data, words) : removedWords)
}

const withoutPatronId = (by: Actor): Actor => (by.kind === 'patron' ? { kind: 'patron' } : by)

const isActor = (value: unknown): value is Actor =>
  typeof value === 'object' && value !== null && 'kind' in value

/** Removes the personal data from members of a request: from all of them, or from those that an event changed. */
export const anonymizeMembers = (members: Members, words: PersonWords): Members => {
  const withoutPersonal = findMarked(Request, 'x-personal', members).reduce<unknown>(
    (value, field) => removeWords(value, field, words),
    members,
  )
  const withoutWords = findMarked(Request, 'x-words', withoutPersonal)
    .filter(({ value }) => !keepsCode(value, words))
    .reduce((value, field) => removeWords(value, field, words), withoutPersonal)
  const made = Object(withoutWords) as Members
  return isActor(made.createdBy) ? { ...made, createdBy: withoutPatronId(made.createdBy) } : made
}

/** Members of an event's data whose texts are codes, numbers or days. */
const codedMembers = new Set([
  ...['type', 'kind', 'name', 'names', 'operation', 'delivery', 'result', 'status', 'state', 'form', 'by'],
  ...['code', 'then', 'attention', 'partners', 'template', 'until', 'dueDate', 'neededBy', 'dateOfInterest'],
  ...['after', 'before', 'expectedDelivery', 'currency', 'toAgency', 'at', 'of', 'partner', 'workflow'],
])

/** Keeps what is coded of the data of an event: members that hold codes, numbers and flags. */
const keepCodes = (value: unknown, words: PersonWords, isCoded: boolean): unknown => {
  if (typeof value === 'string') return isCoded && isCode(value, words) ? value : undefined
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((each: unknown) => keepCodes(each, words, isCoded)).filter((each) => each !== undefined)
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const kept = keepCodes(each, words, codedMembers.has(name))
      return kept === undefined ? [] : [[name, kept]]
    }),
  )
}

/** Removes the personal data from an event of a request. */
export const anonymizeEvent = (event: RecordedEvent, words: PersonWords): RecordedEvent => {
  const { reason, explanations, ...rest } = event
  return {
    ...rest,
    by: withoutPatronId(event.by),
    input: { ...event.input, data: keepCodes(event.input.data, words, false) },
    ...(reason === undefined || namesPersonIn(reason, words) ? {} : { reason }),
    explanations: explanations.filter((each) => !namesPersonIn(each, words)),
    changes: anonymizeMembers(event.changes, words),
  }
}

/** A request and its events without personal data. The events still replay to the request. */
export type AnonymizedRequest = {
  readonly request: Request
  readonly events: readonly RecordedEvent[]
  /** The words that identify the patron, to be removed from other records too. */
  readonly words: PersonWords
}

/**
 * Removes the personal data from a request and its events: pure.
 *
 * @param at when it is anonymized
 * @param closedAt since when nothing of it was open; null where it still is: it is marked as one whose patron was erased
 */
export const anonymizeRequest = (
  request: Request,
  events: readonly RecordedEvent[],
  at: Instant,
  closedAt: Instant | null,
): AnonymizedRequest => {
  const words = personWordsOf(request, events)
  const mark = closedAt === null ? { patronErasedAt: at } : { anonymized: { at, closedAt } }
  const made = Request.parse(anonymizeMembers({ ...request, ...mark }, words))
  const rewritten = events.map((event) => anonymizeEvent(event, words))
  const last = rewritten.at(-1)
  return {
    request: made,
    // The mark of the request is part of its last change, so that the events replay to it.
    events:
      last === undefined
        ? rewritten
        : [...rewritten.slice(0, -1), { ...last, changes: { ...last.changes, ...mark } }],
    words,
  }
}

/** Returns the rest of an event of a removed request: its place in the feed, and its time. */
export const emptyEvent = (event: RecordedEvent): RecordedEvent => ({
  at: event.at,
  by: { kind: event.by.kind },
  input: { kind: event.input.kind, name: event.input.name, data: {} },
  outcome: event.outcome,
  explanations: [],
  status: event.status,
  previousStatus: event.previousStatus,
  messagesSent: [],
  changes: {},
})
