import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { emailPartner } from '../e2e/mailbox-scene.ts'
import { freePort } from '../support/free-port.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { startMailServer } from '../support/smtp.ts'

const program = join(import.meta.dirname, '../../bin/lendwire.js')
const token = 'the-token-of-the-mail-service'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** Runs `lendwire lender --protocol email` as its user would; gives its mail server's address and what it prints. */
const runLender = async (...options: readonly string[]) => {
  const child = spawn(process.execPath, [program, 'lender', '--protocol', 'email', '--pace', '0', ...options])
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let printed = ''
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
  })
  closers.push(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const url = await until('the lender', () => /receives letters on (smtp:\S+)/.exec(printed)?.[1])
  return { url, lines: () => printed.split('\n').map((line) => line.replace(/^\d\d:\d\d:\d\d /, '')) }
}

/** Starts a gateway that sends its letters to a mail server. */
const startGateway = async (smtpUrl: string, connection: Readonly<Record<string, unknown>> = {}) => {
  const gateway = await startWholeGateway({ LENDWIRE_SMTP_URL: smtpUrl }, { inMemory: true })
  closers.push(gateway.stop)
  await gateway.api('PUT', '/v1/libraries/LIBA', {
    name: 'Library A',
    symbols: [{ type: 'ISIL', value: 'LIB-A' }],
    email: 'ill@library.example',
    replyAddress: 'ill+{token}@library.example',
  })
  await gateway.api('PUT', '/v1/partners/SUP', emailPartner('SUP', 'ill@partner.example', connection))
  await gateway.api('PUT', '/v1/mailboxes/main', { inboundCredentials: [{ kind: 'bearer', token }] })
  return gateway
}

const borrow = async (gateway: WholeGateway): Promise<string> => {
  const { body } = await gateway.api('POST', '/v1/requests', {
    library: 'LIBA',
    citation: { title: 'Der Process' },
    service: { type: 'loan' },
    rota: ['SUP'],
  })
  const { number } = body as { number: string }
  await command(gateway, number, 'send')
  return number
}
const command = (gateway: WholeGateway, number: string, type: string) =>
  gateway.api('POST', `/v1/requests/${number}/commands`, { type })
const becomes = (gateway: WholeGateway, number: string, status: string) =>
  until(`${number} to be ${status}`, async () => {
    const { body } = await gateway.api('GET', `/v1/requests/${number}`)
    return (body as { status: string }).status === status
  })

test('a lender at the command line takes letters and answers by their links', async () => {
  const lender = await runLender()
  const gateway = await startGateway(lender.url)
  const number = await borrow(gateway)
  await becomes(gateway, number, 'shipped_physically')
  await command(gateway, number, 'receive')
  await command(gateway, number, 'return')
  await becomes(gateway, number, 'request_completed')
  await until('the last line', () => lender.lines().includes(`→ ${number}-1 checked_in by link: taken`))
  expect(lender.lines().slice(1, -1)).toEqual([
    `← ${number}-1 request: take`,
    `→ ${number}-1 will_supply by link: taken`,
    `→ ${number}-1 shipped by link: taken`,
    `← ${number}-1 received: take`,
    `← ${number}-1 shipped_return: take`,
    `→ ${number}-1 checked_in by link: taken`,
  ])
})

test('it answers by replies that it pushes, and tells a letter that asks again from the first', async () => {
  const port = await freePort()
  const gateway = await startGateway(`smtp://127.0.0.1:${port}`, { senderChecks: { token: true } })
  const lender = await runLender(
    ...['--port', String(port), '--scenario', 'retry-possible', '--address', 'ill@partner.example'],
    ...['--gateway', `${gateway.url}/email/inbound`, '--token', token],
  )
  const number = await borrow(gateway)
  await becomes(gateway, number, 'retry_possible')
  await command(gateway, number, 'retry')
  await becomes(gateway, number, 'shipped_physically')
  await until('the last line', () => lender.lines().length > 6)
  expect(lender.lines().slice(1, -1)).toEqual([
    `← ${number}-1 request: take`,
    `→ ${number}-1 retry_possible by reply: HTTP 200 applied`,
    `← ${number}-2 request: take`,
    `→ ${number}-2 will_supply by reply: HTTP 200 applied`,
    `→ ${number}-2 shipped by reply: HTTP 200 applied`,
  ])
})

test('or by a mail server', async () => {
  const outgoing = await startMailServer()
  closers.push(outgoing.stop)
  const lender = await runLender('--scenario', 'unfilled', '--smtp', outgoing.url)
  const gateway = await startGateway(lender.url, { senderChecks: { token: true }, links: false })
  const number = await borrow(gateway)
  const { raw, from, to } = await until('the reply', () => outgoing.mails[0])
  expect(from).toBe('ill@partner.example')
  expect(to[0]).toMatch(/^ill\+.+@library\.example$/)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' }
  await fetch(`${gateway.url}/email/inbound`, { method: 'POST', headers, body: raw })
  await becomes(gateway, number, 'rejected_by_partner')
})
