import type { Lender } from './lender.ts'
import type { RotaTemplate, SortKey } from './template.ts'

/** The value of a lender for each sort key: lower values come first, unknown values last. */
const keys: Record<SortKey, (lender: Lender) => number> = {
  supply_days: ({ averageSupplyDays }) => averageSupplyDays ?? Number.POSITIVE_INFINITY,
  success: ({ success }) => -success,
  cost: ({ averageCost }) => averageCost ?? Number.POSITIVE_INFINITY,
}

/** A lender with what the keys of a template make of it. */
type Ranked = { readonly lender: Lender; readonly ranks: readonly number[] }

const compare = (one: Ranked, other: Ranked): number => {
  for (let index = 0; index < one.ranks.length; index += 1) {
    const left = one.ranks[index] ?? 0
    const right = other.ranks[index] ?? 0
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

/**
 * Returns a number above 0 and below 1 that looks drawn by chance and is the same for the same words: FNV-1a, its bits
 * mixed by the finalizer of MurmurHash3, so that words that differ little give numbers that differ much.
 */
export const drawn = (words: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < words.length; index += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000 + 2 ** -33
}

/**
 * Puts lenders in an order in which each is first in the share that its weight has of all weights, second in the share
 * that it has of those that are left, and so on. The request's number draws the order: no state is kept, so that any
 * number of processes give the shares together. (Efraimidis and Spirakis, “Weighted random sampling with a reservoir”,
 * 2006: the order of `-ln(u) / weight`.)
 */
const byWeight = (lenders: readonly Lender[], seed: string): readonly Lender[] =>
  lenders
    .map((lender) => ({ lender, at: -Math.log(drawn(`${seed} ${lender.code}`)) / lender.weight }))
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1))
    .map(({ lender }) => lender)

/** Lets the request's number say who begins; the others follow in their order, as in a ring. */
const inTurn = (lenders: readonly Lender[], seed: string): readonly Lender[] => {
  const first = Math.floor(drawn(seed) * lenders.length)
  return [...lenders.slice(first), ...lenders.slice(0, first)]
}

/** The ways to order lenders that are equal. */
export const balances = {
  none: (lenders: readonly Lender[]) => lenders,
  weight: byWeight,
  round_robin: inTurn,
}

/** Groups candidates. Those that are equal are together. */
const groups = (sorted: readonly Ranked[]): readonly (readonly Lender[])[] => {
  const ranks: Lender[][] = []
  let before: Ranked | undefined
  for (const ranked of sorted) {
    if (before !== undefined && compare(before, ranked) === 0) ranks.at(-1)?.push(ranked.lender)
    else ranks.push([ranked.lender])
    before = ranked
  }
  return ranks
}

/**
 * Puts the lenders of a template in order.
 *
 * @param lenders as the template names them, or in any order where it chooses by a rule
 * @param seed the request's number, which draws where the template balances
 */
export const inOrder = (
  { choose, balance }: Pick<RotaTemplate, 'choose' | 'balance'>,
  lenders: readonly Lender[],
  seed: string,
): readonly Lender[] => {
  if (choose.by !== 'rule') return balances[balance](lenders, seed)
  const ranksOf = choose.sort.map((key) => keys[key])
  const sorted = lenders
    .map((lender): Ranked => ({ lender, ranks: ranksOf.map((rank) => rank(lender)) }))
    .toSorted((one, other) => compare(one, other) || (one.lender.code < other.lender.code ? -1 : 1))
  return groups(sorted).flatMap((group) => balances[balance](group, seed))
}
