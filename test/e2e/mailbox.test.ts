import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { MailboxCode } from '../../src/partners/mailbox.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import type { MailboxServer } from '../support/dovecot.ts'
import { adminKey, until } from '../support/gateway.ts'
import { type MailScene, mailboxSettings, replyTo, startMailScene } from './mailbox-scene.ts'

let scene: MailScene
let mailbox: MailboxServer

beforeAll(async () => {
  scene = await startMailScene({ imap: true })
  if (scene.mailbox === undefined) throw new Error('no mailbox was started')
  mailbox = scene.mailbox
})
afterAll(() => scene.stop())

const received = async (): Promise<number> => {
  const { body } = await scene.gateway.api('GET', '/v1/messages?limit=100')
  return (body as { items: unknown[] }).items.length
}

/** Reads the stored position in the mailbox. */
const lastUid = async (): Promise<number> => {
  const stored = await scene.gateway.store.getDocument('mailbox_position', 'main')
  return (stored?.value as { lastUid: number } | undefined)?.lastUid ?? 0
}

/** Reads the state of the mailbox, as admins see it. */
const state = async () => {
  const { body } = await scene.gateway.api('GET', '/v1/mailboxes/main/state')
  return body as { lastReadAt: string | null; lastFailure: { at: string; reason: { code: string } } | null }
}

/** Counts the mails that reading the mailbox would bring. */
const check = async () => (await scene.gateway.api('POST', '/v1/mailboxes/main/check')).body

