import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp({
    storeWith: () => ({
      loadRequest: async () => {
        throw new Error('the disk is on fire')
      },
    }),
  })
})
afterAll(() => gateway.close())

const get = (path: string, id?: string) =>
  gateway.call('GET', path, { headers: id === undefined ? {} : { 'x-request-id': id } })

test('every answer has an id, the caller’s own where it sends one', async () => {
  expect((await get('/v1/requests', 'from-the-ils-1')).headers.get('x-request-id')).toBe('from-the-ils-1')
  const made = (await get('/healthz')).headers.get('x-request-id')
  expect(made).toMatch(/^[0-9a-f-]{36}$/)
  expect((await get('/healthz')).headers.get('x-request-id')).not.toBe(made)
})

test('an id that no log line should hold is replaced', async () => {
  for (const id of ['two words', 'x'.repeat(121)])
    expect((await get('/v1/requests', id)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test.each([
  ['that is refused', '/v1/requests?colour=red', 400],
  ['to an unknown path', '/v1/nothing', 404],
  ['of a library’s own', '/v1/requests/ABC-000999', 500],
])('the problem of a call %s has it', async (_, path, status) => {
  const answer = await get(path, 'call-7')
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.at('requestId')).toBe('call-7')
})

test('the log line of a failed call and the entry of the audit log have the request id', async () => {
  await get('/v1/requests/ABC-000999', 'call-8')
  expect(gateway.log.at(-1)?.facts?.requestId).toBe('call-8')
  const json = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }] }
  await gateway.call('PUT', '/v1/libraries/ABC', { json, headers: { 'x-request-id': 'call-9' } })
  const audit = await get('/v1/audit')
  expect(audit.text).toContain('"requestId":"call-9"')
})
