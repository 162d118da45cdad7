import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemCodes, problemType } from '../../../src/http/responses/problem-document.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
})
afterAll(() => gateway.close())

test('/problems lists the types of problems, which lead there, without a script', async () => {
  const page = await gateway.call('GET', '/problems', { key: null })
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.text).toMatch(/^<!doctype html>/)
  expect(page.text).not.toMatch(/<script|\son\w+=|javascript:|@import|url\(/i)
  const anchors = new Set([...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => `/problems#${id}`))
  for (const code of problemCodes) {
    const answer = await gateway.call('GET', problemType(code), { key: null })
    expect(answer.status).toBe(302)
    expect(anchors).toContain(answer.headers.get('location'))
  }
})

test('/docs says how it is built where it is not', async () => {
  const answer = await gateway.call('GET', '/docs', { key: null })
  expect(answer.status).toBe(404)
  expect(answer.text).toContain('npm run build:console')
})

describe('what describes the API', () => {
  test.each(['/openapi.json', '/problems'])('%s comes from the same bytes, compressed', async (path) => {
    const call = (headers: Record<string, string>) => gateway.app.request(path, { headers })
    const plain = await call({})
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('cache-control')).toBe('no-cache')
    const text = await plain.text()

    const packed = await call({ 'accept-encoding': 'br, gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toBe('accept-encoding')
    const bytes = new Uint8Array(await packed.arrayBuffer())
    expect(gunzipSync(bytes).toString()).toBe(text)
    expect(bytes.length).toBeLessThan(text.length / 2)
    expect((await call({ 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBeNull()

    const etag = plain.headers.get('etag') ?? ''
    const repeated = await call({ 'if-none-match': `W/"other", ${etag}` })
    expect(repeated.status).toBe(304)
    expect(await repeated.text()).toBe('')
    expect((await call({ 'if-none-match': 'W/"other"' })).status).toBe(200)
  })
})
