import { identifierKeys, type SingleNumber } from './keys.ts'
import { doi, isbn13, issn, lccn, oclc, pmid } from './numbers.ts'
import { makeFault, type OpenUrlCitation, type OpenUrlFault } from './open-url.ts'
import type { Values } from './values.ts'

/** A kind of number that an item has, and how it is checked. */
type Scheme = {
  readonly field: SingleNumber | 'isbn' | 'issn' | 'eissn'
  /** Its prefix in `rft_id` and in the `id` of version 0.1; the rest is the number. */
  readonly begins: RegExp
  readonly check: (text: string) => string | undefined
  /** The form of a right number. */
  readonly right: string
}

/** Schemes of identifiers: info: URIs (RFC 4452), urn:ISBN (RFC 8254), urn:ISSN (RFC 3044), links, and `doi:` and the like of version 0.1. */
const schemes: readonly Scheme[] = [
  {
    field: 'doi',
    begins: /^(?:info:doi\/|urn:doi:|doi:|https?:\/\/(?:dx\.)?(?:www\.)?doi\.org\/)/i,
    check: doi,
    right: 'a DOI begins with 10., a number and a stroke',
  },
  {
    field: 'pmid',
    begins:
      /^(?:info:pmid\/|pmid:|https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/)/i,
    check: pmid,
    right: 'a PubMed id has at most nine digits',
  },
  {
    field: 'oclc',
    begins:
      /^(?:info:oclcnum\/|oclc(?:num)?:|\(ocolc\)|https?:\/\/(?:www\.|search\.)?worldcat\.org\/(?:oclc|title)\/)/i,
    check: oclc,
    right: 'an OCLC number has digits only',
  },
  {
    field: 'lccn',
    begins: /^(?:info:lccn\/|lccn:|https?:\/\/lccn\.loc\.gov\/)/i,
    check: lccn,
    right: 'an LCCN has up to three letters and eight or ten digits',
  },
  {
    field: 'isbn',
    begins: /^(?:urn:isbn:|isbn:|info:isbn\/)/i,
    check: (text) => isbn13(text.replace(/^(?:urn:|info:)?isbn[:/]/i, '')),
    right: 'an ISBN has ten or thirteen digits, of which the last is a check digit',
  },
  {
    field: 'issn',
    begins: /^(?:urn:issn:|issn:|info:issn\/)/i,
    check: (text) => issn(text.replace(/^(?:urn:|info:)?issn[:/]/i, '')),
    right: 'an ISSN has eight digits, of which the last is a check digit',
  },
  {
    field: 'eissn',
    begins: /^eissn:/i,
    check: (text) => issn(text.replace(/^eissn:/i, '')),
    right: 'an ISSN has eight digits, of which the last is a check digit',
  },
]

/** Keys that hold a number by themselves, and the field that it goes to. */
const numberKeys: Readonly<Record<string, Scheme['field']>> = {
  isbn: 'isbn',
  eisbn: 'isbn',
  issn: 'issn',
  eissn: 'eissn',
  doi: 'doi',
  pmid: 'pmid',
  oclc: 'oclc',
  oclcnum: 'oclc',
  lccn: 'lccn',
}

/** Numbers in a link. */
export type Numbers = Pick<OpenUrlCitation, 'isbn' | 'issn' | 'eissn' | 'links'> &
  Partial<Pick<OpenUrlCitation, SingleNumber>>

/**
 * Reads the numbers of a link: of keys of their own, of `rft_id`, and of the `id` of version 0.1.
 *
 * @returns the right ones, whether there is any, identifiers of no known scheme, and what is wrong
 */
export function readNumbers(values: Values): {
  readonly numbers: Numbers
  readonly hasNumbers: boolean
  readonly unknown: ReadonlySet<string>
  readonly faults: readonly OpenUrlFault[]
} {
  const lists: Record<Scheme['field'], string[]> = {
    isbn: [],
    issn: [],
    eissn: [],
    doi: [],
    pmid: [],
    oclc: [],
    lccn: [],
  }
  const links: string[] = []
  const unknown = new Set<string>()
  const faults: OpenUrlFault[] = []

  const take = (scheme: Scheme, key: string, value: string): void => {
    const { field, check, right } = scheme
    const checked = check(value)
    const list = lists[field]
    if (checked === undefined) faults.push(makeFault('bad_number', key, value, right))
    else if (!list.includes(checked)) {
      if (isSingle(field) && list.length > 0)
        faults.push(makeFault('repeated', key, value, 'only one value is read: the first'))
      list.push(checked)
    }
  }
  for (const [key, field] of Object.entries(numberKeys)) {
    const scheme = schemes.find((each) => each.field === field)
    for (const value of values.get(key) ?? []) {
      if (scheme !== undefined) for (const each of splitNumbers(field, value)) take(scheme, key, each)
    }
  }
  for (const key of identifierKeys) {
    for (const value of values.get(key) ?? []) {
      const scheme = schemes.find(({ begins }) => begins.test(value))
      if (scheme !== undefined) take(scheme, key, value)
      else if (/^https?:\/\//i.test(value)) links.push(value)
      else unknown.add(value)
    }
  }
  const { isbn, issn: issns, eissn, doi: dois, pmid: pmids, oclc: oclcs, lccn: lccns } = lists
  const numbers: Numbers = {
    isbn,
    issn: issns,
    eissn,
    links,
    ...single('doi', dois),
    ...single('pmid', pmids),
    ...single('oclc', oclcs),
    ...single('lccn', lccns),
  }
  return {
    numbers,
    hasNumbers: Object.values(lists).some((list) => list.length > 0) || links.length > 0,
    unknown,
    faults,
  }
}

function single(field: SingleNumber, [value]: readonly string[]): Partial<Record<SingleNumber, string>> {
  return value === undefined ? {} : { [field]: value }
}

function isSingle(field: Scheme['field']): boolean {
  return field !== 'isbn' && field !== 'issn' && field !== 'eissn'
}

/** Splits several ISBN or ISSN in one value, as some catalogues write them. */
function splitNumbers(field: Scheme['field'], value: string): readonly string[] {
  return isSingle(field)
    ? [value]
    : value
        .split(/[,;]/)
        .map((each) => each.trim())
        .filter((each) => each !== '')
}
