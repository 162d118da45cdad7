import { arrive } from '../commands/receiving.ts'
import { itemsOf, matchItems, shipItems, stageFromItems, unreturnedItems } from '../items.ts'
import type { Item } from '../request.ts'
import { askedStages } from '../rota.ts'
import { guard, shippedStages, step, withItem } from '../rule.ts'
import {
  activeEntry,
  change,
  changeEntry,
  changeItems,
  close,
  effect,
  endAlerts,
  endDeadlines,
  explain,
  raise,
  startDeadline,
  type Work,
  workflowOf,
} from '../work.ts'
import type { EventOf, EventRules } from './rule-of.ts'

type Shipped = EventOf<'shipped'>

const factsOf = (work: Work, event: Shipped): Partial<Item> => ({
  form: event.form ?? (event.url === undefined ? defaultForm(work) : 'digital'),
  ...(event.dueDate === undefined ? {} : { dueDate: event.dueDate }),
  ...(event.url === undefined ? {} : { url: event.url }),
  ...(event.conditions?.some((each) => useInLibrary.includes(each)) === true ? { notForLoan: true } : {}),
})

/** Conditions under which an item is not for loan (ISO 18626 open codes, LoanCondition). */
const useInLibrary: readonly string[] = ['LibraryUseOnly', 'WatchLibraryUseOnly', 'SpecCollSupervReq']

const defaultForm = (work: Work): Item['form'] => work.request.service.form ?? 'physical'

const ship = step<Shipped>(
  'the items are on their way; open questions end; shipped wins over a cancel',
  (work, event) => {
    const entry = work.entry
    if (entry === null) return work
    const ended = endDeadlines(
      work,
      'response',
      'will_supply',
      'cancel_reply',
      'unconfirmed',
      'date_of_interest',
      'claim',
    )
    const moved = changeEntry(change(ended, { stage: 'shipped', negotiation: null }), entry, {
      shipped: true,
    })
    const shipped = shipItems(moved, entry, event.items, factsOf(work, event), false)
    const expected = itemsOf(shipped.request, entry).filter((item) => item.state === 'expected')
    return expected.length > 0 && event.items.length > 0
      ? change(shipped, { items: shipped.request.items.filter((item) => !expected.includes(item)) })
      : changeItems(
          shipped,
          (item) => expected.includes(item),
          () => ({ ...factsOf(work, event), state: 'shipped' }),
        )
  },
)

/** A file that the patron may have at once: the request carried the address, and the profile says so. */
const goesToPatron = (work: Work, event: Shipped): boolean => {
  const items = itemsOf(work.request, work.entry)
  const digital = items.length > 0 && items.every((item) => item.form === 'digital')
  const mayGo = workflowOf(work).digitalDelivery === 'to_patron' && work.request.patron?.email !== undefined
  return digital && (event.sentToPatron === true || (mayGo && event.url !== undefined))
}

const deliverToPatron = step<Shipped>(
  'a file goes straight to the patron where the profile says so: received is told, closed as completed',
  (work, event) => {
    if (work.entry === null || !goesToPatron(work, event)) return work
    const ids = itemsOf(work.request, work.entry).map((item) => item.id)
    const received = arrive(work, work.entry, ids, [])
    const closed = close(explain(received, 'the file goes straight to the patron'), {
      kind: 'completed',
      reason: 'delivered to the patron',
    })
    return event.sentToPatron === true ? closed : effect(closed, { kind: 'notice', status: 'delivered' })
  },
)

const shipAgain = step<Shipped>(
  'items match by name; new named ones are added; due dates change',
  (work, event) => {
    const { form: _, ...facts } = factsOf(work, event)
    return work.entry === null ? work : shipItems(work, work.entry, event.items, facts, true)
  },
)

const renew = step<EventOf<'renewed'>>(
  'the due date changes; overdue and recalled are cleared',
  (work, event) => {
    const open = work.request.negotiation?.kind
    const dated = changeItems(
      work,
      (item) => item.entry === work.entry && event.dueDate !== undefined,
      () => (event.dueDate === undefined ? {} : { dueDate: event.dueDate }),
    )
    const cleared = endAlerts(dated, ({ kind }) => kind === 'overdue' || kind === 'recalled')
    const ended =
      open === 'renew' || open === 'renew_review' ? change(cleared, { negotiation: null }) : cleared
    const answered = endDeadlines(ended, 'renewal_answer')
    return workflowOf(work).steps.renew ? change(answered, { lastAnswer: 'renewed' }) : answered
  },
)

const refuseRenewal = step('the renewal ends', (work) =>
  change(endDeadlines(work, 'renewal_answer'), { negotiation: null, lastAnswer: 'renew_refused' }),
)

const stayOpen = step('the renewal stays open', (work) => work)

const takeOverdue = step('an alert stands until the item goes back or is renewed', (work) =>
  raise(work, { kind: 'overdue' }),
)

const takeRecall = step<EventOf<'recalled'>>('the partner wants it back; a renewal ends', (work, event) => {
  const open = work.request.negotiation?.kind
  const dueDate = event.dueDate === undefined ? {} : { dueDate: event.dueDate }
  const dated = changeItems(
    work,
    (item) => item.entry === work.entry,
    () => dueDate,
  )
  const ended = open === 'renew' || open === 'renew_review' ? change(dated, { negotiation: null }) : dated
  return workflowOf(work).steps.recall
    ? raise(endDeadlines(ended, 'renewal_answer'), { kind: 'recalled', ...dueDate })
    : ended
})

