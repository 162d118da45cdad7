import { decide } from '../borrowing/decide.ts'
import type { Context } from '../borrowing/decision.ts'
import type { Deadline } from '../borrowing/request/deadline.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { isPaused } from '../configuration/restore-record.ts'
import type { Stored } from '../store/ports/stored.ts'
import { applyToRequest } from './apply-to-request.ts'
import type { AcceptedDecision } from './change/accepted-decision.ts'
import type { ChangePlan, RefusedPlan } from './change-plan.ts'
import { existingRequest } from './change-target.ts'
import type { Deps } from './deps.ts'
import { gatherContext, type Reading } from './gather-facts.ts'

/** Returns the earliest deadline that has passed. */
const firstPassed = ({ deadlines }: Request, now: Instant): Deadline | undefined =>
  deadlines.filter(({ at }) => at <= now).toSorted((one, other) => (one.at < other.at ? -1 : 1))[0]

/** Plans all deadlines of a request that have passed, in their order. */
const planPassed = (
  { value }: Stored<Request>,
  { context }: { readonly context: Context },
): ChangePlan | RefusedPlan<'nothing_passed'> => {
  const decisions: AcceptedDecision[] = []
  let request = value
  for (
    let deadline = firstPassed(request, context.now);
    deadline !== undefined;
    deadline = firstPassed(request, context.now)
  ) {
    const decision = decide(request, { kind: 'deadline', deadline }, context)
    if (decision.kind === 'not_allowed') break
    decisions.push(decision)
    request = decision.request
  }
  const [first, ...others] = decisions
  return first === undefined
    ? { kind: 'refused', reason: 'nothing_passed' }
    : { kind: 'change', decisions: [first, ...others] }
}

/** Reads what the plan needs: where a citation is to be looked up again, also what its sources say now. */
const gatherPassed = async (reading: Reading<Stored<Request>>): Promise<{ readonly context: Context }> => {
  const { deps, subject, now } = reading
  const facts = await gatherContext(reading)
  const isToLookUp = subject.value.deadlines.some(({ kind, at }) => kind === 'look_up' && at <= now)
  if (!isToLookUp) return facts
  return { context: { ...facts.context, lookedUp: await deps.fillCitation(subject.value.citation) } }
}

/** The number of requests that are handled at a time: one that is stuck takes a place, and delays no other. */
const maxAtOnce = 16
/** The number of due requests that are listed at a time. */
const batchSize = 200
/** The time for which a request is left alone after its deadlines could not be applied, first and at most, in milliseconds. */
const firstBackoff = 10_000
const longestBackoff = 600_000

/** The work of deadlines. */
export type DeadlineWork = {
  /** Begins to apply deadlines that have passed; resolves with how many requests it found. */
  readonly start: () => Promise<number>
  /** Waits until everything that was begun has ended. */
  readonly idle: () => Promise<void>
}

type DueRequest = { readonly library: LibraryCode; readonly request: RequestNumber }

/** Remembers which requests failed, so that they are not tried again at once. */
const createBackoff = () => {
  const failed = new Map<RequestNumber, { readonly until: number; readonly delay: number }>()
  return {
    isWaiting: (request: RequestNumber, now: number): boolean => now < (failed.get(request)?.until ?? now),
    fail: (request: RequestNumber, now: number): void => {
      for (const [old, { until }] of failed) if (until + longestBackoff < now) failed.delete(old)
      const delay = Math.min(longestBackoff, (failed.get(request)?.delay ?? firstBackoff / 2) * 2)
      failed.set(request, { until: now + delay, delay })
    },
    succeed: (request: RequestNumber): void => void failed.delete(request),
  }
}

/**
 * Creates the work of deadlines: they are applied as the store lists them, several requests at a time. A request whose
 * deadlines cannot be applied is left alone for a while.
 *
 * @param onEnd is called when a request has ended, so that the next ones are begun
 * @param report is called with what a request failed with
 */
export const createDeadlineWork = (
  deps: Deps,
  onEnd: () => void,
  report: (request: RequestNumber, error: unknown) => void,
): DeadlineWork => {
  const inProgress = new Map<RequestNumber, Promise<void>>()
  /** Requests that are due and wait for a place. */
  const queue: DueRequest[] = []
  const backoff = createBackoff()

  const apply = async (library: LibraryCode, number: RequestNumber, at: Instant): Promise<void> => {
    const target = existingRequest({ library, number, by: { kind: 'system' }, at })
    try {
      const { kind } = await applyToRequest(deps, target, gatherPassed, planPassed)
      if (kind === 'applied') backoff.succeed(number)
      else backoff.fail(number, Date.parse(at))
    } catch (error) {
      backoff.fail(number, Date.parse(at))
      report(number, error)
    }
  }

  const begin = ({ library, request }: DueRequest, at: Instant): void => {
    const ended = apply(library, request, at).finally(() => {
      inProgress.delete(request)
      beginNext()
      onEnd()
    })
    inProgress.set(request, ended)
  }

  /** Begins with as many requests as there are places for. */
  const beginNext = (): void => {
    while (inProgress.size < maxAtOnce) {
      const next = queue.shift()
      if (next === undefined) return
      begin(next, deps.now())
    }
  }

  return {
    start: async () => {
      if (queue.length > 0 || inProgress.size >= maxAtOnce) return 0
      if (isPaused((await deps.configuration.snapshot()).restore())) return 0
      const now = deps.now()
      const due = (await deps.store.listDueDeadlines(now, batchSize)).filter(
        ({ request }) => !inProgress.has(request) && !backoff.isWaiting(request, Date.parse(now)),
      )
      queue.push(...due)
      beginNext()
      return due.length
    },
    idle: async () => {
      while (inProgress.size > 0) await Promise.all(inProgress.values())
    },
  }
}
