import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import type { TakenMail } from '../support/smtp.ts'
import {
  checkedHeaders,
  emailPartner,
  headerOf,
  type MailScene,
  replyTo,
  startMailScene,
  takeMail,
} from './mailbox-scene.ts'

let scene: MailScene

beforeAll(async () => {
  scene = await startMailScene()
  await scene.gateway.api(
    'PUT',
    '/v1/partners/LINKS',
    emailPartner('LINKS', 'ill@links.example', { replies: false }),
  )
})
afterAll(() => scene.stop())

const sent = 'The book was sent today.'

describe('mails that are no answers', () => {
  const attentionOf = async (number: string) => {
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
    return (body as { attention: unknown[] }).attention
  }
  const automatic = { 'Auto-Submitted': 'auto-replied' }

  test('a vacation note informs the staff of its request of the days, and does nothing else', async () => {
    const { number, letter } = await scene.ask()
    const words = 'I am away from 1 June 2031 until 14 June 2031. The book was sent today.'
    expect(await takeMail(scene, replyTo(letter, words, automatic))).toMatchObject({
      state: 'applied',
      request: number,
      summary: 'mail automatic',
    })
    expect(await scene.statusOf(number)).toBe('request_sent')
    expect(await attentionOf(number)).toMatchObject([
      {
        kind: 'message_received',
        asks: false,
        detail: { text: words, absence: { from: '2031-06-01', to: '2031-06-14' } },
      },
    ])
  })

  test('other mails of programs, and vacation notes that nobody proves, are ignored', async () => {
    const { number, letter } = await scene.ask()
    const thanks = replyTo(letter, 'Thank you for contacting us. The book was sent today.', automatic)
    const strange = checkedHeaders('ill@partner.example', 'dmarc=fail')
    for (const mail of [thanks, replyTo(letter, 'I am away.', { ...automatic, ...strange })])
      expect(await takeMail(scene, mail)).toMatchObject({
        state: 'ignored',
        request: number,
        reason: { text: 'an automatic mail: a program answered it (Auto-Submitted)' },
      })
    expect(await attentionOf(number)).toEqual([])
  })

  const ticketHeaders: readonly Readonly<Record<string, string>>[] = [
    { Precedence: 'bulk' },
    { 'List-Id': '<ill.partner.example>' },
    { 'List-Unsubscribe': '<mailto:x@partner.example>' },
    { 'Auto-Submitted': 'auto-generated' },
    { 'X-MS-Exchange-Inbox-Rules-Loop': 'ill@partner.example' },
  ]

  test('what ticket systems and groups add to answers of people leaves these to staff', async () => {
    const { number, letter } = await scene.ask()
    for (const header of ticketHeaders)
      expect(await takeMail(scene, replyTo(letter, sent, header)), JSON.stringify(header)).toMatchObject({
        state: 'review',
        request: number,
        reason: { code: expect.stringContaining('automatic') },
      })
    expect(await scene.statusOf(number)).toBe('request_sent')
    const ofOwnList = { 'List-Id': '<ill.library.example>', Precedence: 'list' }
    const ticketOverOwnList = { ...ofOwnList, 'Auto-Submitted': 'auto-generated' }
    const ofTheirList = { 'List-Id': '<ill.partner.example>', Cc: 'ill@partner.example' }
    for (const headers of [ticketOverOwnList, ofTheirList])
      expect(await takeMail(scene, replyTo(letter, sent, headers))).toMatchObject({ state: 'review' })
    expect(await takeMail(scene, replyTo(letter, sent, ofOwnList))).toMatchObject({ state: 'applied' })
  })

  test('the same without a request waits for staff where a partner may have written it, and is ignored of strangers', async () => {
    const { letter } = await scene.ask()
    const { letter: another } = await scene.ask()
    const bulk = { Precedence: 'bulk' }
    const unnamed = {
      ...bulk,
      ...{ To: 'ill@library.example', Subject: 'Ticket 12' },
      ...{ 'In-Reply-To': undefined, References: undefined },
    }
    const several = { ...bulk, Subject: `Re: ${headerOf(another, 'Subject')}` }
    for (const headers of [unnamed, several])
      expect(await takeMail(scene, replyTo(letter, sent, headers))).toMatchObject({ state: 'review' })
    const news = { ...unnamed, ...checkedHeaders('news@shop.example') }
    expect(await takeMail(scene, replyTo(letter, 'News', news))).toMatchObject({ state: 'ignored' })
  })

  const marks = [
    automatic,
    { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
    { Precedence: 'bulk' },
  ]

  test.each(marks)('a confirmation of receipt by a program is one, and asks nothing: %j', async (mark) => {
    const { number, letter } = await scene.ask()
    const words = 'Your request has been received. We will answer as soon as possible.'
    expect(await takeMail(scene, replyTo(letter, words, mark))).toMatchObject({
      state: 'applied',
      request: number,
    })
    expect(await scene.statusOf(number)).toBe('request_accepted')
    expect(await attentionOf(number)).toMatchObject([{ kind: 'message_received', asks: false }])
  })

  test('a vacation note with the marks of a list only informs, but for one that answers too', async () => {
    const { number, letter } = await scene.ask()
    const bulk = { Precedence: 'bulk' }
    const away = 'I am away until 14 June 2031.'
    expect(await takeMail(scene, replyTo(letter, away, bulk))).toMatchObject({ state: 'applied' })
    expect(await attentionOf(number)).toMatchObject([
      { kind: 'message_received', asks: false, detail: { absence: { to: '2031-06-14' } } },
    ])
    const both = await takeMail(scene, replyTo(letter, `${away} ${sent}`, bulk))
    expect(both).toMatchObject({ state: 'review', request: number })
  })

  test('a mail with the subject of a vacation note informs in any language', async () => {
    const { number, letter } = await scene.ask()
    const note = replyTo(letter, 'Tilbage mandag.', { Subject: 'Autosvar: lån' })
    expect(await takeMail(scene, note)).toMatchObject({ state: 'applied', request: number })
    expect(await attentionOf(number)).toMatchObject([{ kind: 'message_received', asks: false }])
  })

  test('such answers count for a partner that is known to write so, but none acts alone', async () => {
    const settings = { automaticAnswers: 'read', senderChecks: { token: true }, autoSubmitted: true }
    await scene.gateway.api('PUT', '/v1/partners/DESK', emailPartner('DESK', 'ill@desk.example', settings))
    const { number, letter } = await scene.ask({ rota: ['DESK', 'LINKS'] })
    expect(headerOf(letter, 'Auto-Submitted')).toBe('auto-generated')
    expect(headerOf((await scene.ask()).letter, 'Auto-Submitted')).toBe('')
    const [precedence] = ticketHeaders
    const proven = { ...checkedHeaders('ill@desk.example'), ...precedence }
    const refused = await takeMail(scene, replyTo(letter, 'We cannot supply this book.', proven))
    expect(refused, 'the next partner would be asked').toMatchObject({ state: 'review', request: number })
    const unproven = { ...proven, 'Authentication-Results': 'mx.library.example; dmarc=fail' }
    expect(await takeMail(scene, replyTo(letter, sent, unproven))).toMatchObject({ state: 'review' })
    expect(await scene.statusOf(number)).toBe('request_sent')
    expect(await takeMail(scene, replyTo(letter, sent, proven))).toMatchObject({ state: 'applied' })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
  })

  const report = (
    letter: TakenMail,
    action: string,
    status: string,
    recipient = 'ill@partner.example',
  ): string =>
    [
      'From: MAILER-DAEMON@mx.partner.example',
      'To: ill@library.example',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${crypto.randomUUID()}@mx.partner.example>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      '',
      'I could not deliver it.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.partner.example',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 no such user',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${headerOf(letter, 'Message-ID')}`,
      '--b--',
      '',
    ].join('\r\n')

  const lastDelivery = async (number: string) => {
    const { body } = await scene.gateway.api('GET', '/v1/deliveries?limit=100')
    const { items } = body as {
      items: { request: string; state: string; id: string; lastError: { text: string } }[]
    }
    return items.find(({ request }) => request === number)
  }

  test('a letter that came back was not delivered: the request goes on, and the letter can be sent again', async () => {
    const { number, letter } = await scene.ask()
    await until('the letter', async () => (await lastDelivery(number))?.state === 'delivered')
    const delayed = await takeMail(scene, report(letter, 'delayed', '4.4.1'))
    expect(delayed).toMatchObject({ state: 'ignored', request: number })
    expect(await lastDelivery(number)).toMatchObject({ state: 'delivered' })
    const failed = await takeMail(scene, report(letter, 'failed', '5.1.1'))
    expect(failed).toMatchObject({ state: 'applied', request: number, summary: 'mail bounce of request' })
    expect(await lastDelivery(number)).toMatchObject({
      state: 'dead',
      lastError: { text: expect.stringContaining('5.1.1') },
    })
    expect(await scene.statusOf(number)).not.toBe('request_sent')
    const again = await takeMail(scene, report(letter, 'failed', '5.1.1'))
    expect(again).toMatchObject({ state: 'ignored', reason: { text: 'the letter is dead already' } })
  })

  test('a report about a letter that was never sent changes nothing', async () => {
    const { number, letter } = await scene.ask()
    const invented = { ...letter, raw: letter.raw.replace(`<${number}-1@`, `<${number}-1.renew.abc@`) }
    expect(await takeMail(scene, report(invented, 'failed', '5.1.1'))).toMatchObject({ state: 'review' })
    const elsewhere = report(letter, 'failed', '5.1.1', 'somebody@elsewhere.example')
    expect(await takeMail(scene, elsewhere)).toMatchObject({ state: 'review', request: number })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('a report that fails the checks of the own mail server waits for staff', async () => {
    const { number, letter } = await scene.ask()
    await until('the letter', async () => (await lastDelivery(number))?.state === 'delivered')
    const failed = `Authentication-Results: mx.library.example; dmarc=fail header.from=mx.partner.example\r\n`
    expect(await takeMail(scene, `${failed}${report(letter, 'failed', '5.1.1')}`)).toMatchObject({
      state: 'review',
      request: number,
      reason: { code: 'kept_message.report_refuted' },
    })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })
})
