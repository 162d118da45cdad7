import type { Bench } from './bench.ts'

/** Returns a day in a month, as ISO 18626 writes it. */
export const inThirtyDays = (): string =>
  `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T23:59:59Z`

type Parts = NonNullable<Parameters<Bench['request']>[1]>

const author = { author: 'Test, Author' }
const isbn = {
  bibliographicItemId: {
    bibliographicItemIdentifier: '9780306406157',
    bibliographicItemIdentifierCode: 'ISBN',
  },
}
const publicationInfo = { publisher: 'A publisher', publicationDate: '2020' }

/** What a partner may demand of a Request besides its title: one after the other, then all. */
export const mayBeNeeded: readonly (readonly [name: string, parts: Parameters<Bench['always']>[0]])[] = [
  ['an author', { bibliographicInfo: author }],
  ['an ISBN', { bibliographicInfo: isbn }],
  ['a publisher and a year', { publicationInfo }],
  [
    'an author, an ISBN, a publisher and a year',
    { bibliographicInfo: { ...author, ...isbn }, publicationInfo },
  ],
]

/** Lists the elements of a Request as libraries write it: without those that the partner refused alone, or takes no more. */
export const elementsOf = (bench: Bench): readonly (readonly [name: string, parts: Parts])[] => {
  const wantsOther = bench.settings.editionWanted === 'anyEdition' || bench.form().edition === '1.2'
  const ofOthers: readonly (readonly [name: string, taken: string, parts: Parts])[] = [
    wantsOther
      ? ['anyEdition', 'edition', { service: { anyEdition: 'N' } }]
      : ['preferredEdition', 'edition', { service: { preferredEdition: 'ThisEdition' } }],
    ['supplierInfo', 'shelf mark', { supplierInfo: { callNumber: 'TEST 1' } }],
    [
      'requestedDeliveryInfo',
      'addresses',
      { requestedDeliveryInfo: { sortOrder: '1', address: postalAddress('Test Street 1') } },
    ],
    [
      'requestingAgencyInfo',
      'addresses',
      { requestingAgencyInfo: { name: 'A library', address: postalAddress('Test Street 1') } },
    ],
    // The last one: of two that are refused together, the day can go into the note.
    ['needBeforeDate', 'needed by', { service: { needBeforeDate: inThirtyDays() } }],
  ]
  return [
    ['author', { bibliographicInfo: author }],
    ['bibliographicItemId', { bibliographicInfo: isbn }],
    ['publicationInfo', { publicationInfo }],
    ['serviceLevel', { service: { serviceLevel: 'Standard' } }],
    ...ofOthers.flatMap(([name, taken, parts]) =>
      bench.find(taken)?.isThere === true ? [[name, parts] as const] : [],
    ),
  ]
}

/** Puts the parts of a Request together. */
export const together = (elements: ReturnType<typeof elementsOf>): Parts => {
  const parts = elements.map(([, each]) => each)
  return {
    ...Object.assign({}, ...parts),
    bibliographicInfo: Object.assign({}, ...parts.map(({ bibliographicInfo }) => bibliographicInfo)),
    service: Object.assign({}, ...parts.map(({ service }) => service)),
  }
}

/** Returns an address of a library. */
export const postalAddress = (line1: string) => ({
  physicalAddress: { line1, locality: 'Oslo', postalCode: '0150', country: 'NO' },
})
