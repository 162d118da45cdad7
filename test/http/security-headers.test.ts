import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
})
afterAll(() => gateway.close())

describe('every answer', () => {
  test.each([
    ['of the API', 'GET', '/v1/requests', 200],
    ['of the API to a stranger', 'GET', '/v1/nothing', 404],
    ['of a refused call', 'POST', '/v1/requests', 415],
    ['of health', 'GET', '/healthz', 200],
    ['of a path that does not exist', 'GET', '/nothing', 404],
    ['of a method that a path does not have', 'PUT', '/healthz', 405],
    ['of the description of the API', 'GET', '/openapi.json', 200],
    ['of a page', 'GET', '/problems', 200],
    ['to a partner', 'POST', '/iso18626', 401],
  ])('%s has the security headers', async (_, method, path, status) => {
    const answer = await gateway.call(method, path, method === 'POST' ? { body: 'x' } : {})
    expect(answer.status, answer.text.slice(0, 200)).toBe(status)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': expect.stringMatching(/no-referrer|same-origin/),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'strict-transport-security': 'max-age=31536000',
    })
  })
})

test('no page takes a script that stands in it; only pages without a secret take a style that does', async () => {
  for (const path of ['/docs', '/problems', '/healthz', '/v1/requests', '/manual/', '/console/']) {
    const policy = (await gateway.call('GET', path)).headers.get('content-security-policy') ?? ''
    expect(policy, path).not.toMatch(/script-src[^;]*'unsafe/)
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).toContain("base-uri 'none'")
    if (!path.startsWith('/docs')) expect(policy, path).not.toContain('unsafe-inline')
  }
})

test('over plain HTTP no browser is told to stay with TLS', async () => {
  const plain = await startHttp({ publicUrl: 'http://127.0.0.1:8600' })
  expect((await plain.call('GET', '/healthz')).headers.has('strict-transport-security')).toBe(false)
  await plain.close()
})

test('/readyz writes nothing for a stranger, and checks that the storage takes writes for a key', async () => {
  let checks = 0
  const counted = await startHttp({
    storeWith: (store) => ({
      isReady: () => {
        checks += 1
        return store.isReady()
      },
    }),
  })
  for (let call = 0; call < 5; call++)
    expect((await counted.call('GET', '/readyz', { key: null })).json).toMatchObject({ status: 'ok' })
  expect(checks).toBe(0)
  expect((await counted.call('GET', '/readyz')).json).toMatchObject({ status: 'ok' })
  expect(checks).toBe(1)
  await counted.close()
})
