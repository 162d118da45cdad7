import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createLender } from '@lendwire/lender'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { instantOf } from '../../src/borrowing/time.ts'
import { PartnerCode } from '../../src/borrowing/values.ts'
import { Problem } from '../../src/problem.ts'
import { certificateStep, keepCheckOf } from '../alarms/kept-checks.ts'
import { startWholeGateway, until } from '../support/gateway.ts'
import { startMailServer } from '../support/smtp.ts'
import { startReceiver } from '../webhooks/receiver.ts'
import { type Fault, startStore } from './night-stores.ts'

/** The night: from 22:30 to 7:30, minute by minute, by a clock that the test moves on. */
const startAt = '2026-11-30T22:30:00.000Z'
const minutes = 540
const clockOf = (minute: number): string => instantOf(Date.parse(startAt) + minute * 60_000).slice(11, 16)

/** What the operator received: a mail, or a message of the webhook. */
type Received = {
  readonly minute: number
  readonly by: 'mail' | 'webhook'
  readonly subject: string
  /** All that it says: where several things begin at once, the subject of a mail names the first. */
  readonly text: string
  readonly raised: readonly string[]
  readonly over: readonly string[]
}

const Posted = z.object({
  subject: z.string(),
  raised: z.array(z.object({ title: z.string() })),
  over: z.array(z.object({ title: z.string() })),
})

/** Starts a partner before which a switch stands: it answers, answers 500, or is not there. */
const startPartner = async (lenderUrl: string) => {
  let isBroken = false
  const server: Server = createServer(async (request, response) => {
    const body = new Uint8Array(await buffer(request))
    if (isBroken) {
      response.writeHead(500).end('Internal Server Error')
      return
    }
    const answer = await fetch(lenderUrl, {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? 'application/xml' },
      body,
    })
    const type = answer.headers.get('content-type') ?? 'application/xml'
    response.writeHead(answer.status, { 'content-type': type }).end(await answer.text())
  })
  const listen = (port: number): Promise<number> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  const port = await listen(0)
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://127.0.0.1:${port}/iso18626`,
    break: () => {
      isBroken = true
    },
    restore: () => {
      isBroken = false
    },
    die: close,
    rise: () => listen(port),
    close,
  }
}

/** Reads the subject of a mail, of which parts may be encoded words (RFC 2047). */
const subjectOf = (raw: string): string => {
  const [head = ''] = raw.split('\r\n\r\n')
  const subject = /^Subject: (.*)$/m.exec(head.replaceAll(/\r\n[ \t]+/g, ' '))?.[1] ?? ''
  return subject
    .replaceAll('?= =?UTF-8?Q?', '')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/g, (_, word: string) =>
      decodeURIComponent(
        word
          .replaceAll('_', ' ')
          .replaceAll('%', '%25')
          .replaceAll(/=(?=[0-9A-F]{2})/g, '%'),
      ),
    )
    .trim()
}

const isWithin = (minute: number, from: number, length: number): boolean =>
  minute >= from && minute <= from + length

/** The latest minutes at which messages may come after a fault began or ended. */
const patience = 12

