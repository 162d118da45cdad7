import type { Context } from '../borrowing/decision.ts'
import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Actor, Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import type { Log } from '../log.ts'
import type { Idempotency, StoredAnswer } from '../store/ports/answers.ts'
import type { Change, CommitResult } from '../store/ports/changes.ts'
import type { Stored } from '../store/ports/stored.ts'
import type { AcceptedDecision } from './change/accepted-decision.ts'
import { type RenderedChange, renderChange } from './change/render-change.ts'
import { readDecisionContext } from './decision-context.ts'
import { type Deps, type DepsWithSnapshot, withConfigSnapshot } from './deps.ts'
import { type Description, describeInContext } from './describe-request.ts'
import { endRequestFault, type GaveUpCause, recordRequestFault } from './request-faults.ts'

/** A caller's idempotency key. The answer to keep under it is made from the change. */
export type IdempotencyKey = Omit<Idempotency, 'answer'>

/** Who changes a request, and when. */
type Occasion = {
  readonly library: LibraryCode
  readonly by: Actor
  /** The time of the change; the time of each attempt by default. */
  readonly at?: Instant
  /** The id of the message that causes the change. */
  readonly message?: string
}

/** What the caller has read already. Only the first attempt uses it, and only when no other change is under way. */
type Preloaded<Subject> = {
  readonly deps?: DepsWithSnapshot
  readonly subject?: Subject | undefined
}

/** The request to change: what to lock, and how to load what the plan starts from. */
export type Target<Subject extends { readonly version: number }> = Occasion & {
  readonly kind: 'existing' | 'new'
  readonly number: RequestNumber
  readonly load: (deps: Pick<Deps, 'store'>) => Promise<Subject | null>
  readonly preloaded?: Preloaded<Subject>
}

/** A request that does not exist yet: it is created under this number. */
export type NewRequest = { readonly number: RequestNumber; readonly version: 0 }

/** Targets a request that exists. `preloaded` saves the first attempt a read. */
export const existingRequest = (
  about: Occasion & { readonly number: RequestNumber },
  preloaded: Preloaded<Stored<Request>> = {},
): Target<Stored<Request>> => ({
  ...about,
  kind: 'existing',
  preloaded,
  load: ({ store }) => store.loadRequest(about.library, about.number),
})

/**
 * Targets a request that does not exist yet.
 *
 * @param nextNumber returns a number for each attempt: another one is tried where the first is taken
 */
export const newRequest = (
  about: Occasion,
  nextNumber: () => RequestNumber,
  preloaded: Preloaded<NewRequest> = {},
): Target<NewRequest> => {
  const first = nextNumber()
  const numbers = [first]
  return {
    ...about,
    kind: 'new',
    number: first,
    preloaded,
    load: async () => ({ number: numbers.pop() ?? nextNumber(), version: 0 }),
  }
}

/** What `gather` reads with. */
export type Reading<Subject> = {
  /** The dependencies with the configuration snapshot of this attempt. */
  readonly deps: DepsWithSnapshot
  readonly library: Library
  readonly subject: Subject
  readonly now: Instant
  /**
   * Reads the context of the decision.
   *
   * @param partners those that the request does not name yet
   */
  readonly readContext: (
    request: Pick<Request, 'rota' | 'workflow' | 'service'>,
    partners?: readonly PartnerCode[],
  ) => Promise<Context>
}

/** What a plan may use beyond the request: at least the context of the decision. */
export type Facts = { readonly context: Context }

/** A change to commit, decided on the loaded request. */
export type ChangePlan = {
  readonly kind: 'change'
  readonly decisions: readonly [AcceptedDecision, ...AcceptedDecision[]]
  readonly inbox?: NonNullable<Change['inbox']>
  readonly settle?: NonNullable<Change['settle']>
  readonly bounced?: NonNullable<Change['bounced']>
  /** Keeps the answer under a key. `answer` is pure: each attempt calls it again. */
  readonly idempotency?: {
    readonly key: IdempotencyKey
    readonly answer: (outcome: ChangeOutcome) => StoredAnswer
  }
}

