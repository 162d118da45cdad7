import { changeEntry, changeItems, type Draft, entryById } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { effectOf } from './condition-effects.ts'

/** Returns whether an item under a condition is used in the library only. */
const isForLibraryUse = (condition: string): boolean => effectOf(condition).loan === 'refused'

/** Returns the conditions that bind the items of an entry: those that were accepted, and those that came with the shipment or later. */
export const conditionsOfEntry = (
  entry: Pick<Entry, 'accepted' | 'conditions' | 'waived'> | undefined,
): readonly string[] =>
  [...new Set([...(entry?.accepted?.conditions ?? []), ...(entry?.conditions ?? [])])].filter(
    (each) => entry?.waived?.includes(each) !== true,
  )

/** Returns the conditions that bind an item. */
export const conditionsOfItem = (request: Request, { entry }: Pick<Item, 'entry'>): readonly string[] =>
  conditionsOfEntry(entryById(request, entry))

/** Returns whether an item may not be renewed. */
export const forbidsRenewal = (request: Request, item: Item): boolean =>
  conditionsOfItem(request, item).some((each) => effectOf(each).renewal === 'refused')

/** Returns whether the items of an entry are used against a condition now: lent, kept for a loan, or to be renewed. */
export const isUsedAgainst = (request: Request, entry: number, condition: string): boolean => {
  const effect = effectOf(condition)
  if (effect.renewal === 'refused') {
    const open = questionOf(request)?.kind
    return open === 'renew' || open === 'renew_review'
  }
  return (
    effect.loan === 'refused' &&
    request.items.some(
      (item) => item.entry === entry && (item.state === 'on_loan' || item.hold === 'on_shelf'),
    )
  )
}

/**
 * Takes a condition from the items of an entry. Where it was the last that kept them in the library, they are for loan
 * again.
 */
export const waiveCondition = (draft: Draft, id: number, condition: string): Draft => {
  const waived = changeEntry(draft, id, {
    waived: [...(entryById(draft.request, id)?.waived ?? []), condition].slice(-40),
  })
  const isKept = conditionsOfEntry(entryById(waived.request, id)).some(isForLibraryUse)
  return isKept || !isForLibraryUse(condition)
    ? waived
    : changeItems(
        waived,
        (item) => item.entry === id && item.notForLoan === true,
        () => ({ notForLoan: undefined }),
      )
}

/** Adds conditions to those that bind the items of an entry. Silence withdraws none of them. */
export const bindConditions = (draft: Draft, id: number, stated: readonly string[] = []): Draft => {
  const entry = entryById(draft.request, id)
  const open = questionOf(draft.request)
  const openConditions = entry?.state === 'active' && open?.kind === 'condition' ? open.conditions : []
  const conditions = [...new Set([...(entry?.conditions ?? []), ...openConditions, ...stated])].slice(0, 40)
  const bound =
    conditions.length === (entry?.conditions?.length ?? 0) ? draft : changeEntry(draft, id, { conditions })
  return conditionsOfEntry(entryById(bound.request, id)).some(isForLibraryUse)
    ? changeItems(
        bound,
        (item) => item.entry === id && item.notForLoan === undefined && item.form === 'physical',
        () => ({ notForLoan: true }),
      )
    : bound
}
