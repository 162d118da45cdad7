import type { Entry } from '../borrowing/request/entry.ts'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import { dayOf } from '../borrowing/time.ts'
import type { AgencyId, Instant } from '../borrowing/values.ts'
import type { NamedAgency } from './incoming-message.ts'
import type { Partner } from './partner.ts'

/**
 * Returns whether a message names this agency. Case does not count; where the message names no type, the value alone
 * does.
 */
const isNamed = (agency: AgencyId, { type, value }: NamedAgency): boolean =>
  type === undefined
    ? agency.value.toLowerCase() === value.toLowerCase()
    : agencyKey(agency) === agencyKey({ type, value })

type Symbols = Pick<Partner, 'symbols' | 'formerSymbols'>

/** Returns every agency id that a partner has or had. */
export const symbolsOf = ({ symbols, formerSymbols = [] }: Symbols): readonly AgencyId[] => [
  ...symbols,
  ...formerSymbols.map(({ type, value }) => ({ type, value })),
]

/**
 * Returns the agency id under which a partner wrote of an entry, to be kept there; undefined where it is not changing its
 * agency ids, or wrote under none of its own.
 */
export const changingSymbol = (partner: Symbols, named: NamedAgency | undefined): AgencyId | undefined =>
  named === undefined || (partner.formerSymbols ?? []).length === 0
    ? undefined
    : symbolsOf(partner).find((symbol) => isNamed(symbol, named))

/**
 * Returns a partner with the agency id first under which it knows an entry: the one that it wrote under last, else the one
 * that was in force when the entry was asked.
 *
 * @param timeZone the library's, in which the last day of a former agency id ends
 */
export const addressedFor = (
  partner: Partner,
  { agency, sentAt }: Pick<Entry, 'agency' | 'sentAt'>,
  now: Instant,
  timeZone: string,
): Partner => {
  const { formerSymbols = [] } = partner
  if (formerSymbols.length === 0) return partner
  const sentDay = dayOf(sentAt ?? now, timeZone)
  const inForce = formerSymbols
    .filter(({ until }) => sentDay <= until)
    .toSorted((one, other) => one.until.localeCompare(other.until))[0]
  const first = symbolsOf(partner).find(
    (symbol) => agencyKey(symbol) === agencyKey(agency ?? inForce ?? symbol),
  )
  return first === undefined
    ? partner
    : { ...partner, symbols: [first, ...partner.symbols.filter((symbol) => symbol !== first)] }
}

/**
 * Finds the libraries that a message may name, the nearest only: those with this agency id, else those with its value
 * under another type, since peers write types differently, else those that the protocol takes for it.
 *
 * @param isAgencyOf tells whether an agency id may mean a library, as messages of the protocol write it
 * @returns several where they are as near as each other
 */
export const librariesNamed = <L extends { readonly symbols: readonly AgencyId[] }>(
  libraries: readonly L[],
  agency: NamedAgency,
  isAgencyOf: (library: L, value: string) => boolean,
): readonly L[] => {
  const { value } = agency
  const fromNearest: readonly ((library: L) => boolean)[] = [
    ({ symbols }) => symbols.some((symbol) => isNamed(symbol, agency)),
    ({ symbols }) => symbols.some((symbol) => isNamed(symbol, { value })),
    (library) => isAgencyOf(library, value),
  ]
  return fromNearest.map((isMeant) => libraries.filter(isMeant)).find(({ length }) => length > 0) ?? []
}

/** In which way a partner speaks for an agency: it is the agency, it lists it, or it may answer for any. */
export type Representation = 'own' | 'listed' | 'any'

/**
 * Says in which way a partner may answer for an agency; undefined where it may not.
 *
 * @param agency the agency that a message says it is from
 */
export const representationOf = (
  partner: Symbols & Pick<Partner, 'answersFor'>,
  agency: NamedAgency,
): Representation | undefined => {
  const names = (agencies: readonly AgencyId[]) => agencies.some((each) => isNamed(each, agency))
  if (names(symbolsOf(partner))) return 'own'
  if (partner.answersFor === 'any') return 'any'
  return names(partner.answersFor) ? 'listed' : undefined
}

/** Returns whether the partner may speak for this agency. A message that names none is the partner's own. */
export const maySpeakFor = (
  partner: Symbols & Pick<Partner, 'answersFor'>,
  agency: NamedAgency | undefined,
): boolean => agency === undefined || representationOf(partner, agency) !== undefined