/** Lists the partner's events of a request by name. */
const partnerEvents = async (number: string): Promise<readonly string[]> => {
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}/timeline`)
  return (body as { items: { kind: string; input?: { kind: string; name: string } }[] }).items.flatMap(
    ({ input }) => (input?.kind === 'partner_event' ? [input.name] : []),
  )
}

describe('a partner that only has a mailbox', () => {
  test('answers in words, and the request changes', async () => {
    const { number, letter } = await scene.ask()
    const words =
      'Dear colleague,\n\nthe book was sent today. Please return it by 30 April 2031.\n\nTom Miller'
    await mailbox.deliver(replyTo(letter, words))
    await scene.becomes(number, 'shipped_physically')
    expect(await partnerEvents(number)).toEqual(['shipped'])
    const [taken] = await scene.inbox('applied')
    expect(taken).toMatchObject({ request: number, partner: 'SUP', library: 'LIBA', summary: 'mail shipped' })
    await until('the mail to be marked as seen', async () => (await mailbox.seen()) === 1)
  })

  test('changes the request once, however often and by whatever way its mail comes', async () => {
    const { number, letter } = await scene.ask()
    const mail = replyTo(letter, 'We will supply this book.')
    await mailbox.deliver(mail)
    await scene.becomes(number, 'will_supply')
    await mailbox.deliver(mail)
    await mailbox.deliver(`Received: from elsewhere\r\n${mail}`)
    expect(await scene.push(mail)).toMatchObject({ status: 200, state: 'known' })
    await until('all to be read', async () => (await mailbox.seen()) === 4)
    expect(await partnerEvents(number)).toEqual(['will_supply'])
  })

  test('changes the request after the server died, mails came meanwhile, and all got new numbers', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => scene.ask()))
    const before = await received()
    await mailbox.kill()
    await until('admins to see that it fails', async () => {
      const { lastReadAt, lastFailure } = await state()
      return lastFailure !== null && lastReadAt !== null && lastFailure.at > lastReadAt
    })
    expect((await state()).lastFailure?.reason.code).toMatch(/^failure\./)
    expect((await scene.gateway.api('GET', '/readyz')).body).toMatchObject({
      status: 'degraded',
      parts: expect.arrayContaining([expect.objectContaining({ name: 'mailboxes', state: 'degraded' })]),
    })
    expect(await check()).toMatchObject({
      mails: null,
      failure: { code: expect.stringMatching(/^failure\./) },
    })
    for (const { letter } of sent) await mailbox.deliver(replyTo(letter, 'The book was sent today.'))
    await mailbox.start()
    for (const { number } of sent) await scene.becomes(number, 'shipped_physically')
    await until('admins to see that it is read', async () => {
      const { lastReadAt, lastFailure } = await state()
      return (lastReadAt ?? '') > (lastFailure?.at ?? '')
    })
    await mailbox.renumber()
    const { number, letter } = await scene.ask()
    await mailbox.deliver(replyTo(letter, 'We will supply this book.'))
    await scene.becomes(number, 'will_supply')
    expect(await received()).toBe(before + 4)
    for (const each of sent) expect(await partnerEvents(each.number)).toEqual(['shipped'])
  })

  test('has a mailbox that one process reads at a time', async () => {
    const { file, now } = scene.gateway
    const ahead = () => now() + 120_000
    const startAhead = (leaseTime?: () => number) =>
      startGateway(
        readConfig({
          LENDWIRE_PORT: '0',
          LENDWIRE_STORE: `sqlite:${file}`,
          LENDWIRE_SHARE_STORE_FILE: 'true',
          LENDWIRE_ADMIN_KEY: adminKey,
        }),
        {
          log: () => undefined,
          print: () => undefined,
          clock: ahead,
          openStore: () =>
            openSqliteStore({ file, now: ahead, ...(leaseTime === undefined ? {} : { leaseTime }) }),
        },
      )
    const answerTwo = async () => {
      const sent = await Promise.all([1, 2].map(() => scene.ask()))
      for (const { letter } of sent) await mailbox.deliver(replyTo(letter, 'The book was sent today.'))
      for (const { number } of sent) await scene.becomes(number, 'shipped_physically')
      for (const { number } of sent) expect(await partnerEvents(number)).toEqual(['shipped'])
    }
    const main = MailboxCode.parse('main')
    // A clock that is ahead takes no mailbox away from its reader.
    const second = await startAhead()
    try {
      expect(await second.gateway.mailboxes.read(main, new AbortController().signal)).toBeNull()
      await answerTwo()
    } finally {
      await second.stop()
    }
    // This one must take the reader for dead: its lease ended long ago.
    const third = await startAhead(ahead)
    try {
      await until(
        'the third to read',
        async () => ((await state()).lastReadAt ?? '') > instantOf(now() + 60_000),
      )
      await answerTwo()
    } finally {
      await third.stop()
    }
  })

  test('changes the request although the gateway is stopped and started again', async () => {
    const { number, letter } = await scene.ask()
    const before = await received()
    const position = await lastUid()
    expect(position).toBeGreaterThan(0)
    const restarting = scene.gateway.restart()
    await mailbox.deliver(replyTo(letter, 'Unfortunately we cannot supply this book: it is not on shelf.'))
    await restarting
    await scene.becomes(number, 'rejected_by_partner')
    // One that lost the mailbox to another may have put the position back: the next reader finds those mails known.
    await until('the position to be kept', async () => (await lastUid()) > position)
    expect(await received()).toBe(before + 1)
  })

  const put = async (change: { readonly status: string }) => {
    const { body } = await scene.gateway.api('GET', '/v1/mailboxes/main')
    const settings = body as { imap: { password: string }; since: string }
    expect(settings.imap.password).toBe('********')
    const { status } = await scene.gateway.api('PUT', '/v1/mailboxes/main', { ...settings, ...change })
    expect(status).toBe(200)
    return settings
  }

  test('has a mailbox that is not read while it is inactive, says how many mails wait, and is read on from there afterwards', async () => {
    const { number, letter } = await scene.ask()
    const settings = await put({ status: 'inactive' })
    await mailbox.deliver(replyTo(letter, 'We will supply this book.'))
    await until('the mail to be counted', async () => ((await check()) as { mails: number }).mails === 1)
    expect(await scene.statusOf(number)).toBe('request_sent')
    await put({ status: 'active' })
    await scene.becomes(number, 'will_supply')
    await until('none to be left', async () => ((await check()) as { mails: number }).mails === 0)
    const { body } = await scene.gateway.api('GET', '/v1/mailboxes/main')
    expect(body).toMatchObject({ since: settings.since })
  })

  test('has a mailbox of which an earlier time says how many mails it would bring, before it is saved', async () => {
    const count = async (since: string) => {
      const planned = { ...mailboxSettings(mailbox), since }
      const { body } = await scene.gateway.api('POST', '/v1/mailboxes/planned/check', { mailbox: planned })
      return (body as { mails: number }).mails
    }
    expect(await count(new Date(scene.gateway.now() - 86_400_000).toISOString())).toBeGreaterThan(0)
    expect(await count(new Date(scene.gateway.now() + 5 * 86_400_000).toISOString())).toBe(0)
    expect(await scene.gateway.api('GET', '/v1/mailboxes/planned')).toMatchObject({ status: 404 })
  })

  test('has a mailbox in which a mail that waits for review is moved, unread', async () => {
    const { letter } = await scene.ask()
    await mailbox.deliver(replyTo(letter, 'See our note of yesterday.'))
    await until('the mail to be moved', async () => (await mailbox.mailsIn('In review')) === 1)
  })

  test('shows no secret in its settings, the log or the inbox', async () => {
    const { log } = scene.gateway
    const { body } = await scene.gateway.api('GET', '/v1/mailboxes')
    const everything = JSON.stringify([log, body])
    expect(everything).not.toContain(mailbox.password)
    expect(everything).not.toContain('the-token-of-the-mail-service')
    expect(log.some(({ message }) => message === 'the mailbox main could not be read')).toBe(true)
  })
})
