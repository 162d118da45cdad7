import { type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { effectOf } from './condition-effects.ts'
import { conditionsOfEntry } from './item-conditions.ts'
import { isOut } from './item-states.ts'

type Misplaced = { readonly entry: Entry; readonly conditions: readonly string[] }

/** Returns the entries whose items are for special collections only, where the place of pick-up is none of the library's. */
const misplacedIn = (
  { pickupLocation, rota, items }: Request,
  { specialCollections = [] }: Draft['context'],
): readonly Misplaced[] =>
  specialCollections.length === 0 || specialCollections.includes(pickupLocation ?? '')
    ? []
    : rota.flatMap((entry) => {
        const conditions = conditionsOfEntry(entry).filter((each) => effectOf(each).controlledAccess === true)
        const isComing = items.some(
          (item) => item.entry === entry.id && (isOut(item) || item.state === 'shipped'),
        )
        return conditions.length > 0 && isComing ? [{ entry, conditions }] : []
      })

/**
 * Raises attention where items for special collections only are to be picked up elsewhere, once they come or the place
 * changes; it ends with a place that the library lists for them.
 */
export const keepControlledAccess = (before: Request, draft: Draft): Draft => {
  const { specialCollections = [] } = draft.context
  if (specialCollections.length === 0) return draft
  const earlier =
    before.pickupLocation === draft.request.pickupLocation ? misplacedIn(before, draft.context) : []
  const now = misplacedIn(draft.request, draft.context)
  const settled = endAttention(
    draft,
    (each) =>
      each.kind === 'condition_stated' &&
      each.misplaced === true &&
      now.every(({ entry }) => entry.id !== each.entry),
  )
  return now
    .filter(({ entry }) => earlier.every((each) => each.entry.id !== entry.id))
    .reduce<Draft>((done, { entry, conditions }) => {
      const open = done.request.attention.find(
        (each) => each.kind === 'condition_stated' && each.entry === entry.id,
      )
      const others = open?.kind === 'condition_stated' ? open.conditions : []
      return raise(
        endAttention(done, (each) => each === open),
        {
          kind: 'condition_stated',
          entry: entry.id,
          conditions: [...new Set([...others, ...conditions])].slice(0, 40),
          misplaced: true,
        },
      )
    }, settled)
}
