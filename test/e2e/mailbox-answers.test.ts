import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import type { TakenMail } from '../support/smtp.ts'
import {
  addressIn,
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
  scene = await startMailScene({ environment: { LENDWIRE_MAIL_LIMIT: '1000000' } })
  await scene.gateway.api(
    'PUT',
    '/v1/partners/OTHER',
    emailPartner('OTHER', 'ill@other.example', { senders: ['@branch.other.example'] }),
  )
  await scene.gateway.api(
    'PUT',
    '/v1/partners/TOKEN',
    emailPartner('TOKEN', 'ill@token.example', { senderChecks: { token: true } }),
  )
})
afterAll(() => scene.stop())

const sent = 'The book was sent today.'

describe('the request that a mail answers', () => {
  test('is found by the reply address alone, by the letter alone, by the subject alone', async () => {
    const only = [
      { 'In-Reply-To': undefined, References: undefined, Subject: 'Your request' },
      { To: 'ill@library.example', Subject: 'Your request' },
      { To: 'ill@library.example', 'In-Reply-To': undefined, References: undefined },
    ]
    for (const headers of only) {
      const { number, letter } = await scene.ask()
      expect(await takeMail(scene, replyTo(letter, sent, headers))).toMatchObject({
        state: 'applied',
        request: number,
      })
      expect(await scene.statusOf(number)).toBe('shipped_physically')
    }
  })

  test('may be one whose partner was left: what it sent all the same is told', async () => {
    const { number, letter } = await scene.ask()
    await takeMail(scene, replyTo(letter, 'Sorry, we do not have it.'))
    expect(await takeMail(scene, replyTo(letter, sent))).toMatchObject({ state: 'applied', request: number })
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
    expect(body).toMatchObject({
      rota: [{ state: 'rejected' }],
      attention: expect.arrayContaining([expect.objectContaining({ kind: 'stale_shipment' })]),
    })
  })

  test('is not guessed: a mail that names nothing, or several requests, waits for staff', async () => {
    const [one, two] = [await scene.ask(), await scene.ask()]
    const nothing = {
      To: 'ill@library.example',
      Subject: 'Hello',
      'In-Reply-To': undefined,
      References: undefined,
    }
    expect(await takeMail(scene, replyTo(one.letter, sent, nothing))).toMatchObject({
      state: 'review',
      request: null,
      reason: { code: 'kept_message.no_request' },
    })
    const both = { Subject: `Re: ${headerOf(two.letter, 'Subject')}` }
    expect(await takeMail(scene, replyTo(one.letter, sent, both))).toMatchObject({
      state: 'review',
      reason: { code: 'kept_message.several_requests' },
    })
    expect(await scene.statusOf(one.number)).toBe('request_sent')
    expect(await scene.statusOf(two.number)).toBe('request_sent')
  })

  test('is shown the mail that only mentions it: in the text, without its last number, broken, in a letter that is attached', async () => {
    const { number, letter } = await scene.ask()
    const unnamed = {
      To: 'ill@library.example',
      Subject: 'Hello',
      'In-Reply-To': undefined,
      References: undefined,
    }
    const attached = `--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\nSubject: x [${number}-1]\n\nx\n--b--`
    const multipart = { ...unnamed, 'Content-Type': 'multipart/mixed; boundary=b' }
    const ofOutlook = Buffer.from(`[${number}-1]`, 'utf16le').toString('base64')
    const [begin, end] = [number.slice(0, 9), number.slice(9)]
    const mails = [
      replyTo(letter, `${sent} Your reference: ${number}-1`, unnamed),
      replyTo(letter, `${sent} ${number}`, unnamed),
      replyTo(letter, attached, multipart),
      replyTo(letter, attached.replace('message/rfc822', 'application/octet-stream; name=x.eml'), multipart),
      replyTo(
        letter,
        `--b\n\nSee below.\n--b\nContent-Type: application/vnd.ms-outlook; name=x.msg\nContent-Transfer-Encoding: base64\n\n${ofOutlook}\n--b--`,
        multipart,
      ),
      replyTo(letter, sent, { ...unnamed, Subject: `Re: request ${begin}\r\n ${end}-1 Kafka` }),
      replyTo(letter, `${sent} Ref. ${begin}\n> ${end}-1`, unnamed),
      replyTo(letter, `${sent} Ref. ${number.toLowerCase().replace('-', ' – ')}`, unnamed),
    ]
    for (const mail of mails)
      expect(await takeMail(scene, mail)).toMatchObject({
        state: 'review',
        request: number,
        reason: { code: 'kept_message.named_in_text' },
      })
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
    expect(body).toMatchObject({ attention: mails.map(() => ({ kind: 'mail_review' })) })
  })

  test('is shown the mail that names its title, where the partner has one open request of it', async () => {
    const citation = { title: 'Die Verwandlung und andere Erzählungen' }
    const unnamed = {
      To: 'ill@library.example',
      Subject: 'Verwandlung',
      'In-Reply-To': undefined,
      References: undefined,
    }
    const { number, letter } = await scene.ask({ citation })
    const mail = () => replyTo(letter, 'We have sent you die Verwandlung  und andere Erzählungen.', unnamed)
    expect(await takeMail(scene, mail())).toMatchObject({ state: 'review', request: number })
    await scene.ask({ citation })
    expect(await takeMail(scene, mail())).toMatchObject({ state: 'review', request: null })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('is shown the mail that names its short title with the author, or its title without the subtitle', async () => {
    const unnamed = {
      ...{ To: 'ill@library.example', Subject: 'Books' },
      ...{ 'In-Reply-To': undefined, References: undefined },
    }
    const emma = await scene.ask({ citation: { title: 'Emma', author: 'Jane Austen' } })
    const words = ['Austen, Emma: sent today.', 'We have sent you “Emma”.']
    for (const each of words)
      expect(await takeMail(scene, replyTo(emma.letter, each, unnamed))).toMatchObject({
        request: emma.number,
      })
    expect(await takeMail(scene, replyTo(emma.letter, 'Emma and I have sent it.', unnamed))).toMatchObject({
      request: null,
    })
    const parts = ['one', 'two'].map((part) => `A history of tables: part ${part}`)
    const [one] = [await scene.ask({ citation: { title: parts[0] } })]
    const main = replyTo(one.letter, 'A history of tables was sent today.', unnamed)
    expect(await takeMail(scene, main)).toMatchObject({ request: one.number })
    await scene.ask({ citation: { title: parts[1] } })
    const whole = replyTo(one.letter, `${parts[0]} was sent today.`, unnamed)
    expect(await takeMail(scene, whole)).toMatchObject({ request: one.number })
    const either = replyTo(one.letter, 'We have sent you a history of tables.', unnamed)
    expect(await takeMail(scene, either)).toMatchObject({ request: null })
  })

  test('says what a mail is of which nothing can be read', async () => {
    const { number, letter } = await scene.ask()
    const sealed = replyTo(letter, 'MIIB', {
      'Content-Type': 'application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
    })
    expect(await takeMail(scene, sealed)).toMatchObject({
      request: number,
      reason: { code: 'kept_message.smime_container' },
    })
    const asFile = replyTo(letter, 'MIIB', { 'Content-Type': 'application/octet-stream; name=smime.p7m' })
    expect(await takeMail(scene, asFile)).toMatchObject({ reason: { code: 'kept_message.smime_container' } })
    const hint = '--b\n\nPlease see the attachment.\n'
    const sealedBeside = `${hint}--b\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n--b--`
    const multipart = { 'Content-Type': 'multipart/mixed; boundary=b' }
    expect(await takeMail(scene, replyTo(letter, sealedBeside, multipart))).toMatchObject({
      reason: { code: 'kept_message.smime_container' },
    })
    const outlook = replyTo(letter, '--b\nContent-Type: application/ms-tnef; name=winmail.dat\n\nx\n--b--', {
      'Content-Type': 'multipart/mixed; boundary=b',
    })
    expect(await takeMail(scene, outlook)).toMatchObject({
      request: number,
      reason: { code: 'kept_message.winmail' },
    })
  })

  test('is read from the form of the letter, quoted and ticked', async () => {
    const { number, letter } = await scene.ask()
    const form = /=== Answer form[\s\S]*=== End of answer form ===/.exec(plainPart(letter))?.[0] ?? ''
    expect(form).toContain(`Reference: ${number}-1`)
    const ticked = form.replace('[ ] cannot supply', '[x] cannot supply').replace(/^/gm, '> ')
    expect(await takeMail(scene, replyTo(letter, `Please see below.\n\n${ticked}`))).toMatchObject({
      state: 'applied',
    })
    expect(await scene.statusOf(number)).toBe('rejected_by_partner')
  })

  test('is left to staff where it is not understood, and the list shows the mail and why', async () => {
    const { number, letter } = await scene.ask()
    const words = 'Which edition do you need, the first or the second?'
    const { id } = await takeMail(scene, replyTo(letter, words))
    const listed = (await scene.inbox('review')).find((each) => each.id === id)
    expect(listed).toMatchObject({
      request: number,
      partner: 'SUP',
      mail: { from: 'ill@partner.example', written: words, attachments: [] },
    })
    expect(listed?.reason?.text).not.toBe('')
    expect(await scene.statusOf(number)).toBe('request_sent')
  })
})

/** Returns the plain text of a letter, decoded. */
const plainPart = ({ raw }: TakenMail): string => {
  const part = /Content-Type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/i.exec(raw)?.[1] ?? ''
  const joined = part.replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}

describe('the senders that are believed', () => {
  const doubted: readonly (readonly [string, Record<string, string | undefined>, RegExp])[] = [
    ['a stranger', checkedHeaders('somebody@evil.example'), /its sender is none of the partner SUP/],
    ['another partner', checkedHeaders('ill@other.example'), /its sender is none of the partner SUP/],
    ['nobody vouches', { 'Authentication-Results': undefined }, /no trusted mail server/],
    [
      'a server that is not trusted vouches',
      { 'Authentication-Results': 'mx.partner.example; dmarc=pass header.from=partner.example' },
      /no trusted mail server/,
    ],
    [
      'DMARC failed',
      checkedHeaders('ill@partner.example', 'dmarc=fail header.from=partner.example'),
      /did not pass DMARC/,
    ],
    [
      'DMARC of another domain',
      checkedHeaders('ill@partner.example', 'dmarc=pass header.from=evil.example'),
      /did not pass DMARC/,
    ],
    [
      'only SPF passed',
      checkedHeaders('ill@partner.example', 'spf=pass smtp.mailfrom=partner.example'),
      /did not pass DMARC/,
    ],
    ['two senders', { From: 'ill@partner.example, other@evil.example' }, /does not say clearly who wrote it/],
  ]

  test.each(doubted)('%s: the request stays as it is', async (_, headers, reason) => {
    const { number, letter } = await scene.ask()
    const message = await takeMail(scene, replyTo(letter, sent, headers))
    expect(message).toMatchObject({
      state: 'review',
      request: number,
      reason: { text: expect.stringMatching(reason) },
    })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('a forged result below the one of the trusted server counts for nothing', async () => {
    const { number, letter } = await scene.ask()
    const forged = 'Authentication-Results: mx.library.example; dmarc=pass header.from=partner.example\r\n'
    const mail = replyTo(
      letter,
      sent,
      checkedHeaders('ill@partner.example', 'dmarc=fail header.from=partner.example'),
    )
    expect(await takeMail(scene, mail.replace('From: ', `${forged}From: `))).toMatchObject({
      state: 'review',
    })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('further senders and domains of the profile count', async () => {
    const { number, letter } = await scene.ask({ rota: ['OTHER'] })
    expect(
      await takeMail(scene, replyTo(letter, sent, checkedHeaders('anna@branch.other.example'))),
    ).toMatchObject({
      state: 'applied',
    })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
  })

  test('a signed reply address stands for DMARC where the profile says so, never for the sender', async () => {
    const { number, letter } = await scene.ask({ rota: ['TOKEN'] })
    const own = { From: 'ill@token.example', 'Authentication-Results': undefined }
    expect(await takeMail(scene, replyTo(letter, sent, { ...own, From: 'x@evil.example' }))).toMatchObject({
      state: 'review',
    })
    const altered = addressIn(headerOf(letter, 'Reply-To')).replace(/.@/, (last) =>
      last === 'a@' ? 'b@' : 'a@',
    )
    expect(await takeMail(scene, replyTo(letter, sent, { ...own, To: altered }))).toMatchObject({
      state: 'review',
    })
    const { letter: foreign } = await scene.ask({ rota: ['TOKEN'] })
    const other = { To: addressIn(headerOf(foreign, 'Reply-To')) }
    expect(await takeMail(scene, replyTo(letter, sent, { ...own, ...other }))).toMatchObject({
      state: 'review',
    })
    expect(await scene.statusOf(number)).toBe('request_sent')
    expect(await takeMail(scene, replyTo(letter, sent, own))).toMatchObject({ state: 'applied' })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
  })

  test('the mails of a partner whose replies are not taken wait for staff', async () => {
    await scene.gateway.api(
      'PUT',
      '/v1/partners/LINKS',
      emailPartner('LINKS', 'ill@links.example', { replies: false }),
    )
    const { number, letter } = await scene.ask({ rota: ['LINKS'] })
    expect(await takeMail(scene, replyTo(letter, sent, checkedHeaders('ill@links.example')))).toMatchObject({
      state: 'review',
    })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })
})

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
