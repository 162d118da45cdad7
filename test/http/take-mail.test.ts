import { afterAll, beforeAll, expect, test } from 'vitest'
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

test('the beginning of a mail that is too long is kept', async () => {
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

test('a mail that cannot be stored is refused, so that it comes again', async () => {
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

test('the oldest mails of a sender that match no request are deleted when there are too many', async () => {
  const own = await startHttp({ settings: { mailLimit: 20_000_000 } })
  await own.call('PUT', '/v1/mailboxes/main', { json: {} })
  const rare = new TextEncoder().encode('From: b@partner.example\r\nSubject: Ours\r\n\r\nIt was sent.\r\n')
  await own.takeMail(main, rare)
  for (let count = 1; count <= 4; count += 1)
    expect(
      (await own.takeMail(main, mail(`${'Long words. '.repeat(1_200_000)}${'.'.repeat(count)}`))).kind,
    ).toBe('kept')
  const listed = await own.call('GET', '/v1/messages?state=review')
  const subjects = (listed.at('items') as { mail: { subject: string } }[]).map((item) => item.mail.subject)
  expect(subjects).toEqual(['Books', 'Books', 'Books', 'Ours'])
  expect(listed.words('items', 0, 'reason', 'text')).toContain('1 older messages were dropped')
  await own.close()
})
