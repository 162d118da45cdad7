import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let key: string
const indexes = [{ by: 'isbn', index: 'alma.isbn' }]

const putProfile = (code: string) =>
  gateway.call('PUT', `/v1/locate-profiles/${code}`, {
    json: { ask: { kind: 'sru', url: 'https://catalogue.example.org/sru', indexes, holdings: 'alma_ava' } },
  })

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('LOC')
  await putProfile('LAW')
  await gateway.makePartner('LAW', { locateProfile: 'LAW' })
})
afterAll(() => gateway.close())

describe('locate profiles', () => {
  it('are for admins', async () => {
    const put = await gateway.call('PUT', '/v1/locate-profiles/x', { key, json: {} })
    expect(put.status).toBe(403)
    expect((await gateway.call('GET', '/v1/locate-profiles', { key })).status).toBe(403)
  })

  it.each([
    ['a private network', { ask: { kind: 'sru', url: 'http://127.0.0.1/sru', indexes } }, 'ask/url'],
    ['no index', { ask: { kind: 'sru', url: 'https://x.example.org/', indexes: [] } }, 'ask/indexes'],
    [
      'a user name in the URL',
      { ask: { kind: 'sru', url: 'https://a:b@x.example.org/', indexes } },
      'ask/url',
    ],
    [
      'an index that is no name',
      { ask: { kind: 'sru', url: 'https://x.example.org/', indexes: [{ by: 'isbn', index: 'a=b or c' }] } },
      'ask/indexes/0/index',
    ],
    [
      'a mask that keeps nothing',
      {
        ask: { kind: 'sru', url: 'https://x.example.org/', indexes },
        outboundCredentials: { kind: 'bearer', token: '********' },
      },
      'outboundCredentials/token',
    ],
  ])('refuse %s', async (_, json, path) => {
    const answer = await gateway.call('PUT', '/v1/locate-profiles/bad', { json })
    expect([answer.status, answer.at('faults', 0, 'path')]).toEqual([400, path])
  })

  it('are not deleted while something names them', async () => {
    const refused = await gateway.call('DELETE', '/v1/locate-profiles/LAW')
    expect([refused.status, refused.words('detail')]).toEqual([
      409,
      'The locate profile LAW cannot be deleted: 1 document names it (partner LAW). Change or close what names it first.',
    ])
    await putProfile('unused')
    expect((await gateway.call('DELETE', '/v1/locate-profiles/unused')).status).toBe(204)
    const partner = await gateway.makePartner('STRAY', { locateProfile: 'unused' })
    expect([partner.status, partner.at('faults', 0, 'text')]).toEqual([
      400,
      'There is no locate profile unused',
    ])
  })
})
