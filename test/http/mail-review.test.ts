import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { MailboxCode } from '../../src/partners/mailbox.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

const mails = 49
let gateway: TestGateway

beforeAll(async () => {
  gateway = await startHttp({ settings: { mailLimit: 10_000_000 } })
  await gateway.call('PUT', '/v1/mailboxes/main', { json: {} })
})
afterAll(() => gateway.close())

const takeMails = async (): Promise<void> => {
  const filler = Buffer.alloc(300_000, 'scan').toString('base64')
  for (let number = 1; number <= mails; number += 1)
    await gateway.takeMail(
      MailboxCode.parse('main'),
      new TextEncoder().encode(
        [
          `From: lender-${number}@partner.example`,
          `Message-ID: <${number}@partner.example>`,
          `Subject: Book ${number}`,
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=part',
          '',
          '--part',
          'Content-Type: text/plain; charset=utf-8',
          '',
          `${'It was sent, and this is a long text. '.repeat(1_000)}`,
          '--part',
          'Content-Type: application/pdf; name=scan.pdf',
          'Content-Transfer-Encoding: base64',
          '',
          filler,
          '--part--',
          '',
        ].join('\r\n'),
      ),
    )
}

test('a mail is parsed once, when it comes: no list and no view parses it again', async () => {
  // Every mail is parsed by this library: its calls are counted, and go through.
  const parse = vi.spyOn(PostalMime, 'parse')
  await takeMails()
  expect(parse).toHaveBeenCalledTimes(mails)
  const subjects: string[] = []
  let cursor = ''
  for (let page = 0; page < 3; page += 1) {
    const listed = await gateway.call('GET', `/v1/messages?state=review&limit=20${cursor}`)
    expect(listed.status).toBe(200)
    expect(listed.text.length).toBeLessThan(1_000_000)
    const items = listed.at('items') as { mail: { subject: string; shortened: boolean } }[]
    for (const { mail } of items) {
      expect(mail.shortened).toBe(true)
      subjects.push(mail.subject)
    }
    cursor = `&cursor=${listed.at('nextCursor')}`
  }
  expect(subjects).toEqual(Array.from({ length: mails }, (_, index) => `Book ${mails - index}`))
  const [first] = (await gateway.call('GET', '/v1/messages?state=review&limit=1')).at('items') as {
    id: string
  }[]
  const counted = await gateway.call('GET', '/v1/messages/counts')
  expect(counted.at('review')).toBe(mails)
  // Who reads the list again and again is in the audit log once for each mail.
  const readings = await gateway.call('GET', '/v1/audit?limit=200&action=GET%20/v1/messages')
  expect(readings.at('items')).toHaveLength(3)
  const one = await gateway.call('GET', `/v1/messages/${first?.id}`)
  expect(one.at('mail', 'attachments', 0)).toMatchObject({ name: 'scan.pdf', size: 300_000 })
  expect(parse).toHaveBeenCalledTimes(mails)
})
