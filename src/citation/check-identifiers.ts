import { doi, isbn13, issn, lccn, meantIsbn, meantIssn, oclc, pmid } from '@lendwire/openurl'
import type { Citation } from '../borrowing/request/citation.ts'
import type { Fault } from '../problem.ts'

/** A kind of number that can be checked. */
type Scheme = {
  /** Codes that it goes under, in capitals and without hyphens. */
  readonly codes: readonly string[]
  readonly check: (text: string) => string | undefined
  /** Describes the fault of an identifier that the check refuses, in words for staff. */
  readonly complain: (text: string) => string
}

const digitsIn = (text: string): number => text.replace(/[^\dXx]/g, '').length

/** The reason why a number is invalid: its check digit, with the number that was probably meant; its length; its form. */
export type IdentifierFault =
  | { readonly kind: 'check_digit'; readonly meant: string }
  | { readonly kind: 'length'; readonly digits: number }
  | { readonly kind: 'form' }

/**
 * Explains why a number is not valid.
 *
 * @param type its kind: of an ISBN and an ISSN the check digit and the length are judged, of others the form alone
 * @param value the number, which a check has refused
 */
export const explainIdentifier = (type: string, value: string): IdentifierFault => {
  if (type !== 'ISBN' && type !== 'ISSN') return { kind: 'form' }
  const meant = type === 'ISBN' ? meantIsbn(value) : meantIssn(value)
  if (meant !== undefined) return { kind: 'check_digit', meant }
  const digits = digitsIn(value)
  return (type === 'ISBN' ? [10, 13] : [8]).includes(digits) ? { kind: 'form' } : { kind: 'length', digits }
}

const complainOfIsbn = (text: string): string => {
  const fault = explainIdentifier('ISBN', text)
  if (fault.kind === 'check_digit')
    return `The check digit of this ISBN is wrong: did you mean ${fault.meant}?`
  return fault.kind === 'form'
    ? 'This is no ISBN: one of thirteen digits begins with 978 or 979, and only the last of ten characters may be an X'
    : `An ISBN has ten or thirteen digits; this one has ${fault.digits}`
}

const complainOfIssn = (text: string): string => {
  const fault = explainIdentifier('ISSN', text)
  if (fault.kind === 'check_digit')
    return `The check digit of this ISSN is wrong: did you mean ${fault.meant}?`
  return fault.kind === 'form'
    ? 'This is no ISSN: it has eight digits, of which only the last may be an X'
    : `An ISSN has eight digits; this one has ${fault.digits}`
}

const schemes: readonly Scheme[] = [
  { codes: ['ISBN', 'EISBN'], check: isbn13, complain: complainOfIsbn },
  { codes: ['ISSN', 'EISSN', 'ISSNL'], check: issn, complain: complainOfIssn },
  {
    codes: ['DOI'],
    check: doi,
    complain: () => 'This is no DOI: it begins with 10., a number and a stroke, as 10.1000/182',
  },
  {
    codes: ['PMID'],
    check: pmid,
    complain: () => 'This is no PubMed id: it has one to nine digits and nothing else',
  },
  {
    codes: ['OCLC', 'OCLCNUM', 'OCN'],
    check: oclc,
    complain: () => 'This is no OCLC number: it has one to fourteen digits, with or without (OCoLC)',
  },
  {
    codes: ['LCCN'],
    check: lccn,
    complain: () =>
      'This is no control number of the Library of Congress: it has up to three letters and eight or ten digits',
  },
]

const schemeOf = (type: string): Scheme | undefined =>
  schemes.find(({ codes }) => codes.includes(type.replace(/[\s_-]/g, '').toUpperCase()))

type Numbered = { readonly type: string; readonly value: string }

const checkOne = (number: Numbered, path: string): { readonly value: string; readonly fault?: Fault } => {
  const scheme = schemeOf(number.type)
  if (number.value.trim() === '')
    return {
      value: number.value,
      fault: { path, message: `The ${number.type.slice(0, 40)} is empty: leave it out` },
    }
  if (scheme === undefined) return { value: number.value }
  const value = scheme.check(number.value)
  return value === undefined
    ? { value: number.value, fault: { path, message: scheme.complain(number.value) } }
    : { value }
}

/**
 * Checks the numbers of a citation and writes them in one way: ISBN with thirteen digits (ISO 2108), ISSN with its
 * hyphen (ISO 3297), DOI in small letters (ISO 26324), PMID, OCLC number and LCCN without prefixes. Numbers of other
 * kinds stay as they are.
 *
 * @param citation as it came
 * @param path its place in the input, such as `citation`
 * @returns the citation with its numbers normalised, and what is wrong, in words for staff
 */
export const checkIdentifiers = (
  citation: Citation,
  path: string,
): { readonly citation: Citation; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = []
  const checked = (member: 'identifiers' | 'recordIds') =>
    citation[member] === undefined
      ? {}
      : {
          [member]: citation[member].map((number, index) => {
            const { value, fault } = checkOne(number, `${path}/${member}/${index}/value`)
            if (fault !== undefined) faults.push(fault)
            return { ...number, value }
          }),
        }
  return { citation: { ...citation, ...checked('identifiers'), ...checked('recordIds') }, faults }
}

/** Returns whether a citation says enough to look for the item: a title, or a number. */
export const isIdentifiable = (citation: Citation): boolean =>
  [
    citation.title,
    citation.titleOfComponent,
    citation.supplierRecordId,
    ...[...(citation.identifiers ?? []), ...(citation.recordIds ?? [])].map(({ value }) => value),
  ].some((text) => text !== undefined && text.trim() !== '')
