import { describe, expect, test } from 'vitest'
import { checkIdentifiers, isIdentifiable } from '../../src/citation/check-identifiers.ts'
import { sentencesIn } from '../../src/translations/gateway-sentences.ts'

const check = (type: string, value: string) => {
  const { citation, faults } = checkIdentifiers({ identifiers: [{ type, value }] }, 'citation')
  return {
    value: citation.identifiers?.[0]?.value,
    message: faults[0] && sentencesIn('en').say(faults[0]),
    path: faults[0]?.path,
  }
}

describe('numbers of a citation', () => {
  test.each([
    ['ISBN', '978-3-16-148410-0', '9783161484100'],
    ['isbn', '3-16-148410-X', '9783161484100'],
    ['ISSN', '03785955', '0378-5955'],
    ['e-ISSN', 'ISSN 0378-5955', '0378-5955'],
    ['DOI', 'https://doi.org/10.1000/ABC', '10.1000/abc'],
    ['PMID', 'PMID: 0012', '12'],
    ['OCLC', '(OCoLC)ocm00012345', '12345'],
    ['LCCN', 'n78-890351', 'n78890351'],
    ['ISMN', '979-0-060-11561-5', '979-0-060-11561-5'],
  ])('%s %s becomes %s', (type, input, value) => {
    expect(check(type, input)).toEqual({ value, message: undefined, path: undefined })
  })

  test.each([
    ['ISBN', '978-3-16-148410-1', /check digit of this ISBN is wrong: did you mean 9783161484100\?/],
    ['ISBN', '3161484101', /did you mean 316148410X\?/],
    ['ISBN', '978316148410', /ten or thirteen digits; this one has 12/],
    ['ISBN', '9773161484107', /begins with 978 or 979/],
    ['ISSN', '0378-5956', /check digit of this ISSN is wrong: did you mean 0378-5955\?/],
    ['ISSN', '0378-595', /eight digits; this one has 7/],
    ['DOI', 'doi.org', /begins with 10\./],
    ['PMID', '12a', /PubMed id/],
    ['OCLC', 'x', /OCLC number/],
    ['LCCN', '1', /Library of Congress/],
    ['local', '  ', /local is empty/],
  ])('%s %s is refused in words', (type, input, words) => {
    const { message, path } = check(type, input)
    expect(message).toMatch(words)
    expect(path).toBe('citation/identifiers/0/value')
  })

  test('record ids are checked too, each under its own path', () => {
    const { citation, faults } = checkIdentifiers(
      {
        recordIds: [
          { type: 'OCLC', value: 'ocn123' },
          { type: 'PMID', value: 'none' },
        ],
      },
      'changes/citation',
    )
    expect(citation.recordIds?.[0]?.value).toBe('123')
    expect(faults.map(({ path }) => path)).toEqual(['changes/citation/recordIds/1/value'])
  })
})

test.each([
  [{ title: 'On lending' }, true],
  [{ titleOfComponent: 'On copies' }, true],
  [{ identifiers: [{ type: 'DOI', value: '10.1000/1' }] }, true],
  [{ recordIds: [{ type: 'OCLC', value: '1' }] }, true],
  [{ supplierRecordId: 'b1' }, true],
  [{}, false],
  [{ author: 'Somebody', publicationDate: '1999' }, false],
  [{ title: '   ' }, false],
])('%o is enough: %s', (citation, enough) => {
  expect(isIdentifiable(citation)).toBe(enough)
})
