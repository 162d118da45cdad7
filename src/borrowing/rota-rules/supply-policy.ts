import { reason } from '../../translations/reason.ts'
import type { LeftOutReason } from '../request/rota-build.ts'
import type { HolderWish } from './holder-wish.ts'
import type { Lender } from './lender.ts'
import { plainName, type SupplyPolicy } from './supply-terms.ts'

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || (other !== undefined && plainName(one) === plainName(other))

/**
 * Returns the first day on which something may have been published: `2026`, `c2026`, `2026-05`, `20260514` and `May 2026`
 * are read; undefined where no year is named.
 */
const firstDayOf = (date: string): Date | undefined => {
  const [, year, month = '01', day = '01'] =
    /(?<!\d)(\d{4})(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12]\d|3[01]))?)?(?!\d)/.exec(date) ?? []
  return year === undefined ? undefined : new Date(`${year}-${month}-${day}T00:00:00Z`)
}

/** Returns whether something was published less than some months ago, as far as its date says so for sure. */
const isNewer = (date: string | undefined, months: number, now: string): boolean => {
  const from = firstDayOf(date ?? '')
  if (from === undefined) return false
  from.setUTCMonth(from.getUTCMonth() + months)
  return from.getTime() > Date.parse(now)
}

const matches = (policy: SupplyPolicy, { borrower, home, ...wish }: HolderWish): boolean =>
  (policy.service === undefined || borrower.service === policy.service) &&
  isSame(policy.format, wish.format) &&
  isSame(policy.publicationType, wish.publicationType) &&
  isSame(policy.patronGroup, wish.patronGroup) &&
  (policy.network === undefined || wish.networks.some(({ network }) => isSame(policy.network, network))) &&
  (policy.country === undefined || home.countries.some((country) => isSame(policy.country, country))) &&
  (policy.newerThanMonths === undefined || isNewer(wish.publicationDate, policy.newerThanMonths, home.now))

/** Says which policy of a lender excludes what is wanted; null where none does. */
export const againstPolicy = (lender: Lender, wish: HolderWish): LeftOutReason | null => {
  const policy = (lender.policies ?? []).find((each) => matches(each, wish))
  if (policy === undefined || policy.lends) return null
  const { lends: _, newerThanMonths: months, ...names } = policy
  const about = Object.values(names).join(', ') || '–'
  return months === undefined ? reason('rota.policy', { about }) : reason('rota.too_new', { about, months })
}
