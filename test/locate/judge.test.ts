import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogues } from '../../src/locate/catalogues.ts'
import type { Finding, Wanted } from '../../src/locate/locate.ts'
import { sentencesIn } from '../../src/translations/gateway-sentences.ts'
import { answer, profileOf, sruProfile } from './support.ts'

const daia = profileOf({
  kind: 'daia',
  url: 'https://daia.example.org/',
  ids: [{ by: 'isbn', prefix: 'isbn:' }],
})

const ncip = profileOf({
  kind: 'ncip_lookup_item',
  url: 'https://ncip.example.org/',
  ids: [{ by: 'oclc', type: 'OCLC' }],
  fromAgency: 'XX-BORR',
  toAgency: 'XX-LEND',
})

const byNumber = { about: 'isbn 9780140449136', ask: 'isbn="9780140449136"', loose: false }

type Case = {
  readonly file: string
  readonly profile: ReturnType<typeof sruProfile>
  readonly service?: Wanted['service']
  readonly holdingCode?: string
  /** An article of this volume and year, as a copy. */
  readonly article?: readonly [volume: string, year: string]
  readonly finding: Partial<Omit<Finding, 'reason'>> & { readonly reason?: string }
}

const alma = sruProfile('alma_ava')
const cases: readonly Case[] = [
  {
    file: 'alma-available.xml',
    profile: alma,
    finding: {
      kind: 'held',
      available: true,
      callNumber: 'PA4025 .A5',
      location: 'Main Library, Open stacks',
      recordId: '991001',
    },
  },
  {
    file: 'alma-available.xml',
    profile: alma,
    holdingCode: 'law',
    finding: { kind: 'held', available: false },
  },
  {
    file: 'alma-available.xml',
    profile: alma,
    holdingCode: 'MED',
    finding: { kind: 'not_held', reason: 'not held by MED' },
  },
  { file: 'alma-unavailable.xml', profile: alma, finding: { kind: 'held', available: false } },
  { file: 'alma-check-holdings.xml', profile: alma, finding: { kind: 'held', available: undefined } },
  { file: 'alma-electronic.xml', profile: alma, finding: { kind: 'not_held', lendable: false } },
  { file: 'alma-electronic.xml', profile: alma, service: 'copy', finding: { kind: 'held', available: true } },
  {
    file: 'koha-items.xml',
    profile: sruProfile('koha_952'),
    finding: { kind: 'held', available: true, callNumber: '833 B2', location: 'BR2, GEN' },
  },
  {
    file: 'koha-items.xml',
    profile: sruProfile('koha_952'),
    holdingCode: 'CPL',
    finding: { kind: 'held', available: false },
  },
  {
    file: 'marc-852-notes.xml',
    profile: sruProfile('marc_852'),
    finding: { kind: 'held', available: undefined, callNumber: '2003 A 12' },
  },
  {
    file: 'marc-852-notes.xml',
    profile: sruProfile('marc_852'),
    holdingCode: 'Lesesaal',
    finding: { kind: 'not_held', reason: 'held, but not supplied', lendable: false },
  },
  { file: 'alma-unavailable.xml', profile: sruProfile('marc_852'), finding: { kind: 'uncertain' } },
  {
    file: 'alma-unavailable.xml',
    profile: sruProfile('none'),
    finding: { kind: 'held', available: undefined },
  },
  { file: 'nothing.xml', profile: alma, finding: { kind: 'not_held' } },
  { file: 'sru-2-escaped.xml', profile: alma, finding: { kind: 'held', available: true, recordId: '881' } },
  {
    file: 'opac-circulation.xml',
    profile: sruProfile('opac'),
    finding: { kind: 'held', available: true, location: 'Main Library, Stacks', recordId: 'in00000001' },
  },
  {
    file: 'opac-circulation.xml',
    profile: sruProfile('opac'),
    holdingCode: 'Annex',
    finding: { kind: 'not_held', lendable: false },
  },
  {
    file: 'iso-20775.xml',
    profile: sruProfile('iso_20775'),
    holdingCode: 'XX-700400',
    finding: { kind: 'held', available: false },
  },
  {
    file: 'iso-20775.xml',
    profile: sruProfile('iso_20775'),
    service: 'copy',
    holdingCode: 'XX-700400',
    finding: { kind: 'held', available: true },
  },
  {
    file: 'iso-20775.xml',
    profile: sruProfile('iso_20775'),
    holdingCode: 'XX-700500',
    finding: { kind: 'held', available: true, callNumber: '86-4', location: 'Branch' },
  },
  {
    file: 'daia-interloan.json',
    profile: daia,
    finding: { kind: 'held', available: true, callNumber: 'A 2011/123', location: 'Main, Magazin' },
  },
  {
    file: 'daia-interloan.json',
    profile: daia,
    holdingCode: 'Reading room',
    finding: { kind: 'not_held', lendable: false },
  },
  {
    file: 'daia-interloan.json',
    profile: daia,
    service: 'copy',
    holdingCode: 'Reading room',
    finding: { kind: 'held', available: true },
  },
  { file: 'daia-away.json', profile: daia, finding: { kind: 'held', available: false } },
  { file: 'daia-none.json', profile: daia, finding: { kind: 'not_held' } },
  { file: 'daia-copies.json', profile: daia, finding: { kind: 'not_held', lendable: false } },
  {
    file: 'daia-copies.json',
    profile: daia,
    service: 'copy',
    finding: { kind: 'held', available: true, callNumber: 'HS 7' },
  },
  {
    file: 'ncip-available.xml',
    profile: ncip,
    finding: {
      kind: 'held',
      available: true,
      callNumber: 'PA 1',
      location: 'Main Library',
      recordId: '54321',
    },
  },
  {
    file: 'ncip-available.xml',
    profile: ncip,
    holdingCode: 'Annex',
    finding: { kind: 'not_held', reason: 'not held by Annex' },
  },
  { file: 'ncip-on-loan.xml', profile: ncip, finding: { kind: 'held', available: false } },
  { file: 'ncip-not-for-loan.xml', profile: ncip, finding: { kind: 'not_held', lendable: false } },
  {
    file: 'ncip-not-for-loan.xml',
    profile: ncip,
    service: 'copy',
    finding: { kind: 'held', available: true },
  },
  { file: 'ncip-unknown.xml', profile: ncip, finding: { kind: 'not_held' } },
]

