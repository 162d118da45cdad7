import type { RawElement } from '@lendwire/xml'
import { type DataField, MarcRecord } from '@natlibfi/marc-record'
import { attributeOf, children, textAt, within } from './elements.ts'

export type { DataField }

/** Control characters that mark words to skip in sorting, in MARC-8 and in Unicode. They are not part of the text. */
const nonSorting = /[\u0088\u0089\u0098\u009c]/g

/** Accepts records with empty or invalid parts, which are ignored. */
const tolerant = { fields: false, subfields: false, subfieldValues: false, controlFieldValues: false }

const subfieldsOf = (field: RawElement) =>
  children(field, 'subfield').flatMap((subfield) => {
    const code = attributeOf(subfield, 'code')
    return code?.length === 1 ? [{ code, value: textIn(subfield) }] : []
  })

const textIn = (element: RawElement): string =>
  element.content
    .filter((part) => typeof part === 'string')
    .join('')
    .replace(nonSorting, '')
    .trim()
    .slice(0, 2000)

/** The leader is not read: a record with a leader that is too long must not lose its fields. */
const longestLeader = 24

const hasTag = ({ tag }: { readonly tag: string }): boolean => tag.length === 3
const isDataField = (field: DataField): boolean =>
  hasTag(field) && field.ind1?.length === 1 && field.ind2?.length === 1

/**
 * Reads the MARCXML record (MARC 21 slim) at any depth of an element.
 *
 * Fields and subfields that no record of MARC can hold (a tag of other than three characters, an indicator or a
 * subfield code of other than one) are left out, and the rest is read.
 */
export const marcIn = (data: RawElement): MarcRecord | undefined => {
  const record = data.name === 'record' ? data : within(data, 'record')[0]
  if (record === undefined) return undefined
  const fields = [
    ...children(record, 'controlfield')
      .map((field) => ({ tag: attributeOf(field, 'tag') ?? '', value: textIn(field) }))
      .filter(hasTag),
    ...children(record, 'datafield')
      .map((field) => ({
        tag: attributeOf(field, 'tag') ?? '',
        ind1: attributeOf(field, 'ind1') ?? ' ',
        ind2: attributeOf(field, 'ind2') ?? ' ',
        subfields: subfieldsOf(field),
      }))
      .filter(isDataField),
  ]
  const leader = (textAt(record, 'leader') ?? '').slice(0, longestLeader)
  return new MarcRecord({ leader, fields }, tolerant)
}

/** Returns the data fields of a tag. */
export const fieldsOf = (record: MarcRecord, tag: string): readonly DataField[] =>
  record.getDatafields().filter((field) => field.tag === tag)

/** Returns the values of some subfields in the order of the field, without empty ones. */
export const valuesOf = (field: DataField, codes: string): readonly string[] =>
  field.subfields.flatMap(({ code, value }) =>
    codes.includes(code) && value !== undefined && value !== '' ? [value] : [],
  )

/** Returns the first value of a subfield. */
export const firstOf = (field: DataField, code: string): string | undefined => valuesOf(field, code)[0]

/** Returns the values of some subfields of all fields of some tags, in the order of the tags. */
export const textsOf = (record: MarcRecord, tags: readonly string[], codes: string): readonly string[] =>
  tags.flatMap((tag) => fieldsOf(record, tag)).flatMap((field) => valuesOf(field, codes))

/** Returns the record's own number (001). */
export const recordIdOf = (record: MarcRecord): string | undefined => {
  const id = record.getControlfields().find(({ tag }) => tag === '001')?.value
  return id === undefined || id === '' ? undefined : id.slice(0, 200)
}

/** Returns the ISBNs of the record as they are written (020 $a and $z). */
export const isbnsOf = (record: MarcRecord): readonly string[] => textsOf(record, ['020'], 'az')

/** Returns the title proper with its remainder (245 $a, $b). */
export const titleOf = (record: MarcRecord): string | undefined => {
  const [field] = fieldsOf(record, '245')
  const title = field === undefined ? '' : valuesOf(field, 'ab').join(' ')
  return title === '' ? undefined : title
}
