import { allBack, itemsOf, outItems, stageFromItems } from '../items.ts'
import type { Item, ItemState } from '../request.ts'
import { guard, shippedStages, step, withItem } from '../rule.ts'
import { isOut } from '../status.ts'
import {
  activeEntry,
  change,
  changeItems,
  effect,
  endAlerts,
  endDeadlines,
  raise,
  tell,
  type Work,
  workflowOf,
} from '../work.ts'
import { staleEntry } from './receiving.ts'
import type { CommandOf, CommandRules } from './rule-of.ts'

/** The entry whose items the library holds: the active one, else one with items out. */
const holding = (work: Work, named?: number): number | null =>
  named ??
  activeEntry(work.request)?.id ??
  work.request.items.find(isOut)?.entry ??
  staleEntry(work) ??
  work.request.items.at(-1)?.entry ??
  null

const picked = (
  work: Work,
  entry: number | null,
  states: readonly ItemState[],
  ids?: readonly number[],
): readonly Item[] =>
  itemsOf(work.request, entry).filter(
    (item) => states.includes(item.state) && (ids === undefined || ids.includes(item.id)),
  )

const namesItems = (says: string, states: readonly ItemState[]) =>
  guard<{ readonly items?: readonly number[] | undefined; readonly entry?: number | undefined }>(
    says,
    (work, command) => {
      const found = picked(work, holding(work, command.entry), states, command.items)
      return found.length > 0 && (command.items === undefined || found.length === command.items.length)
    },
  )

const loanable = (item: Item): boolean =>
  item.form === 'physical' && item.notForLoan !== true && item.kept !== true

const canLoan = guard('no item here is for loan', (work) =>
  picked(work, holding(work), ['received', 'patron_returned']).some(loanable),
)

const loansThese = guard<CommandOf<'patron_loan'>>(
  'an item is named that cannot be loaned now',
  (work, command) => {
    const found = picked(work, holding(work), ['received', 'patron_returned'], command.items).filter(loanable)
    return found.length > 0 && (command.items === undefined || found.length === command.items.length)
  },
)

const loan = step<CommandOf<'patron_loan'>>('the items are on loan', (work, command) => {
  const ids = picked(work, holding(work), ['received', 'patron_returned'], command.items)
    .filter(loanable)
    .map((item) => item.id)
  return stageFromItems(
    changeItems(
      work,
      (item) => ids.includes(item.id),
      () => ({
        state: 'on_loan',
        hold: 'none',
        ...(command.dueDate === undefined ? {} : { dueDate: command.dueDate }),
      }),
    ),
  )
})

const isOnLoan = guard('no item is on loan', (work) => picked(work, holding(work), ['on_loan']).length > 0)

const takeBack = step<CommandOf<'patron_return'>>('the patron brought the items back', (work, command) => {
  const ids = picked(work, holding(work), ['on_loan'], command.items).map((item) => item.id)
  return stageFromItems(
    changeItems(
      work,
      (item) => ids.includes(item.id),
      () => ({ state: 'patron_returned' }),
    ),
  )
})

/** Asks the partner to renew; where the step is off nothing waits for the answer. */
const askRenewal = (work: Work, wanted: CommandOf<'renew'>['dueDate']): Work => {
  const active = activeEntry(work.request)
  if (active === undefined) return work
  const dueDateWanted = wanted === undefined ? {} : { dueDateWanted: wanted }
  const asked = workflowOf(work, active).steps.renew
    ? change(work, { negotiation: { kind: 'renew', ...dueDateWanted } })
    : change(work, { negotiation: null })
  return tell(asked, active.id, { kind: 'renew', ...dueDateWanted })
}

const renew = step<CommandOf<'renew'>>(
  'the partner is asked to renew, after a review where the profile says so',
  (work, command) =>
    workflowOf(work).steps.mediatedRenewal
      ? change(work, {
          negotiation: {
            kind: 'renew_review',
            ...(command.dueDate === undefined ? {} : { dueDateWanted: command.dueDate }),
          },
        })
      : askRenewal(work, command.dueDate),
)

const approveRenewal = step('the partner is asked to renew', (work) => {
  const open = work.request.negotiation
  return askRenewal(work, open?.kind === 'renew_review' ? open.dueDateWanted : undefined)
})

