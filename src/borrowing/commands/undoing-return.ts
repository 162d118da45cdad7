import { reason } from '../../translations/reason.ts'
import { stageFromItems } from '../items/items.ts'
import { holdingEntry } from '../items/select-items.ts'
import {
  callIls,
  change,
  changeEntry,
  changeItems,
  type Draft,
  entryById,
  explain,
  raise,
  sendToPartner,
  takeBackHeld,
} from '../life-cycle/draft.ts'
import { startReceiving } from '../life-cycle/negotiation.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import { isHeld } from '../request/partner-number.ts'
import { withPendingAgain } from '../rota/leave-entry.ts'
import { endRecordsLeft } from './cleaning-up.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Undo = CommandOf<'undo_return'>

const isOnItsWayBack = (item: Item): boolean => item.state === 'returned' && item.checkedIn !== true

/** Returns whether a return was recorded of an item that its partner says it has; of a file or a rejected copy none is. */
const isBackAtPartner = (item: Item): boolean =>
  item.state === 'returned' && item.checkedIn === true && item.beforeReturn !== undefined

/**
 * Returns the items whose return can be a mistake, of one entry: those on their way back. Where the request is closed, else those
 * that the partner has checked in: its word, too, may be about an item that never left.
 */
const recordedAsReturned = (draft: Draft): readonly Item[] => {
  const { items, stage } = draft.request
  const onTheirWay = items.filter(isOnItsWayBack)
  const back = stage === 'closed' && onTheirWay.length === 0 ? items.filter(isBackAtPartner) : onTheirWay
  const named = holdingEntry(draft, ['returned'])
  const entry = back.some((item) => item.entry === named) ? named : back[0]?.entry
  return back.filter((item) => item.entry === entry)
}

const toUndo = (draft: Draft, { items }: Pick<Undo, 'items'>): readonly Item[] =>
  recordedAsReturned(draft).filter(({ id }) => items === undefined || items.includes(id))

const wasRecorded = guard('refusal.none_on_its_way_back', (draft) => recordedAsReturned(draft).length > 0)

const wasRecordedOnce = guard(
  'refusal.none_recorded_as_returned',
  (draft) => recordedAsReturned(draft).length > 0,
)

const namesReturned = guard<Undo>('refusal.named_item_not_on_its_way_back', (draft, command) => {
  const count = toUndo(draft, command).length
  return count > 0 && (command.items === undefined || count === new Set(command.items).size)
})

const isRecordedInIls = (draft: Draft, { ils }: Item): boolean =>
  draft.context.recordsInIls && ils?.confirmed === true

/** Returns whether the patron waits for the item, or had it: its record in the ILS, with a hold, makes sense again. */
const isWanted = ({ beforeReturn }: Item): boolean =>
  beforeReturn === undefined ||
  beforeReturn.state === 'on_loan' ||
  (beforeReturn.state === 'received' && ['placed', 'in_transit', 'on_shelf'].includes(beforeReturn.hold))

const wasOnLoan = ({ beforeReturn }: Item): boolean => beforeReturn?.state === 'on_loan'

/**
 * Returns an item as it was before its return. A loan of the ILS ended with the check-in there, which cannot be
 * undone: that item is received again, with the hold of its new record. Until it is recorded again it has no record.
 */
const asBefore = (draft: Draft, item: Item): Partial<Item> => {
  const { state, hold } = item.beforeReturn ?? { state: 'received', hold: 'none' }
  const before = { state, hold, returnSent: undefined, beforeReturn: undefined }
  if (!isRecordedInIls(draft, item)) return before
  if (!isWanted(item))
    return { ...before, ...(item.ils === undefined ? {} : { ils: { ...item.ils, confirmed: false } }) }
  return wasOnLoan(item) || hold === 'none'
    ? { ...before, ils: undefined, state: 'received', hold: 'placed' }
    : { ...before, ils: undefined }
}

/**
 * Records again in the library's own system, with a hold, the items that the return removed and the patron waits for. The
 * removal goes first, where it still waits to be sent.
 *
 * @param items the items as they were before the undoing
 */
const recordAgain = (draft: Draft, items: readonly Item[]): Draft => {
  const removed = items.filter((item) => isRecordedInIls(draft, item))
  const wanted = removed.filter(isWanted).map(({ id }) => id)
  if (wanted.length === 0) return draft
  const recording = callIls(startReceiving(draft, { items: wanted, missing: [] }), 'accept_items', wanted)
  return removed.some(wasOnLoan) ? explain(recording, reason('explanation.lent_again')) : recording
}

/** Returns whether an item is left for which the library's own system may have a record that should be gone. */
const isRecordLeft = ({ items }: Draft['request']): boolean =>
  items.some(({ ils, state }) => ils !== undefined && (state === 'returned' || state === 'shipped'))

/** Returns whether nothing but the end of this loan closed the request. */
const isClosedByReturn = ({ request }: Draft, entry: Entry): boolean =>
  request.outcome?.kind === 'completed' && request.outcome.reason === undefined && entry.state === 'supplied'

/** Opens a request again whose loan was closed by the return; one that was closed for a reason has an item out. */
const openAgain = (draft: Draft, entry: Entry): Draft => {
  if (draft.request.stage !== 'closed') return draft
  return isClosedByReturn(draft, entry)
    ? change(changeEntry(withPendingAgain(draft), entry.id, { state: 'active' }), {
        stage: 'returned',
        outcome: null,
      })
    : raise(draft, { kind: 'return_due' })
}

const undo = step<Undo>(
  'a scan by mistake: the items are where they were before, and what asked for their return asks again; the library’s own system records again what the patron waits for; a loan that it ended is not taken back: that item is received. The partner gets a note if it was informed',
  (draft, command) => {
    const items = toUndo(draft, command)
    const entry = entryById(draft.request, items[0]?.entry ?? null)
    if (entry === undefined) return draft
    const back = changeItems(
      openAgain(draft, entry),
      ({ id }) => items.some((item) => item.id === id),
      (item) => asBefore(draft, item),
    )
    const reasons = entry.returnReasons ?? []
    const reset = changeEntry(back, entry.id, { returnSent: undefined, returnReasons: undefined })
    const settled = isRecordLeft(reset.request) ? reset : endRecordsLeft(reset)
    const asking = reasons.reduce<Draft>(raise, recordAgain(stageFromItems(settled), items))
    const claimed = items.some(({ checkedIn }) => checkedIn === true)
      ? raise(asking, { kind: 'checked_in_early', entry: entry.id })
      : asking
    // A return that waits for the partner's number was not sent: there is nothing to correct.
    if (isHeld(entry, 'shipped_return'))
      return claimed.request.items.some((item) => item.entry === entry.id && item.state === 'returned')
        ? claimed
        : takeBackHeld(claimed, entry, 'shipped_return')
    return sendToPartner(claimed, entry.id, {
      kind: 'message',
      note: 'The item was recorded as returned by mistake: it is still here.',
    })
  },
)

const leads = ['received', 'on_loan', 'patron_returned'] as const

/** The rules for a return that was recorded by mistake. */
export const undoingReturn: CommandRules<'undo_return'> = {
  undo_return: [
    {
      stages: [...withItem, 'returned'],
      when: [notRecording, wasRecorded],
      provided: [namesReturned],
      leads: [...leads],
      does: [undo],
    },
    {
      stages: ['closed'],
      when: [notRecording, wasRecordedOnce],
      provided: [namesReturned],
      leads: [...leads],
      does: [undo],
    },
  ],
}
