import { itemsOf, matchItems, stageFromItems, unreturnedItems } from '../items/items.ts'
import { tellReturnOnce } from '../items/receive-items.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  changeItems,
  endAlerts,
  explain,
  raise,
  type Work,
  workEntry,
  workflowOf,
} from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { laterStagesOrClosed, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Outcome } from '../request/outcome.ts'
import type { EventOf, EventRules } from './event-rule.ts'
import type { NamedItem } from './partner-event.ts'

/** The partner says that it has items of an entry back. */
const markCheckedIn = (work: Work, entry: number, named: readonly NamedItem[] | undefined): Work => {
  const back = matchItems(work.request, entry, named).map((item) => item.id)
  const checked = changeItems(
    work,
    (item) => back.includes(item.id) && item.state !== 'expected' && item.state !== 'missing',
    () => ({ state: 'returned', checkedIn: true, hold: 'none' }),
  )
  return checked.request.items.some((item) => item.state === 'lost')
    ? checked
    : endAlerts(checked, ({ kind }) => kind === 'lost')
}

const checkIn = step<EventOf<'checked_in'>>(
  'the partner has the items; with the last one closed as completed',
  (work, event) => {
    if (work.entry === null) return work
    const checked = markCheckedIn(work, work.entry, event.items)
    const left = unreturnedItems(checked.request, work.entry).length
    if (left > 0) {
      const waiting = stageFromItems(explain(checked, `${left} more to be checked in`))
      return tellReturnOnce(work, waiting, work.entry)
    }
    const cleared = endAlerts(checked, ({ kind }) =>
      ['recalled', 'overdue', 'hold_return', 'damaged'].includes(kind),
    )
    return activeEntry(cleared.request)?.id === work.entry ? close(cleared, { kind: 'completed' }) : cleared
  },
)

const isCopy = (work: Work): boolean =>
  work.request.service.type === 'copy' ||
  itemsOf(work.request, work.entry).every((item) => item.form === 'digital')

const completeWithout = step<EventOf<'completed_without_return'>>(
  'after a loss closed as lost; a copy closed as completed; else lost by the partner, closed as lost',
  (work, event) => {
    const lostByUs =
      work.request.alerts.some((alert) => alert.kind === 'lost' && alert.by === 'us') ||
      itemsOf(work.request, work.entry).some((item) => item.state === 'lost')
    const cleared = endAlerts(work, ({ kind }) =>
      ['lost', 'overdue', 'recalled', 'hold_return'].includes(kind),
    )
    if (isCopy(work) && !lostByUs) {
      const kept = changeItems(
        cleared,
        (item) => item.entry === work.entry && item.state !== 'returned',
        () => ({ kept: true }),
      )
      const reason = event.reason === undefined ? {} : { reason: event.reason }
      return closeIfSupplied(kept, { kind: 'completed', ...reason })
    }
    const lost = changeItems(
      cleared,
      (item) => item.entry === work.entry && item.state !== 'returned' && item.state !== 'missing',
      (item) => ({ state: 'lost', lostIn: item.lostIn ?? item.state, hold: 'none' }),
    )
    const declared = !lostByUs && workflowOf(work).steps.declaredLost
    return closeIfSupplied(declared ? raise(lost, { kind: 'lost', by: 'partner' }) : lost, { kind: 'lost' })
  },
)

/** A closed request ended with the entry that supplied: what becomes of another's items does not change its outcome. */
const closeIfSupplied = (work: Work, outcome: Outcome): Work =>
  work.request.stage === 'closed' && workEntry(work)?.state !== 'supplied' ? work : close(work, outcome)

const unreturned = guard('nothing is out', (work) => unreturnedItems(work.request, work.entry).length > 0)

/** How a partner ends a loan. */
export const endings: EventRules<'checked_in' | 'completed_without_return'> = {
  checked_in: [
    { stages: shippedStages, leads: laterStagesOrClosed, does: [checkIn] },
    { stages: ['closed'], when: [unreturned], does: [checkIn] },
  ],
  completed_without_return: [
    { stages: shippedStages, leads: ['closed'], does: [completeWithout] },
    { stages: ['closed'], when: [unreturned], does: [completeWithout] },
  ],
}
