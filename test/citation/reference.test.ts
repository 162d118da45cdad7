import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseReference } from '../../src/citation/parse-reference.ts'

const identifier = (type: string, value: string) => ({ identifiers: [{ type, value }] })

describe('a number', () => {
  test.each([
    ['10.1000/ABC', identifier('DOI', '10.1000/abc')],
    ['https://doi.org/10.1000/abc', identifier('DOI', '10.1000/abc')],
    ['doi: 10.1000/abc.', identifier('DOI', '10.1000/abc')],
    ['978-3-16-148410-0', identifier('ISBN', '9783161484100')],
    ['ISBN 3-16-148410-X', identifier('ISBN', '9783161484100')],
    ['0378-5955', identifier('ISSN', '0378-5955')],
    ['ISSN 03785955', identifier('ISSN', '0378-5955')],
    ['PMID: 4711', { recordIds: [{ type: 'PMID', value: '4711' }] }],
    ['4711', { recordIds: [{ type: 'PMID', value: '4711' }] }],
    ['https://pubmed.ncbi.nlm.nih.gov/4711/', { recordIds: [{ type: 'PMID', value: '4711' }] }],
    ['978-3-16-148410-1', identifier('ISBN', '978-3-16-148410-1')],
    ['ISBN 12345', identifier('ISBN', '12345')],
    ['isbn: unknown', identifier('ISBN', 'unknown')],
    ['0378-5954', identifier('ISSN', '0378-5954')],
    ['03785954', identifier('ISSN', '03785954')],
    ['ISSN: 03785954', identifier('ISSN', '03785954')],
    ['doi:11.1000/182', identifier('DOI', '11.1000/182')],
    ['PMID 12345678901', { recordIds: [{ type: 'PMID', value: '12345678901' }] }],
    ['0378–5955', identifier('ISSN', '0378-5955')],
    ['0378 5955', identifier('ISSN', '0378-5955')],
    ['0378 5954', identifier('ISSN', '0378 5954')],
    ['030640615', identifier('ISBN', '030640615')],
    ['97831614841001234567', identifier('ISBN', '97831614841001234567')],
    ['12345678901234', identifier('ISBN', '12345678901234')],
    ['urn:isbn:9783161484101', identifier('ISBN', '9783161484101')],
    ['e-ISSN 0378-5954', identifier('ISSN', '0378-5954')],
    ['', {}],
    ['   ', {}],
  ])('%s', (text, citation) => {
    expect(parseReference(text)).toEqual(citation)
  })
})

describe('a reference', () => {
  const article = {
    title: 'Journal of Lending',
    titleOfComponent: 'On loans',
    publicationDate: '2019',
    volumes: ['12'],
    issue: '3',
    pagesRequested: '45-67',
    publicationType: 'Article',
  }

  test.each([
    [
      'Meyer, A., & Holm, B. (2019). On loans. Journal of Lending, 12(3), 45–67. https://doi.org/10.1000/abc',
      { ...article, authorOfComponent: 'Meyer, A., & Holm, B.', ...identifier('DOI', '10.1000/abc') },
    ],
    [
      'Meyer A, Holm B. On loans. Journal of Lending. 2019 Mar;12(3):45-67. PMID: 4711',
      {
        ...article,
        authorOfComponent: 'Meyer A, Holm B',
        recordIds: [{ type: 'PMID', value: '4711' }],
      },
    ],
    [
      'Meyer, Anna. “On loans.” Journal of Lending, vol. 12, no. 3, 2019, pp. 45-67.',
      { ...article, authorOfComponent: 'Meyer, Anna' },
    ],
    [
      'Holm, B. (2001). All about lending (2nd ed.). Sea Press.',
      {
        author: 'Holm, B.',
        title: 'All about lending',
        edition: '2nd ed.',
        publisher: 'Sea Press',
        publicationDate: '2001',
        publicationType: 'Book',
      },
    ],
    [
      'Lending for beginners ISBN 3-16-148410-X',
      { title: 'Lending for beginners', ...identifier('ISBN', '9783161484100') },
    ],
    [
      'Meyer A, Holm B. On loans. Journal of Lending. 2019;12(3):45-67. doi: 10.1000/abc. PMID: 4711',
      {
        ...article,
        authorOfComponent: 'Meyer A, Holm B',
        ...identifier('DOI', '10.1000/abc'),
        recordIds: [{ type: 'PMID', value: '4711' }],
      },
    ],
    [
      'Meyer, A. (2019). On loans. Journal of Lending, 12(3), 45–67. ISSN 0378–5954',
      { ...article, authorOfComponent: 'Meyer, A.', ...identifier('ISSN', '0378–5954') },
    ],
    [
      'Lending for beginners ISBN 9783161484101 2019',
      { title: 'Lending for beginners', ...identifier('ISBN', '9783161484101 2019') },
    ],
    [
      'Lending for beginners ISBN 9783161484100 2019',
      { title: 'Lending for beginners 2019', ...identifier('ISBN', '9783161484100') },
    ],
    ['The Left Hand of Darkness', { title: 'The Left Hand of Darkness' }],
  ])('%s', (text, citation) => {
    expect(parseReference(text)).toEqual(citation)
  })

  test('any text gives a citation, and quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(typeof parseReference(text)).toBe('object')
      }),
      { numRuns: 30 },
    )
    for (const text of ['(1999). '.repeat(400), 'a. '.repeat(1000), '"“'.repeat(1000), '1-'.repeat(1500)])
      expect(typeof parseReference(text)).toBe('object')
  })
})
