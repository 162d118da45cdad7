import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogues } from '../../src/locate/catalogues.ts'
import { answer, profileOf, sruProfile } from './support.ts'

const citation = {
  title: 'The Odyssey: a "new" translation',
  author: 'Homer; Wilson, Emily',
  identifiers: [
    { type: 'ISBN', value: '0-14-044913-1' },
    { type: 'ISBN', value: '123' },
  ],
  recordIds: [{ type: 'OCLC', value: '(OCoLC)ocm00054321' }],
}

describe('questions to catalogues', () => {
  it('asks by numbers in all their forms first, then by title and author', () => {
    const questions = catalogues.questions(
      { ...citation, identifiers: [{ type: 'ISBN', value: '978-0-14-044913-6' }] },
      sruProfile('alma_ava'),
    )
    expect(questions).toEqual([
      {
        about: 'isbn 9780140449136',
        ask: 'alma.isbn="9780140449136" or alma.isbn="0140449132"',
        loose: false,
        isbns: ['9780140449136'],
      },
      {
        about: 'title The Odyssey, author Homer',
        ask: 'alma.title all "The Odyssey" and alma.creator all "Homer"',
        isbns: ['9780140449136'],
        loose: true,
      },
    ])
  })

  it('leaves out invalid numbers', () => {
    expect(catalogues.questions({ identifiers: citation.identifiers }, sruProfile('alma_ava'))).toEqual([])
  })

  it('writes ids as the profile names them', () => {
    const ask = {
      kind: 'daia',
      url: 'https://daia.example.org/',
      ids: [{ by: 'oclc', prefix: 'xx:oclc:' }, { by: 'isbn' }],
    }
    expect(catalogues.questions(citation, profileOf(ask)).map((question) => question.ask)).toEqual([
      'xx:oclc:54321',
    ])
  })

  it.each<[string, string, object?]>([
    [
      '1.1',
      'https://c.example.org/sru?x=1&operation=searchRetrieve&version=1.1&query=a%3D%22b%22&maximumRecords=10&recordSchema=marcxml&recordPacking=xml',
    ],
    [
      '2.0',
      'https://c.example.org/sru?x=1&query=a%3D%22b%22&maximumRecords=10&recordSchema=marcxml&queryType=cql&recordXMLEscaping=xml',
    ],
    [
      '1.2',
      'https://c.example.org/sru?x=1&operation=searchRetrieve&version=1.2&query=a%3D%22b%22&maximumRecords=10&recordSchema=marcxml&x-target=z3950.example.org%3A210%2Fmain&recordPacking=xml',
      { target: 'z3950.example.org:210/main' },
    ],
  ])('calls SRU %s', (version, url, more = {}) => {
    const profile = sruProfile('opac', { url: 'https://c.example.org/sru?x=1', version, ...more })
    expect(catalogues.route({ about: 'a b', ask: 'a="b"', loose: false }, profile)).toMatchObject({
      method: 'GET',
      url,
    })
  })

  it('shows credentials only in the header', () => {
    const profile = {
      ...sruProfile('opac'),
      outboundCredentials: { kind: 'basic' as const, username: 'reader', password: 'not to be seen' },
    }
    const { headers, secrets, ...rest } = catalogues.route(
      { about: 'a b', ask: 'a="b"', loose: false },
      profile,
    )
    expect(secrets).toContain('not to be seen')
    expect(headers.authorization).toBe(`Basic ${btoa('reader:not to be seen')}`)
    expect(JSON.stringify(rest)).not.toContain('not to be seen')
  })

  it('writes a LookupItem', () => {
    const profile = profileOf({
      kind: 'ncip_lookup_item',
      url: 'https://ncip.example.org/',
      ids: [{ by: 'oclc', type: 'OCLC' }],
      fromAgency: 'XX-BORR',
      toAgency: 'XX-LEND',
    })
    const [question] = catalogues.questions(citation, profile)
    if (question === undefined) throw new Error('no question')
    expect(catalogues.route(question, profile).body).toContain('ItemIdentifierValue>54321<')
  })

  it('lets no data out of its quotation marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        for (const { ask } of catalogues.questions({ title }, sruProfile('opac'))) {
          expect(ask).toMatch(/^alma\.title all "(?:[^"\\]|\\.)*"$/u)
        }
      }),
    )
  })

  it('reads what is right of a record, where a field of it is none of MARC', () => {
    const whole = new TextDecoder().decode(answer('alma-available.xml').body)
    const odd = whole
      .replace('<datafield tag="020"', '<datafield tag="2    1" ind1=" " ind2=" "/>$&')
      .replace('<datafield tag="020"', '<datafield tag="500" ind1="12" ind2=" "/>$&')
      .replace('</datafield>', '<subfield code="">x</subfield><subfield code="ab">y</subfield>$&')
    expect(odd).toContain('tag="2    1"')
    const read = (text: string) =>
      catalogues.read(
        { status: 200, contentType: 'application/xml', body: new TextEncoder().encode(text) },
        sruProfile('alma_ava'),
      )
    expect(read(odd)).toEqual(read(whole))
  })

  it('never throws, whatever comes back', () => {
    const profiles = [
      ...['marc_852', 'alma_ava', 'koha_952', 'opac', 'iso_20775'].map((holdings) => sruProfile(holdings)),
      profileOf({ kind: 'daia', url: 'https://daia.example.org/', ids: [{ by: 'isbn' }] }),
    ]
    const whole = new TextDecoder().decode(answer('alma-available.xml').body)
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc
        .tuple(fc.nat(whole.length), fc.string())
        .map(([at, text]) =>
          new TextEncoder().encode(whole.slice(0, at) + text + whole.slice(at + text.length)),
        ),
      fc.json().map((text) => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(bytes, fc.constantFrom(...profiles), (body, profile) => {
        const read = catalogues.read({ status: 200, contentType: 'application/xml', body }, profile)
        if (read.kind === 'found') {
          catalogues.assess(
            read.titles,
            { about: 'x', ask: 'x', loose: true },
            { service: 'loan', citation: { title: 'x' } },
          )
        }
      }),
    )
  })
})
