import { randomBytes } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { createImapConnector, type ImapOptions } from '../../src/transport/imap.ts'
import type { MailboxAddress, MailboxPosition, OpenMailbox } from '../../src/transport/mailbox.ts'
import { type MailboxServer, startMailbox } from '../support/dovecot.ts'
import { until } from '../support/gateway.ts'
import { selfSignedCertificate } from './self-signed.ts'

let server: MailboxServer
const closing: (() => Promise<void> | void)[] = []

beforeAll(async () => {
  server = await startMailbox()
})
afterAll(() => server.stop())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const since = instantOf(Date.UTC(2020, 0, 1))

const addressOf = (more: Partial<MailboxAddress> = {}): MailboxAddress => ({
  host: '127.0.0.1',
  port: server.port,
  security: 'none',
  user: server.user,
  password: server.password,
  folder: 'INBOX',
  allowPrivateNetwork: true,
  ...more,
})

const open = async (
  more: Partial<MailboxAddress> = {},
  { mailBytes = 100_000, ...options }: ImapOptions & { readonly mailBytes?: number } = {},
): Promise<OpenMailbox> => {
  const stopping = new AbortController()
  closing.push(() => stopping.abort())
  return createImapConnector(options)(addressOf(more), { mailBytes, stopping: stopping.signal })
}

const mailOf = (subject: string, words = 'Hello.'): string =>
  `From: lender@example.org\r\nTo: ill@example.com\r\nSubject: ${subject}\r\n\r\n${words}\r\n`

/** Creates a reader that keeps its position and what it took, as the gateway does. */
const createTaker = () => {
  const taken: string[] = []
  const truncated: string[] = []
  let position: MailboxPosition | null = null
  const read = async (mailbox: OpenMailbox, handle: (subject: string) => Promise<void> | void = () => {}) => {
    position = await mailbox.read(position, since, async (mail, at) => {
      const subject = /^Subject: (.*)\r$/m.exec(new TextDecoder().decode(mail.raw))?.[1] ?? ''
      await handle(subject)
      taken.push(subject)
      if (mail.truncated) truncated.push(subject)
      position = at
      return 'done'
    })
  }
  return { taken, truncated, read, position: () => position }
}

