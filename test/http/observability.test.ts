import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { createRestoreRecord, restoreKey } from '../../src/configuration/restore-record.ts'
import { createLabelBound } from '../../src/metrics/prometheus.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

describe('metrics and logs for operators', () => {
  let gateway: WholeGateway
  let metricsKey = ''
  beforeAll(async () => {
    gateway = await startWholeGateway({}, { inMemory: true })
    const { api } = gateway
    await api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'ABC' }] })
    await api('PUT', '/v1/partners/AWAY', {
      name: 'Away',
      symbols: [{ type: 'ISIL', value: 'AWAY' }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token: 'AWAY-token-long-enough' }],
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
      retry: { attempts: 100, firstDelay: 'PT1S', longestDelay: 'PT1S' },
    })
    const made = await api('POST', '/v1/keys', { role: 'metrics', name: 'monitoring' })
    metricsKey = String(Reflect.get(made.body as object, 'key'))
  })
  afterAll(() => gateway.stop())

  const scrape = async (key?: string): Promise<string> => {
    const response = await fetch(`${gateway.url}/metrics`, {
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    })
    return response.ok ? response.text() : String(response.status)
  }
  const send = async (): Promise<string> => {
    const { body } = await gateway.api('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'A title that nobody logs' },
      service: { type: 'loan' },
      patron: { id: 'patron-4711', surname: 'Nightingale' },
      rota: ['AWAY'],
    })
    const number = String(Reflect.get(body as object, 'number'))
    await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
    return number
  }

  test('metrics count calls, attempts and messages, and show the outbox and circuits', async () => {
    await send()
    await gateway.api('GET', '/v1/requests?q=Nightingale')
    await fetch(`${gateway.url}/no/such/path`)
    await fetch(`${gateway.url}/partners/AWAY/iso18626`, {
      method: 'POST',
      headers: { authorization: 'Bearer AWAY-token-long-enough', 'content-type': 'application/xml' },
      body: '<nothing/>',
    })
    expect((await fetch(`${gateway.url}/`, { redirect: 'manual' })).headers.get('location')).toBe('/console')
    expect((await fetch(`${gateway.url}/`, { method: 'PUT' })).status).toBe(405)
    const text = await until('an attempt and an open circuit', async () => {
      gateway.advance(1_000)
      const metrics = await scrape(metricsKey)
      return metrics.includes('lendwire_partner_circuit_blocked{') && metrics
    })
    expect(text).toMatch(/^lendwire_alarms_open\{condition="disk"\} [01]$/m)
    expect(text).toMatch(/^lendwire_disk_free_ratio 0?\.\d+|^lendwire_disk_free_ratio [01]$/m)
    expect(text).toMatch(
      /lendwire_http_requests_total\{method="POST",route="\/v1\/requests\/:number\/commands",status="202"\} 1/,
    )
    expect(text).toMatch(/lendwire_http_requests_total\{method="GET",route="none",status="404"\} 1/)
    expect(text).toMatch(
      /lendwire_delivery_attempts_total\{target="partner",partner="AWAY",protocol="iso18626",result="transient"\} \d/,
    )
    expect(text).toMatch(
      /lendwire_messages_received_total\{partner="AWAY",protocol="iso18626",state="unreadable"\} 1/,
    )
    expect(text).toMatch(/lendwire_partner_circuit_blocked\{partner="AWAY",state="(open|half_open)"\} 1/)
    expect(text).toMatch(/lendwire_outbox_deliveries\{state="(waiting|leased)"\} 1/)
    expect(text).toMatch(/lendwire_store_commit_duration_seconds_count [1-9]/)
    expect(text).toMatch(/nodejs_eventloop_lag_seconds /)
    expect(text).toMatch(/lendwire_build_info\{version="[^"]+"\} 1/)
    expect(text).not.toMatch(/Nightingale|patron-4711|nobody logs/)
  })

  test('metrics show requests by stage, attention by kind, and how far webhooks are behind', async () => {
    const { api } = gateway
    const endpoint = { library: 'ABC', url: 'http://127.0.0.1:9/events', allowPrivateNetwork: true }
    expect((await api('PUT', '/v1/webhooks/ils', endpoint)).status).toBeLessThan(300)
    expect((await api('POST', '/v1/webhooks/ils/secrets', {})).status).toBeLessThan(300)
    const { body } = await api('POST', '/v1/requests', {
      library: 'ABC',
      citation: { identifiers: [{ type: 'ISBN', value: '9780807083697' }] },
      service: { type: 'loan' },
      rota: ['AWAY'],
    })
    expect(body).toMatchObject({ attention: [{ kind: 'citation_incomplete' }] })
    const text = await until('an event that was not sent', async () => {
      gateway.advance(1_000)
      const metrics = await scrape(metricsKey)
      return /lendwire_webhook_oldest_event_seconds\{webhook="ils"\} [1-9]/.test(metrics) && metrics
    })
    expect(text).toMatch(/lendwire_requests\{stage="(ready|created)"\} [1-9]/)
    expect(text).toMatch(/lendwire_requests\{stage="on_loan"\} 0/)
    expect(text).toMatch(/lendwire_requests_attention\{kind="citation_incomplete"\} 1/)
    expect(text).toMatch(/lendwire_webhook_paused\{webhook="ils"\} 0/)
    await api('POST', '/v1/webhooks/ils/pause', {})
    expect(await scrape(metricsKey)).toMatch(/lendwire_webhook_paused\{webhook="ils"\} 1/)
  })

  test('metrics are for keys that may read them', async () => {
    expect(await scrape()).toBe('401')
    const made = await gateway.api('POST', '/v1/keys', { role: 'system', library: 'ABC', name: 'system' })
    expect(await scrape(String(Reflect.get(made.body as object, 'key')))).toBe('403')
  })

  test('every call is logged with its id, route, caller and request, and without what it is about', async () => {
    const number = await send()
    const response = await fetch(`${gateway.url}/v1/requests/${number}?note=Nightingale`, {
      headers: { authorization: `Bearer ${metricsKey}`, 'x-request-id': 'from-the-proxy-1' },
    })
    expect(response.headers.get('x-request-id')).toBe('from-the-proxy-1')
    const line = await until('the line of the call', () =>
      gateway.log.find(({ facts }) => facts?.requestId === 'from-the-proxy-1'),
    )
    expect(line).toMatchObject({
      level: 'info',
      message: 'HTTP call',
      facts: { method: 'GET', route: '/v1/requests/:number', status: 403, request: number },
    })
    const other = await fetch(`${gateway.url}/healthz`, { headers: { 'x-request-id': 'not\tan id' } }).catch(
      () => fetch(`${gateway.url}/healthz`),
    )
    expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(gateway.log)).not.toMatch(/Nightingale|patron-4711|nobody logs|token-long-enough/)
  })

  test('readiness lists each part with its state and since when', async () => {
    const read = async () => (await gateway.api('GET', '/readyz')).body
    const part = (name: string, state: string) => expect.objectContaining({ name, state })
    const before = await read()
    expect(before).toMatchObject({
      parts: expect.arrayContaining([part('store', 'ok'), part('restore', 'ok'), part('mailboxes', 'ok')]),
    })
    const value = createRestoreRecord(instantOf(gateway.now()), null)
    await gateway.store.putDocuments([{ kind: 'setting', key: restoreKey, value, expectedVersion: null }])
    expect(await read()).toMatchObject({
      status: 'degraded',
      parts: expect.arrayContaining([part('store', 'ok'), part('restore', 'degraded')]),
    })
    const since = (body: unknown, name: string): unknown =>
      (body as { parts: { name: string; since: string }[] }).parts.find((each) => each.name === name)?.since
    expect(since(await read(), 'store')).toBe(since(before, 'store'))
    expect(since(await read(), 'restore')).not.toBe(since(before, 'restore'))
    expect(await scrape(metricsKey)).toContain('lendwire_restore_paused 1')
    await gateway.store.putDocuments([
      { kind: 'setting', key: restoreKey, value: undefined, expectedVersion: null },
    ])
  })
})

test('the values of a label are bounded', () => {
  const bound = createLabelBound(2)
  const partners = ['A', 'B', 'C', 'A'].map((partner) => bound({ partner, result: 'dead' }).partner)
  expect(partners).toEqual(['A', 'B', 'other', 'A'])
})
