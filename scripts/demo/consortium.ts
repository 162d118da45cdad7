import { isbn13 } from '@lendwire/openurl'

/** A library of the made consortium. */
export type Member = {
  readonly number: number
  readonly code: string
  readonly isil: string
  readonly name: string
}

/** The number of libraries and of titles in the made consortium. */
export const memberCount = 200
export const titleCount = 20_000

/** The library that alone holds one title, and that title. */
export const loneHolder = 173
export const loneTitle = 17_300

const padded = (number: number, length: number): string => String(number).padStart(length, '0')

/** The libraries of the made consortium, numbered from 1. */
export const members: readonly Member[] = Array.from({ length: memberCount }, (_, index) => {
  const number = index + 1
  const three = padded(number, 3)
  return { number, code: `LIB${three}`, isil: `XX-L${three}`, name: `Library ${number}` }
})

/** Returns the ISBN of a title, by its number from 0. */
export const isbnOf = (title: number): string => {
  const digits = `9780${padded(title, 8)}`
  const sum = [...digits].reduce((all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** Returns the number of a title by its ISBN; undefined where the consortium has no such title. */
export const titleOf = (isbn: string): number | undefined => {
  const digits = isbn13(isbn) ?? ''
  const title = digits.startsWith('9780') ? Number(digits.slice(4, 12)) : titleCount
  return title < titleCount ? title : undefined
}

/** Mixes the bits of a number, so that numbers that differ little give numbers that differ much. */
const mixed = (number: number): number => {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Returns the numbers of the libraries that hold a title: from one to twelve of them. */
export const holdersOf = (title: number): readonly number[] => {
  if (title === loneTitle) return [loneHolder]
  const count = 1 + (mixed(title + 1) % 12)
  const holders = Array.from(
    { length: count },
    (_, index) => 1 + (mixed(title * 31 + index * 7919 + 5) % memberCount),
  )
  return [...new Set(holders)]
}

const field = (tag: string, subfields: Readonly<Record<string, string>>): string =>
  `<datafield tag="${tag}" ind1=" " ind2=" ">${Object.entries(subfields)
    .map(([code, value]) => `<subfield code="${code}">${value}</subfield>`)
    .join('')}</datafield>`

/** Returns the record of a title in the union catalogue, with a field 924 for each library that holds it. */
export const recordOf = (title: number): string =>
  `<record xmlns="http://www.loc.gov/MARC21/slim"><controlfield tag="001">c-${title}</controlfield>${[
    field('020', { a: isbnOf(title) }),
    field('245', { a: `Title ${title}` }),
    ...holdersOf(title).map((number) =>
      field('924', { a: `${title}-${number}`, b: `XX-L${padded(number, 3)}`, d: 'c', g: `S ${number}` }),
    ),
  ].join('')}</record>`

/** Returns the records that a query for numbers or titles finds in the union catalogue of the consortium. */
export const recordsFor = (query: string): readonly string[] => {
  const titles = [...query.matchAll(/\d{13}/g)].flatMap(([isbn]) => titleOf(isbn) ?? [])
  return [...new Set(titles)].map(recordOf)
}
