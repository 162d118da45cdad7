import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { ChangePlan, Facts, RefusedPlan } from './change-plan.ts'
import type { Target } from './change-target.ts'
import { type Deps, withConfigSnapshot } from './deps.ts'
import { type Description, describeInContext } from './describe-request.ts'
import { type Reading, readingOf } from './gather-facts.ts'

/** The effect that a plan would have on a request; nothing is committed. */
export type Preview<Refusal> =
  | {
      readonly kind: 'change'
      readonly request: Request
      readonly messagesSent: RecordedEvent['messagesSent']
      readonly describe: () => Description
    }
  | RefusedPlan<Refusal>
  | { readonly kind: 'not_found' }

/**
 * Plans a change of a request without making it.
 *
 * @param target, gather, plan as in `applyToRequest`
 * @returns the request as it would be. Rejects as `applyToRequest` does
 */
export const previewChange = async <
  Subject extends { readonly version: number },
  Gathered extends Facts,
  Refusal = never,
>(
  deps: Deps,
  target: Target<Subject>,
  gather: (reading: Reading<Subject>) => Promise<Gathered>,
  plan: (subject: Subject, facts: Gathered) => ChangePlan | RefusedPlan<Refusal>,
): Promise<Preview<Refusal>> => {
  const [current, subject] = await Promise.all([withConfigSnapshot(deps), target.load(deps)])
  if (subject === null) return { kind: 'not_found' }
  const library = current.snapshot.library(target.library)
  const facts = await gather(readingOf(current, target, subject, library, false))
  const planned = plan(subject, facts)
  if (planned.kind === 'refused') return planned
  const [{ request, event }] = planned.decisions
  return {
    kind: 'change',
    request,
    messagesSent: event.messagesSent,
    describe: () => describeInContext(current.snapshot, library, request, facts.context, null),
  }
}
