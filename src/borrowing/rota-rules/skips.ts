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

type Who = Omit<Borrower, 'service'>

const agencyKey = ({ type, value }: AgencyId): string => `${type}:${value}`.toLowerCase()

const sharesSymbol = (lender: Lender, borrower: Who): boolean => {
  const own = new Set(borrower.symbols.map(agencyKey))
  return lender.symbols.some((symbol) => own.has(agencyKey(symbol)))
}

const lends = ({ services }: Lender, wanted: Borrower['service']): boolean =>
  wanted === 'copy_or_loan' ? services.length > 0 : services.includes(wanted)

/** Why a partner is not asked, in words; null where this is no reason. */
type Skip<By = Who> = (lender: Lender, borrower: By) => string | null

const inactive: Skip = ({ active }) => (active ? null : 'inactive')

const closed: Skip = ({ closures }, { today }) => {
  const closure = closures.find(({ from, to }) => from <= today && today <= to)
  return closure === undefined ? null : `closed until ${closure.to}`
}

const itself: Skip = (lender, borrower) =>
  sharesSymbol(lender, borrower) ? 'it is the library itself' : null

const otherService: Skip<Borrower> = (lender, { service }) =>
  lends(lender, service) ? null : `does not lend ${service.replaceAll('_', ' ')}`

const overLimit: Skip = ({ limit, open }) =>
  limit !== null && open >= limit ? `at its limit: ${open} of ${limit} requests open` : null

type Reasons<By> = readonly (readonly [LeftOutReason, Skip<By>])[]

/** Whom staff put into a rota by hand is asked for whatever they like. */
const whenSent: Reasons<Who> = [
  ['inactive', inactive],
  ['closed', closed],
  ['itself', itself],
  ['over_limit', overLimit],
]

const whenBuilt: Reasons<Borrower> = [...whenSent, ['other_service', otherService]]

const firstReason = <By>(
  reasons: Reasons<By>,
  lender: Lender,
  borrower: By,
): { readonly reason: LeftOutReason; readonly words: string } | null => {
  for (const [reason, skip] of reasons) {
    const words = skip(lender, borrower)
    if (words !== null) return { reason, words }
  }
  return null
}

/** Why a lender is left out when a rota is built; null where nothing speaks against it. */
export const skipWhenBuilt = (lender: Lender, borrower: Borrower) => firstReason(whenBuilt, lender, borrower)

/** Why a lender is not asked when it is its turn, in words; null where nothing speaks against it. */
export const skipWhenSent = (lender: Lender, borrower: Who): string | null =>
  firstReason(whenSent, lender, borrower)?.words ?? null
