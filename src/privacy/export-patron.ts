import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant, LibraryCode } from '../borrowing/values.ts'
import { readUnsubscribed } from '../notices/notice-choices.ts'
import { noticeRecipient } from '../notices/recipient.ts'
import { Problem } from '../problem.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Store } from '../store/ports/store.ts'
import { requestsOfPatron } from './erase-patron.ts'
import type { Pseudonymize } from './installation-key.ts'
import { readRecords } from './rewrite-request.ts'
import type { Subjects } from './subjects.ts'
import { findUnassigned } from './unassigned-messages.ts'

/** A message or letter as it is exported. */
type ExportedMessage = {
  readonly at: Instant
  readonly direction: 'in' | 'out'
  readonly to: string
  readonly what: string
  readonly contentType: string
  readonly content: string
}

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
  }[]
  /** Messages that belong to no request and name the patron: those that an erasure strips. */
  readonly unassignedMessages: readonly ExportedMessage[]
}

const exportReceived = (
  { receivedAt, partner, summary, contentType, raw }: InboxMessage,
  library: LibraryCode,
): ExportedMessage => ({
  at: receivedAt,
  direction: 'in',
  to: partner ?? library,
  what: summary,
  contentType,
  content: new TextDecoder().decode(raw),
})

/**
 * Exports everything that is stored of a patron (GDPR, article 15).
 *
 * @throws Problem not_found where nothing is stored
 */
export const exportPatron = async (
  deps: {
    readonly store: Pick<
      Store,
      'listRequests' | 'loadRequest' | 'readTimeline' | 'getDocument' | 'listMessages' | 'getMessage'
    >
    readonly pseudonymize: Pseudonymize
    readonly subjects: Subjects
  },
  library: LibraryCode,
  patron: string,
): Promise<PatronExport> => {
  const stored = await requestsOfPatron(deps, library, patron)
  const recipient = await noticeRecipient(deps.pseudonymize, library, patron)
  const noticesUnsubscribedAt = await readUnsubscribed(deps.store, recipient)
  const hasSubject = (await deps.subjects.findSubject({ library, kind: 'patron', id: patron })) !== null
  if (stored.length === 0 && noticesUnsubscribedAt === null && !hasSubject)
    throw new Problem('not_found', 'Nothing is stored of this patron.')
  const requests = []
  for (const { value } of stored) {
    const records = await readRecords(deps, library, value.number)
    if (records === null) continue
    const { events, messages, deliveries } = records
    requests.push({
      request: records.stored.value,
      events: events.map(({ event }) => event),
      messages: [
        ...messages.map((message) => exportReceived(message, library)),
        ...deliveries.map(({ createdAt, target, summary, contentType, content }) => ({
          at: createdAt,
          direction: 'out' as const,
          to: target.kind === 'partner' ? target.partner : target.kind,
          what: summary,
          contentType,
          content,
        })),
      ].toSorted((left, right) => (left.at < right.at ? -1 : 1)),
    })
  }
  const unassignedMessages = []
  for await (const { message } of findUnassigned(deps, library, stored))
    unassignedMessages.push(exportReceived(message, library))
  return { library, patron, noticesUnsubscribedAt, requests, unassignedMessages }
}
