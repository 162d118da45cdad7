import { z } from 'zod'
import { LibraryCode, PartnerCode } from '../values.ts'

/** What went between a partner and a library on a day: shipped by the partner (`lent`), or to it (`borrowed`). */
export type Movement = {
  readonly partner: PartnerCode
  readonly library: LibraryCode
  readonly on: string
  readonly kind: 'lent' | 'borrowed'
  readonly count: number
}

/** How much a partner lent and borrowed. */
export type Balance = { readonly lent: number; readonly borrowed: number }

/** Added to both sides, so that the first loans do not decide. */
const smoothing = 5

/** Reads a target such as `2:1`, loans to borrows. */
export const ratioOf = (text: string | undefined): number => {
  const [loans = 1, borrows = 1] = (text ?? '1:1').split(':').map(Number)
  return loans / borrows
}

/** Computes the score of a balance: below 1, the partner has lent less than its target and is asked earlier. */
export const scoreOf = ({ lent, borrowed }: Balance, target: number): number =>
  Math.round(((lent + smoothing) / (borrowed + smoothing) / target) * 100) / 100

/** Nothing lent, nothing borrowed. */
export const noBalance: Balance = { lent: 0, borrowed: 0 }

/** Returns a balance with one more movement. */
export const addMovement = ({ lent, borrowed }: Balance, { kind, count }: Movement): Balance =>
  kind === 'lent' ? { lent: lent + count, borrowed } : { lent, borrowed: borrowed + count }

/** Adds a movement to the sum under a key. */
export const addToSum = <Key>(sums: Map<Key, Balance>, key: Key, movement: Movement): void => {
  sums.set(key, addMovement(sums.get(key) ?? noBalance, movement))
}

/** The days whose shipments count: the last 365 or 90, those of this year, or, whenever they were, of the items that are out now. */
export const balancePeriods = ['P365D', 'P90D', 'calendar_year', 'active'] as const
export type BalancePeriod = (typeof balancePeriods)[number]

const ScoresOfPartners = z.record(PartnerCode, z.number())

const Scores = z.object({
  /** With all libraries of the gateway together. */
  pool: ScoresOfPartners,
  /** With each library alone. */
  bilateral: z.record(LibraryCode, ScoresOfPartners),
})
export type Scores = z.infer<typeof Scores>

/** The scores of partners: one document, updated every ten minutes while a rota template sorts by them. */
export const PartnerBalances = Scores.extend({
  /** Those of the other periods that rota templates sort by. */
  periods: z.partialRecord(z.enum(balancePeriods), Scores).prefault({}),
  /** How many more items each library borrowed from partners than it lent them. */
  net: z.record(LibraryCode, z.record(PartnerCode, z.int())).prefault({}),
})
export type PartnerBalances = z.infer<typeof PartnerBalances>
