import { isHeldInIls } from '../items/item-states.ts'
import { receiptByMistake } from '../items/receive-items.ts'
import { pickItems } from '../items/select-items.ts'
import {
  activeEntry,
  callIls,
  change,
  changeItems,
  effect,
  endAttention,
  raise,
  sendToPartner,
  takeBackHeld,
} from '../life-cycle/draft.ts'
import { endReceiving, receivingOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { isHeld } from '../request/partner-number.ts'
import type { CommandOf } from './command-rule.ts'

export const undoReceive = step(
  'what was recorded is undone; items not here count as on their way',
  (draft) => {
    const items = receivingOf(draft.request)?.items ?? []
    const cleared = endAttention(endReceiving(draft), (attention) => attention.kind === 'ils_refused')
    const undone = changeItems(
      cleared,
      (item) => items.includes(item.id),
      (item) => ({
        hold: 'none',
        state: item.state === 'expected' ? 'shipped' : item.state,
        ...(item.ils === undefined ? {} : { ils: { ...item.ils, confirmed: false } }),
      }),
    )
    return callIls(undone, 'undo_items', items)
  },
)

export const someHere = guard('refusal.none_here', (draft) =>
  draft.request.items.some(
    (item) => item.state === 'received' && item.entry === activeEntry(draft.request)?.id,
  ),
)

export const undoArrival = step<CommandOf<'undo_receive'>>(
  'a scan by mistake: the items count as on their way again; the partner gets a note if it was informed',
  (draft, { items }) => {
    const active = activeEntry(draft.request)
    if (active === undefined) return draft
    const here = pickItems(draft, ['received'], { items, entry: active.id })
    const ids = here.map((item) => item.id)
    const held = here.filter(isHeldInIls).map((item) => item.id)
    const undone = changeItems(
      draft,
      (item) => ids.includes(item.id),
      ({ ils }) => ({
        state: 'shipped',
        hold: 'none',
        ...(ils === undefined ? {} : { ils: { ...ils, confirmed: false } }),
      }),
    )
    const isNoneHere = undone.request.items.every(
      (item) => item.entry !== active.id || !['received', 'on_loan', 'patron_returned'].includes(item.state),
    )
    const moved = isNoneHere ? change(undone, { stage: 'shipped' }) : undone
    const removed = callIls(callIls(moved, 'cancel_hold', held), 'undo_items', ids)
    const by = here.find((item) => item.unwantedBy !== undefined)?.unwantedBy
    const unwanted = by === undefined ? removed : raise(removed, { kind: 'no_longer_wanted', by })
    // A receipt that was not sent needs no correction: it waits for the partner's number, or for an undo.
    if (isNoneHere && draft.context.receiptWaits === true && !draft.context.attempted)
      return effect(unwanted, {
        kind: 'withdraw',
        entry: active.id,
        operations: ['received'],
        required: true,
      })
    if (isHeld(active, 'received')) return isNoneHere ? takeBackHeld(unwanted, active, 'received') : unwanted
    return sendToPartner(unwanted, active.id, {
      kind: 'message',
      note: receiptByMistake,
    })
  },
)
