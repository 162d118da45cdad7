import type { Citation } from '../../borrowing/request/citation.ts'
import { clampTexts } from '../../citation/clamp-texts.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'

/** The kinds of items of a form. */
export const kinds = ['book', 'article', 'chapter'] as const
export type Kind = (typeof kinds)[number]

export type FieldName =
  | 'titleOfComponent'
  | 'authorOfComponent'
  | 'title'
  | 'author'
  | 'volume'
  | 'issue'
  | 'publicationDate'
  | 'pagesRequested'
  | 'edition'
  | 'publisher'
  | 'isbn'
  | 'issn'
  | 'doi'
  | 'pmid'

/** The fields of each form, in their order. */
export const fieldsOf: Readonly<Record<Kind, readonly FieldName[]>> = {
  book: ['title', 'author', 'isbn', 'publicationDate', 'edition', 'publisher', 'volume'],
  article: [
    ...(['titleOfComponent', 'authorOfComponent', 'title', 'volume', 'issue', 'publicationDate'] as const),
    ...(['pagesRequested', 'issn', 'doi', 'pmid'] as const),
  ],
  chapter: [
    ...(['titleOfComponent', 'authorOfComponent', 'pagesRequested', 'title', 'author', 'isbn'] as const),
    ...(['publicationDate', 'edition', 'publisher'] as const),
  ],
}

/** Returns the label of a field: in the form of a kind, or anywhere. */
export const labelOf = (language: Language, field: FieldName, kind?: Kind): string => {
  const labels: { readonly any: string } & Readonly<Partial<Record<Kind, string>>> =
    textsIn(language).patron_page.fields[field]
  return (kind && labels[kind]) ?? labels.any
}

/** The field that a kind cannot do without where there is no number. */
export const mainField: Readonly<Record<Kind, FieldName>> = {
  book: 'title',
  article: 'titleOfComponent',
  chapter: 'titleOfComponent',
}

const publicationTypes: Readonly<Record<Kind, string>> = {
  book: 'Book',
  article: 'Article',
  chapter: 'Chapter',
}

/** Fields that hold a number, and its place in a citation. */
const numberFields: readonly {
  readonly field: FieldName
  readonly member: 'identifiers' | 'recordIds'
  readonly type: string
}[] = [
  { field: 'isbn', member: 'identifiers', type: 'ISBN' },
  { field: 'issn', member: 'identifiers', type: 'ISSN' },
  { field: 'doi', member: 'identifiers', type: 'DOI' },
  { field: 'pmid', member: 'recordIds', type: 'PMID' },
]

/** The values in the fields of a form. */
export type Values = Readonly<Partial<Record<FieldName, string>>>

/** Returns the part of a citation that a field shows, as marks of filled parts name it. */
export const partName = (field: FieldName): string => {
  const number = numberFields.find((each) => each.field === field)
  if (number !== undefined) return `${number.member}/${number.type}`
  return field === 'volume' ? 'volumes' : field
}

/** Returns the field that shows a number of a citation, by its place there, as faults name it: `identifiers/0`. */
export const fieldOfNumber = (citation: Citation, path: string): FieldName | undefined => {
  const [member, index = ''] = path.split('/')
  const type =
    member === 'recordIds'
      ? citation.recordIds?.[Number(index)]?.type
      : citation.identifiers?.[Number(index)]?.type
  return numberFields.find((each) => each.member === member && each.type === type)?.field
}

/** Returns the values of a citation for the fields of a form. */
export const valuesOf = (citation: Citation): Values => {
  const numbers = numberFields.flatMap(({ field, member, type }) => {
    const identifier = citation[member]?.find((number) => number.type.toUpperCase() === type)
    return identifier === undefined ? [] : [[field, identifier.value] as const]
  })
  const { titleOfComponent, authorOfComponent, title, author, issue } = citation
  const { publicationDate, pagesRequested, edition, publisher, volumes } = citation
  const texts = { titleOfComponent, authorOfComponent, title, author, issue }
  return {
    ...Object.fromEntries(
      Object.entries({ ...texts, publicationDate, pagesRequested, edition, publisher }).filter(
        ([, text]) => text !== undefined,
      ),
    ),
    ...(volumes === undefined ? {} : { volume: volumes.join(', ') }),
    ...Object.fromEntries(numbers),
  }
}

/** A number of a citation, and its place there. */
export type CitedNumber = {
  readonly member: 'identifiers' | 'recordIds'
  readonly type: string
  readonly value: string
}

