import { afterAll, beforeAll, expect, test } from 'vitest'
import { AlarmMessage } from '../../src/alarms/alarm.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { type Receiver, startReceiver } from '../webhooks/receiver.ts'

let mails: MailServer
/** True while the mail server refuses every mail. */
let isBroken = true
let receiver: Receiver
let gateway: WholeGateway
beforeAll(async () => {
  mails = await startMailServer({
    onRcptTo: (_address, _session, done) =>
      isBroken ? done(new Error('this server takes no mails')) : done(),
  })
  receiver = await startReceiver()
  gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: mails.url, LENDWIRE_MAIL_FROM: 'lendwire@gateway.example' },
    { inMemory: true, startAt: '2026-11-24T12:00:00.000Z' },
  )
  await gateway.api('PUT', '/v1/partners/NORTH', {
    name: 'North Library',
    symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
  })
})
afterAll(async () => {
  await gateway.stop()
  await receiver.close()
  await mails.stop()
})

test('an alarm that the mail server does not take goes out by the webhook', async () => {
  const { api, store } = gateway
  const settings = await api('PUT', '/v1/alarm-settings', {
    to: ['admin@gateway.example'],
    webhook: { url: receiver.url, secret: `whsec_${'a'.repeat(32)}`, allowPrivateNetwork: true },
  })
  expect(settings.status, JSON.stringify(settings.body)).toBe(200)
  const rule = { condition: { kind: 'partner_paused', minutes: 15 }, email: 'at_once', webhook: false }
  expect((await api('PUT', '/v1/alarm-rules/partner-paused', rule)).status).toBe(200)
  const pausedSince = new Date(gateway.now() - 20 * 60_000).toISOString()
  const circuit = { failures: 9, openUntil: null, pausedSince }
  await store.putDocuments([{ kind: 'circuit', key: 'NORTH', value: circuit, expectedVersion: null }])
  await until('the mail server to refuse the mail', async () => {
    gateway.advance(1)
    const messages = await store.listDocuments('alarm_message')
    return messages.some(({ value }) => AlarmMessage.safeParse(value).data?.attempts === 1)
  })
  gateway.advance(61_000)
  await until('the webhook to be posted', () => {
    gateway.advance(1)
    return receiver.calls.some(({ body }) => body.includes('Deliveries to North Library are paused'))
  })
  expect(mails.mails).toEqual([])
})

test('once the mail server is back, each channel has sent everything once, and not in quiet hours', async () => {
  const { api, store } = gateway
  const settings = {
    to: ['admin@gateway.example'],
    webhook: { url: receiver.url, secret: `whsec_${'a'.repeat(32)}`, allowPrivateNetwork: true },
  }
  const messages = async () =>
    (await store.listDocuments('alarm_message')).flatMap(
      ({ value }) => AlarmMessage.safeParse(value).data ?? [],
    )
  const aboutNorth = () => receiver.calls.filter(({ body }) => body.includes('Deliveries to North Library'))
  await api('PUT', '/v1/alarm-settings', { ...settings, quietHours: { from: '00:00', to: '23:59' } })
  isBroken = false
  gateway.advance(7_200_000)
  // A look in quiet hours: another alarm is raised, and the mail that is due again waits.
  await store.putDocuments([
    { kind: 'partner', key: 'broken', value: { code: 'broken' }, expectedVersion: 0 },
  ])
  await until('another look', async () => {
    gateway.advance(1)
    const { body } = await api('GET', '/v1/alarms')
    return JSON.stringify(body).includes('configuration-fault')
  })
  expect(mails.mails).toEqual([])

  await store.putDocuments([
    { kind: 'circuit', key: 'NORTH', value: undefined, expectedVersion: null },
    { kind: 'partner', key: 'broken', value: undefined, expectedVersion: null },
  ])
  await api('PUT', '/v1/alarm-settings', settings)
  await until('nothing to wait any more', async () => {
    gateway.advance(1)
    return aboutNorth().length > 1 && mails.mails.length > 0 && (await messages()).length === 0
  })
  expect(aboutNorth()).toHaveLength(2)
  expect(mails.mails.filter(({ raw }) => raw.includes('Deliveries to North Library'))).toHaveLength(1)
  expect(mails.mails[0]?.raw).toContain('This happened and is over')
  expect(mails.mails[0]?.raw).not.toContain('Action needed')
})
