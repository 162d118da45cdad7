import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { MailboxCode } from '../../src/partners/mailbox.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
const main = MailboxCode.parse('main')
const mail = (words: string): Uint8Array =>
  new TextEncoder().encode(
    `From: a@partner.example\r\nMessage-ID: <${words.length}@partner.example>\r\nSubject: Books\r\n\r\n${words}\r\n`,
  )

beforeAll(async () => {
  gateway = await startHttp({ settings: { mailLimit: 10_000 } })
  expect((await gateway.call('PUT', '/v1/mailboxes/main', { json: {} })).status).toBe(201)
})
afterAll(() => gateway.close())

test('a mail that a Worker hands in is kept once, and shown to staff', async () => {
  const taken = await gateway.takeMail(main, mail('Hello.'))
  expect(taken).toMatchObject({ kind: 'kept', message: { state: 'review', library: null } })
  expect(await gateway.takeMail(main, mail('Hello.'))).toEqual({ kind: 'known' })
  const listed = await gateway.call('GET', '/v1/messages?state=review')
  expect(listed.at('items')).toMatchObject([{ mail: { subject: 'Books', written: 'Hello.' } }])
})

test('of a mail that is too long the beginning is kept', async () => {
  expect(await gateway.takeMail(main, mail('x'.repeat(20_000)))).toMatchObject({
    kind: 'kept',
    message: { state: 'too_large', truncated: true },
  })
})

test('a mail for a mailbox that is not there is refused', async () => {
  await expect(gateway.takeMail(MailboxCode.parse('other'), mail('Hello?'))).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('what cannot be stored is not taken: the mail must come again', async () => {
  const failing = await startHttp({
    storeWith: () => ({ keepMessage: () => Promise.reject(new Error('the disk is full')) }),
  })
  await failing.call('PUT', '/v1/mailboxes/main', {
    json: { inboundCredentials: [{ kind: 'bearer', token: 'a-token-that-is-long' }] },
  })
  const pushed = await failing.call('POST', '/email/inbound', {
    key: 'a-token-that-is-long',
    body: 'Subject: Books\r\n\r\nHello.',
  })
  expect(pushed.status).toBeGreaterThanOrEqual(500)
  await failing.close()
})

test('of mails that match no request the first of a day are kept whole, and of more the beginning', async () => {
  const now = instantOf(gateway.time())
  await gateway.store.incrementCounter('unmatched mails main', now, 86_400_000, 1_000)
  const taken = await gateway.takeMail(main, mail('Long words. '.repeat(750)))
  expect(taken).toMatchObject({
    kind: 'kept',
    message: { truncated: true, reason: expect.stringContaining('only the beginning is kept') },
  })
  expect(taken.kind === 'kept' ? taken.message.raw.length : 0).toBe(8_192)
})
