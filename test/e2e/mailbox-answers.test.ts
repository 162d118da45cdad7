import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
