import type { Instant, RequestNumber } from '../borrowing/values.ts'
import { projectEvent } from '../events/project-event.ts'
import { eventIdOf, markOf, readBehind, selects } from '../events/read-events.ts'
import { Problem } from '../problem.ts'
import { readRemovals } from '../store/policy/person-removals.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { EventsPort, SequencedEvent } from '../store/ports/events.ts'
import type { RequestsPort } from '../store/ports/requests.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { type AttemptBuffer, writeAttempts } from './attempt-log.ts'
import { dueEvents, failuresAfter, nextAttempt, restAfter, restUntil } from './retry-schedule.ts'
import { type SendDeps, sendEvent } from './send-event.ts'
import { secretsInForce, type Webhook } from './webhook.ts'
import { freshState, type HeldEvent, type WebhookAttempt, WebhookState } from './webhook-state.ts'

export type WebhookStore = Pick<DocumentsPort, 'getDocument' | 'putDocuments' | 'readDocumentSnapshot'> &
  Pick<EventsPort, 'listEventsAfter' | 'findNextEvent'> &
  Pick<RequestsPort, 'loadRequest'>

export type WebhookDeps = SendDeps & {
  readonly store: WebhookStore
  readonly random: () => number
  /** Tells staff that an endpoint was paused, by another way than the endpoint. */
  readonly alarm: (webhook: Webhook, why: AnyReason) => Promise<void>
}

/** The number of events that are read at once, and sent at the same time. */
const batchSize = 250
const atOnce = 32
/** The held events with which nothing new is read: the log keeps it. */
const maxHeld = 500

/** Reads how far an endpoint is. */
export const readWebhookState = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  code: string,
): Promise<{ readonly state: WebhookState; readonly version: number }> => {
  const stored = await store.getDocument('webhook_state', code)
  return stored === null
    ? { state: freshState, version: 0 }
    : { state: WebhookState.parse(stored.value), version: stored.version }
}

/**
 * Writes how far an endpoint is.
 *
 * @param version the version of the state that was read
 * @returns false where it was changed meanwhile: nothing is written
 */
export const writeWebhookState = async (
  store: Pick<DocumentsPort, 'putDocuments'>,
  code: string,
  { state, version }: { readonly state: WebhookState; readonly version: number },
): Promise<boolean> => {
  const write = { kind: 'webhook_state', key: code, value: state, expectedVersion: version } as const
  return (await store.putDocuments([write])) === 'written'
}

/** The events of one request, in order: those that are held, then new ones. */
type Queue = { readonly held: readonly HeldEvent[]; readonly fresh: readonly SequencedEvent[] }

const queuesOf = (
  held: readonly HeldEvent[],
  fresh: readonly SequencedEvent[],
): ReadonlyMap<RequestNumber, Queue> => {
  const queues = new Map<RequestNumber, Queue>()
  const of = (request: RequestNumber): Queue => queues.get(request) ?? { held: [], fresh: [] }
  for (const each of held) {
    const queue = of(each.request)
    queues.set(each.request, { ...queue, held: [...queue.held, each] })
  }
  for (const each of fresh) {
    const queue = of(each.request)
    queues.set(each.request, { ...queue, fresh: [...queue.fresh, each] })
  }
  return queues
}

/** The progress of the work on an endpoint. */
type Progress = {
  held: HeldEvent[]
  attempts: WebhookAttempt[]
  failures: number
  paused: WebhookState['paused']
}

const holdBehind = ({ cursor, request }: SequencedEvent, now: Instant): HeldEvent => ({
  event: cursor,
  request,
  attempts: 0,
  dueAt: now,
  firstFailedAt: null,
})

/**
 * Sends the events of one request, one after the other, until one fails. That one and those behind it are held.
 *
 * @param mayTry may the oldest held event be tried now?
 */
const workOnQueue = async (
  deps: WebhookDeps,
  webhook: Webhook,
  { held, fresh }: Queue,
  mayTry: boolean,
  progress: Progress,
): Promise<void> => {
  const waiting = [...held, ...fresh.map((event) => holdBehind(event, deps.now()))]
  const eventsByCursor = new Map(fresh.map((event) => [event.cursor, event]))
  while (mayTry && waiting.length > 0 && progress.paused === null) {
    const [first] = waiting
    if (first === undefined) break
    const [event] = eventsByCursor.has(first.event)
      ? [eventsByCursor.get(first.event)]
      : await deps.store.listEventsAfter(webhook.library, first.event - 1, 1)
    if (event === undefined) break
    const payload = projectEvent(event, { id: eventIdOf(event), cursor: `${event.cursor}-${markOf(event)}` })
    const { attempt, isGone } = await sendEvent(deps, webhook, payload, first.attempts + 1)
    progress.attempts.push(attempt)
    if (attempt.result === 'delivered') {
      progress.failures = 0
      waiting.shift()
      continue
    }
    progress.failures += 1
    const now = deps.now()
    const dueAt = nextAttempt(first.attempts + 1, now, deps.random())
    waiting[0] = {
      ...first,
      attempts: first.attempts + 1,
      dueAt: dueAt ?? now,
      firstFailedAt: first.firstFailedAt ?? now,
    }
    if (isGone)
      progress.paused = {
        at: now,
        reason: reason('webhook_pause.gone'),
      }
    else if (dueAt === null)
      progress.paused = {
        at: now,
        reason: reason('webhook_pause.kept_failing', {
          event: payload.id,
          why: attempt.error ?? reason('failure.no_answer'),
        }),
      }
    break
  }
  progress.held.push(...waiting)
}

