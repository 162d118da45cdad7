import type { Context } from '../borrowing/decision.ts'
import type { Library } from '../borrowing/library.ts'
import { isPersonRemoved } from '../borrowing/request/person-removed.ts'
import type { Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { errorFacts, type Log } from '../log.ts'
import { type Change, emptyChange } from '../store/ports/changes.ts'
import { type RenderedChange, renderChange } from './change/render-change.ts'
import type {
  ApplyResult,
  ChangeOutcome,
  ChangePlan,
  Facts,
  RefusedPlan,
  RequeuePlan,
} from './change-plan.ts'
import type { Target } from './change-target.ts'
import { type Deps, type DepsWithSnapshot, withConfigSnapshot } from './deps.ts'
import { type Description, describeInContext } from './describe-request.ts'
import { type Reading, readingOf } from './gather-facts.ts'
import { endRequestFault, type GaveUpCause, recordRequestFault } from './request-faults.ts'

/** A change to commit, and what it makes of the request. */
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
      ...(isRepeat ? { request: null, events: [], rows: [] } : {}),
      ...(bounced === undefined ? {} : { bounced }),
      inbox: inbox ?? null,
      settle: settle ?? null,
      idempotency:
        idempotency === undefined ? null : { ...idempotency.key, answer: idempotency.answer(outcome) },
    },
  }
}

/** Renders a change that sends dead deliveries again. */
const renderRequeue = (library: LibraryCode, { deliveries }: RequeuePlan, dueAt: Instant): Rendered => ({
  outcome: null,
  change: { ...emptyChange(library), requeue: deliveries.map((delivery) => ({ delivery, dueAt })) },
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
    const facts = { request: number, ...errorFacts(error) }
    log({ level: 'error', message: 'could not keep the fault record of a request', facts })
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
 * withdraws may have been sent already, it plans again at once with `context.attempted`. Where the person was removed from
 * the request, what came from outside is committed without words.
 *
 * @param target the request, and who changes it
 * @param gather reads what the plan needs and the configuration snapshot lacks. It runs once per attempt: what is read
 *   from outside the store is read before this function is called
 * @param plan decides; pure
 * @returns the result, committed and durable where `applied`. Rejects with `Problem` not_found where the library is
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
    subject: Subject | null,
  ): Promise<ApplyResult<Plan, Refusal> | undefined> => {
    if (subject === null) return { kind: 'not_found' }
    const library = current.snapshot.library(target.library)
    const reading = readingOf(current, target, subject, library, attempted)
    const facts = await gather(reading)
    const planned = plan(subject, facts)
    if (planned.kind === 'refused') return planned
    const rendered =
      planned.kind === 'change'
        ? await renderPlan(current, planned, library, subject.version, facts.context)
        : renderRequeue(target.library, planned, reading.now)
    const { outcome } = rendered
    const change =
      outcome !== null && isPersonRemoved(outcome.stored.value)
        ? deps.anonymous.stripChange(rendered.change)
        : rendered.change
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
        return planAndCommit(current, subject)
    }
  }

  const attempt = (reload: boolean): Promise<ApplyResult<Plan, Refusal> | undefined> => {
    const { deps: current, subject } = reload ? {} : (target.preloaded ?? {})
    return current === undefined || subject === undefined
      ? Promise.all([current ?? withConfigSnapshot(deps), subject ?? target.load(deps)]).then((loaded) =>
          planAndCommit(...loaded),
        )
      : planAndCommit(current, subject)
  }

  const began = performance.now()
  const result = (await deps.mutex(target.number, attempt)) ?? (await giveUp(deps, target, cause))
  deps.trace?.({
    name: 'change request',
    kind: 'internal',
    request: target.number,
    milliseconds: performance.now() - began,
    isError: result.kind === 'gave_up',
    facts: {
      'lendwire.by': target.by.kind,
      'lendwire.result': result.kind,
      'lendwire.message': target.message ?? null,
    },
  })
  return result
}
