import type { Context } from '../../borrowing/decision.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Instant, LibraryCode } from '../../borrowing/values.ts'
import type { Change } from '../../store/ports/changes.ts'
import { emptyChange } from '../../store/ports/changes.ts'
import type { ChangeOutcome, ChangePlan, RequeuePlan } from '../change-plan.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import { type Description, describeInContext } from '../describe-request.ts'
import { type RenderedChange, renderChange } from './render-change.ts'

/** A change to commit, and what it makes of the request. */
export type Rendered = { readonly change: Change; readonly outcome: ChangeOutcome | null }

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
export const renderPlan = async (
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
export const renderRequeue = (
  library: LibraryCode,
  { deliveries }: RequeuePlan,
  dueAt: Instant,
): Rendered => ({
  outcome: null,
  change: { ...emptyChange(library), requeue: deliveries.map((delivery) => ({ delivery, dueAt })) },
})
