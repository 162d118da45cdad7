import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

const token = 'the-token-of-the-north-library'
const hour = 3_600_000

let gateway: WholeGateway
let lender: Lender
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
  })
  lender = createLender({
    scenario: 'will-supply-then-loaned',
    pace: 0,
    gateway: { url: `${gateway.url}/partners/NORTH/iso18626`, token },
  })
  const url = await lender.start(0)
  for (const code of ['NORTH', 'SOUTH'])
    await gateway.api('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url },
      inboundCredentials: [
        { kind: 'bearer', token: code === 'NORTH' ? token : 'the-token-of-the-south-library' },
      ],
    })
})
afterAll(async () => {
  await lender.stop()
  await gateway.stop()
})

const Shown = z.object({
  items: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      from: z.string().nullable(),
      headers: z.array(z.object({ name: z.string(), value: z.string() })),
      sender: z.string(),
      verdict: z.string(),
      status: z.number(),
      summary: z.string().nullable(),
      reason: z
        .object({ text: z.string() })
        .transform(({ text }) => text)
        .nullable(),
    }),
  ),
})

const open = async (code = 'NORTH'): Promise<string> => {
  const { status, body } = await gateway.api('POST', `/v1/partners/${code}/inbound-view`, {})
  expect(status, JSON.stringify(body)).toBe(201)
  // The gateway of a test does not know its public URL.
  return `${gateway.url}${new URL(z.object({ url: z.string() }).parse(body).url).pathname}`
}
const read = async (url: string) => {
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  return { status: response.status, items: response.ok ? Shown.parse(await response.json()).items : [] }
}
const post = (path: string, secret: string, body = '<no message>'): Promise<Response> =>
  fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/xml',
      authorization: `Bearer ${secret}`,
      'user-agent': 'north/1',
      'x-of-their-own': 'what-may-be-secret',
    },
    body,
  })

test('the technician of a partner sees what arrives and why it is refused, without secrets and contents', async () => {
  const url = await open()
  const created = await gateway.api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'A title that nobody may see' },
    patron: { id: 'P-4711' },
    service: { type: 'loan' },
    rota: ['NORTH'],
  })
  expect(created.status).toBe(201)
  await post('/partners/NORTH/iso18626', token)
  await post('/partners/NORTH/iso18626', 'a-wrong-token-of-somebody')
  await post('/iso18626', 'a-wrong-token-of-somebody')
  await post('/partners/SOUTH/iso18626', 'the-token-of-the-south-library')
  const { items } = await read(url)
  expect(items.map(({ path, sender, verdict, status }) => [path, sender, verdict, status])).toEqual([
    ['/iso18626', 'possible', 'refused', 401],
    ['/partners/NORTH/iso18626', 'certain', 'refused', 401],
    ['/partners/NORTH/iso18626', 'certain', 'refused', 400],
  ])
  expect(items[1]).toMatchObject({ reason: 'Its credentials are not this partner’s.', from: '127.0.0.1' })
  expect(items[2]?.reason).toContain('no iso18626 message')
  expect(items[2]?.reason).toContain('(line 1, column 1')
  expect(items[0]?.from).toBeNull()
  expect(items[1]?.headers).toContainEqual({ name: 'authorization', value: 'Bearer …' })
  expect(items[1]?.headers).toContainEqual({ name: 'user-agent', value: 'north/1' })
  expect(items[1]?.headers).toContainEqual({ name: 'x-of-their-own', value: '…' })
  const page = await fetch(url, { headers: { 'accept-language': 'de' } })
  const html = await page.text()
  expect(html).toContain('Abgelehnt')
  expect(page.headers.get('refresh')).toBe('10')
  for (const secret of [
    token,
    'a-wrong-token',
    'nobody may see',
    'P-4711',
    'no message',
    'what-may-be-secret',
  ])
    expect(html + JSON.stringify(items)).not.toContain(secret)
})

test('a message to a wrong path is shown without what may be a secret, and letter case is named', async () => {
  const url = await open()
  for (const path of [
    '/partners/SOUTH/iso1862',
    '/partners/NORTH/iso18626/',
    '/partners/NORTH/a-secret-in-the-path',
    '/ISO18626',
    '/partners/north/iso18626',
    '/v1/partners',
  ])
    await post(path, 'a-wrong-token-of-somebody')
  expect(
    (await read(url)).items.map(({ path, sender, status, reason }) => [path, sender, status, reason]),
  ).toEqual([
    [
      '/partners/north/iso18626',
      'certain',
      401,
      'Letter case counts: the address is /partners/NORTH/iso18626.',
    ],
    ['/ISO18626', 'possible', 404, 'Nothing takes messages at this path.'],
    ['/partners/NORTH/…', 'certain', 404, 'Nothing takes messages at this path.'],
    ['/partners/NORTH/iso18626/', 'certain', 404, 'Nothing takes messages at this path.'],
  ])
})

test('a call by another method, such as a browser’s GET, is shown', async () => {
  const url = await open()
  for (const path of ['/partners/NORTH/iso18626', '/partners/NORTH/iso18626/a-secret', '/partners/NORTH/iso'])
    await fetch(`${gateway.url}${path}`)
  await fetch(`${gateway.url}/iso18626`, { method: 'PUT', body: '<no message>' })
  const byPost = (method: string): string => `Messages are posted (POST); this came by ${method}.`
  expect(
    (await read(url)).items.map(({ method, path, status, reason }) => [method, path, status, reason]),
  ).toEqual([
    ['PUT', '/iso18626', 405, byPost('PUT')],
    ['GET', '/partners/NORTH/iso', 404, 'Nothing takes messages at this path.'],
    ['GET', '/partners/NORTH/iso18626', 405, byPost('GET')],
    ['GET', '/partners/NORTH/iso18626', 405, byPost('GET')],
  ])
})

