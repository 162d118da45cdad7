import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, startCatalogue } from '../support/catalogue.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let catalogue: Catalogue
let key: string

const indexes = [
  { by: 'isbn', index: 'alma.isbn' },
  { by: 'title', index: 'alma.title', authorIndex: 'alma.creator' },
]

const putProfile = (name: string, path: string, more: Readonly<Record<string, unknown>> = {}) =>
  gateway.call('PUT', `/v1/locate-profiles/${name}`, {
    json: {
      ask: { kind: 'sru', url: catalogue.url + path, indexes, holdings: 'alma_ava' },
      allowPrivateNetwork: true,
      retry: { attempts: 2, firstDelay: 'PT1S', longestDelay: 'PT1S' },
      timeout: 'PT1S',
      ...more,
    },
  })

/** A partner for each way in which a catalogue answers. */
const ways: Readonly<
  Record<
    string,
    {
      readonly path: string
      readonly partner?: Readonly<Record<string, unknown>>
      readonly profile?: Readonly<Record<string, unknown>>
    }
  >
> = {
  HELD: { path: '/fixture/alma-available.xml' },
  LAW: { path: '/fixture/alma-available.xml', partner: { holdingCode: 'LAW' } },
  TITLED: { path: '/by-title/alma-available.xml' },
  INDEXED: { path: '/no-index/alma-available.xml' },
  NOTHING: { path: '/fixture/nothing.xml' },
  ELECTRONIC: { path: '/fixture/alma-electronic.xml' },
  BUSY: { path: '/busy' },
  SLOW: { path: '/slow' },
  RESET: { path: '/reset' },
  BIG: { path: '/big' },
  HTML: { path: '/html' },
  CUT: { path: '/fixture/truncated.xml', profile: { whenUncertain: 'drop' } },
  LENT: { path: '/fixture/alma-unavailable.xml', profile: { whenUnavailable: 'keep' } },
}

/** The locate profiles of catalogues that are no SRU servers. */
const askBy = {
  daia: (url: string) => ({ kind: 'daia', url, ids: [{ by: 'isbn', prefix: 'isbn:' }] }),
  ncip_lookup_item: (url: string) => ({
    kind: 'ncip_lookup_item',
    url,
    ids: [{ by: 'isbn', type: 'ISBN' }],
    fromAgency: 'LOC',
    toAgency: 'XX-LEND',
  }),
}

/** A partner for each of their answers. */
const otherWays = {
  daia: {
    D_HELD: '/fixture/daia-interloan.json',
    D_AWAY: '/fixture/daia-away.json',
    D_NONE: '/fixture/daia-none.json',
    D_COPIES: '/fixture/daia-copies.json',
    D_ERROR: '/fixture/daia-error.json',
    D_REFUSED: '/fixture/daia-refused.json',
    D_BUSY: '/busy',
    D_HTML: '/html',
    D_BIG: '/big',
    D_CUT: '/cut/daia-interloan.json',
    D_RESET: '/reset',
    D_SLOW: '/slow',
  },
  ncip_lookup_item: {
    N_HELD: '/fixture/ncip-available.xml',
    N_LENT: '/fixture/ncip-on-loan.xml',
    N_LIBRARY: '/fixture/ncip-not-for-loan.xml',
    N_NONE: '/fixture/ncip-unknown.xml',
    N_ERROR: '/fixture/ncip-busy.xml',
    N_REFUSED: '/fixture/ncip-refused.xml',
    N_BUSY: '/busy',
    N_HTML: '/html',
    N_BIG: '/big',
    N_CUT: '/cut/ncip-available.xml',
    N_RESET: '/reset',
    N_SLOW: '/slow',
  },
} as const

beforeAll(async () => {
  gateway = await startHttp()
  catalogue = await startCatalogue()
  key = await gateway.makeLibrary('LOC')
  for (const [code, { path, partner = {}, profile = {} }] of Object.entries(ways)) {
    await putProfile(code, path, profile)
    const made = await gateway.makePartner(code, { locateProfile: code, ...partner })
    expect(made.status, made.text).toBe(201)
  }
  for (const kind of ['daia', 'ncip_lookup_item'] as const) {
    for (const [code, path] of Object.entries(otherWays[kind])) {
      await putProfile(code, path, { ask: askBy[kind](catalogue.url + path) })
      const made = await gateway.makePartner(code, { locateProfile: code })
      expect(made.status, made.text).toBe(201)
    }
  }
  await gateway.makePartner('PLAIN')
})

