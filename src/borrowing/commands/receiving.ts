import { reason } from '../../translations/reason.ts'
import { reviewDueDate, withoutDueDate } from '../items/due-date-review.ts'
import { withDueDate } from '../items/due-dates.ts'
import { hasDueDatesLeft, resendIlsDueDates, settleIlsDueDates } from '../items/ils-due-date.ts'
import { itemsOf } from '../items/items.ts'
import { arrive, countAsShipped } from '../items/receive-items.ts'
import { namesItems } from '../items/select-items.ts'
import {
  callIls,
  changeItems,
  type Draft,
  endAttention,
  isPastDay,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { startReceiving } from '../life-cycle/negotiation.ts'
import { guard, leadsFrom, notRecording, step } from '../life-cycle/rule.ts'
import { among, sentStages, shippedStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import { type Stage, stages } from '../request/stage.ts'
import {
  arrivals,
  barcodeOfOne,
  haveItemIds,
  itemsAreComing,
  itemsExist,
  leftItemsAreComing,
  type Receive,
  receivingEntry,
  recorded,
  somethingArrives,
} from './arriving-items.ts'
import { cleaningUpAgain, left } from './cleaning-up.ts'
import type { CommandRules } from './command-rule.ts'
import { isUnrecorded, retryIls, skipIls, wasRefused } from './receiving-in-ils.ts'
import { someHere, undoArrival, undoReceive } from './undoing-receipt.ts'

const holdOf = ({ onHoldShelf, inTransit }: Receive): Item['hold'] =>
  onHoldShelf === true ? 'on_shelf' : inTransit === true ? 'in_transit' : 'placed'

const record = step<Receive>('what is known of the items is kept', (draft, command) => {
  const arriving = arrivals(draft, command).map((item) => item.id)
  return changeItems(
    draft,
    (item) => arriving.includes(item.id),
    (item) => {
      const { dueDate, ...details } = recorded(item, command)
      const dated = dueDate === undefined ? {} : withDueDate(item, dueDate, draft.context.now, true)
      const received = { ...item, ...details, ...dated }
      const hold = holdOf(command)
      return { ...received, hold: received.form === 'digital' ? 'none' : hold }
    },
  )
})

const askAboutDueDates = step<Receive>(
  'attention due_date_review for a due date that has passed when the item comes',
  (draft, command) => {
    const late = arrivals(draft, command).filter(
      ({ form, dueDate, dueDateByStaff }) =>
        form === 'physical' && dueDate !== undefined && dueDateByStaff !== true && isPastDay(draft, dueDate),
    )
    return late.reduce((done, { entry, dueDate }) => {
      if (dueDate === undefined) return done
      const ids = late.filter((item) => item.dueDate === dueDate).map(({ id }) => id)
      const doubt = {
        reason: reason('attention.due_date_passed', { dueDate: { day: dueDate } }),
        candidates: [dueDate],
      }
      return withoutDueDate(reviewDueDate(done, entry, 'receive', doubt, ids), ids, dueDate)
    }, draft)
  },
)

/** Returns whether nothing of an entry has ever come, nor is on its way, but for what is named missing. */
const isNothingHere = ({ request }: Draft, entry: number, missing: readonly number[]): boolean =>
  itemsOf(request, entry).every(
    ({ id, state }) =>
      state === 'expected' || state === 'missing' || (state === 'shipped' && missing.includes(id)),
  )

/** Tells the partner that nothing came, in place of a receipt: the items stay on their way, and staff look for them. */
const reportNothingArrived = (draft: Draft, entry: number, note: string | undefined): Draft =>
  raise(sendToPartner(draft, entry, { kind: 'message', note: note ?? 'The item has not arrived.' }), {
    kind: 'not_arrived',
    entry,
  })

const takeIn = step<Receive>(
  'the items are received, in the library’s own system first where it records them; where all of them are missing nothing is received: the partner hears it, attention not_arrived',
  (draft, command) => {
    const entry = receivingEntry(draft, command.entry)
    if (entry === null) return draft
    const arriving = arrivals(draft, command)
    const items = arriving.map((item) => item.id)
    const toRecord = arriving.filter(isUnrecorded).map((item) => item.id)
    const missing = command.missing ?? []
    if (arriving.length === 0 && isNothingHere(draft, entry, missing))
      return reportNothingArrived(draft, entry, command.note)
    const settled = endAttention(
      draft,
      (attention) => attention.kind === 'stale_shipment' && attention.entry === entry,
    )
    if (!draft.context.recordsInIls || toRecord.length === 0)
      return arrive(settled, entry, items, missing, command.note)
    const note = command.note === undefined ? {} : { note: command.note }
    const withQuestion = startReceiving(countAsShipped(settled, entry), { items, missing, ...note })
    return callIls(withQuestion, 'accept_items', toRecord)
  },
)

const dueDatesLeft = guard('refusal.ils_has_due_dates', ({ request }) => hasDueDatesLeft(request))

const dueDateRefused = { stages, attention: 'ils_refused', when: [notRecording, dueDatesLeft] } as const

const resendDueDates = step('the ILS gets the new due dates again', resendIlsDueDates)

const leaveDueDates = step('staff see to the due dates in the ILS', settleIlsDueDates)

const stagesReceiving = [...sentStages, ...withItem, 'returned'] as const

const stagesWithout: readonly Stage[] = stages.filter((stage) => !among(stagesReceiving, stage))

/** The library's own system is still to answer: staff need not wait for it. */
const recordingInIls = { stages, negotiation: ['receiving'] } as const
const refusedByIls = { stages, negotiation: ['receiving'], when: [wasRefused] } as const

/** The rules of commands about items that arrive. */
export const receiving: CommandRules<'receive' | 'retry_ils' | 'skip_ils' | 'undo_receive'> = {
  receive: [
    {
      stages: stagesReceiving,
      when: [notRecording, itemsAreComing],
      provided: [itemsExist, somethingArrives, barcodeOfOne, haveItemIds],
      leads: {
        ...leadsFrom(sentStages, ['shipped', 'received']),
        ...leadsFrom([...withItem, 'returned'], ['received']),
        shipped: ['received', 'returned'],
      },
      does: [record, askAboutDueDates, takeIn],
    },
    {
      stages: stagesWithout,
      when: [notRecording, leftItemsAreComing],
      provided: [itemsExist, somethingArrives, barcodeOfOne, haveItemIds],
      does: [record, askAboutDueDates, takeIn],
    },
  ],
  retry_ils: [
    { ...refusedByIls, leads: leadsFrom(shippedStages, ['received']), does: [retryIls] },
    { ...dueDateRefused, does: [resendDueDates] },
    cleaningUpAgain,
  ],
  skip_ils: [
    {
      ...recordingInIls,
      leads: leadsFrom(shippedStages, ['received']),
      does: [skipIls],
    },
    { ...dueDateRefused, does: [leaveDueDates] },
    left,
  ],
  undo_receive: [
    { ...recordingInIls, does: [undoReceive] },
    {
      stages: ['received'],
      when: [notRecording, someHere],
      provided: [namesItems('refusal.named_item_not_here', ['received'])],
      leads: ['shipped', 'returned'],
      does: [undoArrival],
    },
  ],
}
