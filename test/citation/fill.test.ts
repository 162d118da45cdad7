import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type CitationSources, type Ill, startCitationSources } from '../support/citation-sources.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let sources: CitationSources
let gateway: TestGateway
let key: string

beforeAll(async () => {
  sources = await startCitationSources()
  gateway = await startHttp({ citation: { ...sources.settings, timeout: 20_000, keep: 3_600_000 } })
  key = await gateway.makeLibrary('ABC')
})
afterEach(() => {
  sources.be(null)
  gateway.advance(120_000)
})
afterAll(async () => {
  await gateway.close()
  await sources.stop()
})

const make = (citation: object, at: TestGateway = gateway, by = key) =>
  at.call('POST', '/v1/requests', { key: by, json: { citation, service: { type: 'copy' } } })
const identifier = (type: string, value: string) => ({ identifiers: [{ type, value }] })

const notesOf = async (number: string, at: TestGateway = gateway, by = key): Promise<string> => {
  const timeline = await at.call('GET', `/v1/requests/${number}/timeline`, { key: by })
  return JSON.stringify(timeline.at('items', 0, 'explanations'))
}

describe('a citation is filled in', () => {
  test('by DOI, and says what was filled in and from where', async () => {
    const made = await make(identifier('DOI', 'https://doi.org/10.1000/LENDING.1'))
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({
      citation: {
        title: 'Journal of Lending',
        titleOfComponent: 'On Loans & Lenders',
        authorOfComponent: 'Meyer, Anna; The Lending Group',
        volumes: ['12'],
        issue: '3',
        pagesRequested: '45-67',
        publicationDate: '2019-03',
        publicationType: 'Article',
        identifiers: [
          { type: 'DOI', value: '10.1000/lending.1' },
          { type: 'ISSN', value: '0378-5955' },
        ],
      },
    })
    expect(made.at('sourcedFields')).toContainEqual({ field: 'titleOfComponent', source: 'crossref' })
    expect(made.at('sourcedFields')).toContainEqual({ field: 'identifiers/ISSN', source: 'crossref' })
    expect(made.at('sourcedFields')).not.toContainEqual({ field: 'identifiers/DOI', source: 'crossref' })
    expect(await notesOf(made.words('number'))).toContain('filled in from Crossref by DOI: ')
    expect(sources.paths.at(-1)).toBe('/crossref/works/10.1000%2Flending.1?mailto=library@example.org')
  })

  test('by PMID', async () => {
    const made = await make({ recordIds: [{ type: 'PMID', value: '4711' }] })
    expect(made.json).toMatchObject({
      citation: {
        title: 'Journal of lending medicine',
        titleOfComponent: 'Lending and health',
        authorOfComponent: 'Meyer A',
        publicationDate: '2020 Jan 5',
        volumes: ['7'],
        pagesRequested: '1-9',
      },
    })
    expect(made.at('sourcedFields')).toContainEqual({ field: 'identifiers/DOI', source: 'pubmed' })
  })

  test('by a PMID that is given as an identifier', async () => {
    const made = await make(identifier('PMID', '4711'))
    expect(made.status, made.text).toBe(201)
    expect(await notesOf(made.words('number'))).toContain('filled in from PubMed by PMID: ')
  })

  test('by ISBN, from MARCXML', async () => {
    const made = await make(identifier('ISBN', '316148410X'))
    expect(made.json).toMatchObject({
      citation: {
        title: 'Lending by the sea',
        subtitle: 'a guide',
        author: 'Holm, Bo',
        edition: '2nd ed.',
        publisher: 'Sea Press',
        placeOfPublication: 'Oslo',
        publicationDate: '2001',
        recordIds: [{ type: 'OCLC', value: '12345' }],
      },
    })
    expect(made.at('sourcedFields')).toContainEqual({ field: 'title', source: 'sru' })
  })

  test('by ISBN, from MARCXML that came as text, without the signs of sorting', async () => {
    const made = await make(identifier('ISBN', '9780140449136'))
    expect(made.at('citation', 'title')).toBe('The lending by the sea')
  })

  test('by ISBN, from Dublin Core', async () => {
    const made = await make(identifier('ISBN', '9780306406157'))
    expect(made.at('citation')).toMatchObject({
      title: 'Lending in Latin',
      author: 'Cicero',
      publicationDate: '1999',
    })
  })

  test('only where nothing stood', async () => {
    const made = await make({ ...identifier('DOI', '10.1000/book'), title: 'My title' })
    expect(made.at('citation', 'title')).toBe('My title')
    expect(made.at('citation', 'author')).toBe('Holm, Bo')
    expect(made.at('sourcedFields')).not.toContainEqual({ field: 'title', source: 'crossref' })
  })

  test('is not looked up if it is complete', async () => {
    const before = sources.paths.length
    await make({ ...identifier('DOI', '10.1000/x'), title: 'T', author: 'A', publicationDate: '1999' })
    expect(sources.paths).toHaveLength(before)
  })

  test('once for the same number, until what is kept is too old', async () => {
    await make(identifier('DOI', '10.1000/book'))
    const before = sources.paths.length
    const again = await make(identifier('DOI', '10.1000/book'))
    expect(again.at('citation', 'title')).toBe('All about Lending')
    expect(sources.paths).toHaveLength(before)
    gateway.advance(3_600_001)
    await make(identifier('DOI', '10.1000/book'))
    expect(sources.paths).toHaveLength(before + 1)
  })

  test('keeps a part that was edited', async () => {
    const made = await make(identifier('DOI', '10.1000/book'))
    const { citation } = made.json as { citation: object }
    const number = made.words('number')
    const json = { type: 'edit', citation: { ...citation, title: 'Another title' } }
    await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json })
    const read = await gateway.call('GET', `/v1/requests/${number}`, { key })
    expect(read.at('sourcedFields')).not.toContainEqual({ field: 'title', source: 'crossref' })
    expect(read.at('sourcedFields')).toContainEqual({ field: 'author', source: 'crossref' })
  })
})

