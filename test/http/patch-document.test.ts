import { afterAll, beforeAll, expect, test } from 'vitest'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem } from './scene.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const read = () => gateway.call('GET', '/v1/partners/SUP')
const patch = (json: unknown, headers: Readonly<Record<string, string>> = {}) =>
  gateway.call('PATCH', '/v1/partners/SUP', { json, headers })

test('members that a patch names change, in objects too, and the others stay', async () => {
  const before = await read()
  const after = await patch({ name: 'Another name', connection: { timeout: 'PT5S' }, retry: null })
  expect(after.status, after.text).toBe(200)
  expect(after.json).toMatchObject({
    code: 'SUP',
    name: 'Another name',
    symbols: before.at('symbols'),
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626', timeout: 'PT5S' },
  })
  expect(after.at('retry', 'attempts')).not.toBe(1)
  expect((await read()).json).toEqual(after.json)
})

test('a secret stays in force, though it is masked', async () => {
  await patch({ name: 'With its token' })
  const answer = await gateway.call('POST', '/partners/SUP/iso18626', {
    key: String(Object(Object(partnerProfile('SUP').inboundCredentials)[0]).token),
    body: 'no message',
  })
  expect(answer.status).not.toBe(401)
})

test('it is refused where the document changed meanwhile, does not exist, or would be faulty', async () => {
  const etag = (await read()).headers.get('etag') ?? ''
  expect((await patch({ name: 'First' }, { 'if-match': etag })).status).toBe(200)
  expectProblem(await patch({ name: 'Second' }, { 'if-match': etag }), 412, 'precondition-failed')
  expectProblem(await gateway.call('PATCH', '/v1/partners/NONE', { json: {} }), 404, 'not-found')
  const faulty = await patch({ nmae: 'Misspelt' })
  expectProblem(faulty, 400, 'invalid-input')
  expect(faulty.at('faults', 0, 'path')).toBe('nmae')
  expect((await patch({ connection: { url: 'nowhere' } })).at('faults', 0, 'path')).toBe('connection/url')
  expect((await read()).at('name')).toBe('First')
})

test('only admins patch', async () => {
  const key = await gateway.makeKey({ role: 'staff', name: 'staff' })
  expectProblem(await gateway.call('PATCH', '/v1/partners/SUP', { key, json: {} }), 403, 'forbidden')
})
