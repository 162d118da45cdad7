import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { auditRelay } from '../faults/audit/relay.ts'
import { numberOf, type Plan, plans } from '../faults/load.ts'
import { createRandom } from '../faults/random.ts'
import { relayedLenders, setRelayScene } from '../faults/relay-scene.ts'
import { describeFindings } from '../faults/run-fault.ts'
import { resets } from '../faults/wire-troubles.ts'
import { until } from '../support/gateway.ts'
import { describeWithShared } from '../support/shared.ts'
import { startMailServer } from '../support/smtp.ts'
import { selfSignedCertificate } from '../transport/self-signed.ts'

/** How many loans begin at once. */
const loansAtOnce = Number(process.env.WEEK_LOANS ?? 1)

const minute = 60_000
const hour = 60 * minute
const week = 7 * 24
const monday = '2026-11-30T00:00:00.000Z'

/** At night and on Sundays nobody works; a loan begins now and then all the same. */
const isWorkingTime = (at: number): boolean => at % 24 >= 8 && at % 24 < 18 && Math.floor(at / 24) % 7 !== 6

/** How long an hour may take, in milliseconds, where something is under way all the time. */
const longestHour = 200
/** When nothing was carried for so long, nothing more happens in an hour. */
const pauseAfterWork = 40

/** Starts what stands before all lending systems, with a certificate that may end. */
const startFront = async (target: () => string, valid: Certificate, ended: Certificate) => {
  const server = createServer({ ...valid }, async (request, response) => {
    const { 'content-type': type = '', authorization = '' } = request.headers
    const body = new Uint8Array(await buffer(request))
    await fetch(`${target()}${request.url}`, {
      ...{ method: 'POST', headers: { 'content-type': type, authorization }, body },
    }).then(
      async (answer) => {
        const contentType = answer.headers.get('content-type') ?? ''
        response.writeHead(answer.status, { 'content-type': contentType }).end(await answer.text())
      },
      () => response.socket?.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const show = (certificate: Certificate) => () => {
    server.setSecureContext(certificate)
    server.closeAllConnections()
  }
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    expire: show(ended),
    renew: show(valid),
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
type Certificate = ReturnType<typeof selfSignedCertificate>

/** What mails about a lending system that does not answer say. */
const about = /lending system|Deliveries to/
/** How the parts of a mail begin that tell a beginning, and an end: one mail may tell of several alarms. */
const partsAbout = {
  beginning: /^(?:Action needed|This happened and is over):/,
  end: /^(?:This is over|This happened and is over):/,
}

const Alarms = z.object({ items: z.array(z.object({ rule: z.string(), overAt: z.string().nullable() })) })
const aboutRules = /^(?:lending-system-down|partner-paused)$/

/** A loan on its way: what the library does of its plan, and how much of that is done. */
type Loan = { readonly number: string; readonly plan: Plan; done: number }

/** What is done at an hour of a day. */
type Event = readonly [day: number, hour: number, does: () => unknown]

describeWithShared('a week of loans that are passed on, with faults by day and by night', () => {
  const closers: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const close of closers.reverse()) await close()
  })

  test('no message is lost, doubled or out of order, and admins hear of each fault and of its end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lendwire-week-'))
    closers.push(() => rm(folder, { recursive: true, force: true }))
    const [valid, ended] = [selfSignedCertificate(), selfSignedCertificate({ days: -1 })]
    const authorities = join(folder, 'authorities.pem')
    await writeFile(authorities, valid.cert + ended.cert)
    let isMailDown = false
    const mail = await startMailServer({
      onMailFrom: (_address, _session, taken) =>
        taken(isMailDown ? Object.assign(new Error('not now'), { responseCode: 421 }) : undefined),
    })
    closers.push(mail.stop)
    let systems = ''
    const front = await startFront(() => systems, valid, ended)
    closers.push(front.stop)
    const scene = await setRelayScene(
      {
        ...{ store: 'sqlite', random: createRandom('week'), startAt: monday },
        ...{ lenders: [...relayedLenders, 'RECORDED'], retry: { attempts: 100 } },
        front: async (address) => {
          systems = address
          return front.url
        },
        settings: {
          NODE_EXTRA_CA_CERTS: authorities,
          LENDWIRE_SMTP_URL: mail.url,
          LENDWIRE_MAIL_FROM: 'lendwire@gateway.example',
          LENDWIRE_PUBLIC_URL: 'https://ill.example.org',
        },
      },
      closers,
    )
    const { library, relay, lender, borrower, gateways, moveClock, done, wire } = scene
    const [gateway = lender] = gateways
    await relay.put('/v1/alarm-settings', { to: ['operator@gateway.example'], timeZone: 'UTC' })

    const switchMail = (isUp: boolean): void => {
      isMailDown = !isUp
    }
    const killAll = async (): Promise<void> => {
      const all = [gateway, borrower, lender]
      await Promise.all(all.map(({ kill }) => kill()))
      for (const { start } of all) await start()
    }
    const events: readonly Event[] = [
      [0, 11, () => gateway.kill().then(gateway.start)],
      [0, 20, lender.kill],
      [1, 7, lender.start],
      [1, 14, () => gateway.stop().then(gateway.start)],
      [2, 9, front.expire],
      [2, 15, front.renew],
      [2, 19, () => switchMail(false)],
      [2, 21, lender.kill],
      [3, 6, lender.start],
      [3, 9, () => switchMail(true)],
      [4, 10, killAll],
      [5, 10, () => wire.trouble(resets, 6)],
      [5, 14, wire.repair],
    ]
    /** When something is wrong with the lending systems, from and to, and by when admins must have heard of it and of its end. */
    const faults = [
      { from: 0 * 24 + 20, to: 1 * 24 + 7, toldBy: 1 * 24 + 7, endToldBy: 1 * 24 + 10 },
      { from: 2 * 24 + 9, to: 2 * 24 + 15, toldBy: 2 * 24 + 15, endToldBy: 2 * 24 + 18 },
      // The mail host is down, too, and for longer.
      { from: 2 * 24 + 21, to: 3 * 24 + 6, toldBy: 3 * 24 + 12, endToldBy: 3 * 24 + 12 },
    ]

    const [lends] = plans
    const ways = [...plans.filter(({ rota }) => rota.every((code) => relayedLenders.includes(code)))]
    if (lends !== undefined) ways.push({ ...lends, rota: ['RECORDED'] })
    const loans: Loan[] = []
    const begin = async (): Promise<void> => {
      const plan = ways[loans.length % ways.length]
      if (plan === undefined) return
      const made = await library.post('/v1/requests', {
        ...{ library: 'FAULTS', citation: { title: 'Sult' }, service: { type: 'loan', form: 'physical' } },
        rota: plan.rota,
      })
      const number = numberOf(made.answer)
      loans.push({ number, plan, done: 0 })
      const commands = `/v1/requests/${number}/commands`
      await library.post(commands, { type: 'send' })
      if (plan.atOnce !== undefined) await library.post(commands, plan.atOnce)
    }
    const isThrough = async ({ number, plan }: Loan): Promise<boolean> =>
      (await library.read(number)).status === plan.ends
    const goOn = async (loan: Loan): Promise<void> => {
      const step = loan.plan.steps[loan.done]
      if (step === undefined || (await library.read(loan.number)).status !== step.at) return
      await library.post(`/v1/requests/${loan.number}/commands`, step.does)
      loan.done += 1
    }
    const mails: { readonly at: number; readonly parts: readonly string[] }[] = []
    const collectMails = (at: number): void => {
      for (const { raw } of mail.mails.slice(mails.length))
        mails.push({ at, parts: raw.replaceAll('=\r\n', '').split('\r\n\r\n') })
    }
    /** Waits until admins were told since an hour that something began, or that it ended. */
    const hear = async (at: number, since: number, kind: keyof typeof partsAbout): Promise<void> => {
      await until(`a mail about the ${kind} of what was wrong from hour ${since}`, async () => {
        collectMails(at)
        const told = mails.filter((each) => each.at >= since).flatMap(({ parts }) => parts)
        if (told.some((part) => partsAbout[kind].test(part) && about.test(part))) return true
        moveClock(minute)
        await wait(longestHour)
        return false
      })
    }
    /** Waits until there is an alarm about the lending systems, whether anybody could be told of it or not. */
    const raise = (since: number): Promise<boolean> =>
      until(`an alarm about what was wrong from hour ${since}`, async () => {
        const { items } = Alarms.parse(await relay.get('/v1/alarms'))
        if (items.some(({ rule, overAt }) => overAt === null && aboutRules.test(rule))) return true
        moveClock(minute)
        await wait(longestHour)
        return false
      })
    const passHours = async (at: number, count = 1): Promise<void> => {
      const end = Date.now() + longestHour
      for (let before = -1; before !== done() && Date.now() < end; await wait(pauseAfterWork)) before = done()
      moveClock(count * hour)
      collectMails(at)
    }
    const eventsAt = (at: number) => events.filter(([day, hourOfDay]) => day * 24 + hourOfDay === at)
    const beginsAt = (at: number): boolean => at % 6 === 0 || (isWorkingTime(at) && at % 2 === 1)
    // The hours of a night in which nothing is done pass at once.
    const hours = Array.from({ length: week }, (_, at) => at).filter(
      (at) =>
        isWorkingTime(at) ||
        beginsAt(at) ||
        eventsAt(at).length > 0 ||
        faults.some(({ to, toldBy, endToldBy }) => [to, toldBy, endToldBy].includes(at)),
    )
    for (const [place, at] of hours.entries()) {
      for (const { from, to, toldBy, endToldBy } of faults) {
        if (to === at) await raise(from)
        if (toldBy === at) await hear(at, from, 'beginning')
        if (endToldBy === at) await hear(at, to, 'end')
      }
      for (const [, , does] of eventsAt(at)) await does()
      if (beginsAt(at)) await Promise.all(Array.from({ length: loansAtOnce }, begin))
      if (isWorkingTime(at)) await Promise.all(loans.map(goOn))
      await passHours(at, (hours[place + 1] ?? week) - at)
    }
    // The week after, what was begun is brought to its end.
    for (let at = week; at < week + 48; at += 1) {
      await Promise.all(loans.map(goOn))
      if ((await Promise.all(loans.map(isThrough))).every((each) => each)) break
      await passHours(at)
    }
    const { findings, messages } = await auditRelay(scene, false)
    expect(findings, describeFindings('a week', findings)).toEqual([])
    expect(messages).toBeGreaterThan(4 * loans.length)
    expect(scene.ledger().filter(({ partner }) => partner === 'RECORDED').length).toBeGreaterThan(20)
  })
})
