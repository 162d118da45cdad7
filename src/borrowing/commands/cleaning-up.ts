import { itemIdsOf } from '../items/item-ids.ts'
import { callIls, type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import type { Item } from '../request/item.ts'
import { stages } from '../request/stage.ts'

/**
 * Records that the clean-up was refused. The library's own system refuses to clean up: the item's record or hold stays
 * there until staff see to it.
 */
export const refuseCleanUp = (draft: Draft, { reason }: { readonly reason: string }): Draft =>
  raise(draft, { kind: 'ils_records_left', reason: reason.slice(0, 500) })

/** Returns whether an item is a record of what is not here any more: it went back, or its receipt was undone. */
const isLeftOver = ({ ils, state }: Item): boolean =>
  ils !== undefined && (state === 'returned' || state === 'shipped')

const isHeld = (item: Item): boolean =>
  item.ils !== undefined && item.hold === 'cancelled' && !isLeftOver(item)

const something = guard(
  'nothing is left to be cleaned up',
  (draft) => itemIdsOf(draft, (item) => isLeftOver(item) || isHeld(item)).length > 0,
)

/** Ends the attention for records that are left in the library's own system. */
export const endRecordsLeft = (draft: Draft): Draft =>
  endAttention(draft, ({ kind }) => kind === 'ils_records_left')

const cleanUpAgain = step('the library’s own system is asked again to clean up', (draft) =>
  callIls(
    callIls(endRecordsLeft(draft), 'remove_items', itemIdsOf(draft, isLeftOver)),
    'cancel_hold',
    itemIdsOf(draft, isHeld),
  ),
)

const leaveRecords = step('what is left in the library’s own system is for staff to see to', endRecordsLeft)

const refused = { stages, attention: 'ils_records_left' } as const

/** Clean-up that was refused is asked for again. */
export const cleaningUpAgain = { ...refused, when: [notRecording, something], does: [cleanUpAgain] }
/** Clean-up that was refused is left as it is. */
export const left = { ...refused, when: [notRecording], does: [leaveRecords] }
