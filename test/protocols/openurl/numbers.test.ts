import { doi, isbn10, isbn13, issn, lccn, meantIsbn, meantIssn, oclc, pmid } from '@lendwire/openurl'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countCases } from '../../support/count-cases.ts'

describe('ISBN', () => {
  test.each([
    ['978-3-16-148410-0', '9783161484100', '316148410X'],
    ['9783161484100', '9783161484100', '316148410X'],
    ['3-16-148410-X', '9783161484100', '316148410X'],
    ['316148410x', '9783161484100', '316148410X'],
    ['ISBN 0 306 40615 2 (pbk.)', '9780306406157', '0306406152'],
    ['ISBN-13: 978‐0‐306‐40615‐7', '9780306406157', '0306406152'],
    ['urn:isbn:0306406152', '9780306406157', '0306406152'],
    ['979-10-90636-07-1', '9791090636071', undefined],
  ])('%s', (text, thirteen, ten) => {
    expect(isbn13(text)).toBe(thirteen)
    expect(isbn10(text)).toBe(ten)
  })

  test.each([
    '',
    '978-3-16-148410-1',
    '3161484101',
    '978316148410',
    '9773161484107',
    'X161484100',
    '0306406152 0306406152',
    'abc',
    '٣١٦١٤٨٤١٠٠',
  ])('none: %s', (text) => {
    expect(isbn13(text)).toBeUndefined()
    expect(isbn10(text)).toBeUndefined()
  })

  const body = fc.integer({ min: 0, max: 999_999_999 }).map((number) => String(number).padStart(9, '0'))

  test('one of ten digits in ten is right, and every change of one digit is found', () => {
    const candidates = [...'0123456789X']
    fc.assert(
      fc.property(body, fc.nat(8), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const right = candidates.filter((check) => isbn13(`${digits}${check}`) !== undefined)
        expect(right.length).toBe(1)
        const changed = `${digits.slice(0, at)}${(Number(digits[at]) + by) % 10}${digits.slice(at + 1)}`
        expect(isbn13(`${changed}${right[0]}`)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('there and back', () => {
    const cases = countCases()
    fc.assert(
      fc.property(body, fc.constantFrom(...'0123456789'), (digits, check) => {
        const thirteen = isbn13(`978${digits}${check}`)
        if (thirteen === undefined) return
        cases.add()
        const ten = isbn10(thirteen)
        expect(ten).toHaveLength(10)
        expect(isbn13(ten ?? '')).toBe(thirteen)
      }),
      { numRuns: 1000 },
    )
    cases.expectAtLeast(50)
  })
})

test.each([
  ['0378-5955', '0378-5955'],
  ['03785955', '0378-5955'],
  ['ISSN 2434-561x', '2434-561X'],
  ['eISSN: 2049-3630', '2049-3630'],
  ['0378-5954', undefined],
  ['0378-595', undefined],
  ['0378-59555', undefined],
  ['', undefined],
])('ISSN %s', (text, number) => {
  expect(issn(text)).toBe(number)
})

test.each([
  ['10.1000/182', '10.1000/182'],
  ['doi:10.1000/ABC', '10.1000/abc'],
  ['DOI 10.1000/ABC', '10.1000/abc'],
  ['https://doi.org/10.1000/xyz(1)2', '10.1000/xyz(1)2'],
  ['http://dx.doi.org/10.1000%2F182', '10.1000/182'],
  ['info:doi/10.1000.10/a;b', '10.1000.10/a;b'],
  ['10.1000/182.', '10.1000/182'],
  ['10.1002/(SICI)1097<1::AID>3.0.CO;2-Q', '10.1002/(sici)1097<1::aid>3.0.co;2-q'],
  ['10.1000/Ä', '10.1000/Ä'],
  ['10.1000', undefined],
  ['10.1/x', undefined],
  ['10.1000/a b', undefined],
  ['https://example.org/10.1000/182', undefined],
  [`10.1000/${'x'.repeat(600)}`, undefined],
])('DOI %s', (text, number) => {
  expect(doi(text)).toBe(number)
})

test.each([
  ['12345678', '12345678'],
  ['PMID: 0012', '12'],
  ['info:pmid/12', '12'],
  ['https://pubmed.ncbi.nlm.nih.gov/12/', '12'],
  ['PMC123', undefined],
  ['0', undefined],
  ['1234567890', undefined],
])('PMID %s', (text, number) => {
  expect(pmid(text)).toBe(number)
})

test.each([
  ['12345', '12345'],
  ['ocm00012345 ', '12345'],
  ['ocn123456789', '123456789'],
  ['on1234567890', '1234567890'],
  ['(OCoLC)12345', '12345'],
  ['(OCoLC)ocm12345', '12345'],
  ['OCLC: 12345', '12345'],
  ['https://www.worldcat.org/oclc/12345', '12345'],
  ['12345a', undefined],
  ['', undefined],
])('OCLC %s', (text, number) => {
  expect(oclc(text)).toBe(number)
})

test.each([
  ['n78-890351', 'n78890351'],
  ['n 78890351 ', 'n78890351'],
  ['85-2 ', '85000002'],
  ['2001-000002', '2001000002'],
  ['75-425165//r75', '75425165'],
  [' 79139101 /AC/r932', '79139101'],
  ['info:lccn/2001-627', '2001000627'],
  ['https://lccn.loc.gov/n78890351', 'n78890351'],
  ['abcd12345678', undefined],
  ['123', undefined],
  ['85-1234567', undefined],
])('LCCN %s', (text, number) => {
  expect(lccn(text)).toBe(number)
})

test('checks never throw, and a right number stays right', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'0123456789Xx- ./:()'), maxLength: 30 }),
    fc.constantFrom(
      'doi:',
      'ISBN',
      'info:lccn/',
      `${' '.repeat(100_000)}x`,
      '-'.repeat(100_000),
      '1'.repeat(100_000),
    ),
  )
  fc.assert(
    fc.property(text, (written) => {
      for (const check of [isbn13, isbn10, issn, doi, pmid, oclc, lccn]) {
        const right = check(written)
        if (right !== undefined) expect(check(right)).toBe(right)
      }
    }),
    { numRuns: 1500 },
  )
})

test.each([
  ['978-3-16-148410-1', '9783161484100'],
  ['3161484101', '316148410X'],
  ['9783161484100', undefined],
  ['9773161484107', undefined],
  ['978316148410', undefined],
])('ISBN %s was meant to be %s', (text, meant) => {
  expect(meantIsbn(text)).toBe(meant)
})

test.each([
  ['0378-5956', '0378-5955'],
  ['ISSN 0378595X', '0378-5955'],
  ['0378-5955', undefined],
  ['0378-595', undefined],
])('ISSN %s was meant to be %s', (text, meant) => {
  expect(meantIssn(text)).toBe(meant)
})