test('free text in the place of a code, an id or an agency is not shown', async () => {
  const url = await open()
  const message = (agency: string, reason: string, status: string): string =>
    `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><supplyingAgencyMessage><header><supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>${agency}</agencyIdValue></supplyingAgencyId><requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>X-ABC</agencyIdValue></requestingAgencyId><timestamp>2026-11-24T08:00:00Z</timestamp><requestingAgencyRequestId>for Anna Moss</requestingAgencyRequestId></header><messageInfo><reasonForMessage>${reason}</reasonForMessage></messageInfo><statusInfo><status>${status}</status><lastChange>2026-11-24T08:00:00Z</lastChange></statusInfo></supplyingAgencyMessage></ISO18626Message>`
  for (const body of [
    message('X-NORTH', 'Anna Moss wants it', 'Moss'),
    message('X-NORTH', 'StatusChange', 'for Anna Moss'),
    message('for Anna Moss', 'StatusChange', 'Loaned'),
  ])
    await post('/partners/NORTH/iso18626', token, body)
  const { items } = await read(url)
  expect(items.map(({ summary }) => summary)).toEqual([
    'supplyingAgencyMessage StatusChange Loaned',
    'supplyingAgencyMessage StatusChange …',
    'supplyingAgencyMessage … …',
  ])
  expect(items[1]?.reason).toContain('statusInfo/status')
  expect(JSON.stringify(items)).not.toContain('Moss')
})

test('a message that is taken is shown as that', async () => {
  const url = await open()
  const { body } = await gateway.api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'Sult' },
    service: { type: 'loan' },
    rota: ['NORTH'],
  })
  const { number } = z.object({ number: z.string() }).parse(body)
  await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  const taken = await until('the lender’s answer', async () =>
    (await read(url)).items.find(
      ({ verdict, summary }) => verdict === 'taken' && summary?.includes('WillSupply'),
    ),
  )
  expect(taken).toMatchObject({
    status: 200,
    sender: 'certain',
    summary: expect.stringContaining('WillSupply'),
  })
})

test('a page ends when it is withdrawn, made again, or its time is over; admins see the same', async () => {
  const first = await open()
  const second = await open()
  expect((await read(first)).status).toBe(404)
  await post('/partners/NORTH/iso18626', 'a-wrong-token-of-somebody')
  expect((await read(second)).items).toHaveLength(1)
  expect((await gateway.api('GET', '/v1/partners/NORTH/inbound-view')).body).toMatchObject({
    arrivals: [{ verdict: 'refused' }],
  })
  expect((await gateway.api('DELETE', '/v1/partners/NORTH/inbound-view')).status).toBe(204)
  expect((await read(second)).status).toBe(404)
  expect((await gateway.api('GET', '/v1/partners/NORTH/inbound-view')).status).toBe(404)
  // Nothing is kept while no page is open.
  await post('/partners/NORTH/iso18626', 'a-wrong-token-of-somebody')
  const third = await open()
  expect((await read(third)).items).toEqual([])
  await post('/partners/NORTH/iso18626', 'a-wrong-token-of-somebody')
  gateway.advance(hour)
  expect(await read(third)).toEqual({ status: 200, items: [] })
  gateway.advance(24 * hour)
  expect((await read(third)).status).toBe(404)
})

test('only a partner that posts messages has such a page', async () => {
  await gateway.api('PUT', '/v1/partners/MAIL', {
    name: 'Mail',
    symbols: [{ type: 'ISIL', value: 'X-MAIL' }],
    connection: { protocol: 'email', address: 'ill@mail.example' },
  })
  expect((await gateway.api('POST', '/v1/partners/MAIL/inbound-view', {})).status).toBe(409)
  expect((await gateway.api('POST', '/v1/partners/NOBODY/inbound-view', {})).status).toBe(404)
})

test('a call without a body makes a page for as long as the default says', async () => {
  const { status, body } = await gateway.api('POST', '/v1/partners/NORTH/inbound-view')
  expect(status).toBe(201)
  const { createdAt, expiresAt } = body as { createdAt: string; expiresAt: string }
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(24 * 3_600_000)
})

test('deleting a partner deletes its page and its connection tests', async () => {
  const profile = (await gateway.api('GET', '/v1/partners/SOUTH')).body as Record<string, unknown>
  const { version: _, ...document } = profile
  const url = await open('SOUTH')
  await gateway.api('POST', '/v1/partners/SOUTH/check', {})
  const checks = () => gateway.api('GET', '/v1/partners/SOUTH/checks')
  expect((await checks()).body).toMatchObject({ items: [{ outcome: expect.any(String) }] })
  expect((await gateway.api('DELETE', '/v1/partners/SOUTH')).status).toBe(204)
  expect((await read(url)).status).toBe(404)
  expect((await gateway.api('PUT', '/v1/partners/SOUTH', document)).status).toBeLessThan(300)
  expect((await read(url)).status).toBe(404)
  expect((await checks()).body).toMatchObject({ items: [] })
})
