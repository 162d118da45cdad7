import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MailboxState } from '../../src/partners/mailbox.ts'
import { replyTo } from '../e2e/mailbox-scene.ts'
import { type MailboxServer, startMailbox } from '../support/dovecot.ts'
import { type Gate, type GateState, startGate } from '../support/gate.ts'
import { until } from '../support/gateway.ts'
import { type MailScene, startMailScene } from './mail-scene.ts'

/** A way to read a mailbox: where its mails lie, and the gate that it is reached by. */
type Way = {
  readonly name: string
  readonly security: 'tls' | 'starttls' | 'none'
  readonly of: () => readonly [MailboxServer, Gate]
}

let scene: MailScene
let startTlsGate: Gate
/** A mailbox without encryption. */
let plain: MailboxServer
let plainGate: Gate

beforeAll(async () => {
  scene = await startMailScene()
  startTlsGate = await startGate(scene.mailbox.port)
  plain = await startMailbox()
  plainGate = await startGate(plain.port)
})
afterAll(async () => {
  await scene?.stop()
  await Promise.all([startTlsGate?.stop(), plainGate?.stop(), plain?.stop()])
})

const delivered = (number: string) =>
  until(`${number} to be delivered`, async () => {
    const delivery = await scene.deliveryOf(number)
    return delivery?.state === 'delivered' && delivery
  })

/** Has a request sent, and a reply to its letter put into a mailbox. */
const answered = async (mailbox: MailboxServer, words: string): Promise<string> => {
  const number = await scene.send()
  await mailbox.deliver(replyTo(await scene.letterOf(number), words))
  await delivered(number)
  return number
}

const stateOfMailbox = () => scene.client.read('/v1/mailboxes/main/state', MailboxState)

describe('a partner that only has a mailbox', () => {
  test('gets its letter over SMTP once the call is answered', async () => {
    const number = await scene.send()
    const { from, to } = await scene.letterOf(number)
    expect({ from, to }).toEqual({ from: 'ill@library.example', to: ['ill@partner.example'] })
    expect(await delivered(number)).toMatchObject({ attempts: 1, possiblyTaken: false, lastError: null })
    expect(await scene.client.statusOf(number)).toBe('request_sent')
    await scene.closed()
    expect(scene.imapGate.opened()).toBe(0)
  })

  test('gets letters of calls that come together, each once', async () => {
    const numbers = await Promise.all([1, 2, 3, 4, 5].map(() => scene.send()))
    for (const number of numbers) expect(await delivered(number)).toMatchObject({ attempts: 1 })
    const about = (number: string) => scene.letters.mails.filter(({ raw }) => raw.includes(number)).length
    expect(numbers.map(about)).toEqual([1, 1, 1, 1, 1])
    await scene.closed()
  })

  test.each<Way>([
    { name: 'TLS from the first byte', security: 'tls', of: () => [scene.mailbox, scene.imapGate] },
    { name: 'STARTTLS', security: 'starttls', of: () => [scene.mailbox, startTlsGate] },
    { name: 'no encryption', security: 'none', of: () => [plain, plainGate] },
  ])('has its mail read once over IMAP by the sweeps, by $name', async ({ security, of }) => {
    const [mailbox, gate] = of()
    const { user, password } = mailbox
    await scene.putMailbox({ security, port: gate.port, user, password })
    const number = await answered(mailbox, 'The book was sent today.')
    const [opened, seen] = [gate.opened(), await mailbox.seen()]
    expect([await scene.client.statusOf(number), gate.connections()]).toEqual(['request_sent', 0])
    await scene.worker.tick()
    expect(await scene.client.statusOf(number)).toBe('shipped_physically')
    await until('the sweep to close its connection', () => gate.connections() === 0)
    await scene.worker.tick()
    await until('the second sweep to close its own', () => gate.connections() === 0)
    expect([gate.opened(), await mailbox.seen()]).toEqual([opened + 2, seen + 1])
    expect(await scene.partnerEvents(number)).toEqual(['shipped'])
    await scene.closed()
  })

  test('has its mail read once by sweeps that run at the same time', async () => {
    await scene.putMailbox()
    const number = await answered(scene.mailbox, 'We will supply this book.')
    await Promise.all([1, 2, 3].map(() => scene.worker.tick()))
    expect(await scene.client.statusOf(number)).toBe('will_supply')
    expect(await scene.partnerEvents(number)).toEqual(['will_supply'])
    await scene.closed()
  })

  test('leaves nothing in the log but the newest entry of the audit log, once an hour', () => {
    const messages = scene.worker.log.map(({ message }) => message)
    expect(messages.filter((each) => !each.includes('The newest entry of the audit log'))).toEqual([])
    expect(messages.length).toBeLessThan(3)
  })
})

describe('mail servers that are away', () => {
  test.each<[string, GateState, RegExp]>([
    ['nobody listens', 'shut', /refused/],
    ['they say nothing', 'silent', /in time/],
  ])(
    '%s: the event ends, letters and replies wait, and the next goes on',
    async (_, state, reason) => {
      await Promise.all([scene.smtpGate.become(state), scene.imapGate.become(state)])
      const began = Date.now()
      const [number] = await Promise.all([scene.send(), scene.worker.tick()])
      const waiting = await until('an attempt that failed', async () => {
        const delivery = await scene.deliveryOf(number)
        return delivery?.state === 'waiting' && delivery.attempts > 0 && delivery
      })
      await scene.closed()
      // So much has a Worker for what it does after an answer.
      expect(Date.now() - began).toBeLessThan(30_000)
      expect(waiting).toMatchObject({
        possiblyTaken: false,
        lastError: { text: expect.stringMatching(reason) },
      })
      const { lastReadAt, lastFailure } = await stateOfMailbox()
      expect((lastFailure?.at ?? '') > (lastReadAt ?? '')).toBe(true)

      await Promise.all([scene.smtpGate.become('open'), scene.imapGate.become('open')])
      await until('the letter', async () => {
        await scene.worker.tick()
        return (await scene.deliveryOf(number))?.state === 'delivered'
      })
      await scene.mailbox.deliver(replyTo(await scene.letterOf(number), 'We will supply this book.'))
      await scene.worker.tick()
      expect(await scene.client.statusOf(number)).toBe('will_supply')
      await scene.closed()
    },
    60_000,
  )

  test('are all that the log tells of', () => {
    const messages = scene.worker.log.map(({ level, message }) => `${level} ${message}`)
    expect(messages.length).toBeGreaterThan(0)
    expect(
      messages.filter(
        (each) =>
          !/^warn .*the mailbox main could not be read|^info .*The newest entry of the audit log/.test(each),
      ),
    ).toEqual([])
  })
})
