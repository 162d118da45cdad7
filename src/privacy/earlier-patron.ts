import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import { Patron } from '../borrowing/request/patron.ts'
import { Request } from '../borrowing/request/request.ts'
import { projectStatus } from '../borrowing/status/project-status.ts'
import type { Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { findMarked, replaceAt } from '../configuration/marked-fields.ts'
import { requestIndex } from '../store/policy/request-index.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Delivery } from '../store/ports/outbox.ts'
import type { Store } from '../store/ports/store.ts'
import { mapReasonTexts, textsOfReason } from '../translations/map-reason-texts.ts'
import { anonymizeEvent, anonymizeMembers } from './anonymize-request.ts'
import { mapTexts } from './map-texts.ts'
import { searchedText } from './message-text.ts'
import { namesPerson, type PersonWords, wordsOf } from './person.ts'
import { type Records, type RewriteDeps, readRecords, rewriteAttempts } from './rewrite-request.ts'
import { createTextRemover } from './text-remover.ts'

/** Returns the patrons that an event of a request names: the new one, and the one in its input. */
export const patronsOfEvent = ({ changes, input }: RecordedEvent): readonly Patron[] =>
  [changes, input.data].flatMap((value) => {
    const patron =
      typeof value === 'object' && value !== null && 'patron' in value
        ? Patron.safeParse(value.patron).data
        : undefined
    return patron === undefined ? [] : [patron]
  })

const pageSize = 200

/** Finds the requests of a library that were a patron's before staff edited whose they are. It reads all events, and lets other work go first between pages. */
export const findRequestsBefore = async (
  {
    store,
    pause,
  }: {
    readonly store: Pick<Store, 'listEventsAfter' | 'loadRequest'>
    readonly pause: () => Promise<void>
  },
  library: LibraryCode,
  patron: string,
): Promise<readonly RequestNumber[]> => {
  const numbers = new Set<RequestNumber>()
  let cursor = 0
  for (;;) {
    const page = await store.listEventsAfter(library, cursor, pageSize)
    for (const { request, event } of page)
      if (patronsOfEvent(event).some(({ id }) => id === patron)) numbers.add(request)
    cursor = page.at(-1)?.cursor ?? cursor
    if (page.length < pageSize) break
    await pause()
  }
  const earlier: RequestNumber[] = []
  for (const number of numbers) {
    const stored = await store.loadRequest(library, number)
    if (stored !== null && stored.value.patron?.id !== patron) earlier.push(number)
  }
  return earlier
}

/** The patron as the events of a request recorded them, and the time in which the request was theirs. */
export type EarlierPatron = {
  readonly patrons: readonly Patron[]
  readonly from: Instant
  readonly until: Instant
}

type Span = { readonly first: number; readonly end: number }

/** Returns the events from the first that names a patron to the one that gives the request to another. */
const spanOf = (events: readonly RecordedEvent[], patron: string): Span | null => {
  const names = (event: RecordedEvent): boolean => patronsOfEvent(event).some(({ id }) => id === patron)
  const first = events.findIndex(names)
  if (first === -1) return null
  const last = events.findLastIndex(names)
  const next = events.findIndex(({ changes }, place) => place > last && 'patron' in changes)
  return { first, end: next === -1 ? events.length : next }
}

/** Reads when a request was a patron's, and who they were; null where it never was. */
export const readEarlierPatron = (records: Pick<Records, 'events'>, patron: string): EarlierPatron | null => {
  const events = records.events.map(({ event }) => event)
  const span = spanOf(events, patron)
  const [first, last] = span === null ? [] : [events[span.first], events[span.end] ?? events.at(-1)]
  if (first === undefined || last === undefined) return null
  const patrons = events.flatMap(patronsOfEvent).filter(({ id }) => id === patron)
  const texts = new Map(patrons.map((each) => [JSON.stringify(each), each]))
  return { patrons: [...texts.values()], from: first.at, until: last.at }
}

type Members = Readonly<Record<string, unknown>>

/** Takes a person out of the texts of members of a request, and leaves whom it is for now. */
const redactMembers = (members: Members, redact: (text: string) => string): Members =>
  [...findMarked(Request, 'x-personal', members), ...findMarked(Request, 'x-words', members)]
    .filter(({ path }) => path[0] !== 'patron')
    .reduce<unknown>(
      (value, field) => replaceAt(value, field.path, mapTexts(field.value, redact)),
      members,
    ) as Members

const redactEvents = (
  events: readonly RecordedEvent[],
  { first, end }: Span,
  words: PersonWords,
  redact: (text: string) => string,
): readonly RecordedEvent[] =>
  events.map((event, place) => {
    if (place < first || place >= end) {
      const { reason, input, explanations, changes } = event
      return {
        ...event,
        input: { ...input, data: mapTexts(input.data, redact) },
        ...(reason === undefined ? {} : { reason: mapReasonTexts(reason, redact) }),
        explanations: explanations.map((each) => mapReasonTexts(each, redact)),
        changes: redactMembers(changes, redact),
      }
    }
    // A value that a later event replaces is removed. A value that has stayed since then is the request's, and loses the person only.
    const later = new Set(events.slice(end).flatMap(({ changes }) => Object.keys(changes)))
    const entries = Object.entries(event.changes)
    const replaced = Object.fromEntries(entries.filter(([name]) => later.has(name)))
    const kept = Object.fromEntries(entries.filter(([name]) => !later.has(name)))
    return {
      ...anonymizeEvent(event, words),
      changes: { ...anonymizeMembers(replaced, words), ...redactMembers(kept, redact) },
    }
  })

const isPending = ({ state, target }: Delivery): boolean =>
  target.kind !== 'patron' && ['waiting', 'leased', 'dead'].includes(state)

const messageNames = (message: InboxMessage, words: PersonWords): boolean =>
  namesPerson(
    searchedText(message),
    words.map((word) => word.normalize()),
  )

const deliveryNames = ({ content, summary, lastError, reply }: Delivery, words: PersonWords): boolean =>
  namesPerson(
    [content, summary, ...(lastError === null ? [] : textsOfReason(lastError)), reply].join('\n'),
    words,
  )

/**
 * Takes a person out of a request that is for another person now, or for nobody: the events of the time in which it was
 * theirs, and texts, messages and deliveries that name them. The request goes on.
 *
 * @returns `gone` where there is no such request, `changing` where it kept changing at the same time
 */
export const removeEarlierPatron = async (
  { store, stripper, secret }: RewriteDeps,
  library: LibraryCode,
  number: RequestNumber,
  patron: string,
): Promise<'written' | 'gone' | 'changing'> => {
  for (let attempt = 0; attempt < rewriteAttempts; attempt++) {
    const records = await readRecords({ store }, library, number)
    if (records === null) return 'gone'
    const events = records.events.map(({ event }) => event)
    const span = spanOf(events, patron)
    if (span === null || records.stored.value.patron?.id === patron) return 'gone'
    const request = records.stored.value
    const current = request.patron === undefined ? [] : wordsOf(request.patron)
    const patrons = events.flatMap(patronsOfEvent).filter(({ id }) => id === patron)
    // A wrong id that staff corrected has the name of the right patron.
    const words = [...new Set(patrons.flatMap(wordsOf))].filter((word) => !current.includes(word))
    const remove = createTextRemover([], words)
    const redact = (text: string): string => {
      const rest = namesPerson(text, words) ? remove(text) : text
      return rest.trim() === '' && text !== rest ? 'removed' : rest
    }
    const value = Request.parse(redactMembers(request, redact))
    const rewritten = redactEvents(events, span, words, redact)
    const until = events[span.end]?.at ?? request.createdAt
    const isNotice = ({ target, createdAt }: Delivery): boolean =>
      target.kind === 'patron' && createdAt < until
    const result = await store.rewriteRequest({
      library,
      number,
      expectedVersion: records.stored.version,
      request: { value, index: requestIndex(value, projectStatus(value)) },
      events: records.events.flatMap(({ cursor }, place) => {
        const event = rewritten[place]
        return event === undefined ? [] : [{ cursor, event }]
      }),
      messages: records.messages
        .filter((message) => messageNames(message, words))
        .map((message) => stripper.message(message, words)),
      deliveries: records.deliveries
        .filter((delivery) => isNotice(delivery) || deliveryNames(delivery, words))
        .map((delivery) =>
          isPending(delivery)
            ? stripper.pendingDelivery(delivery, { removed: [], kept: [], words })
            : stripper.delivery(delivery, words),
        ),
      blobs: [],
      forgetAnswers: true,
      fingerprintSecret: await secret(),
    })
    if (result === 'written') return 'written'
  }
  return 'changing'
}
