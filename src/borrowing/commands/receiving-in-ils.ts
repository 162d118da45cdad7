import { cutReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { arrive } from '../items/receive-items.ts'
import { callIls, change, changeItems, type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import { endReceiving, receivingOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import type { Item } from '../request/item.ts'

/**
 * Returns whether an item needs no record of its own. A file needs no record in the library's own system, nor does what
 * is on its way back.
 */
export const isUnrecorded = (item: Item): boolean =>
  item.form === 'physical' && item.state !== 'returned' && item.ils?.confirmed !== true

/** Returns the items of those being received that the library's own system is still to record. */
const unrecorded = (draft: Draft): readonly number[] =>
  draft.request.items
    .filter((item) => receivingOf(draft.request)?.items.includes(item.id) === true && isUnrecorded(item))
    .map((item) => item.id)

/** Ends the receipt of items: the library's own system has recorded them, or need not. */
const finishReceiving = (draft: Draft): Draft => {
  const open = receivingOf(draft.request)
  const entry = draft.request.items.find((item) => open?.items.includes(item.id))?.entry
  if (open === undefined) return draft
  const ended = endAttention(draft, (attention) => attention.kind === 'ils_refused')
  return entry === undefined ? endReceiving(ended) : arrive(ended, entry, open.items, open.missing, open.note)
}

/** Keeps the ids that the library's own system gives to an item. */
const noteRecord = (
  draft: Draft,
  { item, id, holdId }: { readonly item?: number; readonly id?: string; readonly holdId?: string },
  confirmed: boolean,
): Draft =>
  id === undefined
    ? draft
    : changeItems(
        draft,
        (each) => each.id === item,
        () => ({
          ils: {
            id: id.slice(0, 100),
            confirmed,
            ...(holdId === undefined ? {} : { holdId: holdId.slice(0, 100) }),
          },
        }),
      )

/**
 * Notes that the library's own system recorded an item, and asks it to record the next one. Where all are recorded, they
 * are received.
 */
export const acceptReceiving = (
  draft: Draft,
  answer: { readonly item?: number; readonly id?: string; readonly holdId?: string },
): Draft => {
  const noted = noteRecord(draft, answer, true)
  const left = unrecorded(noted)
  return answer.item === undefined || left.length === 0 || !draft.context.recordsInIls
    ? finishReceiving(noted)
    : callIls(noted, 'accept_items', left)
}

/**
 * Notes that the library's own system refused an item: attention `ils_refused`, and the receipt stays open until staff
 * settle it.
 */
export const refuseReceiving = (
  before: Draft,
  answer: { readonly reason: AnyReason; readonly item?: number; readonly id?: string },
): Draft => {
  const { reason } = answer
  const draft = noteRecord(before, answer, false)
  const open = receivingOf(draft.request)
  return open === undefined
    ? draft
    : raise(change(draft, { negotiation: { ...open, refused: true } }), {
        kind: 'ils_refused',
        reason: cutReason(reason),
      })
}

export const wasRefused = guard(
  'refusal.ils_not_refused',
  (draft) => receivingOf(draft.request)?.refused === true,
)

export const retryIls = step('the library’s own system is asked again', (draft) => {
  const open = receivingOf(draft.request)
  const left = unrecorded(draft)
  if (open === undefined || left.length === 0 || !draft.context.recordsInIls) return finishReceiving(draft)
  const cleared = endAttention(draft, (attention) => attention.kind === 'ils_refused')
  return callIls(change(cleared, { negotiation: { ...open, refused: false } }), 'accept_items', left)
})

/** Items that the ILS is not known to have recorded have no record there. */
export const skipIls = step('the items are received without the library’s own system', (work) => {
  const items = receivingOf(work.request)?.items ?? []
  return changeItems(
    finishReceiving(work),
    (item) => items.includes(item.id) && item.ils?.confirmed !== true,
    () => ({ hold: 'none' }),
  )
})