/** Dead deliveries to send again as they are. The request itself stays as it is. */
export type RequeuePlan = { readonly kind: 'requeue'; readonly deliveries: readonly string[] }

/** Nothing to commit, and why. */
export type RefusedPlan<Refusal> = { readonly kind: 'refused'; readonly reason: Refusal }

/** What a change makes of the request. */
export type ChangeOutcome = {
  readonly stored: Stored<Request>
  /** Describes the request as it is then. Made when it is asked for: most changes are answered without it. */
  readonly describe: () => Description
  readonly messagesSent: RecordedEvent['messagesSent']
}

/** The result of `applyToRequest`; `plan` is the plan of the last attempt. */
export type ApplyResult<Plan, Refusal> =
  | { readonly kind: 'applied'; readonly plan: Plan; readonly outcome: ChangeOutcome | null }
  | RefusedPlan<Refusal>
  /** The fingerprint of the message is known: this is what was answered then. */
  | ({ readonly plan: Plan } & Extract<CommitResult, { kind: 'repeat' }>)
  /** The idempotency key is known: this is what was answered then. */
  | Extract<CommitResult, { kind: 'replay' }>
  /** Somebody else has the delivery that the change settles. */
  | { readonly kind: 'lease_lost' }
  | { readonly kind: 'not_found' }
  /** Every attempt met another change: it is logged, counted, and recorded beside the request. */
  | { readonly kind: 'gave_up'; readonly cause: GaveUpCause }

/** Reads the context of a request that exists, for plans that need no more. */
export const gatherContext = async ({ subject, readContext }: Reading<Stored<Request>>): Promise<Facts> => ({
  context: await readContext(subject.value),
})

type Rendered = { readonly change: Change; readonly outcome: ChangeOutcome | null }

const outcomeOf = (
  { snapshot }: DepsWithSnapshot,
  { request: { value }, events }: RenderedChange,
  library: Library,
  context: Context,
  version: number,
): ChangeOutcome => {
  let description: Description | undefined
  // The commit ends the fault record of the request.
  const describe = (): Description => {
    description ??= describeInContext(snapshot, library, value, context, null)
    return description
  }
  return { stored: { value, version }, describe, messagesSent: events[0]?.messagesSent ?? [] }
}

/** Renders a change of the request. A repeat of what was decided before is kept with its message and changes nothing. */
const renderPlan = async (
  deps: DepsWithSnapshot,
  { decisions, inbox, settle, bounced, idempotency }: ChangePlan,
  library: Library,
  version: number,
  context: Context,
): Promise<Rendered> => {
  const change = await renderChange(deps, decisions, library, version, context)
  const outcome = outcomeOf(deps, change, library, context, version + 1)
  const isRepeat = decisions.every(({ kind }) => kind === 'repeat')
  return {
    outcome,
    change: {
      ...change,
      ...(isRepeat ? { request: null, events: [] } : {}),
      ...(bounced === undefined ? {} : { bounced }),
      inbox: inbox ?? null,
      settle: settle ?? null,
      idempotency:
        idempotency === undefined ? null : { ...idempotency.key, answer: idempotency.answer(outcome) },
    },
  }
}

const renderRequeue = (library: LibraryCode, { deliveries }: RequeuePlan, dueAt: Instant): Rendered => ({
  outcome: null,
  change: {
    library,
    request: null,
    expectedVersion: 0,
    events: [],
    outbox: [],
    withdraw: [],
    requeue: deliveries.map((delivery) => ({ delivery, dueAt })),
    inbox: null,
    idempotency: null,
    settle: null,
  },
})

/** Keeps the fault record of a request. A failure is logged: the change itself has ended already. */
const keepFaultRecord = async (
  log: Log,
  number: RequestNumber,
  write: () => Promise<void>,
): Promise<void> => {
  try {
    await write()
  } catch (error) {
    const facts = { request: number, error: error instanceof Error ? error.name : 'unknown' }
    log({ level: 'error', message: 'could not keep the fault record of a request', facts })
  }
}

