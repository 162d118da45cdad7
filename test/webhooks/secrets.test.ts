import { verifyWebhook } from '@lendwire/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { expectProblem, makeRequest, wanted } from '../http/scene.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const hour = 3_600_000

let gateway: TestGateway
let receiver: Receiver
let key: string
let secret: string
let libraries = 0
beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const act = (action: string, json: unknown) => gateway.call('POST', `/v1/webhooks/ils/${action}`, { json })
const make = () => makeRequest(gateway, key, wanted())

beforeEach(async () => {
  libraries += 1
  const library = `ABC${libraries}`
  key = await gateway.makeLibrary(library)
  receiver = await startReceiver()
  await gateway.call('PUT', '/v1/webhooks/ils', {
    json: { library, url: receiver.url, allowPrivateNetwork: true },
  })
  secret = (await act('secrets', {})).words('secret')
})
afterEach(async () => {
  vi.useRealTimers()
  await gateway.call('DELETE', '/v1/webhooks/ils')
  await receiver.close()
})

describe('an endpoint', () => {
  test('shows its secrets to nobody, and is another library’s for nobody', async () => {
    const shown = await gateway.call('GET', '/v1/webhooks/ils')
    expect(shown.text).not.toContain(secret)
    expect(shown.at('secrets', 0, 'secret')).toBe('********')
    const other = await gateway.makeLibrary('XYZ')
    for (const path of ['', '/state', '/attempts'])
      expectProblem(await gateway.call('GET', `/v1/webhooks/ils${path}`, { key: other }), 404, 'not-found')
    expectProblem(await gateway.call('POST', '/v1/webhooks/ils/test', { key }), 403, 'forbidden')
  })

  test('comes back as it was read without any change of its secrets, and with other ones not at all', async () => {
    await act('secrets', {})
    const shown = z
      .looseObject({ secrets: z.array(z.looseObject({})) })
      .parse((await gateway.call('GET', '/v1/webhooks/ils')).at())
    const send = (json: unknown) => gateway.call('PUT', '/v1/webhooks/ils', { json })
    const unchanged = await send(shown)
    expect(unchanged.status).toBe(200)
    expect(unchanged.at()).toEqual(shown)
    expect((await send({ ...shown, url: `${receiver.url}/new`, timeout: 'PT2S' })).at('secrets')).toEqual(
      shown.secrets,
    )
    const [newest, ...earlier] = shown.secrets
    for (const secrets of [
      [],
      [newest],
      [...earlier, newest],
      [{ ...newest, secret }, ...earlier],
      [{ ...newest, createdAt: '2020-01-01T00:00:00.000Z' }, ...earlier],
    ]) {
      const refused = await send({ ...shown, secrets })
      expectProblem(refused, 400, 'invalid-input')
      expect(refused.at('faults', 0, 'path')).toMatch(/^secrets/)
    }
    const patched = await gateway.call('PATCH', '/v1/webhooks/ils', { json: { timeout: 'PT3S' } })
    expect(patched.at('secrets')).toEqual(shown.secrets)
    await make()
    await gateway.sendEvents()
    const [call] = receiver.calls
    if (call === undefined) throw new Error('nothing was sent')
    vi.useFakeTimers({ toFake: ['Date'], now: Number(call.headers['webhook-timestamp']) * 1000 })
    expect(verifyWebhook(secret, call.headers, call.body)).toBeDefined()
  })

  test('knows either secret while one is being rotated', async () => {
    const next = (await act('secrets', { overlapHours: 24 })).words('secret')
    await make()
    await gateway.sendEvents()
    gateway.advance(25 * hour)
    await make()
    await gateway.sendEvents()
    const [before, after] = receiver.calls
    const fits = (by: string, call: typeof before) => {
      if (call === undefined) throw new Error('there were two calls')
      vi.useFakeTimers({ toFake: ['Date'], now: Number(call.headers['webhook-timestamp']) * 1000 })
      try {
        return verifyWebhook(by, call.headers, call.body) !== undefined
      } catch {
        return false
      } finally {
        vi.useRealTimers()
      }
    }
    expect([fits(secret, before), fits(next, before)]).toEqual([true, true])
    expect([fits(secret, after), fits(next, after)]).toEqual([false, true])
  })
})
