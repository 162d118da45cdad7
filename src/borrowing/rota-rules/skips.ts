import type { LeftOutReason } from '../request/rota-build.ts'
import type { Service } from '../request/service.ts'
import type { Day, PartnerCode } from '../values.ts'
import type { Lender } from './lender.ts'

/** The library that asks, and the service. */
export type Borrower = {
  /** Its agency ids, as `agencyKey` writes them. */
  readonly symbols: readonly string[]
  /** The number of requests that are open with partners that have a limit, over all libraries. */
  readonly open: ReadonlyMap<PartnerCode, number>
  /** The day at the library. */
  readonly today: Day
  readonly service: Service['type']
}

type Who = Omit<Borrower, 'service'>

const sharesSymbol = (lender: Lender, { symbols }: Who): boolean =>
  lender.symbols.some((symbol) => symbols.includes(symbol))

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

const overLimit: Skip = ({ code, limit }, { open }) => {
  const count = open.get(code) ?? 0
  return limit !== null && count >= limit ? `at its limit: ${count} of ${limit} requests open` : null
}

type Reasons<By> = readonly (readonly [LeftOutReason, Skip<By>])[]

/** A partner that staff put into a rota by hand is asked for any service. */
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

/** Says why a lender is left out of a new rota; null if it is included. */
export const skipWhenBuilt = (lender: Lender, borrower: Borrower) => firstReason(whenBuilt, lender, borrower)

/** Says why a lender is not asked when it is its turn; null if it is asked. */
export const skipWhenSent = (lender: Lender, borrower: Who): string | null =>
  firstReason(whenSent, lender, borrower)?.words ?? null