const declineRenewal = step('the review ends; the partner hears nothing', (work) =>
  change(work, { negotiation: null }),
)

const somethingOut = guard('no item is here to go back', (work) => work.request.items.some(isOut))

const sendBack = step<CommandOf<'return'>>(
  'the items go back; the partner is told with the last one',
  (work, command) => {
    const entry = holding(work, command.entry)
    if (entry === null) return work
    const ids = outItems(work.request, entry)
      .filter((item) => command.items === undefined || command.items.includes(item.id))
      .map((item) => item.id)
    const back = changeItems(
      work,
      (item) => ids.includes(item.id),
      () => ({ state: 'returned', hold: 'none' }),
    )
    const removed = effect(stageFromItems(back), { kind: 'ils', call: 'remove_items', items: ids })
    if (!allBack(removed.request, entry)) return removed
    const cleared = endAlerts(
      removed,
      (alert) =>
        ['recalled', 'overdue', 'hold_return'].includes(alert.kind) ||
        (alert.kind === 'stale_shipment' && alert.entry === entry),
    )
    const open = cleared.request.negotiation?.kind
    const ended =
      open === 'renew' || open === 'renew_review' ? change(cleared, { negotiation: null }) : cleared
    const items = itemsOf(ended.request, entry)
      .filter((item) => item.state === 'returned')
      .map((item) => item.id)
    const note = command.note === undefined ? {} : { note: command.note }
    return command.toAgency === undefined
      ? tell(endDeadlines(ended, 'renewal_answer'), entry, { kind: 'shipped_return', items, ...note })
      : tell(endDeadlines(ended, 'renewal_answer'), entry, {
          kind: 'shipped_forward',
          items,
          toAgency: command.toAgency,
          ...note,
        })
  },
)

const ofStaleShipment = guard('nothing was shipped by a partner that was left', (work) => {
  const entry = staleEntry(work)
  return entry !== undefined && itemsOf(work.request, entry).some((item) => item.state === 'shipped')
})

const returnStale = step<CommandOf<'return'>>(
  'what the left partner shipped goes back; it is told',
  (work, command) => {
    const entry = command.entry ?? staleEntry(work)
    if (entry === undefined) return work
    const ids = picked(work, entry, ['shipped', 'received']).map((item) => item.id)
    const back = changeItems(
      work,
      (item) => ids.includes(item.id),
      () => ({ state: 'returned', hold: 'none' }),
    )
    const cleared = endAlerts(back, (alert) => alert.kind === 'stale_shipment' && alert.entry === entry)
    return tell(cleared, entry, {
      kind: 'shipped_return',
      items: ids,
      ...(command.note === undefined ? {} : { note: command.note }),
    })
  },
)

const namesStale = guard<CommandOf<'return'>>(
  'that partner shipped nothing that could go back',
  (work, command) => {
    const stale = staleEntry(work)
    return (
      stale !== undefined &&
      (command.entry === undefined ? !work.request.items.some(isOut) : command.entry === stale)
    )
  },
)

const tellHold = step<CommandOf<'hold_return'>>('the partner is told', (work, command) => {
  const active = activeEntry(work.request)
  return active === undefined
    ? work
    : tell(work, active.id, {
        kind: 'hold_return',
        ...(command.note === undefined ? {} : { note: command.note }),
      })
})

const reportable: readonly ItemState[] = ['shipped', 'received', 'on_loan', 'patron_returned', 'returned']

const reportLost = step<CommandOf<'report_lost'>>(
  'the items are lost; the partner is told',
  (work, command) => {
    const entry = holding(work)
    if (entry === null) return work
    const ids = picked(work, entry, reportable, command.items).map((item) => item.id)
    const lost = changeItems(
      work,
      (item) => ids.includes(item.id),
      (item) => ({ state: 'lost', lostIn: item.state }),
    )
    const marked = workflowOf(lost).steps.lost ? raise(lost, { kind: 'lost', by: 'us' }) : lost
    return tell(stageFromItems(marked), entry, {
      kind: 'lost',
      items: ids,
      ...(command.note === undefined ? {} : { note: command.note }),
    })
  },
)

