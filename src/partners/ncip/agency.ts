import type { Partner } from '../partner.ts'
import type { NamedAgency } from '../protocol.ts'
import { connectionOf } from './connection.ts'
import { institutionIn } from './header.ts'
import type { HeardAgency } from './heard.ts'

/**
 * The agency that a header names, as the partner's profile calls it. NCIP tells agencies by a value alone, and Alma puts
 * the library behind its institution (`INSTITUTION||LIBRARY`): the whole counts, or its first part.
 *
 * @returns the partner's own agency where the header names it by another of its codes; undefined where it names none
 */
export const agencyOf = (heard: HeardAgency | undefined, partner: Partner): NamedAgency | undefined => {
  if (heard === undefined) return undefined
  const names = [heard.value, institutionIn(heard.value)]
  const [first] = partner.symbols
  const own = [
    connectionOf(partner).toAgency,
    partner.institutionCode,
    connectionOf(partner).onBehalfOfAgency,
  ]
  if (first !== undefined && own.some((code) => code !== undefined && names.includes(code))) return first
  const known = [...partner.symbols, ...(partner.answersFor === 'any' ? [] : partner.answersFor)]
  const named = known.find(({ value }) => names.some((name) => name.toLowerCase() === value.toLowerCase()))
  return named ?? { value: heard.value }
}
