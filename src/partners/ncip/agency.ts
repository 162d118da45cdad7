import type { Library } from '../../borrowing/library.ts'
import { symbolsOf } from '../agencies.ts'
import type { NamedAgency } from '../incoming-message.ts'
import type { Partner } from '../partner.ts'
import { connectionOf } from './connection.ts'
import { institutionIn } from './header.ts'
import type { ParsedAgency } from './parsed-message.ts'

/**
 * Returns the agency that a header names, as the partner's profile calls it. NCIP tells agencies by a value alone, and
 * Alma puts the library behind its institution (`INSTITUTION||LIBRARY`): the whole counts, or its first part.
 *
 * @returns the partner's own agency where the header names it by another of its codes; undefined where it names none
 */
export const agencyOf = (parsed: ParsedAgency | undefined, partner: Partner): NamedAgency | undefined => {
  if (parsed === undefined) return undefined
  const names = [parsed.value, institutionIn(parsed.value)]
  const [first] = partner.symbols
  const own = [
    connectionOf(partner).toAgency,
    partner.institutionCode,
    connectionOf(partner).onBehalfOfAgency,
  ]
  if (first !== undefined && own.some((code) => code !== undefined && names.includes(code))) return first
  const symbols = [...symbolsOf(partner), ...(partner.answersFor === 'any' ? [] : partner.answersFor)]
  const named = symbols.find(({ value }) => names.some((name) => name.toLowerCase() === value.toLowerCase()))
  return named ?? { value: parsed.value }
}

/** Returns true for an agency id of the library, with or without the library behind its institution. */
export const isAgencyOf = ({ symbols, code }: Pick<Library, 'symbols' | 'code'>, agency: string): boolean => {
  const named = [agency, institutionIn(agency)].map((name) => name.toLowerCase())
  return [code, ...symbols.flatMap(({ value }) => [value, institutionIn(value)])].some((own) =>
    named.includes(own.toLowerCase()),
  )
}

/**
 * Returns the agency id that a message is addressed to, by its header. Some peers write `null` where they name nobody.
 */
export const addresseeOf = (parsed: ParsedAgency | undefined): string | undefined =>
  parsed === undefined || /^null$/i.test(parsed.value) ? undefined : parsed.value
