import { reason } from '../../translations/reason.ts'
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
  /** The day by which the item is needed. */
  readonly neededBy?: Day | undefined
}

type Who = Omit<Borrower, 'service'>

const sharesSymbol = (lender: Lender, { symbols }: Who): boolean =>
  lender.symbols.some((symbol) => symbols.includes(symbol))

const lends = ({ services }: Lender, wanted: Borrower['service']): boolean =>
  wanted === 'copy_or_loan' ? services.length > 0 : services.includes(wanted)

/** Why a partner is not asked; null where this is no reason. */
type Skip<By = Who> = (lender: Lender, borrower: By) => LeftOutReason | null

const inactive: Skip = ({ active }) => (active ? null : reason('rota.inactive'))

const withdrawn: Skip = ({ isWithdrawn }) => (isWithdrawn === true ? reason('rota.withdrawn') : null)

const closed: Skip = ({ closures }, { today }) => {
  const closure = closures.find(({ from, to }) => from <= today && today <= to)
  return closure === undefined ? null : reason('rota.closed_until', { day: { day: closure.to } })
}

const itself: Skip = (lender, borrower) => (sharesSymbol(lender, borrower) ? reason('rota.itself') : null)

const otherService: Skip<Borrower> = (lender, { service }) =>
  lends(lender, service) ? null : reason('rota.other_service', { service })

const overLimit: Skip = ({ code, limit }, { open }) => {
  const count = open.get(code) ?? 0
  return limit !== null && count >= limit ? reason('rota.over_limit', { open: count, limit }) : null
}

/** A partner that staff put into a rota by hand is asked for any service. */
const whenSent: readonly Skip[] = [inactive, closed, itself, overLimit]

const whenBuilt: readonly Skip<Borrower>[] = [...whenSent, withdrawn, otherService]

const firstReason = <By>(skips: readonly Skip<By>[], lender: Lender, borrower: By): LeftOutReason | null => {
  for (const skip of skips) {
    const why = skip(lender, borrower)
    if (why !== null) return why
  }
  return null
}

/** Says why a lender is left out of a new rota; null if it is included. */
export const skipWhenBuilt = (lender: Lender, borrower: Borrower) => firstReason(whenBuilt, lender, borrower)

/** Says why a lender is not asked when it is its turn; null if it is asked. */
export const skipWhenSent = (lender: Lender, borrower: Who) => firstReason(whenSent, lender, borrower)