const readFresh = async (
  { store }: Pick<WebhookDeps, 'store'>,
  { library }: Webhook,
  { cursor, mark, held }: WebhookState,
  limit: number,
): Promise<readonly SequencedEvent[]> =>
  held.length >= maxHeld ? [] : readBehind(store, library, { cursor, mark: mark ?? undefined }, limit)

/** Returns whether an endpoint has work to do. Cheap, so that nothing is leased for nothing. */
export const hasWork = async (deps: WebhookDeps, webhook: Webhook): Promise<boolean> => {
  const { state } = await readWebhookState(deps.store, webhook.code)
  const now = deps.now()
  if (webhook.status !== 'active' || state.paused !== null) return false
  if (secretsInForce(webhook, now).length === 0) return false
  if (state.restUntil !== null && state.restUntil > now) return false
  if (dueEvents(state.held, now).length > 0) return true
  if (state.held.length >= maxHeld) return false
  return (await deps.store.findNextEvent(webhook.library, state.cursor)) !== null
}

const pauseForStore = async (
  deps: WebhookDeps,
  webhook: Webhook,
  { state, version }: { readonly state: WebhookState; readonly version: number },
): Promise<void> => {
  const paused = { at: deps.now(), reason: reason('webhook_pause.other_store') }
  if (await writeWebhookState(deps.store, webhook.code, { state: { ...state, paused }, version }))
    await deps.alarm(webhook, paused.reason)
}

/**
 * Sends an endpoint what it is to be sent now. Events of one request go in order, those of others at the same time. The
 * cursor is stored behind what was sent or held: what a crash interrupts is sent again under the same ids.
 *
 * @param buffer keeps attempts that succeeded from one batch to the next; what it holds at the end is to be written by the
 *   caller
 * @returns how many attempts were made, and how many events were read
 */
export const workOnWebhook = async (
  deps: WebhookDeps,
  webhook: Webhook,
  buffer: AttemptBuffer,
): Promise<number> => {
  const read = await readWebhookState(deps.store, webhook.code)
  const { state } = read
  const removals = await readRemovals(deps.store)
  const isProbing = state.failures >= restAfter
  const due = dueEvents(state.held, deps.now()).slice(0, isProbing ? 1 : batchSize)
  let fresh: readonly SequencedEvent[]
  try {
    fresh = await readFresh(deps, webhook, state, isProbing ? (due.length > 0 ? 0 : 1) : batchSize)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'gone') throw error
    await pauseForStore(deps, webhook, read)
    return 0
  }
  const wanted = fresh.filter((event) => selects(webhook, event))
  const mayTry = new Set(due.map(({ request }) => request))
  const progress: Progress = { held: [], attempts: [], failures: state.failures, paused: null }
  const queues = [...queuesOf(state.held, wanted)].values()
  const worker = async (): Promise<void> => {
    for (const [request, queue] of queues)
      await workOnQueue(deps, webhook, queue, queue.held.length === 0 || mayTry.has(request), progress)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const last = fresh.at(-1)
  const failures = failuresAfter(state.failures, progress.failures)
  const after: WebhookState = {
    cursor: last?.cursor ?? state.cursor,
    mark: last === undefined ? state.mark : markOf(last),
    held: progress.held.toSorted((one, other) => one.event - other.event),
    failures,
    restUntil: restUntil(failures, deps.now(), deps.random()),
    paused: progress.paused,
  }
  const { version } = read
  const hasFailed = progress.failures > 0 || progress.paused !== null
  const attempts = progress.attempts.map((attempt) => ({ attempt, removals }))
  await writeAttempts(deps.store, webhook.code, buffer.add(attempts, hasFailed))
  const isWritten = await writeWebhookState(deps.store, webhook.code, { state: after, version })
  if (isWritten && progress.paused !== null) await deps.alarm(webhook, progress.paused.reason)
  return progress.attempts.length + fresh.length
}