const marc = sruProfile('marc_852')
const serials: readonly Case[] = [
  {
    file: 'marc-866-clusters.xml',
    profile: marc,
    article: ['12', '2001'],
    finding: {
      kind: 'held',
      callNumber: 'Z 12',
      reason: 'held; availability is unknown; volume 12, 2001 is in “v.1(1990)-v.12(2001)”',
    },
  },
  {
    file: 'marc-866-clusters.xml',
    profile: marc,
    article: ['13', '2002'],
    holdingCode: 'MAIN',
    finding: { kind: 'not_held', reason: 'held, but not volume 13, 2002: “v.1(1990)-v.12(2001)”' },
  },
  {
    file: 'marc-866-clusters.xml',
    profile: marc,
    article: ['13', '2002'],
    finding: { kind: 'uncertain', callNumber: 'J 4' },
  },
  {
    file: 'marc-866-clusters.xml',
    profile: marc,
    article: ['9', '1998'],
    holdingCode: 'LAW',
    finding: { kind: 'not_held', callNumber: 'J 4' },
  },
  { file: 'marc-866-clusters.xml', profile: marc, finding: { kind: 'held', callNumber: 'Z 12' } },
  {
    file: 'marc-866-shared.xml',
    profile: marc,
    article: ['14', '2003'],
    holdingCode: 'Zweig',
    finding: { kind: 'held', callNumber: 'ZB 2' },
  },
  { file: 'marc-866-shared.xml', profile: marc, article: ['13', '2002'], finding: { kind: 'not_held' } },
  { file: 'marc-866-shared.xml', profile: marc, article: ['12', '2001'], finding: { kind: 'uncertain' } },
  {
    file: 'marc-866-alone.xml',
    profile: marc,
    article: ['3', '1999'],
    finding: {
      kind: 'uncertain',
      reason: 'whether volume 3, 1999 is there is not clear: “Latest two years only”',
    },
  },
  {
    file: 'alma-serial.xml',
    profile: alma,
    article: ['5', '1994'],
    finding: { kind: 'held', available: true, callNumber: 'Z 12' },
  },
  {
    file: 'alma-serial.xml',
    profile: alma,
    article: ['18', '2007'],
    finding: { kind: 'held', location: 'Lending Online' },
  },
  { file: 'alma-serial.xml', profile: alma, article: ['1', '1990'], finding: { kind: 'uncertain' } },
  { file: 'alma-serial.xml', profile: alma, article: ['25', '2014'], finding: { kind: 'not_held' } },
  {
    file: 'koha-serial.xml',
    profile: sruProfile('koha_952'),
    article: ['12', '2001'],
    finding: { kind: 'held', available: false },
  },
  {
    file: 'koha-serial.xml',
    profile: sruProfile('koha_952'),
    article: ['14', '2003'],
    finding: { kind: 'not_held' },
  },
  {
    file: 'opac-serial.xml',
    profile: sruProfile('opac'),
    article: ['15', '2004'],
    finding: { kind: 'held', callNumber: 'Z 12' },
  },
  {
    file: 'opac-serial.xml',
    profile: sruProfile('opac'),
    article: ['7', '1996'],
    holdingCode: 'Annex',
    finding: { kind: 'held', available: false },
  },
  {
    file: 'iso-20775-serial.xml',
    profile: sruProfile('iso_20775'),
    article: ['13', '2003'],
    finding: { kind: 'not_held' },
  },
]

