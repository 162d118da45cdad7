import { afterAll, beforeAll, expect, test } from 'vitest'
import { restore } from '../../src/cli/restore.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

const hour = 3_600_000
const [patron, desk, admin, lender] = [
  'patron@example.org',
  'desk@abc.example',
  'admin@gateway.example',
  'ill@north.example',
]

let mails: MailServer
let gateway: WholeGateway
beforeAll(async () => {
  mails = await startMailServer()
  gateway = await startWholeGateway(
    {
      LENDWIRE_SMTP_URL: mails.url,
      LENDWIRE_MAIL_FROM: 'lendwire@gateway.example',
      LENDWIRE_PUBLIC_URL: 'https://ill.example',
    },
    { inMemory: true, startAt: '2026-11-24T21:00:00.000Z' },
  )
  await gateway.api('PUT', '/v1/workflows/noticing', {
    patronNotices: ['pending_approval'],
    steps: { approval: true },
  })
  for (const [code, workflow] of [
    ['ABC', 'noticing'],
    ['XYZ', undefined],
  ])
    await gateway.api('PUT', `/v1/libraries/${code}`, {
      name: `Library ${code}`,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      timeZone: 'UTC',
      email: 'ill@library.example',
      workflow,
      ...(code === 'ABC' ? { staffMails: { to: [desk], digestAt: '07:30' } } : {}),
    })
  for (const [code, address] of [
    ['NORTH', lender],
    ['DEAD', 'ill@dead.example'],
  ])
    await gateway.api('PUT', `/v1/partners/${code}`, {
      name: `${code} Library`,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      connection: { protocol: 'email', address },
    })
  await gateway.api('PUT', '/v1/alarm-settings', { to: [admin] })
  await gateway.store.putDocuments([
    {
      kind: 'circuit',
      key: 'DEAD',
      value: { failures: 7, openUntil: '2026-11-26T00:00:00.000Z', pausedSince: '2026-11-24T20:00:00.000Z' },
      expectedVersion: null,
    },
  ])
  await gateway.restart(async () => {
    const output = { print: () => undefined, complain: () => undefined }
    await restore(undefined, { store: `sqlite:${gateway.file}`, inPlace: true }, output)
  })
})
afterAll(async () => {
  await gateway.stop()
  await mails.stop()
})

const receivers = (): ReadonlySet<string> => new Set(mails.mails.flatMap(({ to }) => to))

const create = async (library: string, more: object): Promise<string> => {
  const { status, body } = await gateway.api('POST', '/v1/requests', {
    library,
    citation: { title: 'Sult' },
    service: { type: 'loan' },
    ...more,
  })
  expect(status).toBe(201)
  return Object(body).number
}

/** Sends a request to the partner that has been released. Its letter shows that the gateway has looked at what is due. */
const sendLetter = async (): Promise<void> => {
  const before = mails.mails.length
  const number = await create('XYZ', { rota: ['NORTH'] })
  await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  await until('the letter', () => mails.mails.length > before)
}

test('mails to patrons, staff and admins wait until everything in a restored store is released', async () => {
  await create('ABC', { patron: { id: 'p1', email: patron } })
  // The morning mail and the alarm about the paused partner are due.
  gateway.advance(12 * hour)
  await gateway.api('POST', '/v1/restore/release', { partners: ['NORTH'] })
  await sendLetter()
  gateway.advance(60_000)
  await sendLetter()
  expect([...receivers()]).toEqual([lender])

  await gateway.api('POST', '/v1/restore/release', {})
  gateway.advance(60_000)
  await until('the mails that waited', () => receivers().size === 4)
  expect([...receivers()].toSorted()).toEqual([admin, desk, lender, patron].toSorted())
})
