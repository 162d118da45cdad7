import { outstandingItems } from '../items/outstanding-items.ts'
import { addItem, renameItems } from '../items/ship-items.ts'
import { isUnwanted } from '../items/unexpected-shipment.ts'
import { closeOnceReturnSent } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  changeItems,
  type Draft,
  endAttention,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { laterStagesOrClosed, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { Item } from '../request/item.ts'
import { stages } from '../request/stage.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const nameOf = (item: Item): string => item.volume ?? item.partnerItemId ?? item.title ?? `item ${item.id}`

/** Gives up the outstanding items, and informs the partner; a request of which nothing else is out is closed. */
export const giveUpOutstanding = (draft: Draft, note: string | undefined): Draft => {
  const outstanding = outstandingItems(draft.request)
  const closed = changeItems(
    draft,
    (item) => outstanding.includes(item),
    () => ({ state: 'missing', givenUp: true }),
  )
  const entry = activeEntry(draft.request)
  if (entry === undefined) return closed
  const words = `We do not wait for these any more: ${outstanding.map(nameOf).join(', ')}.`
  const said = [words, note]
    .filter((each) => each !== undefined)
    .join(' ')
    .slice(0, 4000)
  return closeOnceReturnSent(sendToPartner(closed, entry.id, { kind: 'message', note: said }))
}

const giveUp = step<CommandOf<'close_outstanding'>>(
  'the outstanding items are not waited for any more, and the partner is informed; they can be received all the same',
  (draft, { note }) => giveUpOutstanding(draft, note),
)

type Review = Extract<Attention, { kind: 'items_review' }>

const reviewOf = ({ request }: Draft, { entry }: CommandOf<'match_items'>): Review | undefined => {
  const open = request.attention.filter((each) => each.kind === 'items_review')
  const named = open.filter((each) => entry === undefined || each.entry === entry)
  return named.length === 1 ? named[0] : undefined
}

const namesReview = guard<CommandOf<'match_items'>>(
  'refusal.review_entry_needed',
  (draft, command) => reviewOf(draft, command) !== undefined,
)

const namesKnown = guard<CommandOf<'match_items'>>('refusal.name_not_in_question', (draft, command) => {
  const review = reviewOf(draft, command)
  const names = command.items.map(({ name }) => name)
  const items = command.items.flatMap(({ item }) => item ?? [])
  return (
    review !== undefined &&
    names.every((name) => name <= review.named.length) &&
    items.every((item) => review.items.includes(item)) &&
    new Set(names).size === names.length &&
    new Set(items).size === items.length
  )
})

const match = step<CommandOf<'match_items'>>(
  'the items have the names that the partner uses now; a name without an item is a further one on its way, of a partner that was left with attention stale_shipment',
  (draft, command) => {
    const review = reviewOf(draft, command)
    if (review === undefined) return draft
    const settled = endAttention(draft, (each) => each === review)
    const matched = command.items.reduce((done, { name: index, item: id }) => {
      const name = review.named[index - 1] ?? {}
      const item = done.request.items.find((each) => each.id === id)
      return item === undefined ? addItem(done, review.entry, name) : renameItems(done, [{ item, name }])
    }, settled)
    const added = matched.request.items.slice(settled.request.items.length)
    return added.some((item) => isUnwanted(matched.request, item))
      ? raise(matched, { kind: 'stale_shipment', entry: review.entry })
      : matched
  },
)

/** The rules of commands that account for items that were not shipped, or are named otherwise. */
export const accountingForItems: CommandRules<'close_outstanding' | 'match_items'> = {
  close_outstanding: [
    { stages: shippedStages, attention: 'items_outstanding', leads: laterStagesOrClosed, does: [giveUp] },
  ],
  match_items: [{ stages, attention: 'items_review', provided: [namesReview, namesKnown], does: [match] }],
}