/** Answers that find nothing and say so: the next question may do, later, or it is not clear. */
const failures = [
  ['diagnostic-index.xml', alma, 'refused', 'diagnostic 16: Unsupported index, alma.doi'],
  ['diagnostic-unavailable.xml', alma, 'not_now', 'diagnostic 2: System temporarily unavailable'],
  ['diagnostic-record.xml', alma, 'refused', 'diagnostic 67: Record not available in this schema'],
  ['no-response.xml', alma, 'unclear', 'the answer is a explainResponse and no searchRetrieveResponse'],
  ['truncated.xml', alma, 'unclear', expect.stringContaining('no XML that can be read')],
  ['daia-none.json', alma, 'unclear', expect.stringContaining('no XML that can be read')],
  ['nothing.xml', daia, 'unclear', 'the answer is no DAIA response'],
  ['daia-error.json', daia, 'not_now', 'DAIA error service_unavailable: The catalogue is being indexed'],
  ['daia-refused.json', daia, 'unclear', 'DAIA error invalid_request'],
  ['ncip-busy.xml', ncip, 'not_now', 'Temporary Processing Failure'],
  ['ncip-refused.xml', ncip, 'refused', 'Unauthorized Service Request: Agency not registered'],
  ['nothing.xml', ncip, 'unclear', expect.stringContaining('no')],
] as const

/** Says the reason of a verdict, or why there is none, in English. */
const inWords = <T extends { readonly kind: string }>(verdict: T) =>
  'reason' in verdict ? { ...verdict, reason: sentencesIn('en').say(Object(verdict.reason)) } : verdict

/** Returns the verdict on an answer, or the reason why there is none. */
const findingOf = ({ file, profile, article, service = article ? 'copy' : 'loan', holdingCode }: Case) => {
  const read = catalogues.read(answer(file), profile)
  if (read.kind !== 'found') return read
  const [volume = '', year = ''] = article ?? []
  const citation = article ? { titleOfComponent: 'On loans', volumes: [volume], publicationDate: year } : {}
  return catalogues.assess(read.titles, byNumber, { service, holdingCode, citation })
}

describe('verdicts on answers of catalogues', () => {
  it.each([...cases, ...serials])('$file, $service, $holdingCode, $article: $finding.kind', (example) => {
    expect(inWords(findingOf(example))).toMatchObject(example.finding)
  })

  it.each(failures)('%s is %s', (file, profile, kind, reason) => {
    expect(inWords(catalogues.read(answer(file), profile))).toEqual({ kind, reason })
  })

  it('takes no other JSON for DAIA', () => {
    for (const body of ['{}', '[]', '{"document":"none"}', 'null']) {
      const other = { ...answer('daia-none.json'), body: new TextEncoder().encode(body) }
      expect(inWords(catalogues.read(other, daia))).toEqual({
        kind: 'unclear',
        reason: 'the answer is no DAIA response',
      })
    }
  })

  it('compares titles where the question was a loose one', () => {
    const read = catalogues.read(answer('alma-available.xml'), alma)
    if (read.kind !== 'found') throw new Error('not found')
    const loose = { about: 'title odyssey', ask: 'alma.title all "odyssey"', loose: true }
    const judged = (title: string) =>
      catalogues.assess(read.titles, loose, { service: 'loan', citation: { title } }).kind
    expect(judged('The Odyssey: a new translation')).toBe('held')
    expect(judged('Odyssey of a librarian')).toBe('not_held')
  })

  it('has a row for every fixture', () => {
    const named = new Set([
      ...[...cases, ...serials].map(({ file }) => file),
      ...failures.map(([file]) => file),
      // Records of union catalogues, of which holders.test.ts reads who holds the item.
      'marc-924.xml',
      'reservoir.xml',
    ])
    const there = readdirSync(new URL('../../fixtures/locate', import.meta.url))
    expect(there.filter((file) => !named.has(file))).toEqual([])
  })
})

describe('records that a question by ISBN finds', () => {
  const byIsbn = { ...byNumber, isbns: ['9780140449136'] }
  const wanted: Wanted = { service: 'loan', citation: { title: 'The Odyssey' } }
  const own = { recordId: '991001', isbns: ['9780140449136'], holdings: [{ codes: [], available: false }] }
  const another = { recordId: '991002', isbns: ['9780199536788'], holdings: [{ codes: [], available: true }] }

  it('are used only if they have that ISBN', () => {
    expect(catalogues.assess([another, own], byIsbn, wanted)).toMatchObject({
      available: false,
      recordId: '991001',
    })
    const none = catalogues.assess([another, { ...another, isbns: [] }], byIsbn, wanted)
    expect(none).toMatchObject({ kind: 'not_held', noTitle: true })
    expect(none.recordId).toBeUndefined()
  })

  it('are used where the catalogue’s answers have no ISBNs', () => {
    const { isbns: _, ...untold } = another
    expect(catalogues.assess([untold], byIsbn, wanted)).toMatchObject({ kind: 'held', recordId: '991002' })
  })
})