const reportDamaged = step<CommandOf<'report_damaged'>>(
  'the partner is told of the damage',
  (work, command) => {
    const entry = holding(work)
    if (entry === null) return work
    const ids = picked(work, entry, reportable, command.items).map((item) => item.id)
    const marked = workflowOf(work).steps.damaged ? raise(work, { kind: 'damaged' }) : work
    return tell(marked, entry, {
      kind: 'damaged',
      items: ids,
      ...(command.note === undefined ? {} : { note: command.note }),
    })
  },
)

const hasReportable = guard(
  'no item was shipped',
  (work) => picked(work, holding(work), reportable).length > 0,
)

const isLost = guard('no item is lost', (work) => work.request.items.some((item) => item.state === 'lost'))

const find = step<CommandOf<'found'>>(
  'the items are back where they were; the partner gets a note',
  (work, command) => {
    const lost = work.request.items.filter(
      (item) => item.state === 'lost' && (command.items === undefined || command.items.includes(item.id)),
    )
    const entry = lost[0]?.entry
    if (entry === undefined) return work
    const back = changeItems(
      work,
      (item) => lost.includes(item),
      (item) => ({ state: item.lostIn ?? 'received', lostIn: undefined }),
    )
    const cleared = back.request.items.some((item) => item.state === 'lost')
      ? back
      : endAlerts(back, (alert) => alert.kind === 'lost')
    return tell(stageFromItems(cleared), entry, {
      kind: 'message',
      note: command.note ?? 'The item was found.',
    })
  },
)

const noQuestion = ['none'] as const
const lastStages = [...shippedStages, 'closed'] as const

/** Ordinary circulation, mirrored, and what the partner hears of it. */
export const circulating: CommandRules<
  | 'patron_loan'
  | 'patron_return'
  | 'renew'
  | 'approve_renewal'
  | 'decline_renewal'
  | 'return'
  | 'hold_return'
  | 'report_lost'
  | 'report_damaged'
  | 'found'
> = {
  patron_loan: [
    {
      stages: ['received', 'on_loan', 'patron_returned'],
      when: [canLoan],
      provided: [loansThese],
      leads: ['on_loan'],
      does: [loan],
    },
  ],
  patron_return: [
    {
      stages: ['received', 'on_loan', 'patron_returned'],
      when: [isOnLoan],
      provided: [namesItems('an item is named that is not on loan', ['on_loan'])],
      leads: ['patron_returned'],
      does: [takeBack],
    },
  ],
  renew: [{ stages: ['received', 'on_loan'], negotiation: noQuestion, does: [renew] }],
  approve_renewal: [{ stages: withItem, negotiation: ['renew_review'], does: [approveRenewal] }],
  decline_renewal: [{ stages: withItem, negotiation: ['renew_review'], does: [declineRenewal] }],
  return: [
    {
      stages: [
        ...shippedStages,
        'closed',
        'sent',
        'accepted',
        'will_supply',
        'unfilled',
        'created',
        'ready',
        'locating',
        'locate_failed',
        'pending_approval',
      ],
      when: [somethingOut],
      provided: [namesItems('an item is named that is not here', ['received', 'on_loan', 'patron_returned'])],
      leads: ['returned'],
      does: [sendBack],
    },
    {
      stages: [
        ...shippedStages,
        'closed',
        'sent',
        'accepted',
        'will_supply',
        'unfilled',
        'created',
        'ready',
        'locating',
        'locate_failed',
        'pending_approval',
      ],
      alert: 'stale_shipment',
      when: [ofStaleShipment],
      provided: [namesStale],
      does: [returnStale],
    },
  ],
  hold_return: [{ stages: ['received', 'on_loan', 'patron_returned', 'returned'], does: [tellHold] }],
  report_lost: [
    {
      stages: lastStages,
      when: [hasReportable],
      provided: [namesItems('an item is named that was not shipped', reportable)],
      does: [reportLost],
    },
  ],
  report_damaged: [
    {
      stages: lastStages,
      when: [hasReportable],
      provided: [namesItems('an item is named that was not shipped', reportable)],
      does: [reportDamaged],
    },
  ],
  found: [
    {
      stages: lastStages,
      when: [isLost],
      provided: [namesItems('an item is named that is not lost', ['lost'])],
      does: [find],
    },
  ],
}
