import { describe, expect, test } from 'vitest'
import { startHttp } from '../support/http.ts'
import { expectUnauthenticated } from './scene.ts'

describe('how many strangers’ messages are kept', () => {
  test('is a few a minute; the answer is the same', async () => {
    const small = await startHttp({ settings: { unauthenticatedPerMinute: 8 } })
    const send = () => small.call('POST', '/iso18626', { key: 'a-stranger', body: 'x' })
    const count = async () => (await small.store.listMessages({ library: null, limit: 100 })).items.length
    for (let sent = 0; sent < 5; sent += 1) expectUnauthenticated(await send())
    expect(await count()).toBe(2)
    small.advance(60_000)
    for (let sent = 0; sent < 5; sent += 1) expectUnauthenticated(await send())
    expect(await count()).toBe(4)
    await small.close()
  })

  test('of one source hides no other source', async () => {
    const settings = { unauthenticatedPerMinute: 8, trustedProxies: ['127.0.0.0/8'] }
    const own = await startHttp({ settings })
    const sendFrom = (address: string) =>
      own.call('POST', '/iso18626', {
        key: 'a-stranger',
        body: address,
        headers: { 'x-forwarded-for': address },
      })
    for (let sent = 0; sent < 50; sent += 1) await sendFrom(`2001:db8::${sent + 1}`)
    await sendFrom('192.0.2.7')
    const kept = (await own.store.listMessages({ library: null, limit: 100 })).items
    const texts = kept.map(({ raw }) => new TextDecoder().decode(raw))
    expect(texts).toContain('192.0.2.7')
    expect(texts.filter((text) => text.startsWith('2001:db8'))).toHaveLength(2)
    await own.close()
  })
})
