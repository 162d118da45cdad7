import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type InboxItem, type MailScene, replyTo, startMailScene } from './mailbox-scene.ts'

const limit = 1_000_000

let scene: MailScene
let sent: Awaited<ReturnType<MailScene['ask']>>

beforeAll(async () => {
  scene = await startMailScene({ imap: true, environment: { LENDWIRE_MAIL_LIMIT: String(limit) } })
  sent = await scene.ask()
})
afterAll(() => scene.stop())

type Kept = InboxItem & { readonly raw: string; readonly truncated: boolean }

const messageOf = async (id: string | null | undefined): Promise<Kept> =>
  (await scene.gateway.api('GET', `/v1/messages/${id}`)).body as Kept

const unchanged = async (): Promise<void> => {
  expect(await scene.statusOf(sent.number)).toBe('request_sent')
  expect((await scene.gateway.api('GET', '/readyz')).status).toBe(200)
}

/** Returns a mail whose parts lie in each other, so many deep. */
const nested = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  ).join('')

const bombs: readonly (readonly [string, () => string, RegExp])[] = [
  [
    'thousands of parts',
    () =>
      replyTo(sent.letter, `${'--b\nContent-Type: text/plain\n\nx\n'.repeat(5_000)}--b--`, {
        'Content-Type': 'multipart/mixed; boundary=b',
      }),
    /parts/,
  ],
  [
    'parts a thousand deep',
    () => replyTo(sent.letter, 'x').replace(/Content-Type: text\/plain[\s\S]*/, nested(1_000)),
    /deep|nested/,
  ],
  [
    'a header of half a megabyte',
    () => `X-Long: ${'x'.repeat(500_000)}\r\n${replyTo(sent.letter, 'x')}`,
    /header/i,
  ],
  ['a hundred thousand lines', () => replyTo(sent.letter, 'x\n'.repeat(200_000)), /lines/],
  ['no mail', () => '\u0000\u0001\u0002 nothing at all', /./],
]

describe('hostile mails', () => {
  test.each(bombs)('%s: refused, kept, and nothing changed', async (_, make, reason) => {
    const pushed = await scene.push(make())
    expect(pushed).toMatchObject({ status: 200, state: 'unreadable' })
    const kept = await messageOf(pushed.message)
    expect(kept.reason?.text).toMatch(reason)
    expect(kept.raw.length).toBeGreaterThan(0)
    expect(kept.mail).toBeUndefined()
    await unchanged()
  })

  test('fifty megabytes of words: read up to the limit, and left to staff', async () => {
    const large = (bytes: number) =>
      new Uint8Array(
        Buffer.concat([
          Buffer.from(replyTo(sent.letter, 'The book was sent today.')),
          Buffer.alloc(bytes, 'many words\r\n'),
        ]),
      )
    expect((await scene.push(large(10_000_000))).status).toBe(200)
    await scene.mailbox?.deliver(large(50_000_000))
    const kept = await until('the mail', async () => {
      const items = (await scene.inbox('review')).filter(({ reason }) =>
        reason?.text.includes('over the limit'),
      )
      return items.length === 2 ? items : undefined
    })
    for (const { id } of kept) {
      const message = await messageOf(id)
      expect(message, 'its headers name the request').toMatchObject({ truncated: true, request: sent.number })
      expect(message.raw).toHaveLength(limit)
    }
    await unchanged()
  })

  test('text that would be a header or a page stays text', async () => {
    const words = '<script>attention(1)</script>\n\nBcc: everybody@example.org'
    const subject = '=?utf-8?Q?Re:_=0D=0ABcc=3A_all=40example.org_<img_src=3Dx>?='
    const name = `=?utf-8?Q?..=2F..=2Fetc=2Fa=0D=0AX-Evil:_1"=3B.html?=`
    const file = `--b\nContent-Type: text/plain\n\n${words}\n--b\nContent-Type: text/html; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\n<script>attention(2)</script>\n--b--`
    const pushed = await scene.push(
      replyTo(sent.letter, file, { Subject: subject, 'Content-Type': 'multipart/mixed; boundary=b' }),
    )
    const { mail, state, id } = await messageOf(pushed.message)
    expect(state).toBe('review')
    expect(mail?.subject).not.toMatch(/[\r\n]/)
    const answer = await scene.gateway.api('GET', `/v1/messages/${id}/files/0`)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/)
    expect(answer.headers.get('x-evil')).toBeNull()
    await unchanged()
  })

  test('a push without credentials is refused, and nothing of it is kept', async () => {
    const before = await scene.inbox('review')
    expect((await scene.push(replyTo(sent.letter, 'The book was sent today.'), 'a-guess')).status).toBe(401)
    const bare = await fetch(`${scene.gateway.url}/email/inbound`, { method: 'POST', body: 'x' })
    expect(bare.status).toBe(401)
    expect((await fetch(`${scene.gateway.url}/email/inbound`)).status).toBe(405)
    expect(await scene.inbox('review')).toHaveLength(before.length)
    await unchanged()
  })

  test('a push that breaks off is not taken', async () => {
    const before = (await scene.gateway.api('GET', '/v1/messages?limit=100')).body as { items: unknown[] }
    const { hostname, port } = new URL(scene.gateway.url)
    const mail = replyTo(sent.letter, 'The book was sent today.')
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /email/inbound HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer the-token-of-the-mail-service\r\nContent-Length: ${mail.length + 100}\r\n\r\n${mail}`,
          () => socket.destroy(),
        )
      })
      socket.on('close', () => resolve())
    })
    expect((await scene.push('no mail at all either')).status).toBe(200)
    const after = (await scene.gateway.api('GET', '/v1/messages?limit=100')).body as { items: unknown[] }
    expect(after.items).toHaveLength(before.items.length + 1)
    await unchanged()
  })
})