afterAll(async () => {
  await gateway.close()
  await catalogue.close()
})

const isbn = { identifiers: [{ type: 'ISBN', value: '9780140449136' }] }
const odyssey = { title: 'The Odyssey', author: 'Homer', ...isbn }

const create = async (rota: readonly string[], more: object = {}): Promise<string> => {
  const made = await gateway.call('POST', '/v1/requests', {
    key,
    json: { citation: odyssey, service: { type: 'loan' }, rota, ...more },
  })
  expect(made.status, made.text).toBe(201)
  return made.words('number')
}

const command = async (number: string, json: object) => {
  const answer = await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json })
  expect(answer.status, answer.text).toBeLessThan(300)
}

const located = async (rota: readonly string[]): Promise<string> => {
  const number = await create(rota)
  await command(number, { type: 'locate' })
  return number
}

/** Delivers, and lets the waits between tries pass, until no catalogue is asked any more. */
const settle = async (number: string) => {
  for (let turn = 0; turn < 4; turn += 1) {
    await gateway.deliver()
    gateway.advance(2_000)
  }
  return gateway.call('GET', `/v1/requests/${number}`, { key })
}

const words = async (number: string): Promise<string> =>
  (await gateway.call('GET', `/v1/requests/${number}/timeline`, { key })).text

