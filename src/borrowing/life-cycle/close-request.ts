import { isOut } from '../items/item-states.ts'
import type { Outcome } from '../request/outcome.ts'
import { keptAsFound } from '../rota/leave-entry.ts'
import { activeEntry, change, changeEntry, endAlerts, type Work, workflowOf } from './draft.ts'
import { endQuestion } from './negotiation.ts'

/**
 * Closes the request with an outcome, or gives a closed one another; the active entry gets the state that fits, entries
 * that were not asked are skipped, what locate found stays, and catalogues are asked no more. What the library's own system is recording goes on,
 * since the item is there.
 */
export const close = (work: Work, outcome: Outcome): Work => {
  if (work.request.stage === 'closed') return change(work, { outcome })
  const active = activeEntry(work.request)
  const settled =
    active === undefined
      ? work
      : changeEntry(work, active.id, { state: active.shipped === true ? 'supplied' : 'cancelled' })
  const closed = change(endQuestion(settled), {
    stage: 'closed',
    outcome,
    waitingFor: [],
    rota: keptAsFound(settled.request.rota, 'skipped'),
    locatingOwn: undefined,
    items: settled.request.items.filter((item) => item.state !== 'expected'),
  })
  const out = closed.request.items.some(isOut)
  return endAlerts(
    closed,
    ({ kind }) =>
      kind === 'send_failed' ||
      kind === 'no_answer' ||
      (!out && (kind === 'recalled' || kind === 'overdue' || kind === 'hold_return')),
  )
}

/** A return that the partner was told of ends the request where the profile waits for no check-in. */
export const closeOnceTold = (work: Work): Work => {
  const entry = activeEntry(work.request)
  const { complete, steps } = workflowOf(work, entry)
  return entry?.returnTold === true &&
    work.request.stage === 'returned' &&
    (complete === 'at_return' || !steps.lenderCheckIn)
    ? close(work, { kind: 'completed' })
    : work
}
