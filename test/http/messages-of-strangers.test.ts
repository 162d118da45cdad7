import { describe, expect, test } from 'vitest'
import { Instant } from '../../src/borrowing/values.ts'
import { keepWithinQuota, unauthenticatedQuota } from '../../src/delivery/inbound/message-quotas.ts'
import { reason } from '../../src/translations/reason.ts'
import { startHttp } from '../support/http.ts'
import { say } from '../support/say.ts'
import { expectUnauthenticated } from './scene.ts'

describe('the limit of messages kept from strangers', () => {
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

  test('does not let one source hide another', async () => {
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
    const listed = (await own.store.listMessages({ library: null, limit: 100 })).items
    const kept = await Promise.all(listed.map(({ id }) => own.store.getMessage(id)))
    const texts = kept.map((message) => new TextDecoder().decode(message?.raw))
    expect(texts).toContain('192.0.2.7')
    expect(texts.filter((text) => text.startsWith('2001:db8'))).toHaveLength(2)
    await own.close()
  })

  test('lets many sources in a minute not hide the first message of another', async () => {
    const settings = { unauthenticatedPerMinute: 4, trustedProxies: ['127.0.0.0/8'] }
    const own = await startHttp({ settings })
    for (let source = 1; source <= 10; source += 1)
      await own.call('POST', '/iso18626', {
        key: 'a-stranger',
        body: 'x',
        headers: { 'x-forwarded-for': `192.0.2.${source}` },
      })
    expect((await own.store.listMessages({ library: null, limit: 100 })).items).toHaveLength(10)
    await own.close()
  })
})

describe('the messages of strangers that are kept', () => {
  const quotaOf = (source: string) => ({
    ...unauthenticatedQuota(source),
    ofSource: { count: 5, bytes: 1_000 },
    ofAll: { count: 8, bytes: 10_000 },
  })
  const scene = async () => {
    const own = await startHttp()
    const alarms: string[] = []
    let sent = 0
    const deps = {
      store: own.store,
      hash: (...parts: readonly (string | Uint8Array)[]) => parts.join(' '),
      log: () => undefined,
      anonymous: { fingerprintOf: async (hash: string) => hash },
      tellAdmins: async ({ name }: { readonly name: string }) => void alarms.push(name),
    }
    const keep = async (source: string, bytes = 10) => {
      sent += 1
      const message = {
        id: `M${String(sent).padStart(4, '0')}`,
        receivedAt: Instant.parse('2026-11-24T10:00:00.000Z'),
        protocol: 'iso18626',
        ...{ partner: null, library: null, request: null, entry: null },
        state: 'not_authenticated' as const,
        summary: source,
        reason: reason('kept_message.no_credentials'),
        contentType: 'application/xml',
        raw: new Uint8Array(bytes),
        truncated: false,
        reply: null,
      }
      await keepWithinQuota(deps, message, null, quotaOf(source))
    }
    const listed = async () => (await own.store.listMessages({ library: null, limit: 100 })).items
    return { own, keep, listed, alarms }
  }

  test('are limited by number: the oldest of a source go, and the newest says so', async () => {
    const { own, keep, listed } = await scene()
    for (let count = 0; count < 7; count += 1) await keep('192.0.2.1')
    const items = await listed()
    expect(items.map(({ id }) => id)).toEqual(['M0007', 'M0006', 'M0005', 'M0004', 'M0003'])
    expect(items[0]?.reason && say(items[0].reason)).toBe(
      'It came without credentials.; 1 older messages were dropped, since the quota is full',
    )
    await own.close()
  })

  test('are limited by bytes', async () => {
    const { own, keep, listed } = await scene()
    for (const bytes of [400, 400, 10, 400]) await keep('192.0.2.1', bytes)
    expect((await listed()).map(({ id }) => id)).toEqual(['M0004', 'M0003', 'M0002'])
    await own.close()
  })

  test('stay for a source with few when another fills the quota; admins are notified at 80 %', async () => {
    const { own, keep, listed, alarms } = await scene()
    await keep('192.0.2.1')
    for (let count = 0; count < 5; count += 1) await keep('192.0.2.2')
    expect(alarms).toEqual([])
    for (let count = 0; count < 5; count += 1) await keep('192.0.2.3')
    const sources = (await listed()).map(({ summary }) => summary)
    expect(sources.filter((source) => source === '192.0.2.1')).toHaveLength(1)
    expect(sources).toHaveLength(8)
    expect(alarms).toContain('quota strangers')
    await own.close()
  })
})
