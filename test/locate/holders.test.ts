import { expect, test } from 'vitest'
import type { Service } from '../../src/borrowing/request/service.ts'
import { HoldingsPolicy } from '../../src/borrowing/rota-rules/holdings-policy.ts'
import { catalogues } from '../../src/locate/catalogues.ts'
import { answer, sruProfile } from './support.ts'

const citation = { title: 'The Odyssey', identifiers: [{ type: 'ISBN', value: '9780140449136' }] }

/** Reads a fixture as the answer to the first question about the Odyssey; each institution owns its first code. */
const holdersIn = (
  file: string,
  holdings: string,
  service: Service['type'],
  more = {},
  policy: HoldingsPolicy = {},
) => {
  const profile = sruProfile(holdings, more)
  const [question] = catalogues.questions(citation, profile)
  const read = catalogues.read(answer(file), profile)
  if (question === undefined || read.kind !== 'found') throw new Error('nothing was found')
  return catalogues.holders(
    read.titles,
    question,
    { service, citation },
    ([code]) => code,
    () => policy,
  ).holders
}

const states = (holders: ReturnType<typeof holdersIn>) =>
  Object.fromEntries(holders.map(({ owner, state }) => [owner, state]))

test('the indicator of interlibrary loan in MARC 924 says who lends and who copies', () => {
  const loans = holdersIn('marc-924.xml', 'marc_924', 'loan')
  expect(states(loans)).toEqual({
    'DE-A': 'held',
    'DE-B': 'not_supplied',
    'DE-C': 'held',
    'DE-D': 'not_supplied',
    'DE-E': 'not_supplied',
    'DE-F': 'held',
  })
  expect(loans[0]?.finding).toMatchObject({ callNumber: 'A 1', recordId: '1001' })
  const copies = holdersIn('marc-924.xml', 'marc_924', 'copy')
  expect(states(copies)).toMatchObject({ 'DE-A': 'not_supplied', 'DE-B': 'held', 'DE-E': 'held' })
  expect(copies.filter(({ electronic }) => electronic).map(({ owner }) => owner)).toEqual(['DE-E'])
})

test('Reservoir names holders in pairs, a symbol without authority is an ISIL, and the current fields count', () => {
  const holders = holdersIn('reservoir.xml', 'reservoir', 'loan')
  expect(holders.map(({ owner, finding }) => [owner, finding.recordId])).toEqual([
    ['ISIL:XX-A', '11'],
    ['ISIL:XX-B', '12'],
  ])
})

test.each([
  ['iso-20775.xml', 'iso_20775'],
  ['opac-circulation.xml', 'opac'],
  ['marc-852-notes.xml', 'marc_852'],
  ['alma-available.xml', 'alma_ava'],
  ['koha-items.xml', 'koha_952'],
])('%s names its institutions too', (file, holdings) => {
  expect(holdersIn(file, holdings, 'loan').length).toBeGreaterThan(0)
})

test.each<[string, string, object, string]>([
  ['prefers a location', 'held', { locations: [{ code: 'B', supplyPreference: 2 }] }, 'B 1'],
  [
    'prefers a shelving location',
    'held',
    { shelvingLocations: [{ code: 'STACKS', supplyPreference: 2 }] },
    'A 1',
  ],
  [
    'supplies from no place where it stands',
    'location_not_supplied',
    { locations: ['A', 'B'].map((code) => ({ code, supplyPreference: -1 })) },
    'A 1',
  ],
  [
    'lends none of its copies',
    'not_supplied',
    { itemLoanPolicies: [{ code: 'REFERENCE', lendable: false }] },
    'A 1',
  ],
])('an institution %s: %s', (_, state, policy, callNumber) => {
  const [question] = catalogues.questions(citation, sruProfile('marc_852'))
  if (question === undefined) throw new Error('no question')
  const copy = (branch: string, shelving: string, available: boolean) => ({
    ...{ codes: ['L'], branch, shelving, available, itemPolicy: 'Reference', callNumber: `${branch} 1` },
  })
  const { holders } = catalogues.holders(
    [{ title: 'The Odyssey', holdings: [copy('A', 'Stacks', true), copy('B', 'Desk', true)] }],
    question,
    { service: 'loan', citation },
    ([code]) => code,
    () => HoldingsPolicy.parse(policy),
  )
  expect(holders).toMatchObject([{ owner: 'L', state, finding: { callNumber } }])
})

test('another edition counts only where any is wanted; a record without an ISBN may be the wanted one', () => {
  const profile = sruProfile('marc_852')
  const wanted = { title: 'The Odyssey', identifiers: [{ type: 'ISBN', value: '0140449132' }] }
  const titles = ['9780140268867', '9780140449136', undefined].map((isbn, index) => ({
    title: 'The Odyssey',
    isbns: isbn === undefined ? [] : [isbn],
    holdings: [{ codes: [`L-${index}`] }],
  }))
  const ownersOf = (anyEdition: boolean) =>
    catalogues.questions(wanted, profile, anyEdition).map((question) =>
      catalogues
        .holders(
          titles,
          question,
          { service: 'loan', citation: wanted },
          ([code]) => code,
          () => undefined,
        )
        .holders.map(({ owner }) => owner),
    )
  expect(ownersOf(false)).toEqual([['L-1'], ['L-1', 'L-2']])
  expect(ownersOf(true)).toEqual([['L-1'], ['L-0', 'L-1', 'L-2']])
})

test('two thousand holdings in a record are read, each library once', () => {
  const profile = sruProfile('marc_924')
  const [question] = catalogues.questions(citation, profile)
  const holdings = Array.from({ length: 2000 }, (_, index) => ({ codes: [`L-${index % 1000}`], lends: true }))
  if (question === undefined) throw new Error('no question')
  const { holders } = catalogues.holders(
    [{ title: 'The Odyssey', holdings }],
    question,
    { service: 'loan', citation },
    ([code]) => code,
    () => undefined,
  )
  expect(holders).toHaveLength(1000)
})
