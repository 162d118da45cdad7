import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem } from './scene.ts'

let gateway: TestGateway
let key: string

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const path = '/v1/requests/openurl'
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const article =
  'url_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.genre=article&rft.jtitle=Journal+of+Lending' +
  '&rft.atitle=On+loans&rft.issn=03785955&rft.volume=12&rft.issue=3&rft.spage=45&rft.epage=67&rft.date=2019' +
  '&rft.aulast=Meyer&rft.aufirst=Anna&rft_id=info:doi/10.1000/ABC&rft_id=info:pmid/0012&campus=North&rfr_id=info:sid/x'

const ofArticle = {
  title: 'Journal of Lending',
  titleOfComponent: 'On loans',
  authorOfComponent: 'Meyer, Anna',
  volumes: ['12'],
  issue: '3',
  pagesRequested: '45-67',
  publicationDate: '2019',
  publicationType: 'Article',
  informationSource: 'info:sid/x',
  identifiers: [
    { type: 'ISSN', value: '0378-5955' },
    { type: 'DOI', value: '10.1000/abc' },
  ],
  recordIds: [{ type: 'PMID', value: '12' }],
}

describe('a request from an OpenURL', () => {
  test('is made from JSON, beside the other members of a request', async () => {
    const made = await gateway.call('POST', path, {
      key,
      json: {
        openUrl: `https://resolver.example/?${article}`,
        patron: { id: 'p-1' },
        rota: ['SUP'],
        service: { neededBy: '2026-12-24' },
      },
    })
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({
      citation: ofArticle,
      service: { type: 'copy', neededBy: '2026-12-24' },
      patron: { id: 'p-1' },
      status: 'ready_to_send',
      openUrl: { version: '1.0', source: 'info:sid/x', unknown: { campus: ['North'] }, faults: [] },
    })
    const read = await gateway.call('GET', `/v1/requests/${made.words('number')}`, { key })
    expect(read.at('openUrl', 'unknown')).toEqual({ campus: ['North'] })
  })

  test('is made from a form, with keys of our own', async () => {
    const body = `${article}&lendwire.patron=p-2&lendwire.neededBy=2026-12-24&lendwire.rota=SUP&lendwire.service=copy_or_loan`
    const made = await gateway.call('POST', path, { key, headers: form, body })
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({
      citation: ofArticle,
      service: { type: 'copy_or_loan', neededBy: '2026-12-24' },
      patron: { id: 'p-2' },
      rota: [{ partner: 'SUP' }],
      openUrl: { unknown: { campus: ['North'] } },
    })
  })

  test('is made from the query of the call, in version 0.1 and Latin-1', async () => {
    const made = await gateway.call(
      'POST',
      `${path}?sid=cat:1&genre=book&title=%DCber+das+Leihen&isbn=316148410X&aulast=M%FCller`,
      { key },
    )
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({
      citation: {
        title: 'Über das Leihen',
        author: 'Müller',
        publicationType: 'Book',
        identifiers: [{ type: 'ISBN', value: '9783161484100' }],
      },
      service: { type: 'loan' },
      openUrl: { version: '0.1', source: 'cat:1', unknown: {} },
    })
  })

  test('keeps what has no place in a citation, and says which numbers were wrong', async () => {
    const made = await gateway.call('POST', path, {
      key,
      headers: form,
      body: 'rft_val_fmt=info:ofi/fmt:kev:mtx:dissertation&rft.title=On+theses&rft.degree=PhD&rft.inst=Oslo&rft.isbn=9783161484101',
    })
    expect(made.json).toMatchObject({
      citation: { title: 'On theses', publisher: 'Oslo', publicationType: 'Thesis' },
      openUrl: {
        unknown: { 'rft.degree': ['PhD'] },
        faults: [{ key: 'isbn', value: '9783161484101' }],
      },
    })
  })

  test('is made once under an idempotency key', async () => {
    const again = () =>
      gateway.call('POST', path, {
        key,
        headers: { ...form, 'idempotency-key': 'once' },
        body: 'title=Only+once',
      })
    const [first, second] = [await again(), await again()]
    expect(second.status).toBe(201)
    expect(second.words('number')).toBe(first.words('number'))
  })
})

describe('OpenURLs that cannot be read', () => {
  test.each([
    ['nothing', '', undefined, 400, 'invalid-input', 'openUrl'],
    ['no OpenURL', 'a=b', form, 400, 'invalid-input', 'openUrl'],
    ['nothing to find it by', 'rft.aulast=Meyer', form, 400, 'invalid-input', 'citation'],
    ['an unknown lendwire key', 'title=x&lendwire.colour=red', form, 400, 'invalid-input', 'lendwire.colour'],
    ['an empty rota', 'title=x&lendwire.rota=,,', form, 400, 'invalid-input', 'lendwire.rota/0'],
    ['an unknown service', 'title=x&lendwire.service=gift', form, 400, 'invalid-input', 'lendwire.service'],
    [
      'a day that has passed',
      'title=x&lendwire.neededBy=2020-01-01',
      form,
      400,
      'invalid-input',
      'service/neededBy',
    ],
    ['a body that is not JSON', '{', { 'content-type': 'application/json' }, 400, 'invalid-input', undefined],
    [
      'a misspelt member',
      '{"openUrl":"title=x","titel":1}',
      { 'content-type': 'application/json' },
      400,
      'invalid-input',
      'titel',
    ],
    ['too much for an OpenURL', `title=${'x'.repeat(70_000)}`, form, 413, 'too-large', undefined],
    ['100 KB', `title=${'x'.repeat(100_000)}`, form, 413, 'too-large', undefined],
    [
      'another content type',
      '<x/>',
      { 'content-type': 'application/xml' },
      415,
      'unsupported-media-type',
      undefined,
    ],
    ['another library', 'title=x&lendwire.library=XYZ', form, 403, 'forbidden', undefined],
  ] as const)('%s', async (_, body, headers, status, type, fault) => {
    const answer = await gateway.call('POST', path, { key, body, headers: { ...headers } })
    expectProblem(answer, status, type)
    if (fault !== undefined) expect(answer.at('faults', 0, 'path')).toBe(fault)
  })

  test('needs a key', async () => {
    expectProblem(
      await gateway.call('POST', path, { key: null, headers: form, body: 'title=x' }),
      401,
      'not-authenticated',
    )
  })
})