describe('a source that does not help never stands in the way', () => {
  test.each([
    ['DOI', '10.1000/unknown', 'it does not know the DOI'],
    ['DOI', '10.1000/misplaced', 'it does not know the DOI'],
    ['ISBN', '9783540000006', 'it does not know the ISBN'],
    ['ISBN', '9781234567897', 'it does not know the ISBN'],
    ['ISBN', '9791090636071', 'answered with a diagnostic'],
  ])('%s %s: %s', async (type, value, words) => {
    const made = await make(identifier(type, value))
    expect(made.status, made.text).toBe(201)
    expect(made.at('sourcedFields')).toBeUndefined()
    expect(await notesOf(made.words('number'))).toContain(words)
  })

  test('slow', async () => {
    sources.be('slow')
    const impatient = await startHttp({ citation: { ...sources.settings, timeout: 400 } })
    const own = await impatient.makeLibrary('ABC')
    for (const citation of [
      identifier('DOI', '10.1000/slow'),
      { recordIds: [{ type: 'PMID', value: '1068' }] },
    ]) {
      const made = await make(citation, impatient, own)
      expect(made.status, made.text).toBe(201)
      expect(await notesOf(made.words('number'), impatient, own)).toContain('nothing filled in')
    }
    await impatient.close()
  })

  const ills: readonly Ill[] = ['html', 'huge', 'error', 'broken', 'redirect', 'cut off', 'another shape']
  test.each(ills)('%s', async (ill) => {
    sources.be(ill)
    for (const citation of [
      identifier('DOI', `10.1000/${ill.replace(' ', '-')}`),
      { recordIds: [{ type: 'PMID', value: String(1000 + ill.length * 17) }] },
    ]) {
      const made = await make(citation)
      expect(made.status, made.text).toBe(201)
      expect(await notesOf(made.words('number'))).toContain('nothing filled in')
    }
  })

  test('is not asked again for a while', async () => {
    sources.be('error')
    await make(identifier('DOI', '10.1000/rest-1'))
    const before = sources.paths.length
    await make(identifier('DOI', '10.1000/rest-2'))
    expect(sources.paths).toHaveLength(before)
    sources.be(null)
    gateway.advance(60_001)
    await make(identifier('DOI', '10.1000/rest-3'))
    expect(sources.paths).toHaveLength(before + 1)
  })

  test('nor does one that is dead', async () => {
    const dead = await startHttp({
      citation: { sources: { crossref: 'http://127.0.0.1:1/' }, timeout: 20_000, allowPrivateNetwork: true },
    })
    const made = await make(identifier('DOI', '10.1000/book'), dead, await dead.makeLibrary('ABC'))
    expect(made.status, made.text).toBe(201)
    await dead.close()
  })

  test('nor is one asked in a private network, unless that is allowed', async () => {
    const guarded = await startHttp({
      citation: { sources: sources.sources, timeout: 20_000, allowPrivateNetwork: false },
    })
    const before = sources.paths.length
    const made = await make(identifier('DOI', '10.1000/book'), guarded, await guarded.makeLibrary('ABC'))
    expect(made.status, made.text).toBe(201)
    expect(sources.paths).toHaveLength(before)
    await guarded.close()
  })
})

test('asks no source where none is set', async () => {
  const plain = await startHttp()
  const made = await make(identifier('DOI', '10.1000/book'), plain, await plain.makeLibrary('ABC'))
  expect(made.at('citation')).toEqual(identifier('DOI', '10.1000/book'))
  await plain.close()
})