const takeHold = step('an alert stands until it is released', (work) => raise(work, { kind: 'hold_return' }))

const release = step('the alert is cleared', (work) => endAlerts(work, ({ kind }) => kind === 'hold_return'))

const recordOnly = step('recorded only: the item is on its way back', (work) =>
  explain(work, 'recorded only: the item is on its way back'),
)

const checkIn = step<EventOf<'checked_in'>>(
  'the partner has the items; with the last one closed as completed',
  (work, event) => {
    if (work.entry === null) return work
    const back = matchItems(work.request, work.entry, event.items).map((item) => item.id)
    const checked = changeItems(
      work,
      (item) => back.includes(item.id),
      (item) =>
        item.state === 'expected' || item.state === 'missing'
          ? {}
          : { state: 'returned', checkedIn: true, hold: 'none' },
    )
    const left = unreturnedItems(checked.request, work.entry)
    if (left.length > 0) return stageFromItems(explain(checked, `${left.length} more to be checked in`))
    const cleared = endAlerts(checked, ({ kind }) =>
      ['recalled', 'overdue', 'hold_return', 'damaged'].includes(kind),
    )
    return cleared.request.stage === 'closed' || activeEntry(cleared.request)?.id !== work.entry
      ? cleared
      : close(changeEntry(cleared, work.entry, { shipped: true }), { kind: 'completed' })
  },
)

const completeWithout = step<EventOf<'completed_without_return'>>(
  'after a loss closed as lost; a copy closed as completed; else lost by the partner',
  (work, event) => {
    const lostByUs = work.request.alerts.some((alert) => alert.kind === 'lost' && alert.by === 'us')
    const isCopy =
      work.request.service.type === 'copy' ||
      itemsOf(work.request, work.entry).every((item) => item.form === 'digital')
    const reason = event.reason === undefined ? {} : { reason: event.reason }
    const cleared = endAlerts(work, ({ kind }) =>
      ['lost', 'overdue', 'recalled', 'hold_return'].includes(kind),
    )
    if (isCopy && !lostByUs) {
      const kept = changeItems(
        cleared,
        (item) => item.entry === work.entry,
        () => ({ kept: true }),
      )
      return closeOnce(kept, { kind: 'completed', ...reason })
    }
    const lost = changeItems(
      cleared,
      (item) => item.entry === work.entry && item.state !== 'returned',
      (item) => ({ state: 'lost', lostIn: item.lostIn ?? item.state }),
    )
    const declared = !lostByUs && workflowOf(work).steps.declaredLost
    return closeOnce(declared ? raise(lost, { kind: 'lost', by: 'partner' }) : lost, { kind: 'lost' })
  },
)

const closeOnce = (work: Work, outcome: Parameters<typeof close>[1]): Work =>
  work.request.stage === 'closed' ? change(work, { outcome }) : close(work, outcome)

const itemsOut = guard('nothing is out', (work) => unreturnedItems(work.request, work.entry).length > 0)

const closedWithItems = { stages: ['closed'], when: [itemsOut] } as const
const onItsWayBack = { stages: ['returned'], does: [recordOnly] } as const

/** A shipment makes a claim senseless, but the check-in deadline runs. */
export const startCheckIn = (work: Work, entry: number): Work =>
  startDeadline(work, 'check_in', workflowOf(work).deadlines.checkIn, entry)

/** What a partner says from the shipment on. */
export const shipments: EventRules<
  | 'shipped'
  | 'renewed'
  | 'renew_refused'
  | 'renew_pending'
  | 'overdue'
  | 'recalled'
  | 'hold_return'
  | 'release_hold_return'
  | 'checked_in'
  | 'completed_without_return'
> = {
  shipped: [
    { stages: askedStages, leads: ['shipped', 'closed'], does: [ship, deliverToPatron] },
    { stages: withItem, does: [shipAgain] },
  ],
  renewed: [{ stages: ['received', 'on_loan', 'patron_returned'], does: [renew] }],
  renew_refused: [{ stages: withItem, negotiation: ['renew'], does: [refuseRenewal] }],
  renew_pending: [{ stages: withItem, negotiation: ['renew'], does: [stayOpen] }],
  overdue: [
    { stages: withItem, does: [takeOverdue] },
    onItsWayBack,
    { ...closedWithItems, does: [takeOverdue] },
  ],
  recalled: [
    { stages: withItem, does: [takeRecall] },
    onItsWayBack,
    { ...closedWithItems, does: [takeRecall] },
  ],
  hold_return: [
    { stages: withItem, does: [takeHold] },
    onItsWayBack,
    { ...closedWithItems, does: [takeHold] },
  ],
  release_hold_return: [
    { stages: withItem, does: [release] },
    onItsWayBack,
    { ...closedWithItems, does: [release] },
  ],
  checked_in: [
    { stages: shippedStages, leads: ['closed'], does: [checkIn] },
    { ...closedWithItems, does: [checkIn] },
  ],
  completed_without_return: [
    { stages: shippedStages, leads: ['closed'], does: [completeWithout] },
    { ...closedWithItems, does: [completeWithout] },
  ],
}