/** Makes what `gather` reads with. */
export const readingOf = <Subject extends { readonly version: number }>(
  deps: DepsWithSnapshot,
  target: Target<Subject>,
  subject: Subject,
  library: Library,
  attempted: boolean,
): Reading<Subject> => {
  const now = target.at ?? deps.now()
  const { by, message } = target
  return {
    deps,
    library,
    subject,
    now,
    readContext: (request, partners) =>
      readDecisionContext(deps, { library, request, partners, by, now, attempted, message }),
  }
}

/** Gives up a change: logs it, counts it, and records it beside the request. */
const giveUp = async (
  { log, metrics, store, now }: Deps,
  { kind, number, by }: Target<{ readonly version: number }>,
  cause: GaveUpCause,
): Promise<{ readonly kind: 'gave_up'; readonly cause: GaveUpCause }> => {
  log({
    level: 'error',
    message: 'gave up changing a request: every attempt met another change',
    facts: { request: number, cause, by: by.kind },
  })
  metrics.increment('request_changes_given_up', { cause, by: by.kind })
  if (kind === 'existing')
    await keepFaultRecord(log, number, () =>
      recordRequestFault(store, number, { cause, by: by.kind, at: now() }),
    )
  return { kind: 'gave_up', cause }
}

/**
 * Changes a request: the only way to do so. It loads the request, gathers facts, plans, commits and wakes the delivery
 * worker. A conflict with another change starts it again with the request as it is then. Where a delivery that the plan
 * withdraws may have been sent already, it plans again at once with `context.attempted`.
 *
 * @param target the request, and who changes it
 * @param gather reads what the plan needs and the configuration snapshot lacks. It runs once per attempt: what is read
 *   from outside the store is read before this function is called
 * @param plan decides; pure
 * @returns what came of it, committed and durable where `applied`. Rejects with `Problem` not_found where the library is
 *   gone, unavailable where the store fails, and with what `gather` and `plan` throw
 */
export const applyToRequest = async <
  Subject extends { readonly version: number },
  Gathered extends Facts,
  Plan extends ChangePlan | RequeuePlan,
  Refusal = never,
>(
  deps: Deps,
  target: Target<Subject>,
  gather: (reading: Reading<Subject>) => Promise<Gathered>,
  plan: (subject: Subject, facts: Gathered) => Plan | RefusedPlan<Refusal>,
): Promise<ApplyResult<Plan, Refusal>> => {
  let attempted = false
  let cause: GaveUpCause = 'conflict'

  const planAndCommit = async (
    current: DepsWithSnapshot,
    subject: Subject,
    library: Library,
  ): Promise<ApplyResult<Plan, Refusal> | undefined> => {
    const reading = readingOf(current, target, subject, library, attempted)
    const facts = await gather(reading)
    const planned = plan(subject, facts)
    if (planned.kind === 'refused') return planned
    const { change, outcome } =
      planned.kind === 'change'
        ? await renderPlan(current, planned, library, subject.version, facts.context)
        : renderRequeue(target.library, planned, reading.now)
    const result = await deps.store.commit(change)
    switch (result.kind) {
      case 'committed':
        if (change.outbox.length > 0 || change.requeue.length > 0) deps.wake()
        if (change.request !== null && current.snapshot.requestFaultRecord(target.number) !== null)
          await keepFaultRecord(deps.log, target.number, () => endRequestFault(deps.store, target.number))
        return { kind: 'applied', plan: planned, outcome }
      case 'repeat':
        return { ...result, plan: planned }
      case 'replay':
      case 'lease_lost':
        return result
      case 'conflict':
        cause = 'conflict'
        return undefined
      case 'not_withdrawn':
        cause = 'not_withdrawn'
        if (attempted) return undefined
        attempted = true
        return planAndCommit(current, subject, library)
    }
  }

  const attempt = async (reload: boolean): Promise<ApplyResult<Plan, Refusal> | undefined> => {
    const first = reload ? undefined : target.preloaded
    const [current, subject] = await Promise.all([
      first?.deps ?? withConfigSnapshot(deps),
      first?.subject ?? target.load(deps),
    ])
    if (subject === null) return { kind: 'not_found' }
    return planAndCommit(current, subject, current.snapshot.library(target.library))
  }

  return (await deps.mutex(target.number, attempt)) ?? giveUp(deps, target, cause)
}
