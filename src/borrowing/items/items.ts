import { activeEntry, change, type Draft } from '../life-cycle/draft.ts'
import { endQuestions } from '../life-cycle/negotiation.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { Stage } from '../request/stage.ts'
import { expectedForm, serviceOf } from './copies.ts'
import { isOut } from './item-states.ts'

const here = ['received', 'on_loan', 'patron_returned'] as const

/** Returns the items of an entry. */
export const itemsOf = (request: Request, entry: number | null): readonly Item[] =>
  request.items.filter((item) => item.entry === entry)

/** Returns the items of an entry that have come and have not gone back. */
export const outItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter(isOut)

/** Returns the items of an entry that were shipped, are expected or were named missing, and have not come. */
export const comingItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter((item) => ['expected', 'shipped', 'missing'].includes(item.state))

/** Returns whether the active partner's word is awaited on an item that the library reported lost. */
export const isLossReported = (request: Request): boolean =>
  request.attention.some((attention) => attention.kind === 'lost' && attention.by === 'us') &&
  itemsOf(request, activeEntry(request)?.id ?? null).some(({ state }) => state === 'lost')

/**
 * Returns the physical items of an entry whose return the partner has not confirmed, without those that may be kept.
 */
export const unreturnedItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter(
    (item) =>
      item.form === 'physical' &&
      item.checkedIn !== true &&
      item.kept !== true &&
      item.state !== 'expected' &&
      item.state !== 'missing',
  )

/**
 * Returns whether every item of an entry is on its way back, lost or missing, so that none is here or still to come.
 */
export const allBack = (request: Request, entry: number | null): boolean =>
  itemsOf(request, entry).every((item) => !isOut(item) && item.state !== 'shipped')

/**
 * Sets the stage to that of the least advanced item of the active entry that is here. Where none is here: shipped while
 * one is still on its way, else returned; where all are lost, the stage stays. Once nothing is here or on its way, a
 * renewal is over.
 */
export const stageFromItems = (draft: Draft): Draft => {
  const active = draft.request.rota.find((entry) => entry.state === 'active')
  const states = itemsOf(draft.request, active?.id ?? null).map((item) => item.state)
  const isPartWay = states.includes('shipped') && states.includes('returned')
  const stage: Stage | undefined =
    here.find((state) => states.includes(state)) ??
    (isPartWay ? 'shipped' : states.includes('returned') ? 'returned' : undefined)
  if (active === undefined || stage === undefined || draft.request.stage === 'closed') return draft
  const moved = change(draft, { stage })
  return stage === 'returned' || stage === 'shipped' ? endQuestions(moved, 'renew', 'renew_review') : moved
}

/** Adds the items that a request expects of an entry. */
export const expectItems = (draft: Draft, entry: number): Draft => {
  const { request } = draft
  const form = expectedForm(serviceOf(request, entry))
  const items = Array.from(
    { length: request.itemsWanted },
    (_, index): Item => ({
      id: request.itemCount + index + 1,
      entry,
      state: 'expected',
      form,
      hold: 'none',
    }),
  )
  return change(draft, {
    items: [...request.items.filter((item) => item.state !== 'expected'), ...items],
    itemCount: request.itemCount + items.length,
  })
}
