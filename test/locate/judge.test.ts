import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogues } from '../../src/locate/catalogues.ts'
import type { Finding, Wanted } from '../../src/locate/locate.ts'
import { answer, profileOf, sruProfile } from './support.ts'

const daia = profileOf({
  kind: 'daia',
  url: 'https://daia.example.org/',
  ids: [{ by: 'isbn', prefix: 'isbn:' }],
})

const byNumber = { about: 'isbn 9780140449136', ask: 'isbn="9780140449136"', loose: false }

type Case = {
  readonly file: string
  readonly profile: ReturnType<typeof sruProfile>
  readonly service?: Wanted['service']
  readonly holdingCode?: string
  readonly finding: Partial<Finding>
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
]

/** What an answer means, or why it means nothing. */
const findingOf = ({ file, profile, service = 'loan', holdingCode }: Case) => {
  const read = catalogues.read(answer(file), profile)
  if (read.kind !== 'found') return read
  return catalogues.judge(read.titles, byNumber, { service, holdingCode, citation: {} })
}

describe('what answers of catalogues mean', () => {
  it.each(cases)('$file, $service, $holdingCode: $finding.kind', (given) => {
    expect(findingOf(given)).toMatchObject(given.finding)
  })

  it.each([
    ['diagnostic-index.xml', 'refused', 'diagnostic 16: Unsupported index, alma.doi'],
    ['diagnostic-unavailable.xml', 'not_now', 'diagnostic 2: System temporarily unavailable'],
    ['diagnostic-record.xml', 'refused', 'diagnostic 67: Record not available in this schema'],
    ['no-response.xml', 'unclear', 'the answer is a explainResponse and no searchRetrieveResponse'],
    ['truncated.xml', 'unclear', expect.stringContaining('no XML that can be read')],
    ['daia-none.json', 'unclear', expect.stringContaining('no XML that can be read')],
  ])('%s is %s', (file, kind, reason) => {
    expect(catalogues.read(answer(file), alma)).toEqual({ kind, reason })
  })

  it('takes no XML for DAIA', () => {
    expect(catalogues.read(answer('nothing.xml'), daia)).toEqual({
      kind: 'unclear',
      reason: 'the answer is no DAIA response',
    })
  })

  it('compares titles where the question was a loose one', () => {
    const read = catalogues.read(answer('alma-available.xml'), alma)
    if (read.kind !== 'found') throw new Error('not found')
    const loose = { about: 'title odyssey', ask: 'alma.title all "odyssey"', loose: true }
    const judged = (title: string) =>
      catalogues.judge(read.titles, loose, { service: 'loan', citation: { title } }).kind
    expect(judged('The Odyssey: a new translation')).toBe('held')
    expect(judged('Odyssey of a librarian')).toBe('not_held')
  })

  it('has a row for every fixture', () => {
    const named = new Set([
      ...cases.map(({ file }) => file),
      'diagnostic-index.xml',
      'diagnostic-unavailable.xml',
      'diagnostic-record.xml',
      'no-response.xml',
      'truncated.xml',
    ])
    const there = readdirSync(new URL('../../fixtures/locate', import.meta.url))
    expect(there.filter((file) => !named.has(file))).toEqual([])
  })
})
