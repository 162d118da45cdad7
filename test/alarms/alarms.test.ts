import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { builtInRules } from '../../src/alarms/built-in-rules.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

const hour = 3_600_000

let mails: MailServer
let gateway: WholeGateway
beforeAll(async () => {
  mails = await startMailServer()
  gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: mails.url, LENDWIRE_MAIL_FROM: 'lendwire@gateway.example' },
    { inMemory: true, startAt: '2026-11-24T21:00:00.000Z' },
  )
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    timeZone: 'UTC',
    staffMails: { to: ['desk@abc.example'], digestAt: '07:30' },
  })
  await gateway.api('PUT', '/v1/partners/NORTH', {
    name: 'North Library',
    symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
  })
  await gateway.api('PUT', '/v1/alarm-settings', { to: ['admin@gateway.example'] })
})
afterAll(async () => {
  await gateway.stop()
  await mails.stop()
})

const Alarms = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      state: z.string(),
      title: z.string(),
      acknowledged: z.object({ by: z.string() }).nullable(),
      notifiedAt: z.string().nullable(),
    }),
  ),
})

const alarms = async () => Alarms.parse((await gateway.api('GET', '/v1/alarms')).body).items

const mailsTo = (address: string) =>
  mails.mails
    .filter(({ to }) => to.includes(address))
    .map(({ raw }) => ({ subject: /^Subject: (.*)$/m.exec(raw)?.[1] ?? '', raw }))

/** Moves the clock on in steps, as a night passes. */
const pass = (hours: number): void => gateway.advance(hours * hour)

const setCircuit = (value: unknown, key = 'NORTH') =>
  gateway.store.putDocuments([{ kind: 'circuit', key, value, expectedVersion: null }])

test('a new gateway has a rule for each condition', async () => {
  const { body } = await gateway.api('GET', '/v1/alarm-rules')
  const { items } = z
    .object({ items: z.array(z.object({ code: z.string(), status: z.string() })) })
    .parse(body)
  expect(items).toHaveLength(builtInRules.length)
  expect(items.every(({ status }) => status === 'active')).toBe(true)
})

test('a partner that dies at night: one mail, one that it is over, and the morning mail says what waited', async () => {
  await gateway.api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'Sult' },
    service: { type: 'loan' },
    rota: [],
  })
  const pausedSince = new Date(gateway.now() - 20 * 60_000).toISOString()
  await setCircuit({ failures: 9, openUntil: null, pausedSince })
  gateway.advance(1)
  await until('the alarm to be mailed', async () => mailsTo('admin@gateway.example').length > 0)
  expect(mailsTo('admin@gateway.example')[0]?.subject).toContain('Deliveries to North Library are paused')
  expect((await alarms()).filter(({ state }) => state === 'standing')).toMatchObject([
    { rule: 'partner-paused', title: expect.stringContaining('North Library'), acknowledged: null },
  ])
  // The connection is tested at once, and the alarm names the cause, and how many loans wait.
  await until('the connection test', async () =>
    JSON.stringify((await gateway.api('GET', '/v1/partners/NORTH/checks')).body).includes('"by":"outage"'),
  )
  gateway.advance(1)
  const [named] = await until('the cause', async () => {
    const found = (await alarms()).filter(({ title }) => title.includes('connection'))
    return found.length > 0 ? found : undefined
  })
  expect(named?.title).toMatch(/^Deliveries to North Library are paused: .*refuses the connection/)
  expect(named?.notifiedAt).not.toBeNull()
  expect(mailsTo('admin@gateway.example')[0]?.raw).toContain('/console/partners/NORTH')
  // However often it is looked, nobody is told twice.
  for (let looks = 0; looks < 3; looks += 1) pass(1)

  const resumed = await gateway.api('POST', '/v1/partners/NORTH/resume')
  expect(resumed.body).toMatchObject({ state: 'delivering' })
  pass(1)
  await until('people to be told that it is over', async () =>
    mailsTo('admin@gateway.example').some(({ subject }) => subject.startsWith('Over:')),
  )
  expect(
    mailsTo('admin@gateway.example').filter(({ subject }) => subject.includes('North Library')),
  ).toHaveLength(2)

  pass(7)
  const digest = await until('the morning mail', async () => mailsTo('desk@abc.example')[0])
  expect(digest.raw.replaceAll('=\r\n', '')).toContain('North Library')
  expect(digest.raw).toContain('Requests to send: 1')
  pass(1)
  expect(mailsTo('desk@abc.example')).toHaveLength(1)
})