/** Passes bytes on, and cuts all connections after so many have come from the server. */
const startProxy = async () => {
  const sockets = new Set<Socket>()
  let left = Number.POSITIVE_INFINITY
  const proxy = createServer((socket) => {
    const behind = connect(server.port, '127.0.0.1')
    for (const each of [socket, behind]) {
      sockets.add(each)
      each.on('error', () => undefined)
      each.on('close', () => {
        sockets.delete(each)
        socket.destroy()
        behind.destroy()
      })
    }
    socket.on('data', (bytes) => behind.write(bytes))
    behind.on('data', (bytes: Buffer) => {
      socket.write(bytes.subarray(0, Math.max(0, left)), () => {
        left -= bytes.length
        if (left <= 0) socket.destroy()
      })
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        proxy.close(() => resolve())
      }),
  )
  return {
    port: (proxy.address() as AddressInfo).port,
    cutAfter: (bytes: number) => {
      left = bytes
    },
  }
}

describe('a mailbox over IMAP', () => {
  const taker = createTaker()

  test('gives nothing while it is empty, and each mail once', async () => {
    const mailbox = await open()
    await taker.read(mailbox)
    expect(taker.taken).toEqual([])
    await server.deliver(mailOf('one'))
    await server.deliver(mailOf('two'))
    await taker.read(mailbox)
    await taker.read(mailbox)
    await taker.read(await open())
    expect(taker.taken).toEqual(['one', 'two'])
    await until('the marks', async () => (await server.seen()) === 2)
  })

  test('leaves mails unread where that is set, and counts without reading', async () => {
    const mailbox = await open({ leaveUnseen: true })
    const before = await server.seen()
    await server.deliver(mailOf('unread'))
    expect(await mailbox.count(taker.position(), since)).toBe(1)
    await taker.read(mailbox)
    expect(taker.taken.at(-1)).toBe('unread')
    expect(await mailbox.count(taker.position(), since)).toBe(0)
    expect(await server.seen()).toBe(before)
  })

  test('moves what waits for review to its folder, which it makes', async () => {
    const mailbox = await open({ reviewFolder: 'In review' })
    for (const subject of ['unclear', 'unclear too']) await server.deliver(mailOf(subject))
    const position = await mailbox.read(taker.position(), since, () => Promise.resolve('review'))
    expect(await server.mailsIn('In review')).toBe(2)
    expect(await mailbox.count(position, since)).toBe(0)
    await taker.read(mailbox)
  })

  test('reads on where that folder cannot be made, and says so at the end', async () => {
    const mailbox = await open({ reviewFolder: 'In/review' })
    const subjects = ['first of the folder', 'behind it']
    for (const subject of subjects) await server.deliver(mailOf(subject))
    const handled: string[] = []
    const reading = mailbox.read(taker.position(), since, ({ raw }) => {
      handled.push(/^Subject: (.*)\r$/m.exec(new TextDecoder().decode(raw))?.[1] ?? '')
      return Promise.resolve('review')
    })
    await expect(reading).rejects.toMatchObject({ reason: { code: 'failure.imap_not_moved' } })
    expect(handled).toEqual(subjects)
    await taker.read(mailbox)
  })

  test('tells of a new mail while it idles', async () => {
    const mailbox = await open()
    await taker.read(mailbox)
    const waiting = mailbox.wait(600_000)
    await server.deliver(mailOf('while idle'))
    await waiting
    await taker.read(mailbox)
    expect(taker.taken.at(-1)).toBe('while idle')
  })

  test('fetches of a long mail only so much', async () => {
    await server.deliver(mailOf('long', 'x'.repeat(300_000)))
    await taker.read(await open({}, { mailBytes: 2_000 }))
    expect(taker.taken.at(-1)).toBe('long')
    expect(taker.truncated).toEqual(['long'])
  })

  test('gives a mail again whose handling failed, and none behind it before', async () => {
    await server.deliver(mailOf('difficult'))
    await server.deliver(mailOf('behind'))
    const failing = taker.read(await open(), () => {
      throw new Error('the store is away')
    })
    await expect(failing).rejects.toThrow('the store is away')
    const before = taker.taken.length
    await taker.read(await open())
    expect(taker.taken.slice(before)).toEqual(['difficult', 'behind'])
  })

  test('goes on where it was after connections were cut in the middle of mails', async () => {
    const proxy = await startProxy()
    const before = taker.taken.length
    const names = Array.from({ length: 6 }, (_, index) => `cut ${index}`)
    for (const name of names) await server.deliver(mailOf(name, randomBytes(10_000).toString('hex')))
    let cuts = 0
    for (let turn = 0; turn < 20 && taker.taken.length < before + names.length; turn += 1) {
      proxy.cutAfter(20_000 + turn * 5_000)
      const error = await open({ port: proxy.port })
        .then((mailbox) => taker.read(mailbox))
        .catch((reason: unknown) => reason)
      if (error === undefined) continue
      expect(error).toMatchObject({ name: 'ReasonError' })
      cuts += 1
    }
    expect(cuts).toBeGreaterThan(0)
    expect(taker.taken.slice(before)).toEqual(names)
  })

  test('survives a restart of the server, and reads what came while it was down', async () => {
    const mailbox = await open()
    await taker.read(mailbox)
    const waiting = mailbox.wait(600_000)
    await server.kill()
    await waiting
    await expect(taker.read(mailbox)).rejects.toMatchObject({ name: 'ReasonError' })
    await expect(open()).rejects.toMatchObject({ name: 'ReasonError' })
    await server.deliver(mailOf('while down'))
    await server.start()
    const before = taker.taken.length
    await taker.read(await open())
    expect(taker.taken.slice(before)).toEqual(['while down'])
  })

  test('gives all mails again under another UIDVALIDITY', async () => {
    const before = taker.taken.length
    const takenMails = [...taker.taken]
    const { uidValidity } = taker.position() ?? {}
    await server.renumber()
    await taker.read(await open())
    expect(taker.taken.slice(before).toSorted()).toEqual(takenMails.toSorted())
    expect(taker.position()?.uidValidity).not.toBe(uidValidity)
    await taker.read(await open())
    expect(taker.taken).toHaveLength(before + takenMails.length)
  })

  test('begins with what comes from a day on', async () => {
    const mailbox = await open()
    const tomorrow = instantOf(Date.now() + 3 * 86_400_000)
    const position = await mailbox.read(null, tomorrow, () => {
      throw new Error('an old mail was read')
    })
    await server.deliver(mailOf('new'))
    const seen: number[] = []
    await mailbox.read(position, tomorrow, (_mail, { lastUid }) => {
      seen.push(lastUid)
      return Promise.resolve('done')
    })
    expect(seen).toEqual([position.lastUid + 1])
  })

  test('gives the earlier mails of an earlier day, once, and counts them before', async () => {
    await server.deliver(mailOf('three weeks ago'), 21)
    await server.deliver(mailOf('ten days ago'), 10)
    const mailbox = await open()
    const daysAgo = (days: number) => instantOf(Date.now() - days * 86_400_000)
    const subjects: string[] = []
    const read = (from: MailboxPosition | null, days: number) =>
      mailbox.read(from, daysAgo(days), ({ raw }, { lastUid }) => {
        subjects.push(`${lastUid} ${/^Subject: (.*)\r$/m.exec(new TextDecoder().decode(raw))?.[1]}`)
        return Promise.resolve('done')
      })
    const position = await read(null, -3)
    expect(subjects).toEqual([])
    expect(await mailbox.count(position, daysAgo(-3))).toBe(0)
    expect(await mailbox.count(null, daysAgo(30))).toBe(1 + (await mailbox.count(null, daysAgo(15))))
    const wanted = await mailbox.count(position, daysAgo(15))
    const wider = await read(position, 15)
    expect(subjects).toHaveLength(wanted)
    expect(subjects).toContain(`${position.lastUid} ten days ago`)
    expect(subjects.join()).not.toContain('three weeks ago')
    expect(wider.lastUid).toBe(position.lastUid)
    expect(await mailbox.count(wider, daysAgo(15))).toBe(0)
    expect(await mailbox.count(wider, daysAgo(30))).toBe(1)
    await read(await read(wider, 30), 30)
    expect(subjects.slice(wanted)).toEqual([`${position.lastUid} three weeks ago`])
  })

  test('says what is wrong, and no secret', async () => {
    const failures = await Promise.all(
      [
        open({ password: 'not-the-secret' }),
        open({ folder: 'None' }).then((mailbox) => mailbox.read(null, since, () => Promise.resolve('done'))),
        open({ security: 'starttls' }),
        open({ security: 'tls' }),
        open({ allowPrivateNetwork: false }),
        open(
          { host: 'mail.inside.example', allowPrivateNetwork: false },
          {
            lookup: (_name, _options, done) => done(null, [{ address: '10.0.0.1', family: 4 }]),
          },
        ),
      ].map((attempt) => attempt.then(() => 'it worked').catch((error: Error) => error.message)),
    )
    expect(failures).toMatchInlineSnapshot(`
      [
        "it refused the user and password",
        "it has no such folder",
        "Server does not support STARTTLS",
        "it speaks no TLS there (ERR_SSL_WRONG_VERSION_NUMBER)",
        "127.0.0.1 leads to a loopback address, and private networks are not allowed for it: correct the address, or let an admin allow private networks",
        "mail.inside.example leads to a private address, and private networks are not allowed for it: correct the address, or let an admin allow private networks",
      ]
    `)
    expect(failures.join(' ')).not.toContain('secret')
  })

  test('ends at once when it is stopped', async () => {
    const stopping = new AbortController()
    const mailbox = await createImapConnector()(addressOf(), { mailBytes: 1_000, stopping: stopping.signal })
    const waiting = mailbox.wait(600_000)
    stopping.abort()
    await waiting
    await expect(mailbox.read(null, since, () => Promise.resolve('done'))).rejects.toMatchObject({
      name: 'ReasonError',
    })
  })
})

describe('a mailbox over encrypted IMAP', () => {
  const certificate = selfSignedCertificate()
  let encrypted: MailboxServer
  beforeAll(async () => {
    encrypted = await startMailbox(certificate)
  })
  afterAll(() => encrypted.stop())

  const ways = [
    ['STARTTLS', 'starttls', () => encrypted.port],
    ['TLS from the first byte', 'tls', () => encrypted.tlsPort],
  ] as const

  test.each(ways)(
    'is read by %s, told of news, and goes on behind what was read',
    async (_, security, port) => {
      const mailbox = await open({ security, port: port() }, { certificateAuthorities: [certificate.cert] })
      const { read, taken } = createTaker()
      await read(mailbox)
      const before = taken.length
      const waiting = mailbox.wait(600_000)
      await encrypted.deliver(mailOf(security))
      expect(await waiting).toBe(true)
      await read(mailbox)
      expect(taken.slice(before)).toEqual([security])
    },
  )

  test.each(ways)(
    'is not read by %s where nobody trusted vouches for the server',
    async (_, security, port) => {
      await expect(open({ security, port: port() })).rejects.toThrow('its TLS certificate is self-signed')
    },
  )
})
