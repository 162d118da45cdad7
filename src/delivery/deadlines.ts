import { decide } from '../borrowing/decide.ts'
import type { Context } from '../borrowing/decision.ts'
import type { Deadline } from '../borrowing/request/deadline.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import type { Stored } from '../store/ports/stored.ts'
import {
  applyToRequest,
  type ChangePlan,
  existingRequest,
  gatherContext,
  type RefusedPlan,
} from './apply-to-request.ts'
import type { AcceptedDecision } from './change/render-change.ts'
import type { Deps } from './deps.ts'

/** The earliest deadline that has passed. */
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

const applyPassed = (deps: Deps, library: LibraryCode, number: RequestNumber, at: Instant) =>
  applyToRequest(
    deps,
    existingRequest({ library, number, by: { kind: 'system' }, at }),
    gatherContext,
    planPassed,
  )

/**
 * Applies the deadlines that have passed, as the store lists them. A request that fails does not stop the others; the
 * first failure is thrown at the end.
 *
 * @param limit how many requests are handled at most
 * @returns how many requests were handled
 */
export const applyDeadlines = async (deps: Deps, limit: number): Promise<number> => {
  const now = deps.now()
  const due = await deps.store.listDueDeadlines(now, limit)
  const failures: unknown[] = []
  for (const { library, request } of due) {
    try {
      await applyPassed(deps, library, request, now)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return due.length
}