/** Lists the numbers of a citation that no field of a form shows: of other kinds, and further ones of a kind. */
export const furtherNumbers = (citation: Citation, kind: Kind): readonly CitedNumber[] =>
  (['identifiers', 'recordIds'] as const).flatMap((member) => {
    const numbers = citation[member] ?? []
    const shown = numberFields
      .filter((each) => each.member === member && fieldsOf[kind].includes(each.field))
      .map(({ type }) => numbers.findIndex((number) => number.type.toUpperCase() === type))
    return numbers.flatMap(({ type, value }, index) =>
      shown.includes(index) ? [] : [{ member, type, value }],
    )
  })

/** The most further numbers that a form keeps. */
const maxFurther = 20

/** Adds further numbers to a citation, each once. */
export const withFurtherNumbers = (citation: Citation, further: readonly CitedNumber[]): Citation => {
  const missing = (member: CitedNumber['member']) =>
    further
      .slice(0, maxFurther)
      .filter(
        ({ member: its, type, value }) =>
          its === member &&
          citation[member]?.some((number) => number.type === type && number.value === value) !== true,
      )
      .map(({ type, value }) => ({ type, value }))
  const [identifiers, recordIds] = [missing('identifiers'), missing('recordIds')]
  return {
    ...citation,
    ...(identifiers.length === 0 ? {} : { identifiers: [...(citation.identifiers ?? []), ...identifiers] }),
    ...(recordIds.length === 0 ? {} : { recordIds: [...(citation.recordIds ?? []), ...recordIds] }),
  }
}

/** Writes a further number for a hidden input of the form. */
export const writeFurtherNumber = ({ member, type, value }: CitedNumber): string =>
  `${member}:${type}:${value}`

/** Reads it again; none where it is not one. */
export const readFurtherNumber = (text: string): readonly CitedNumber[] => {
  const [member, type = '', ...rest] = text.split(':')
  const value = rest.join(':')
  const isNumber = type !== '' && type.length <= 40 && value !== '' && value.length <= 200
  return isNumber && (member === 'identifiers' || member === 'recordIds') ? [{ member, type, value }] : []
}

type Numbers = readonly { readonly type: string; readonly value: string }[]

/**
 * Puts the number of a field into its place. The first number of a type is the field's; further ones, which no field
 * shows, stay.
 */
const withNumber = (numbers: Numbers, type: string, value: string): Numbers => {
  const at = numbers.findIndex((number) => number.type.toUpperCase() === type)
  const others = numbers.filter((_, index) => index !== at)
  return value === '' ? others : [{ type, value }, ...others]
}

/**
 * Returns a citation with the content of the fields of a form; parts that the form does not show stay as they are.
 *
 * @param base what came by a link, or was looked up
 * @param kind the form
 * @param values of its fields; what is empty is taken away
 */
export const withValues = (base: Citation, kind: Kind, values: Values): Citation => {
  const shown = fieldsOf[kind]
  const typedIn = (field: FieldName): string => (values[field] ?? '').trim()
  const textFields = shown.filter(
    (field) => field !== 'volume' && !numberFields.some((number) => number.field === field),
  )
  const { volumes, identifiers, recordIds, ...texts } = base
  const hidden = Object.entries(texts).filter(([name]) => !textFields.some((field) => field === name))
  const typed = textFields.map((field) => [field, typedIn(field)])
  const numbersIn = (member: 'identifiers' | 'recordIds'): Numbers =>
    numberFields
      .filter((number) => number.member === member && shown.includes(number.field))
      .reduceRight<Numbers>(
        (numbers, { field, type }) => withNumber(numbers, type, typedIn(field).slice(0, 200)),
        (member === 'identifiers' ? identifiers : recordIds) ?? [],
      )
  const [itemNumbers, recordNumbers] = [numbersIn('identifiers'), numbersIn('recordIds')]
  const volume = shown.includes('volume') ? typedIn('volume').slice(0, 200) : undefined
  const newVolumes = volume === undefined ? volumes : volume === '' ? undefined : [volume]
  return {
    publicationType: publicationTypes[kind],
    ...clampTexts(Object.fromEntries([...hidden, ...typed])),
    ...(newVolumes === undefined ? {} : { volumes: newVolumes }),
    ...(itemNumbers.length === 0 ? {} : { identifiers: [...itemNumbers] }),
    ...(recordNumbers.length === 0 ? {} : { recordIds: [...recordNumbers] }),
  }
}

/** Returns the form that a citation belongs into. */
export const kindOf = (citation: Citation): Kind => {
  const { publicationType: type, titleOfComponent, identifiers = [], recordIds = [] } = citation
  if (type === 'Chapter') return 'chapter'
  if (type === 'Article') return 'article'
  const has = (wanted: string): boolean => [...identifiers, ...recordIds].some((each) => each.type === wanted)
  if (titleOfComponent !== undefined) return has('ISBN') && !has('ISSN') ? 'chapter' : 'article'
  if (type === undefined && (has('DOI') || has('PMID') || has('ISSN'))) return 'article'
  return 'book'
}
