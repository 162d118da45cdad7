import { isPersonRemoved } from '../borrowing/request/person-removed.ts'
import type { Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import { countRemoval } from '../store/policy/person-removals.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { readAttemptLog, stripAttempt } from '../webhooks/attempt-log.ts'
import { Webhook } from '../webhooks/webhook.ts'
import type { WebhookAttempt } from '../webhooks/webhook-state.ts'

type AttemptStore = Pick<
  Store,
  'getDocument' | 'listDocuments' | 'putDocuments' | 'loadRequest' | 'readDocumentSnapshot'
>

/** An attempt to send an event of a request to a webhook. */
export type AttemptOfRequest = { readonly webhook: string; readonly attempt: WebhookAttempt }

/** Reads the logged attempts that concern requests of a library, by the number of the request. */
export const readAttemptsOf = async (
  store: Pick<Store, 'getDocument' | 'listDocuments'>,
  library: LibraryCode,
): Promise<ReadonlyMap<RequestNumber, readonly AttemptOfRequest[]>> => {
  const found = new Map<RequestNumber, AttemptOfRequest[]>()
  for (const { key, value } of await store.listDocuments('webhook')) {
    if (Webhook.safeParse(value).data?.library !== library) continue
    for (const attempt of (await readAttemptLog(store, key)).items)
      if (attempt.request !== null)
        found.set(attempt.request, [...(found.get(attempt.request) ?? []), { webhook: key, attempt }])
  }
  return found
}

/** Finds the requests of a library that are gone, or from which the person was removed. */
const findRemoved = async (
  store: AttemptStore,
  library: LibraryCode,
  items: readonly WebhookAttempt[],
): Promise<ReadonlySet<RequestNumber>> => {
  const removed = new Set<RequestNumber>()
  const named = items.flatMap(({ request, body }) => (request === null || body === '' ? [] : [request]))
  for (const request of new Set(named)) {
    const stored = await store.loadRequest(library, request)
    if (stored === null || isPersonRemoved(stored.value)) removed.add(request)
  }
  return removed
}

const writeTries = 100

/**
 * Brings the logs of attempts to send events up to date with the requests that they name: what was posted and answered
 * goes with the person, and an attempt goes when it is too old. An attempt that is under way meanwhile is logged without
 * both.
 *
 * @param before attempts from before this time go
 * @param numbers requests that go on for another person, from which a person was removed
 */
export const tidyAttempts = async (
  store: AttemptStore,
  before: Instant,
  numbers: readonly RequestNumber[] = [],
): Promise<void> => {
  await countRemoval(store)
  const webhooks = new Map(
    (await store.listDocuments('webhook')).map(({ key, value }) => [key, Webhook.safeParse(value).data]),
  )
  const codes = new Set([
    ...webhooks.keys(),
    ...(await store.listDocuments('webhook_attempts')).map(({ key }) => key),
  ])
  for (const code of codes) await tidyLog(store, code, webhooks.get(code)?.library, before, numbers)
}

const tidyLog = async (
  store: AttemptStore,
  code: string,
  library: LibraryCode | undefined,
  before: Instant,
  numbers: readonly RequestNumber[],
): Promise<void> => {
  for (let tries = 0; tries < writeTries; tries += 1) {
    const log = await readAttemptLog(store, code)
    const recent = log.items.filter(({ at }) => at >= before)
    const removed = library === undefined ? new Set() : await findRemoved(store, library, recent)
    const items = recent.map((attempt) =>
      attempt.request !== null && (removed.has(attempt.request) || numbers.includes(attempt.request))
        ? stripAttempt(attempt)
        : attempt,
    )
    // Written also where nothing changes: an attempt that is being logged at this moment meets a conflict then.
    const value = library === undefined ? undefined : { items }
    const write = { kind: 'webhook_attempts', key: code, value, expectedVersion: log.version } as const
    if ((await store.putDocuments([write])) === 'written') return
  }
  throw new Problem('conflict', reason('problem.webhook_busy'))
}
