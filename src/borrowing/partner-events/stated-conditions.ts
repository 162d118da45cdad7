import { conditionsOfEntry, isUsedAgainst } from '../items/item-conditions.ts'
import { isOut } from '../items/item-states.ts'
import { itemsOf } from '../items/items.ts'
import { type Draft, endAttention, entryById, raise } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'

/**
 * Raises attention about conditions that came with a shipment or after it and that nobody accepted. They bind without a
 * question; staff must act only where the items are used against them now.
 */
export const noteConditions = (before: Draft, now: Draft, { id }: Entry): Draft => {
  const entry = entryById(now.request, id)
  if (entry?.shipped !== true || (entry.state !== 'active' && entry.state !== 'supplied')) return now
  const known = conditionsOfEntry(entryById(before.request, id))
  const stated = conditionsOfEntry(entry).filter((each) => !known.includes(each))
  const isOver = itemsOf(now.request, id).every((item) => !isOut(item) && item.state !== 'shipped')
  if (stated.length === 0 || isOver) return now
  const open = now.request.attention.find((each) => each.kind === 'condition_stated' && each.entry === id)
  const others = open?.kind === 'condition_stated' ? open.conditions : []
  const conditions = [...new Set([...others, ...stated])].slice(0, 40)
  const isMisplaced = open?.kind === 'condition_stated' && open.misplaced === true
  const { message } = now.context
  const settled = endAttention(now, (each) => each === open)
  const isAgainst = conditions.some((each) => isUsedAgainst(now.request, id, each))
  return raise(settled, {
    kind: 'condition_stated',
    entry: id,
    conditions,
    ...(message === undefined ? {} : { message }),
    ...(isMisplaced ? { misplaced: true as const } : {}),
    ...(isAgainst || isMisplaced ? {} : { informs: true }),
  })
}
