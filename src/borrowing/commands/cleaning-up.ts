import { cutReason } from '../../translations/map-reason-texts.ts'
import { reason } from '../../translations/reason.ts'
import type { Explanation } from '../events/explanation.ts'
import { itemIdsOf } from '../items/item-ids.ts'
import { isHeldInIls } from '../items/item-states.ts'
import { callIls, changeItems, type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import type { OwnAnswer } from '../local-answers/local-answer.ts'
import type { Item } from '../request/item.ts'
import { stages } from '../request/stage.ts'

type Refusal = Extract<OwnAnswer, { type: 'ils_refused' }>

/** Returns whether the item went back uncollected, by what the library recorded. */
const wasUncollected = ({ beforeReturn }: Item): boolean =>
  beforeReturn?.hold === 'on_shelf' || beforeReturn?.hold === 'expired'

/** Returns whether an item is a record of what is not here any more: it went back, or its receipt was undone. */
const isLeftOver = ({ ils, state }: Item): boolean =>
  ils !== undefined && (state === 'returned' || state === 'shipped')

/**
 * Says why a refusal to clean up needs no action of staff: the hold of an item that has gone back may have ended with a
 * loan that was not reported, and where the system deletes the record of an item that is not here, the deletion decides
 * whether anything is left. An item that
 * the system refused to clean up before for a reason, and does not know any more, was removed there meanwhile.
 *
 * @returns undefined where staff must act
 */
export const whyNothingIsLeft = ({ request }: Draft, answer: Refusal): Explanation | undefined => {
  const item = request.items.find(({ id }) => id === answer.item)
  if (answer.isUnknown === true && item?.ils?.cleanUpRefused === true)
    return reason('explanation.removed_before')
  if (answer.hold === undefined || item === undefined || !isLeftOver(item)) return undefined
  if (answer.hold === 'deleted_with_record') return reason('explanation.deletion_decides')
  if (item.state !== 'returned') return undefined
  return item.beforeReturn === undefined || wasUncollected(item)
    ? undefined
    : reason('explanation.hold_ended_with_loan')
}

/** Records that the library's own system refused to clean up: the record or hold stays there until staff remove it. */
export const refuseCleanUp = (draft: Draft, { reason: why, item: about, isUnknown }: Refusal): Draft =>
  raise(
    changeItems(
      draft,
      ({ id, ils }) => id === about && ils !== undefined && isUnknown !== true,
      ({ ils }) => (ils === undefined ? {} : { ils: { ...ils, cleanUpRefused: true } }),
    ),
    { kind: 'ils_records_left', reason: cutReason(why) },
  )

/**
 * Has the library's own system drop the holds of items that go back, then their records.
 *
 * @param items the items as they were before
 */
export const removeFromIls = (draft: Draft, items: readonly Item[]): Draft =>
  callIls(
    callIls(
      draft,
      'cancel_hold',
      items.filter(isHeldInIls).map(({ id }) => id),
    ),
    'remove_items',
    items.map(({ id }) => id),
  )

const isHeld = (item: Item): boolean =>
  item.ils !== undefined &&
  (isLeftOver(item) ? item.state === 'returned' && wasUncollected(item) : item.hold === 'cancelled')

const something = guard(
  'refusal.nothing_to_clean_up',
  (draft) => itemIdsOf(draft, (item) => isLeftOver(item) || isHeld(item)).length > 0,
)

/** Ends the attention for records that are left in the library's own system. */
export const endRecordsLeft = (draft: Draft): Draft =>
  endAttention(draft, ({ kind }) => kind === 'ils_records_left')

const cleanUpAgain = step('the library’s own system is asked again to clean up', (draft) =>
  callIls(
    callIls(endRecordsLeft(draft), 'cancel_hold', itemIdsOf(draft, isHeld)),
    'remove_items',
    itemIdsOf(draft, isLeftOver),
  ),
)

const leaveRecords = step('what is left in the library’s own system is for staff to see to', endRecordsLeft)

const refused = { stages, attention: 'ils_records_left' } as const

/** Clean-up that was refused is asked for again. */
export const cleaningUpAgain = { ...refused, when: [notRecording, something], does: [cleanUpAgain] }
/** Clean-up that was refused is left as it is. */
export const left = { ...refused, when: [notRecording], does: [leaveRecords] }
