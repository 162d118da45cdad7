import { doi, isbn13, issn, lccn, meantIsbn, meantIssn, oclc, pmid } from '@lendwire/openurl'
import type { Citation } from '../borrowing/request/citation.ts'
import { type Fault, fault } from '../problem.ts'
import { type KeysOf, type Reason, reason } from '../translations/reason.ts'

/** A kind of number that can be checked. */
type Scheme = {
  /** Codes that it goes under, in capitals and without hyphens. */
  readonly codes: readonly string[]
  readonly check: (text: string) => string | undefined
  /** Says what is wrong with an identifier that the check refuses. */
  readonly complain: (text: string) => Reason<KeysOf<'fault'>>
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

const complainOfIsbn: Scheme['complain'] = (text) => {
  const wrong = explainIdentifier('ISBN', text)
  if (wrong.kind === 'check_digit') return reason('fault.check_digit', { type: 'ISBN', similar: wrong.meant })
  return wrong.kind === 'form' ? reason('fault.isbn') : reason('fault.isbn_length', { digits: wrong.digits })
}

const complainOfIssn: Scheme['complain'] = (text) => {
  const wrong = explainIdentifier('ISSN', text)
  if (wrong.kind === 'check_digit') return reason('fault.check_digit', { type: 'ISSN', similar: wrong.meant })
  return wrong.kind === 'form' ? reason('fault.issn') : reason('fault.issn_length', { digits: wrong.digits })
}

const schemes: readonly Scheme[] = [
  { codes: ['ISBN', 'EISBN'], check: isbn13, complain: complainOfIsbn },
  { codes: ['ISSN', 'EISSN', 'ISSNL'], check: issn, complain: complainOfIssn },
  {
    codes: ['DOI'],
    check: doi,
    complain: () => reason('fault.doi'),
  },
  {
    codes: ['PMID'],
    check: pmid,
    complain: () => reason('fault.pmid'),
  },
  {
    codes: ['OCLC', 'OCLCNUM', 'OCN'],
    check: oclc,
    complain: () => reason('fault.oclc'),
  },
  {
    codes: ['LCCN'],
    check: lccn,
    complain: () => reason('fault.lccn'),
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
      fault: fault(path, 'fault.identifier_empty', { type: number.type.slice(0, 40) }),
    }
  if (scheme === undefined) return { value: number.value }
  const value = scheme.check(number.value)
  return value === undefined
    ? { value: number.value, fault: { path, ...scheme.complain(number.value) } }
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