describe('locate', () => {
  it('asks each partner in its own catalogue; who does not hold the item leaves the rota, with the reason', async () => {
    const number = await located([
      'HELD',
      'LAW',
      'NOTHING',
      'ELECTRONIC',
      'TITLED',
      'INDEXED',
      'LENT',
      'PLAIN',
    ])
    expect((await gateway.call('GET', `/v1/requests/${number}`, { key })).at('status')).toBe(
      'locate_in_process',
    )
    const answer = await settle(number)
    expect(answer.at('status')).toBe('ready_to_send')
    const entry = (state: string, reason: string, available?: boolean) =>
      expect.objectContaining({
        state,
        reason: expect.objectContaining({ text: reason }),
        ...(available === undefined ? {} : { located: expect.objectContaining({ available }) }),
      })
    expect(answer.at('rota')).toEqual([
      entry('pending', 'held and available', true),
      entry('not_located', 'held, but not available now', false),
      entry('not_located', 'no title found by title The Odyssey, author Homer'),
      entry('not_located', 'held, but not supplied'),
      entry('pending', 'held and available', true),
      entry('pending', 'held and available', true),
      entry('pending', 'held, but not available now', false),
      expect.objectContaining({ partner: 'PLAIN', state: 'pending' }),
    ])
    expect(answer.at('rota', 0)).toMatchObject({
      recordId: '991001',
      callNumber: 'PA4025 .A5',
      located: { held: true, location: 'Main Library, Open stacks' },
    })
    const timeline = await words(number)
    expect(timeline).toContain('LAW left out: held, but not available now')
    expect(timeline).toContain('locate at HELD: isbn 9780140449136')
  })

  it('asks by number first, then by title and author', async () => {
    const before = catalogue.questions.length
    await settle(await located(['TITLED']))
    expect(catalogue.questions.slice(before)).toEqual([
      '/by-title/alma-available.xml alma.isbn="9780140449136" or alma.isbn="0140449132"',
      '/by-title/alma-available.xml alma.title all "The Odyssey" and alma.creator all "Homer"',
    ])
  })

  it('keeps or leaves out whose catalogue does not tell: busy, slow, hung up, too long, no XML, cut off', async () => {
    const number = await located(['BUSY', 'SLOW', 'RESET', 'BIG', 'HTML', 'CUT'])
    const answer = await settle(number)
    expect(answer.at('status')).toBe('ready_to_send')
    expect(answer.at('rota', 0, 'located', 'held')).toBeUndefined()
    expect(answer.at('rota')).toEqual([
      expect.objectContaining({
        state: 'pending',
        reason: expect.objectContaining({
          text: 'its catalogue does not answer: the other side failed (HTTP 503)',
        }),
      }),
      expect.objectContaining({
        state: 'pending',
        reason: expect.objectContaining({ text: expect.stringContaining('within 1000 ms') }),
      }),
      expect.objectContaining({
        state: 'pending',
        reason: expect.objectContaining({ text: expect.stringContaining('does not answer') }),
      }),
      expect.objectContaining({
        state: 'pending',
        reason: expect.objectContaining({ text: expect.stringContaining('longer than 1048576 bytes') }),
      }),
      expect.objectContaining({
        state: 'pending',
        reason: expect.objectContaining({ text: expect.stringContaining('no searchRetrieveResponse') }),
      }),
      expect.objectContaining({
        state: 'not_located',
        reason: expect.objectContaining({ text: expect.stringContaining('no XML that can be read') }),
      }),
    ])
  })

  /** Lists the partners of a rota, each with its state and the reason. */
  const outcomes = async (rota: readonly string[]) => {
    const answer = await settle(await located(rota))
    expect(answer.at('status')).toBe('ready_to_send')
    return rota.map((partner, place) => [
      partner,
      answer.words('rota', place, 'state'),
      answer.words('rota', place, 'reason', 'text'),
    ])
  }

  it('asks over DAIA, and takes what services are offered', async () => {
    const before = catalogue.questions.length
    expect(await outcomes(Object.keys(otherWays.daia))).toEqual([
      ['D_HELD', 'pending', 'held and available'],
      ['D_AWAY', 'not_located', 'held, but not available now'],
      ['D_NONE', 'not_located', 'no title found by isbn 9780140449136'],
      ['D_COPIES', 'not_located', 'held, but not supplied'],
      ['D_ERROR', 'pending', expect.stringContaining('service_unavailable: The catalogue is being indexed')],
      ['D_REFUSED', 'pending', 'isbn 9780140449136: DAIA error invalid_request'],
      ['D_BUSY', 'pending', 'its catalogue does not answer: the other side failed (HTTP 503)'],
      ['D_HTML', 'pending', 'isbn 9780140449136: the answer is no DAIA response'],
      ['D_BIG', 'pending', expect.stringContaining('longer than 1048576 bytes')],
      ['D_CUT', 'pending', expect.stringContaining('does not answer')],
      ['D_RESET', 'pending', expect.stringContaining('does not answer')],
      ['D_SLOW', 'pending', expect.stringContaining('within 1000 ms')],
    ])
    expect(catalogue.questions.slice(before)).toContain('/fixture/daia-interloan.json isbn:9780140449136')
  })

  it('asks over NCIP for the item', async () => {
    const before = catalogue.questions.length
    expect(await outcomes(Object.keys(otherWays.ncip_lookup_item))).toEqual([
      ['N_HELD', 'pending', 'held and available'],
      ['N_LENT', 'not_located', 'held, but not available now'],
      ['N_LIBRARY', 'not_located', 'held, but not supplied'],
      ['N_NONE', 'not_located', 'no title found by isbn 9780140449136'],
      ['N_ERROR', 'pending', 'its catalogue does not answer: Temporary Processing Failure'],
      ['N_REFUSED', 'pending', 'isbn 9780140449136: Unauthorized Service Request: Agency not registered'],
      ['N_BUSY', 'pending', 'its catalogue does not answer: the other side failed (HTTP 503)'],
      ['N_HTML', 'pending', 'isbn 9780140449136: the answer is no NCIP message'],
      ['N_BIG', 'pending', expect.stringContaining('longer than 1048576 bytes')],
      ['N_CUT', 'pending', expect.stringContaining('does not answer')],
      ['N_RESET', 'pending', expect.stringContaining('does not answer')],
      ['N_SLOW', 'pending', expect.stringContaining('within 1000 ms')],
    ])
    expect(catalogue.questions.slice(before)).toContain('/fixture/ncip-available.xml 9780140449136')
  })

  it('takes a journal for held only where the wanted volume is there', async () => {
    for (const [code, holdingCode] of [
      ['FIRST', 'MAIN'],
      ['LATER', 'LAW'],
    ] as const) {
      await putProfile(code, '', {
        ask: {
          kind: 'sru',
          url: `${catalogue.url}/fixture/marc-866-clusters.xml`,
          indexes: [{ by: 'issn', index: 'bath.issn' }],
          holdings: 'marc_852',
        },
      })
      expect((await gateway.makePartner(code, { locateProfile: code, holdingCode })).status).toBe(201)
    }
    const number = await create(['FIRST', 'LATER'], {
      citation: {
        title: 'Journal of lending',
        titleOfComponent: 'On loans',
        volumes: ['22'],
        publicationDate: '2011',
        identifiers: [{ type: 'ISSN', value: '0378-5955' }],
      },
      service: { type: 'copy' },
    })
    await command(number, { type: 'locate' })
    const answer = await settle(number)
    expect(answer.at('rota')).toEqual([
      expect.objectContaining({
        state: 'not_located',
        reason: expect.objectContaining({ text: 'held, but not volume 22, 2011: “v.1(1990)-v.12(2001)”' }),
      }),
      expect.objectContaining({
        state: 'pending',
        reason: expect.objectContaining({
          text: 'whether volume 22, 2011 is there is not clear: “v.10(1999)-”',
        }),
        callNumber: 'J 4',
      }),
    ])
  })

  it('goes on at its deadline, whoever is silent', async () => {
    const number = await located(['HELD', 'SLOW'])
    gateway.advance(11 * 60_000)
    await gateway.call('GET', '/healthz')
    expect(await sweep(number)).toBe('ready_to_send')
    expect(await words(number)).toContain('locate took too long')
    await settle(number)
  })

  it('fails where nobody holds it, and finds on a second try', async () => {
    const number = await located(['NOTHING'])
    expect((await settle(number)).at('status')).toBe('locate_failed')
    await putProfile('NOTHING', '/fixture/alma-available.xml')
    await command(number, { type: 'locate' })
    expect((await settle(number)).at('status')).toBe('ready_to_send')
    await putProfile('NOTHING', '/fixture/nothing.xml')
  })

  it('holds what the library owns itself until staff override it', async () => {
    const own = await gateway.call('PUT', '/v1/libraries/OWNER', {
      json: {
        name: 'Owner',
        symbols: [{ type: 'ISIL', value: 'OWNER' }],
        locateProfile: 'HELD',
        holdingCode: 'MAIN',
      },
    })
    expect(own.status, own.text).toBe(201)
    const made = await gateway.call('POST', '/v1/requests', {
      json: { library: 'OWNER', citation: odyssey, service: { type: 'loan' }, rota: ['HELD'] },
    })
    const number = made.words('number')
    const tell = (json: object) => gateway.call('POST', `/v1/requests/${number}/commands`, { json })
    expect((await tell({ type: 'locate' })).status).toBe(200)
    for (let turn = 0; turn < 2; turn += 1) await gateway.deliver()
    const answer = await gateway.call('GET', `/v1/requests/${number}`)
    expect([answer.at('status'), answer.at('waitingFor')]).toEqual([
      'locally_owned',
      [{ for: 'locally_owned' }],
    ])
    expect((await tell({ type: 'send' })).status).toBe(409)
    expect((await tell({ type: 'send', override: true })).status).toBe(202)
  })

  it('shows catalogues’ answers in the timeline, and no credentials anywhere', async () => {
    await putProfile('HELD', '/fixture/alma-available.xml', {
      outboundCredentials: { kind: 'bearer', token: 'a-secret-of-the-catalogue' },
    })
    const number = await located(['HELD'])
    await settle(number)
    const timeline = await words(number)
    expect(timeline).toContain('Open stacks')
    const shown = await gateway.call('GET', '/v1/locate-profiles/HELD')
    expect(shown.at('outboundCredentials')).toEqual({ kind: 'bearer', token: '********' })
    const kept = await gateway.call('PUT', '/v1/locate-profiles/HELD', { json: shown.json })
    expect(kept.status, kept.text).toBe(200)
    for (const text of [timeline, shown.text, kept.text, JSON.stringify(gateway.log)])
      expect(text).not.toContain('a-secret-of-the-catalogue')
  })
})

const sweep = async (number: string): Promise<unknown> => {
  await gateway.sweep()
  return (await gateway.call('GET', `/v1/requests/${number}`, { key })).at('status')
}
