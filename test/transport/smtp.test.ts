import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import PostalMime from 'postal-mime'
import { afterEach, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import type { Mail } from '../../src/partners/mail.ts'
import { createSmtpWire, type SmtpOptions } from '../../src/transport/smtp.ts'
import { sayingWire } from '../support/saying-wire.ts'
import { startMailServer } from '../support/smtp.ts'
import { selfSignedCertificate } from './self-signed.ts'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const wireTo = (url: string, options: Omit<SmtpOptions, 'url'> = {}) => {
  const wire = sayingWire(createSmtpWire({ url, ...options }))
  closing.push(() => wire.close())
  return wire
}

const mail: Mail = {
  from: { name: 'Åbc Library', address: 'ill@abc.example' },
  to: { name: 'Reader', address: 'reader@example.org' },
  subject: 'Your request\r\nBcc: everybody@example.org',
  text: 'Arrived.',
  html: '<p>Arrived.</p>',
  messageId: '<1@abc.example>',
  date: instantOf(Date.UTC(2026, 0, 2)),
}

const refusing = (at: 'onMailFrom' | 'onRcptTo', code: number) =>
  startMailServer({
    [at]: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
      done(Object.assign(new Error('not now'), { responseCode: code })),
  })

/** Says what a mail server says up to the end of DATA, then drops the connection without an answer. */
const droppingServer = async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 mail\r\n')
    let data = false
    socket.on('data', (bytes) => {
      const words = bytes.toString()
      if (data && words.includes('\r\n.\r\n')) socket.destroy()
      else if (data) return
      else if (words.startsWith('DATA')) {
        data = true
        socket.write('354 go on\r\n')
      } else socket.write('250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(() => resolve())))
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('mail over SMTP', () => {
  test('goes out under its own Message-ID, and no data becomes a header', async () => {
    const server = await startMailServer()
    closing.push(server.stop)
    const result = await wireTo(server.url).dispatch({ mail, timeout: 60_000 })
    expect(result).toMatchObject({ kind: 'taken' })
    const [taken] = server.mails
    expect(taken?.to).toEqual(['reader@example.org'])
    expect(taken?.raw).toContain('Message-ID: <1@abc.example>')
    expect(taken?.raw).not.toMatch(/^Bcc:/im)
  })

  test('shows words that look encoded as they were written', async () => {
    const server = await startMailServer()
    closing.push(server.stop)
    const words = '=?utf-8?q?Request_LW-2?= and =?utf-8?b?QmNjOg==?='
    const named = { name: words, address: 'ill@abc.example' }
    await wireTo(server.url).dispatch({ mail: { ...mail, subject: words, from: named }, timeout: 60_000 })
    const { subject, from } = await PostalMime.parse(server.mails[0]?.raw ?? '')
    expect([subject, from?.name].map((each) => each?.replaceAll('\u2060', ''))).toEqual([words, words])
  })

  test.each([
    ['onMailFrom', 451, 'not_taken'],
    ['onRcptTo', 450, 'not_taken'],
    ['onMailFrom', 550, 'refused'],
    ['onRcptTo', 553, 'refused'],
  ] as const)('%s answering %i is %s', async (at, code, kind) => {
    const server = await refusing(at, code)
    closing.push(server.stop)
    expect(await wireTo(server.url).dispatch({ mail, timeout: 60_000 })).toMatchObject({ kind })
  })

  test('a port without a listener is surely not taken', async () => {
    const server = await startMailServer()
    await server.stop()
    expect(await wireTo(server.url).dispatch({ mail, timeout: 60_000 })).toMatchObject({ kind: 'not_taken' })
  })

  test('a mail that takes too long makes room for the next', async () => {
    let receivedLength = 0
    const server = await startMailServer({
      onMailFrom: (_address, _session, done) => {
        receivedLength += 1
        if (receivedLength > 1) done()
      },
    })
    closing.push(server.stop)
    const wire = wireTo(server.url, { connections: 1 })
    const slow = wire.dispatch({ mail, timeout: 2_000 })
    const next = wire.dispatch({ mail, timeout: 60_000 })
    expect(await slow).toEqual({ kind: 'maybe_taken', reason: 'the mail server took too long' })
    expect(await next).toMatchObject({ kind: 'taken' })
  })

  test('a connection lost after the mail went out may have been taken', async () => {
    const result = await wireTo(await droppingServer()).dispatch({ mail, timeout: 60_000 })
    expect(result).toMatchObject({ kind: 'maybe_taken' })
  })
})

describe('an encrypted connection to the mail server', () => {
  const certificate = selfSignedCertificate()
  const certificateAuthorities = [certificate.cert]
  const secure = (passwordIs = 'right', more: object = {}) =>
    startMailServer({
      ...certificate,
      authOptional: false,
      disabledCommands: [],
      onAuth: ({ password }, _session, done) =>
        password === passwordIs ? done(null, { user: 'ill' }) : done(new Error('wrong')),
      ...more,
    })
  const withUser = (url: string) => url.replace('://', '://ill:right@')

  test.each([
    ['STARTTLS', {}],
    ['TLS from the first byte', { secure: true }],
  ])('by %s takes the user, the password and the mail', async (_, more) => {
    const server = await secure('right', more)
    closing.push(server.stop)
    const wire = wireTo(withUser(server.url), { certificateAuthorities, requireTls: true })
    expect(await wire.dispatch({ mail, timeout: 60_000 })).toMatchObject({ kind: 'taken' })
    expect(server.mails).toHaveLength(1)
  })

  test.each([
    ['STARTTLS', {}],
    ['TLS from the first byte', { secure: true }],
  ])('by %s to a server of an unknown authority is surely not used', async (_, more) => {
    const server = await secure('right', more)
    closing.push(server.stop)
    const result = await wireTo(withUser(server.url)).dispatch({ mail, timeout: 60_000 })
    expect(result).toMatchObject({ kind: 'not_taken', reason: expect.stringContaining('self-signed') })
  })

  test('is needed where the settings say so', async () => {
    const server = await startMailServer()
    closing.push(server.stop)
    expect(await wireTo(server.url, { requireTls: true }).dispatch({ mail, timeout: 60_000 })).toMatchObject({
      kind: 'not_taken',
    })
    expect(server.mails).toEqual([])
  })

  test('a password that is refused is no fault of the letter', async () => {
    const server = await secure('another')
    closing.push(server.stop)
    const result = await wireTo(withUser(server.url), { certificateAuthorities }).dispatch({
      mail,
      timeout: 60_000,
    })
    expect(result).toMatchObject({ kind: 'not_taken', reason: expect.stringContaining('535') })
    expect(JSON.stringify(result)).not.toContain('right')
  })

  test('a password that the server repeats is not reported', async () => {
    const password = 'r!ght-one'
    const plain = Buffer.from(`\0ill\0${password}`).toString('base64')
    const server = await secure('another', {
      onAuth: (_auth: unknown, _session: unknown, done: (error: Error) => void) =>
        done(new Error(`not ill:${password}, you sent ${plain}`)),
    })
    closing.push(server.stop)
    const url = server.url.replace('://', `://ill:${encodeURIComponent(password)}@`)
    const result = await wireTo(url, { certificateAuthorities }).dispatch({ mail, timeout: 60_000 })
    expect(result).toMatchObject({
      kind: 'not_taken',
      reason: expect.stringMatching(/535.*not ill:\*{8}, you sent \*{8}/),
    })
  })
})