test.each(Object.keys(startStore))(
  'a night of faults over %s: each is told at once and with its cause, and no end is told that is none',
  async (kind) => {
    const folder = await mkdtemp(join(tmpdir(), 'lendwire-night-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const nightStore = await startStore[kind]?.(folder)
    if (nightStore === undefined) return
    let isMailDown = false
    const mailServer = await startMailServer({
      // Also over a connection that is open already.
      onMailFrom: (_address, _session, done) =>
        done(isMailDown ? Object.assign(new Error('not now'), { responseCode: 421 }) : undefined),
    })
    onTestFinished(mailServer.stop)
    const receiver = await startReceiver()
    onTestFinished(receiver.close)
    const gateway = await startWholeGateway(
      {
        LENDWIRE_STORE: nightStore.address,
        LENDWIRE_SMTP_URL: mailServer.url,
        LENDWIRE_MAIL_FROM: 'lendwire@gateway.example',
        LENDWIRE_PUBLIC_URL: 'https://ill.example.org',
      },
      { startAt, leasesByClock: true },
    )
    onTestFinished(gateway.stop)
    const { api } = gateway
    const put = (path: string, body: unknown) => gateway.call('PUT', path, body)
    await put('/v1/alarm-settings', {
      to: ['operator@gateway.example'],
      webhook: { url: receiver.url, secret: `whsec_${'a'.repeat(32)}`, allowPrivateNetwork: true },
      digestAt: '07:00',
      timeZone: 'UTC',
    })
    await put('/v1/libraries/ABC', {
      name: 'Abc Library',
      symbols: [{ type: 'ISIL', value: 'X-ABC' }],
      timeZone: 'UTC',
    })
    const addPartner = async (code: string) => {
      const lender = createLender({
        scenario: 'manual',
        pace: 0,
        gateway: { url: `${gateway.url}/partners/${code}/iso18626`, token: `${code}-token-long-enough` },
      })
      const partner = await startPartner(await lender.start(0))
      onTestFinished(async () => {
        await partner.close().catch(() => undefined)
        await lender.stop()
      })
      await put(`/v1/partners/${code}`, {
        name: `Library ${code}`,
        symbols: [{ type: 'ISIL', value: `X-${code}` }],
        allowPrivateNetwork: true,
        inboundCredentials: [{ kind: 'bearer', token: `${code}-token-long-enough` }],
        connection: { protocol: 'iso18626', url: partner.url },
        retry: { attempts: 100 },
      })
      return partner
    }
    const north = await addPartner('NORTH')
    const south = await addPartner('SOUTH')

    const faults: readonly Fault[] = [
      {
        name: 'NORTH is dead',
        ...{ from: 20, to: 70, begin: north.die, end: north.rise },
        about: /Library NORTH/,
        causes: [/refuse|ECONNREFUSED/],
      },
      {
        name: 'SOUTH answers 500',
        ...{ from: 90, to: 140, begin: south.break, end: south.restore },
        about: /Library SOUTH/,
        causes: [/500/],
      },
      {
        name: 'the mail host is down while NORTH is dead',
        from: 160,
        to: 210,
        begin: () => {
          isMailDown = true
          return north.die()
        },
        end: () => {
          isMailDown = false
          return north.rise()
        },
        about: /Library NORTH/,
        causes: [/refuse|ECONNREFUSED/],
      },
      {
        name: 'the mail host takes no mails',
        ...{ from: 160, to: 210, begin: () => undefined, end: () => undefined },
        about: /mail server/,
        causes: [/421/],
        by: 'webhook',
      },
      ...nightStore.faults.map((fault) => ({ ...fault, about: /The store c|The disk of the store/ })),
      {
        name: 'the certificate of SOUTH has ended',
        // The next connection test, a quarter of an hour later, meets no certificate: it is over then.
        from: 320,
        to: 334,
        begin: () =>
          keepCheckOf(
            gateway.store,
            PartnerCode.parse('SOUTH'),
            [certificateStep('tls_expired', -1, instantOf(gateway.now()), 'failed')],
            instantOf(gateway.now()),
          ),
        end: () => undefined,
        about: /Library SOUTH/,
        causes: [/certificate/i],
      },
      {
        name: 'NORTH is dead and SOUTH answers 500',
        from: 400,
        to: 450,
        begin: () => {
          south.break()
          return north.die()
        },
        end: () => {
          south.restore()
          return north.rise()
        },
        about: /Library (?:NORTH|SOUTH)/,
        causes: [/NORTH.*(?:refuse|ECONNREFUSED)/, /SOUTH.*500/],
      },
    ]
    /** The database and the gateway are restarted, and the clock jumps two hours ahead: none is a fault. */
    const databaseRestartAt = 300
    const restartAt = 375
    const jumpAt = 520

    const received: Received[] = []
    let [mails, posts] = [0, 0]
    const collect = (minute: number): void => {
      for (const { raw } of mailServer.mails.slice(mails)) {
        const subject = subjectOf(raw)
        // A mail that says at once that something began and ended tells both.
        const [isOver, isBoth] = [subject.startsWith('Over:'), subject.startsWith('Began and ended:')]
        received.push({
          ...{ minute, by: 'mail', subject, text: `${subject}\n${raw.replaceAll('=\r\n', '')}` },
          ...{ raised: isOver ? [] : [subject], over: isOver || isBoth ? [subject] : [] },
        })
      }
      for (const { body } of receiver.calls.slice(posts)) {
        const { subject, raised, over } = Posted.parse(JSON.parse(body))
        const titlesOf = (list: readonly { readonly title: string }[]) => list.map(({ title }) => title)
        received.push({
          ...{ minute, by: 'webhook', subject, text: titlesOf(raised).join('\n') },
          ...{ raised: titlesOf(raised), over: titlesOf(over) },
        })
      }
      mails = mailServer.mails.length
      posts = receiver.calls.length
    }
    const order = async (partner: string): Promise<void> => {
      const request = {
        library: 'ABC',
        citation: { title: 'Sult' },
        service: { type: 'loan' },
        rota: [partner],
      }
      const { body } = await api('POST', '/v1/requests', request)
      const number = z.object({ number: z.string() }).safeParse(body).data?.number
      if (number !== undefined) await api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
    }

    /**
     * Settles, and waits until the gateway itself does not look any more: its lease would end by the clock meanwhile.
     * A look that met a full disk could not give its lease back: the clock then runs on until it ends.
     */
    const settled = async (): Promise<void> => {
      await gateway.settle()
      let tries = 0
      const token = await until('no look to be under way', async () => {
        const lease = await gateway.store.acquireLease('alarms', 120_000)
        tries += 1
        if (lease === null && tries > 200) gateway.advance(1_000)
        return lease ?? undefined
      })
      await gateway.store.releaseLease('alarms', token)
    }
    let night = Date.parse(startAt)
    for (let minute = 0; minute <= minutes; minute += 1) {
      for (const fault of faults) {
        if (fault.from === minute) await fault.begin()
        if (fault.to === minute) await fault.end()
      }
      if (minute === databaseRestartAt) await nightStore.restart()
      if (minute === restartAt) await gateway.restart()
      if (minute === jumpAt) {
        night += 2 * 3_600_000
        gateway.advance(2 * 3_600_000)
      }
      if (minute % 5 === 0) for (const partner of ['NORTH', 'SOUTH']) await order(partner)
      // What comes at once is looked at by quarters of a minute, the rest of the night by minutes.
      const isClose = faults.some(({ from, to }) => isWithin(minute, from, 4) || isWithin(minute, to, 4))
      const steps = isClose ? 4 : 1
      for (let step = 0; step < steps; step += 1) {
        // The clock of the gateway also runs with the real one: what that added is no part of the night.
        const time = night + (minute + (step + 1) / steps) * 60_000
        gateway.advance(Math.max(0, time - gateway.now()))
        // While the database is down nothing can be looked at: the loops of the gateway log that, and go on.
        await settled().catch((error: unknown) => {
          if (!(error instanceof Problem && error.code === 'unavailable')) throw error
        })
      }
      collect(minute)
    }

    const table = received.map(({ minute, by, subject }) => `${clockOf(minute)} ${by.padEnd(7)} ${subject}`)
    const script = faults.map(({ name, from, to }) => `${clockOf(from)}–${clockOf(to)} ${name}`)
    process.stdout.write(
      `\nThe night over ${kind}\n${script.join('\n')}\n\nWhat the operator received\n${table.join('\n')}\n`,
    )

    const isIn = ({ minute }: Received, from: number, to: number): boolean => minute >= from && minute <= to
    for (const { name, from, to, about, causes, by: only } of faults) {
      const raised = received.filter(
        (each) => isIn(each, from, from + patience) && each.raised.some((text) => about.test(text)),
      )
      for (const by of only === undefined ? (['mail', 'webhook'] as const) : [only]) {
        // A mail that the mail host did not take leaves when it is back.
        const told =
          by === 'mail'
            ? received.filter((each) => each.by === by && isIn(each, from, to + patience))
            : raised
        const text = told
          .filter((each) => each.by === by)
          .map((each) => each.text)
          .join('\n')
        for (const cause of causes) expect(text, `${name}, by ${by}`).toMatch(cause)
        const ended = received.filter((each) => each.by === by && isIn(each, to, to + patience))
        expect(ended.flatMap((each) => each.over).join('\n'), `the end of ${name}, by ${by}`).toMatch(about)
      }
    }
    const isDaily = ({ minute, by }: Received): boolean =>
      by === 'mail' && /^(?:06:59|07:00)$/.test(clockOf(minute))
    const isTold = (texts: readonly string[], about: RegExp): boolean =>
      texts.some((text) => about.test(text))
    for (const each of received) {
      const where = `${clockOf(each.minute)} ${each.by} ${each.subject}`
      const own = faults.filter(({ about }) => isTold([...each.raised, ...each.over], about))
      // Nothing is told of what is none, and no end while a fault lasts.
      if (each.raised.length > 0 && each.over.length === 0)
        expect(own.some(({ from, to }) => isIn(each, from, to + patience)) || isDaily(each), where).toBe(true)
      if (each.over.length === 0) continue
      expect(own.some(({ to }) => isIn(each, to, to + patience)) || isDaily(each), where).toBe(true)
      // An end is told only where the beginning was.
      const told = received.filter(({ by, minute }) => by === each.by && minute <= each.minute)
      expect(
        own.some(({ from, about }) =>
          told.some(({ minute, raised }) => minute >= from && isTold(raised, about)),
        ),
        where,
      ).toBe(true)
    }
  },
)
