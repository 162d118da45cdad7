import { doi, isbn10, isbn13, issn, lccn, oclc, pmid } from '@lendwire/openurl'
import type { Citation } from '../borrowing/request/citation.ts'
import type { NumberKind } from './profile.ts'

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
export const identifierForms = (citation: Citation, kind: NumberKind): readonly (readonly string[])[] => {
  if (kind === 'record_id')
    return citation.supplierRecordId === undefined ? [] : [[citation.supplierRecordId]]
  return [...(citation.identifiers ?? []), ...(citation.recordIds ?? [])]
    .filter((number) => isOfKind(kind, number))
    .map(({ value }) => forms[kind](value).filter((form) => form !== undefined))
    .filter((each) => each.length > 0)
}
