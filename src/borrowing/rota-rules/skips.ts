import type { LeftOutReason } from '../origins.ts'
import type { Service } from '../request.ts'
import type { AgencyId, Day } from '../values.ts'
import type { Lender } from './lender.ts'

/** Who asks, for what. */
export type Borrower = {
  readonly symbols: readonly AgencyId[]
  /** The day at the library. */
  readonly today: Day
  readonly service: Service['type']
}

const agencyKey = ({ type, value }: AgencyId): string => `${type}:${value}`.toLowerCase()

const sharesSymbol = (lender: Lender, borrower: Borrower): boolean => {
  const own = new Set(borrower.symbols.map(agencyKey))
  return lender.symbols.some((symbol) => own.has(agencyKey(symbol)))
}

const lends = ({ services }: Lender, wanted: Borrower['service']): boolean =>
  wanted === 'copy_or_loan' ? services.length > 0 : services.includes(wanted)

/** Why a partner is not asked, in words; null where this is no reason. */
type Skip = (lender: Lender, borrower: Borrower) => string | null

const inactive: Skip = ({ active }) => (active ? null : 'inactive')

const closed: Skip = ({ closures }, { today }) => {
  const closure = closures.find(({ from, to }) => from <= today && today <= to)
  return closure === undefined ? null : `closed until ${closure.to}`
}

const itself: Skip = (lender, borrower) =>
  sharesSymbol(lender, borrower) ? 'it is the library itself' : null

const otherService: Skip = (lender, { service }) =>
  lends(lender, service) ? null : `does not lend ${service.replaceAll('_', ' ')}`

const overLimit: Skip = ({ limit, open }) =>
  limit !== null && open >= limit ? `at its limit: ${open} of ${limit} requests open` : null

/** Every reason by name, in the order in which they are looked at. */
const whenBuilt = [
  ['inactive', inactive],
  ['closed', closed],
  ['itself', itself],
  ['other_service', otherService],
  ['over_limit', overLimit],
] as const

/** Whom staff put into a rota by hand is asked for whatever they like. */
const whenSent = whenBuilt.filter(([reason]) => reason !== 'other_service')

/** Why a lender is left out when a rota is built; null where nothing speaks against it. */
export const skipWhenBuilt = (
  lender: Lender,
  borrower: Borrower,
): { readonly reason: LeftOutReason; readonly words: string } | null => {
  for (const [reason, skip] of whenBuilt) {
    const words = skip(lender, borrower)
    if (words !== null) return { reason, words }
  }
  return null
}

/** Why a lender is not asked when it is its turn, in words; null where nothing speaks against it. */
export const skipWhenSent = (lender: Lender, borrower: Borrower): string | null => {
  for (const [, skip] of whenSent) {
    const words = skip(lender, borrower)
    if (words !== null) return words
  }
  return null
}
