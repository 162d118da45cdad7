import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { readUnsubscribed } from '../notices/notice-choices.ts'
import { noticeRecipient } from '../notices/recipient.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Store } from '../store/ports/store.ts'
import { type EarlierPatron, findRequestsBefore, readEarlierPatron } from './earlier-patron.ts'
import { nothingStored, requestsOfPatron } from './erase-patron.ts'
import type { Pseudonymize } from './installation-key.ts'
import { filesOf, type Records, readRecords } from './rewrite-request.ts'
import { type ExportedView, exportView, findViews } from './saved-views.ts'
import type { Subjects } from './subjects.ts'
import { findUnassigned, type PossibleMessage, recognizersOf } from './unassigned-messages.ts'
import { type AttemptOfRequest, readAttemptsOf } from './webhook-attempts.ts'

/** A message or letter as it is exported. */
type ExportedMessage = {
  readonly at: Instant
  readonly direction: 'in' | 'out'
  readonly to: string
  readonly what: string
  readonly contentType: string
  readonly content: string
  /** The answer; null where there was none, or it is not known. */
  readonly reply: string | null
}

/** A file that a lender delivered, as it is exported. */
type ExportedFile = {
  readonly name: string | null
  readonly contentType: string
  readonly storedAt: Instant
  /** When it is deleted at the latest. */
  readonly keepUntil: Instant
  /** Bytes. */
  readonly size: number
  /** Its address, without the public URL. */
  readonly path: string
  /** Null where the files of the export are too large together. */
  readonly bytes: Uint8Array | null
}

/** A copyright declaration of the patron, which a law makes the library keep longer than the patron's data. */
export type ExportedDeclaration = {
  readonly request: RequestNumber
  readonly version: string
  readonly text: string
  readonly at: Instant
  /** The last day of the calendar year at whose end it is deleted. */
  readonly keptUntil: string
}

/** Reads the copyright declarations of a request, from the first to the last of two calendar years. */
export type DeclarationsOf = (
  library: LibraryCode,
  request: RequestNumber,
  years: readonly [number, number],
) => Promise<readonly ExportedDeclaration[]>

/** Bytes of files in one export: more would fill the memory. */
const maxFileBytes = 64_000_000

/** Everything that is stored of a patron. */
export type PatronExport = {
  readonly library: LibraryCode
  readonly patron: string
  /** Since when they want no notices by mail; null where they want them. */
  readonly noticesUnsubscribedAt: Instant | null
  readonly requests: readonly {
    readonly request: Request
    readonly events: readonly RecordedEvent[]
    readonly messages: readonly ExportedMessage[]
    readonly files: readonly ExportedFile[]
  }[]
  /** Requests that were the patron's before staff edited whose they are: only what they hold of the patron. */
  readonly earlierRequests: readonly ({ readonly number: RequestNumber } & EarlierPatron)[]
  readonly copyrightDeclarations: readonly ExportedDeclaration[]
  /** Messages that belong to no request and name the patron: those that an erasure strips. */
  readonly unassignedMessages: readonly ExportedMessage[]
  /** Messages that belong to no request and have the surname alone, without their texts: they may be about others. */
  readonly possibleMessages: readonly PossibleMessage[]
  /** Saved views of the list of requests that name the patron. */
  readonly savedViews: readonly ExportedView[]
}

const exportReceived = (
  { receivedAt, partner, summary, contentType, raw, reply }: InboxMessage,
  library: LibraryCode,
): ExportedMessage => ({
  at: receivedAt,
  direction: 'in',
  to: partner ?? library,
  what: summary,
  contentType,
  content: new TextDecoder().decode(raw),
  reply: reply?.content ?? null,
})

const exportAttempt = ({ webhook, attempt }: AttemptOfRequest): ExportedMessage => ({
  at: attempt.at,
  direction: 'out',
  to: `webhook ${webhook}`,
  what: attempt.type,
  contentType: 'application/json',
  content: attempt.body,
  reply: attempt.answer,
})

