import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultLimits } from '@lendwire/email'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createMailParser, type MailParserLimits } from '../../src/node/mail-threads/mail-parser.ts'
import { startGateway } from '../../src/node.ts'
import { parseMail } from '../../src/partners/email/parse-mail.ts'
import { adminKey } from '../support/gateway.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const parserOf = (limits: Partial<MailParserLimits>) => {
  const parser = createMailParser({ smallest: 0, ...limits })
  closers.push(parser.close)
  return (raw: Uint8Array) => parser.parse(raw, defaultLimits)
}

const mailOf = (subject: string, text: string): Uint8Array =>
  Buffer.from(
    [
      `From: Lender <ill@lender.example>`,
      `Subject: ${subject}`,
      'Content-Type: multipart/mixed; boundary=part',
      '',
      '--part',
      'Content-Type: text/html',
      '',
      text,
      ...['a', 'b'].flatMap((name) => [
        '--part',
        `Content-Type: application/pdf; name=${name}.pdf`,
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(`%PDF-1.7 ${name}`).toString('base64'),
      ]),
      '--part--',
    ].join('\r\n'),
  )

test('a mail that is parsed in the thread is the same, attachments and all', async () => {
  const parse = parserOf({})
  const mails = ['first', 'second'].map((subject) => mailOf(subject, '<p>We <b>cannot</b> lend it.</p>'))
  const parsed = await Promise.all(mails.map(parse))
  expect(parsed).toEqual(await Promise.all(mails.map((mail) => parseMail(mail, defaultLimits))))
  expect(parsed[1]).toMatchObject({ ok: true, reply: { written: 'We cannot lend it.' } })
  expect(await parse(Buffer.from('no mail'))).toMatchObject({ ok: false, reason: 'not_a_mail' })
})

test('a mail that takes too long is refused, and the next one is read by another thread', async () => {
  const parse = parserOf({ time: ({ byteLength }) => (byteLength > 1_000_000 ? 1 : 60_000) })
  const [long, next] = await Promise.all([
    parse(mailOf('long', '<li>'.repeat(1_000_000))),
    parse(mailOf('next', 'Yes.')),
  ])
  expect(long).toMatchObject({ ok: false, reason: 'too_costly' })
  expect(next).toMatchObject({ ok: true, reply: { written: 'Yes.' } })
})

test('a mail that is under way when the gateway stops must come again', async () => {
  const parser = createMailParser({ smallest: 0 })
  const parsing = parser.parse(mailOf('late', 'Yes.'), defaultLimits)
  await parser.close()
  await expect(parsing).rejects.toMatchObject({ code: 'unavailable' })
})

test('a gateway parses large mails in a thread, small ones without', async () => {
  let threads = 0
  const count = (): void => {
    threads += 1
  }
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-mails-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const running = await startGateway(
    readConfig({
      LENDWIRE_PORT: '0',
      LENDWIRE_STORE: `sqlite:${folder}/lendwire.sqlite`,
      LENDWIRE_ADMIN_KEY: adminKey,
    }),
    { log: () => undefined, print: () => undefined },
  )
  closers.push(running.stop)
  const send = (method: string, path: string, key: string, body: Blob) =>
    fetch(running.url + path, { method, headers: { authorization: `Bearer ${key}` }, body })
  const token = 'a-token-with-which-mails-are-pushed-7311'
  const saved = await send(
    'PUT',
    '/v1/mailboxes/main',
    adminKey,
    new Blob([JSON.stringify({ inboundCredentials: [{ kind: 'bearer', token }] })], {
      type: 'application/json',
    }),
  )
  expect(saved.status).toBe(201)
  subscribe('worker_threads', count)
  closers.push(async () => unsubscribe('worker_threads', count))
  const push = (raw: Uint8Array) => send('POST', '/email/inbound', token, new Blob([new Uint8Array(raw)]))
  expect(await (await push(mailOf('small', 'Yes.'))).json()).toMatchObject({ state: 'review' })
  expect(threads).toBe(0)
  expect(await (await push(mailOf('large', '<b>Yes.</b>'.repeat(10_000)))).json()).toMatchObject({
    state: 'review',
  })
  expect(threads).toBe(1)
})
