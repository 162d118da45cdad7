import type { RequestView } from '../../api/types.ts'
import { conditionCodesOf } from '../request/conditions-of.ts'
import type { ScanMode } from './scan-modes.ts'
import type { ScanCard } from './scan-state.ts'

/** What a person must look at before an item is received. */
export type ScanStop = 'no_longer_wanted' | 'conditions' | 'note' | 'charge' | 'pieces' | 'damaged' | 'code'

const has = ({ attention }: RequestView, wanted: 'no_longer_wanted' | 'damaged'): boolean =>
  attention.some(({ kind }) => kind === wanted)

/** Returns what the lender wrote and nobody has answered yet. */
export const lenderNotes = ({ attention }: RequestView): readonly string[] =>
  attention.flatMap(({ kind, detail }) =>
    kind === 'message_received' && 'text' in detail && detail.text !== undefined ? [detail.text] : [],
  )

/** Returns the codes of the conditions that bind the scanned items. */
export const cardConditions = ({ request, items }: ScanCard): readonly string[] => [
  ...new Set(items.flatMap(({ entry }) => conditionCodesOf(request.rota.find(({ id }) => id === entry)))),
]

/** Returns the sums that the lender charges or that were agreed. */
export const chargesOf = ({ costTotals }: RequestView): readonly { amount: number; currency: string }[] =>
  costTotals
    .map(({ agreed, charged, currency }) => ({ amount: Number(charged) || Number(agreed), currency }))
    .filter(({ amount }) => amount > 0)

/** Returns why a scan is not taken at once; nothing where there is nothing to check. */
export const stopsOf = (mode: ScanMode, card: ScanCard): readonly ScanStop[] => {
  const { request, items } = card
  const stops: readonly (readonly [ScanStop, boolean])[] = [
    ['no_longer_wanted', has(request, 'no_longer_wanted')],
    ['conditions', cardConditions(card).length > 0],
    ['note', lenderNotes(request).length > 0],
    ['charge', chargesOf(request).length > 0],
    ['damaged', has(request, 'damaged')],
    ['code', card.announced !== undefined],
  ]
  return [
    ...(mode === 'return' ? [] : stops.flatMap(([stop, isSo]) => (isSo ? [stop] : []))),
    ...(items.length > 1 ? (['pieces'] as const) : []),
  ]
}

/** Returns whether two codes differ in one character, or have two neighbours swapped: a misprint or a misread. */
export const isNearlySame = (one: string, other: string): boolean => {
  if (one.length !== other.length || one.length < 5) return false
  const differing = [...one].flatMap((character, place) =>
    character.toLowerCase() === other[place]?.toLowerCase() ? [] : [place],
  )
  const [first = 0, second = 0] = differing
  return (
    differing.length === 1 ||
    (differing.length === 2 &&
      second === first + 1 &&
      one[first] === other[second] &&
      one[second] === other[first])
  )
}
