import { expect, test } from 'vitest'
import { Library } from '../../src/borrowing/library.ts'
import { librariesNamed } from '../../src/partners/agencies.ts'
import { isAgencyOf as isIsoAgency } from '../../src/partners/iso18626/agency.ts'
import { isAgencyOf as isNcipAgency } from '../../src/partners/ncip/agency.ts'

const library = (code: string, ...symbols: readonly string[]): Library =>
  Library.parse({
    ...{ code, name: code },
    symbols: symbols.map((symbol) => {
      const [type, value] = symbol.split(':')
      return { type, value }
    }),
  })

const libraries = [
  library('A', 'ISIL:NO-1', 'ISIL:INST||ONE'),
  library('B', 'OCLC:NO-1', 'ISIL:INST||TWO'),
  library('C', 'ISIL:NO-10'),
]
const isoNames = (type: string | undefined, value: string) =>
  librariesNamed(libraries, { type, value }, isIsoAgency).map(({ code }) => code)
const ncipNames = (value: string) =>
  librariesNamed(libraries, { value }, isNcipAgency).map(({ code }) => code)

test.each([
  ['ISIL', 'NO-1', ['A']],
  ['oclc', 'no-1', ['B']],
  ['XX', 'NO-1', ['A', 'B']],
  [undefined, 'NO-1', ['A', 'B']],
  ['OCLC', 'NO-10', ['C']],
  ['ISIL', 'NO-100', []],
])('an agency id of ISO 18626 names its library: %s %s', (type, value, named) => {
  expect(isoNames(type, value)).toEqual(named)
})

test.each([
  ['INST||ONE', ['A']],
  ['inst||two', ['B']],
  ['INST||THREE', ['A', 'B']],
  ['INST', ['A', 'B']],
  ['C', ['C']],
])('an agency of NCIP names its library, and not another one of its institution: %s', (value, named) => {
  expect(ncipNames(value)).toEqual(named)
})
