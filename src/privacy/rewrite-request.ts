import type { Request } from '../borrowing/request/request.ts'
import { projectStatus } from '../borrowing/status/project-status.ts'
import { addMilliseconds, durationMilliseconds } from '../borrowing/time.ts'
import type { Duration, Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { requestIndex } from '../store/policy/request-index.ts'
import type { TimelineItem } from '../store/ports/events.ts'
import type { Delivery } from '../store/ports/outbox.ts'
import type { PrivacyPort, RequestRewrite } from '../store/ports/privacy.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { anonymizeRequest, emptyEvent } from './anonymize-request.ts'
import { personWordsOf } from './person.ts'
import { compareTexts } from './removed-texts.ts'
import { openReasons } from './retention-step.ts'
import type { Stripper } from './strip-records.ts'

/** The dependencies of rewriting a request. */
export type RewriteDeps = {
  readonly store: Pick<Store, 'loadRequest' | 'readTimeline'> & PrivacyPort
  readonly stripper: Stripper
  /** Reads the key of the installation. */
  readonly secret: () => Promise<string>
  /** The time for which answers under idempotency keys are kept. */
  readonly keepAnswers: Duration
}

/** A request with all its records. */
export type Records = {
  readonly stored: Stored<Request>
  readonly events: readonly Extract<TimelineItem, { kind: 'event' }>[]
  readonly messages: readonly Extract<TimelineItem, { kind: 'message_in' }>['message'][]
  readonly deliveries: readonly Extract<TimelineItem, { kind: 'message_out' }>['delivery'][]
}

/** Reads a request with all its records; null where there is none. */
export const readRecords = async (
  { store }: { readonly store: Pick<Store, 'loadRequest' | 'readTimeline'> },
  library: LibraryCode,
  number: RequestNumber,
): Promise<Records | null> => {
  const stored = await store.loadRequest(library, number)
  if (stored === null) return null
  const timeline = await store.readTimeline(library, number)
  return {
    stored,
    events: timeline
      .filter((item) => item.kind === 'event')
      .toSorted((left, right) => left.cursor - right.cursor),
    messages: timeline.flatMap((item) => (item.kind === 'message_in' ? [item.message] : [])),
    deliveries: timeline.flatMap((item) => (item.kind === 'message_out' ? [item.delivery] : [])),
  }
}

/** Reads when a request was last changed. */
export const lastChangeOf = ({ stored, events }: Pick<Records, 'stored' | 'events'>): Instant =>
  [stored.value.createdAt, ...events.map(({ at }) => at)].toSorted().at(-1) ?? stored.value.createdAt

const fileAddress = /\/files\/([\w-]{10,200})/g

/** Returns the ids of the files that a request and its events name. */
export const filesOf = ({ stored, events }: Pick<Records, 'stored' | 'events'>): readonly string[] => {
  const text = JSON.stringify([stored.value, events])
  return [...new Set(Array.from(text.matchAll(fileAddress), ([, id = '']) => id))]
}

/**
 * Returns whether a delivery still goes out, or may when staff send it again. A notice is none of these: it is emptied, and
 * its delivery ends without a mail.
 */
const isPending = (request: Request, { state, target }: Delivery): boolean =>
  target.kind !== 'patron' &&
  (state === 'waiting' || state === 'leased' || (state === 'dead' && openReasons(request).length > 0))

/** The number of times that a rewrite is planned again where the request changes meanwhile. */
export const rewriteAttempts = 5

/**
 * Anonymizes or removes a request with all its records, in one atomic step.
 *
 * @param step `anonymize` keeps the request without a person; `remove` leaves the places of its events in the feed only
 * @param at when
 * @returns `gone` where there is no such request; `changing` where it kept changing at the same time
 */
export const rewriteRequest = async (
  deps: RewriteDeps,
  library: LibraryCode,
  number: RequestNumber,
  step: 'anonymize' | 'remove',
  at: Instant,
  isStillDue: (records: Records) => boolean = () => true,
): Promise<'written' | 'gone' | 'changing' | 'not_due'> => {
  const { store, stripper, secret, keepAnswers } = deps
  for (let attempt = 0; attempt < rewriteAttempts; attempt++) {
    const records = await readRecords(deps, library, number)
    if (records === null) return 'gone'
    if (!isStillDue(records)) return 'not_due'
    const { stored, events, messages, deliveries } = records
    const lastChange = lastChangeOf(records)
    const recorded = events.map(({ event }) => event)
    const isClosed = stored.value.stage === 'closed'
    const anonymized = anonymizeRequest(
      stored.value,
      recorded,
      at,
      isClosed ? (stored.value.anonymized?.closedAt ?? lastChange) : null,
    )
    const words = personWordsOf(stored.value, recorded)
    const texts = compareTexts(
      [stored.value, recorded.map(({ input, reason, changes }) => [input, reason, changes])],
      [anonymized.request, anonymized.events.map(({ input, reason, changes }) => [input, reason, changes])],
      words,
    )
    const rewritten = step === 'remove' ? anonymized.events.map(emptyEvent) : anonymized.events
    const rewrite: RequestRewrite = {
      library,
      number,
      expectedVersion: stored.version,
      request:
        step === 'remove'
          ? null
          : {
              value: anonymized.request,
              index: requestIndex(anonymized.request, projectStatus(anonymized.request)),
            },
      events: events.flatMap(({ cursor }, place) => {
        const event = rewritten[place]
        return event === undefined ? [] : [{ cursor, event }]
      }),
      messages: messages.map((message) => stripper.message(message, words)),
      deliveries: deliveries.map((delivery) =>
        isPending(stored.value, delivery)
          ? stripper.pendingDelivery(delivery, texts)
          : stripper.delivery(delivery, words),
      ),
      blobs: filesOf(records),
      forgetAnswers: addMilliseconds(lastChange, durationMilliseconds(keepAnswers)) > at,
      fingerprintSecret: await secret(),
    }
    if ((await store.rewriteRequest(rewrite)) === 'written') return 'written'
  }
  return 'changing'
}