/** Exports the files of requests one after the other, as long as there is room for their bytes. */
const createFileExport = ({ getBlob }: Pick<Store, 'getBlob'>) => {
  let room = maxFileBytes
  return async (records: Pick<Records, 'stored' | 'events'>): Promise<readonly ExportedFile[]> => {
    const exported: ExportedFile[] = []
    for (const id of filesOf(records)) {
      const blob = await getBlob(id)
      if (blob === null) continue
      const { name, contentType, storedAt, keepUntil, bytes } = blob
      const size = bytes.byteLength
      const hasRoom = size <= room
      if (hasRoom) room -= size
      exported.push({
        name,
        contentType,
        storedAt,
        keepUntil,
        size,
        path: `/files/${id}`,
        bytes: hasRoom ? bytes : null,
      })
    }
    return exported
  }
}

const exportDeclarations = async (
  declarationsOf: DeclarationsOf,
  library: LibraryCode,
  { number, createdAt }: Request,
  now: Instant,
): Promise<readonly ExportedDeclaration[]> => {
  const yearOf = (at: Instant): number => Number(at.slice(0, 4))
  // Around new year the library's calendar may be a year ahead or behind.
  const declarations = await declarationsOf(library, number, [yearOf(createdAt) - 1, yearOf(now) + 1])
  return declarations.map(({ request, version, text, at, keptUntil }) => ({
    ...{ request, version, text, at, keptUntil },
  }))
}

/**
 * Exports everything that is stored of a patron (GDPR, article 15).
 *
 * @param seesAll false leaves out the messages of no library
 * @throws Problem not_found where nothing is stored
 */
export const exportPatron = async (
  deps: {
    readonly store: Pick<
      Store,
      | 'listRequests'
      | 'listEventsAfter'
      | 'loadRequest'
      | 'readTimeline'
      | 'getDocument'
      | 'getBlob'
      | 'listMessages'
      | 'getMessage'
      | 'listDocuments'
    >
    readonly declarationsOf: DeclarationsOf
    readonly now: () => Instant
    readonly pseudonymize: Pseudonymize
    readonly subjects: Subjects
    /** Lets other work go first. */
    readonly pause: () => Promise<void>
  },
  library: LibraryCode,
  patron: string,
  seesAll: boolean,
): Promise<PatronExport> => {
  const stored = await requestsOfPatron(deps, library, patron)
  const recipient = await noticeRecipient(deps.pseudonymize, library, patron)
  const noticesUnsubscribedAt = await readUnsubscribed(deps.store, recipient)
  const hasSubject = (await deps.subjects.findSubject({ library, kind: 'patron', id: patron })) !== null
  const earlier = await findRequestsBefore(deps, library, patron)
  const unassigned = await findUnassigned(deps, library, patron, stored, seesAll)
  const views = await findViews(deps.store, library, patron, recognizersOf(patron, stored), seesAll)
  const records = stored.length + earlier.length + unassigned.found.length + views.length
  if (records === 0 && noticesUnsubscribedAt === null && !hasSubject) throw nothingStored(seesAll)
  const requests = []
  const copyrightDeclarations = []
  const exportFiles = createFileExport(deps.store)
  const attempts = await readAttemptsOf(deps.store, library)
  for (const { value } of stored) {
    const records = await readRecords(deps, library, value.number)
    if (records === null) continue
    const { events, messages, deliveries } = records
    requests.push({
      request: records.stored.value,
      events: events.map(({ event }) => event),
      messages: [
        ...messages.map((message) => exportReceived(message, library)),
        ...deliveries.map(({ createdAt, target, summary, contentType, content, reply }) => ({
          at: createdAt,
          direction: 'out' as const,
          to: target.kind === 'partner' ? target.partner : target.kind,
          what: summary,
          contentType,
          content,
          reply,
        })),
        ...(attempts.get(value.number) ?? []).map(exportAttempt),
      ].toSorted((left, right) => (left.at < right.at ? -1 : 1)),
      files: await exportFiles(records),
    })
    copyrightDeclarations.push(
      ...(await exportDeclarations(deps.declarationsOf, library, records.stored.value, deps.now())),
    )
  }
  const earlierRequests = []
  for (const number of earlier) {
    const records = await readRecords(deps, library, number)
    const found = records === null ? null : readEarlierPatron(records, patron)
    if (found !== null) earlierRequests.push({ number, ...found })
  }
  const unassignedMessages = unassigned.found.map(({ message }) => exportReceived(message, library))
  const savedViews = views.map((view) => exportView(view, patron))
  const exported = { library, patron, noticesUnsubscribedAt, requests, earlierRequests }
  return {
    ...{ ...exported, copyrightDeclarations, unassignedMessages, savedViews },
    possibleMessages: unassigned.possible,
  }
}
