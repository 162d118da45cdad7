import { doi, isbn10, isbn13, issn, lccn, oclc, pmid } from '@lendwire/openurl'
import type { Citation } from '../borrowing/request/citation.ts'
import type { Question } from './locate.ts'
import type { LocateProfile, NumberKind } from './profile.ts'

type Numbers = { readonly type: string; readonly value: string }

/** The normalisations of a number, in every form under which catalogues know it. */
const forms: Readonly<
  Record<Exclude<NumberKind, 'record_id'>, (value: string) => readonly (string | undefined)[]>
> = {
  isbn: (value) => [isbn13(value), isbn10(value)],
  issn: (value) => [issn(value)],
  doi: (value) => [doi(value)],
  pmid: (value) => [pmid(value)],
  oclc: (value) => [oclc(value)],
  lccn: (value) => [lccn(value)],
}

const isOfKind = (kind: string, { type }: Numbers): boolean =>
  type
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .startsWith(kind)

/**
 * Returns the normalised numbers of one kind that a citation holds.
 *
 * @returns a list for each number: its forms, the usual one first
 */
const identifierForms = (citation: Citation, kind: NumberKind): readonly (readonly string[])[] => {
  if (kind === 'record_id')
    return citation.supplierRecordId === undefined ? [] : [[citation.supplierRecordId]]
  return [...(citation.identifiers ?? []), ...(citation.recordIds ?? [])]
    .filter((number) => isOfKind(kind, number))
    .map(({ value }) => forms[kind](value).filter((form) => form !== undefined))
    .filter((each) => each.length > 0)
}

/**
 * Returns a CQL term in quotation marks: what would end it, and the signs that stand for any letters, are masked (CQL
 * 1.2, "Context Set cql", masking).
 */
const term = (text: string): string =>
  `"${text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\"*?^]/g, '\\$&')}"`

/** Returns a search in one index for any of some terms. */
const anyOf = (index: string, terms: readonly string[]): string =>
  terms.map((each) => `${index}=${term(each)}`).join(' or ')

/** Returns a search in one index for all words of a text. */
const allWords = (index: string, text: string): string => `${index} all ${term(text)}`

type Ask = LocateProfile['ask']

/** The count of numbers of one kind that are asked for: a citation may hold those of every edition. */
const maxNumbers = 5

/** Returns a text as it is searched for: the part before a subtitle, without what no index holds. */
const searchable = (text: string | undefined): string | undefined => {
  const words = (text ?? '')
    .split(/[:/=]\s/)[0]
    ?.replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .trim()
    .slice(0, 200)
  return words === undefined || words === '' ? undefined : words
}

/** Returns the surname, under which indexes know an author. */
const surname = (author: string | undefined): string | undefined => {
  const [first] = (author ?? '').split(/;| and | und /)
  const name = first?.includes(',') === true ? first.split(',')[0] : first?.trim().split(/\s+/).at(-1)
  return searchable(name)
}

const byNumber = (citation: Citation, by: NumberKind, index: string): readonly Question[] => {
  const numbers = identifierForms(citation, by).slice(0, maxNumbers)
  if (numbers.length === 0) return []
  return [
    {
      about: `${by} ${numbers.map(([first]) => first).join(', ')}`,
      ask: anyOf(index, numbers.flat()),
      loose: false,
      ...(by === 'isbn' ? { isbns: numbers.flatMap(([isbn = '']) => isbn) } : {}),
    },
  ]
}

const byTitle = (
  citation: Citation,
  { index, authorIndex }: { readonly index: string; readonly authorIndex?: string | undefined },
  anyEdition: boolean,
): readonly Question[] => {
  const title = searchable(citation.title)
  if (title === undefined) return []
  const author = authorIndex === undefined ? undefined : surname(citation.author)
  const titleQuery = allWords(index, title)
  const isbns = anyEdition ? [] : identifierForms(citation, 'isbn').flatMap(([isbn = '']) => isbn)
  const match = { loose: true, ...(isbns.length === 0 ? {} : { isbns }) }
  if (author === undefined || authorIndex === undefined)
    return [{ about: `title ${title}`, ask: titleQuery, ...match }]
  return [
    {
      about: `title ${title}, author ${author}`,
      ask: `${titleQuery} and ${allWords(authorIndex, author)}`,
      ...match,
    },
  ]
}

const byId = (
  citation: Citation,
  {
    by,
    prefix,
    type,
  }: { readonly by: NumberKind; readonly prefix: string; readonly type?: string | undefined },
): readonly Question[] =>
  identifierForms(citation, by)
    .slice(0, maxNumbers)
    .flatMap(([first]) =>
      first === undefined ? [] : [{ about: `${by} ${first}`, ask: `${prefix}${first}`, type, loose: false }],
    )

/** Returns the questions for a citation, in the profile's order. */
export const questionsFor = (citation: Citation, ask: Ask, anyEdition = false): readonly Question[] =>
  ask.kind === 'sru'
    ? ask.indexes.flatMap((index) =>
        index.by === 'title'
          ? byTitle(citation, index, anyEdition)
          : byNumber(citation, index.by, index.index),
      )
    : ask.ids.flatMap((form) => byId(citation, form))
