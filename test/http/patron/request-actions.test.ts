import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { patronPages, patronToken } from '../../support/patron-link.ts'
import { createVisitor, hiddenFields, type PatronVisitor } from '../../support/patron-visitor.ts'

const start = Date.parse('2026-11-24T10:00:00.000Z')
let gateway: TestGateway
let key: string

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  const put = await gateway.call('PUT', '/v1/libraries/ABC', {
    json: {
      name: 'Library ABC',
      symbols: [{ type: 'ISIL', value: 'LIB-ABC' }],
      patronPages,
      copyright: {
        declaration: { version: '2026-1', text: { en: 'For private study only.', de: 'Nur privat.' } },
      },
    },
  })
  expect(put.status, put.text).toBe(200)
})
afterAll(() => gateway.close())

const signedIn = async (sub: string): Promise<PatronVisitor> => {
  const visitor = createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))
  const entered = await visitor.get(
    `/patron/ABC?token=${await patronToken({ sub }, start, { library: 'ABC' })}`,
  )
  expect(entered.status).toBe(303)
  return visitor
}

describe('the copyright declaration', () => {
  test('is asked for before a copy is ordered, and kept with its text', async () => {
    const visitor = await signedIn('p-copy')
    const form = await visitor.get('/patron/ABC/request?kind=article&lang=en')
    expect(form.text).toContain('For private study only.')
    const fields = { ...hiddenFields(form.text), service: 'copy', titleOfComponent: 'On copies' }
    const refused = await visitor.post('/patron/ABC/request', fields)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('For a copy this declaration is needed.')
    const again = { ...fields, ...hiddenFields(refused.text), declaration: 'yes' }
    const made = await visitor.post('/patron/ABC/request', again)
    expect(made.status, made.text).toBe(303)
    const number = /requests\/([^?]+)\?/.exec(made.headers.get('location') ?? '')?.[1]
    const request = await gateway.call('GET', `/v1/requests/${number}`, { key })
    expect(request.at('copyright', 'declaration')).toMatchObject({
      version: '2026-1',
      text: 'For private study only.',
    })
  })

  test('of another version is refused by the API', async () => {
    const answer = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { title: 'T' },
        service: { type: 'copy' },
        copyrightDeclaration: { version: 'old' },
      },
    })
    expect([answer.status, answer.at('faults', 0, 'path')]).toEqual([400, 'copyrightDeclaration/version'])
  })
})

describe('what a patron can do', () => {
  test('before anything is shipped: one way to cancel, and what happens next', async () => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { title: 'A loan' },
        service: { type: 'loan', maximumCost: { currency: 'EUR', amount: '20' } },
        patron: { id: 'p-loan' },
        rota: ['SUP'],
      },
    })
    const visitor = await signedIn('p-loan')
    const page = await visitor.get(`/patron/ABC/requests/${made.words('number')}?lang=en`)
    expect([...page.text.matchAll(/cancel\?what=(\w+)/g)].map(([, what]) => what)).toEqual(['request'])
    expect(page.text).toContain('What happens next')
    expect(page.text).toContain('20.00 EUR')
  })
})