test('a message that arrives ends a pause only where no test can say whether the partner works', async () => {
  const made = await gateway.api('PUT', '/v1/partners/LETTER', {
    name: 'Letter Library',
    symbols: [{ type: 'ISIL', value: 'X-LETTER' }],
    connection: { protocol: 'email', address: 'ill@letter.example' },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await gateway.api('PUT', '/v1/partners/SOUTH', {
    name: 'South Library',
    symbols: [{ type: 'ISIL', value: 'X-SOUTH' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
  })
  const pausedSince = new Date(gateway.now() - hour).toISOString()
  const acceptedSince = new Date(gateway.now() - 1_000).toISOString()
  const circuit = { failures: 9, openUntil: null, pausedSince, acceptedSince }
  const stateOf = async (partner: string) =>
    (await gateway.api('GET', `/v1/partners/${partner}/state`)).body as { readonly state: string }
  for (const partner of ['SOUTH', 'LETTER']) await setCircuit(circuit, partner)
  await gateway.settle()
  await until('no letter to be held back', async () => (await stateOf('LETTER')).state === 'delivering')
  await until('the connection test', async () =>
    JSON.stringify((await gateway.api('GET', '/v1/partners/SOUTH/checks')).body).includes('"by":"outage"'),
  )
  expect((await stateOf('SOUTH')).state).toBe('probing')
  await gateway.api('POST', '/v1/partners/SOUTH/resume')
})

test('an alarm that somebody looks after is sent to nobody else', async () => {
  // A look that is under way would still go by the settings of before.
  const lease = await until(
    'no look to be under way',
    async () => (await gateway.store.acquireLease('alarms', 600_000)) ?? undefined,
  )
  await gateway.api('PUT', '/v1/alarm-settings', {
    to: ['admin@gateway.example'],
    quietHours: { from: '00:00', to: '23:59' },
  })
  await setCircuit({
    failures: 9,
    openUntil: null,
    pausedSince: new Date(gateway.now() - hour).toISOString(),
  })
  await gateway.store.releaseLease('alarms', lease)
  gateway.advance(1)
  const raised = await until('the alarm', async () =>
    (await alarms()).find(({ state, rule }) => state === 'standing' && rule === 'partner-paused'),
  )
  // Mails about another partner may still come from the test before.
  const mailsAboutIt = () =>
    mailsTo('admin@gateway.example').filter(({ subject }) => subject.includes('North Library'))
  const before = mailsAboutIt().length
  const acknowledged = await until('the acknowledgement', async () => {
    const answer = await gateway.api('POST', `/v1/alarms/${raised.id}/acknowledge`)
    return answer.status === 200 ? answer.body : undefined
  })
  expect(acknowledged).toMatchObject({ id: raised.id, acknowledged: { by: expect.any(String) } })
  await gateway.api('PUT', '/v1/alarm-settings', { to: ['admin@gateway.example'] })
  await setCircuit(undefined)
  gateway.advance(1)
  await until('the alarm to end', async () =>
    (await alarms()).some(({ id, state }) => id === raised.id && state === 'over'),
  )
  expect(mailsAboutIt()).toHaveLength(before)
  expect((await gateway.api('POST', '/v1/alarms/no-such-alarm/acknowledge')).status).toBe(404)
})

test('that a partner has used most of its daily quota is reported to the people of the alarm settings', async () => {
  const { status } = await gateway.api('PUT', '/v1/partners/QUOTA', {
    name: 'Quota Library',
    symbols: [{ type: 'ISIL', value: 'X-QUOTA' }],
    connection: { protocol: 'iso18626', url: 'https://quota.example/iso18626' },
    dailyQuota: { messages: 5, megabytes: 100 },
    inboundCredentials: [{ kind: 'bearer', token: 'the-token-of-the-quota-library' }],
  })
  expect(status).toBeLessThan(300)
  for (let count = 0; count < 5; count += 1)
    await fetch(`${gateway.url}/partners/QUOTA/iso18626`, {
      method: 'POST',
      headers: { authorization: 'Bearer the-token-of-the-quota-library' },
      body: '<no message>',
    })
  const isAboutQuota = ({ subject }: { readonly subject: string }) =>
    subject.includes('Quota Library has used')
  await until('the mail', () => {
    gateway.advance(1)
    return mailsTo('admin@gateway.example').some(isAboutQuota)
  })
})
