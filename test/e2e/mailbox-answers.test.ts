import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import type { TakenMail } from '../support/smtp.ts'
import {
  addressIn,
  emailPartner,
  headerOf,
  type InboxItem,
  type MailScene,
  replyTo,
  startMailScene,
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
    emailPartner('TOKEN', 'ill@token.example', { belief: { token: true } }),
  )
})
afterAll(() => scene.stop())

const sent = 'The book was sent today.'

const messageOf = async (id: string | null | undefined): Promise<InboxItem> =>
  (await scene.gateway.api('GET', `/v1/messages/${id}`)).body as InboxItem

/** Pushes a mail, and says what became of it. */
const take = async (mail: string): Promise<InboxItem> => {
  const pushed = await scene.push(mail)
  expect(pushed.status, pushed.detail).toBe(200)
  return messageOf(pushed.message)
}

const by = (address: string, passed = `dmarc=pass header.from=${address.split('@')[1]}`) => ({
  From: `Somebody <${address}>`,
  'Authentication-Results': `mx.library.example; ${passed}`,
})

describe('what a mail answers', () => {
  test('is found by the reply address alone, by the letter alone, by the subject alone', async () => {
    const only = [
      { 'In-Reply-To': undefined, References: undefined, Subject: 'Your request' },
      { To: 'ill@library.example', Subject: 'Your request' },
      { To: 'ill@library.example', 'In-Reply-To': undefined, References: undefined },
    ]
    for (const headers of only) {
      const { number, letter } = await scene.ask()
      expect(await take(replyTo(letter, sent, headers))).toMatchObject({ state: 'applied', request: number })
      expect(await scene.statusOf(number)).toBe('shipped_physically')
    }
  })

  test('is not guessed: a mail that names nothing, or several requests, waits for staff', async () => {
    const [one, two] = [await scene.ask(), await scene.ask()]
    const nothing = {
      To: 'ill@library.example',
      Subject: 'Hello',
      'In-Reply-To': undefined,
      References: undefined,
    }
    expect(await take(replyTo(one.letter, sent, nothing))).toMatchObject({
      state: 'review',
      request: null,
      reason: 'it names no request',
    })
    const both = { Subject: `Re: ${headerOf(two.letter, 'Subject')}` }
    expect(await take(replyTo(one.letter, sent, both))).toMatchObject({
      state: 'review',
      reason: 'it names several requests',
    })
    expect(await scene.statusOf(one.number)).toBe('request_sent')
    expect(await scene.statusOf(two.number)).toBe('request_sent')
  })

  test('is read from the form of the letter, quoted and ticked', async () => {
    const { number, letter } = await scene.ask()
    const form = /=== Answer form[\s\S]*=== End of answer form ===/.exec(plainPart(letter))?.[0] ?? ''
    expect(form).toContain(`Reference: ${number}-1`)
    const ticked = form.replace('[ ] cannot supply', '[x] cannot supply').replace(/^/gm, '> ')
    expect(await take(replyTo(letter, `Please see below.\n\n${ticked}`))).toMatchObject({ state: 'applied' })
    expect(await scene.statusOf(number)).toBe('rejected_by_partner')
  })

  test('is left to staff where it is not understood, and the list shows the mail and why', async () => {
    const { number, letter } = await scene.ask()
    const words = 'Which edition do you need, the first or the second?'
    const { id } = await take(replyTo(letter, words))
    const listed = (await scene.inbox('review')).find((each) => each.id === id)
    expect(listed).toMatchObject({
      request: number,
      partner: 'SUP',
      mail: { from: 'ill@partner.example', written: words, attachments: [] },
    })
    expect(listed?.reason).not.toBe('')
    expect(await scene.statusOf(number)).toBe('request_sent')
  })
})

/** The plain text of a letter, decoded. */
const plainPart = ({ raw }: TakenMail): string => {
  const part = /Content-Type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/i.exec(raw)?.[1] ?? ''
  const joined = part.replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}

describe('who is believed', () => {
  const doubted: readonly (readonly [string, Record<string, string | undefined>, RegExp])[] = [
    ['a stranger', by('somebody@evil.example'), /its sender is none of the partner SUP/],
    ['another partner', by('ill@other.example'), /its sender is none of the partner SUP/],
    ['nobody vouches', { 'Authentication-Results': undefined }, /no trusted mail server/],
    [
      'a server that is not trusted vouches',
      { 'Authentication-Results': 'mx.partner.example; dmarc=pass header.from=partner.example' },
      /no trusted mail server/,
    ],
    [
      'DMARC failed',
      by('ill@partner.example', 'dmarc=fail header.from=partner.example'),
      /did not pass DMARC/,
    ],
    [
      'DMARC of another domain',
      by('ill@partner.example', 'dmarc=pass header.from=evil.example'),
      /did not pass DMARC/,
    ],
    [
      'only SPF passed',
      by('ill@partner.example', 'spf=pass smtp.mailfrom=partner.example'),
      /did not pass DMARC/,
    ],
    ['two senders', { From: 'ill@partner.example, other@evil.example' }, /does not say clearly who wrote it/],
  ]

  test.each(doubted)('%s: the request stays as it is', async (_, headers, reason) => {
    const { number, letter } = await scene.ask()
    const message = await take(replyTo(letter, sent, headers))
    expect(message).toMatchObject({ state: 'review', request: number, reason: expect.stringMatching(reason) })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('a forged result below the one of the trusted server counts for nothing', async () => {
    const { number, letter } = await scene.ask()
    const forged = 'Authentication-Results: mx.library.example; dmarc=pass header.from=partner.example\r\n'
    const mail = replyTo(letter, sent, by('ill@partner.example', 'dmarc=fail header.from=partner.example'))
    expect(await take(mail.replace('From: ', `${forged}From: `))).toMatchObject({ state: 'review' })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('further senders and domains of the profile count', async () => {
    const { number, letter } = await scene.ask({ rota: ['OTHER'] })
    expect(await take(replyTo(letter, sent, by('anna@branch.other.example')))).toMatchObject({
      state: 'applied',
    })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
  })

  test('a signed reply address stands for DMARC where the profile says so, never for the sender', async () => {
    const { number, letter } = await scene.ask({ rota: ['TOKEN'] })
    const own = { From: 'ill@token.example', 'Authentication-Results': undefined }
    expect(await take(replyTo(letter, sent, { ...own, From: 'x@evil.example' }))).toMatchObject({
      state: 'review',
    })
    const altered = addressIn(headerOf(letter, 'Reply-To')).replace(/.@/, (last) =>
      last === 'a@' ? 'b@' : 'a@',
    )
    expect(await take(replyTo(letter, sent, { ...own, To: altered }))).toMatchObject({ state: 'review' })
    const { letter: foreign } = await scene.ask({ rota: ['TOKEN'] })
    const other = { To: addressIn(headerOf(foreign, 'Reply-To')) }
    expect(await take(replyTo(letter, sent, { ...own, ...other }))).toMatchObject({ state: 'review' })
    expect(await scene.statusOf(number)).toBe('request_sent')
    expect(await take(replyTo(letter, sent, own))).toMatchObject({ state: 'applied' })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
  })

  test('the mails of a partner whose replies are not taken wait for staff', async () => {
    await scene.gateway.api(
      'PUT',
      '/v1/partners/LINKS',
      emailPartner('LINKS', 'ill@links.example', { replies: false }),
    )
    const { number, letter } = await scene.ask({ rota: ['LINKS'] })
    expect(await take(replyTo(letter, sent, by('ill@links.example')))).toMatchObject({ state: 'review' })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })
})

describe('mails that are no answers', () => {
  test('vacation notes are ignored, and stand with their request', async () => {
    const { number, letter } = await scene.ask()
    const note = replyTo(letter, 'I am away. The book was sent today.', { 'Auto-Submitted': 'auto-replied' })
    expect(await take(note)).toMatchObject({
      state: 'ignored',
      request: number,
      reason: 'an automatic mail: auto_submitted',
    })
    expect(await scene.statusOf(number)).toBe('request_sent')
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
    const { items } = body as { items: { request: string; state: string; id: string; lastError: string }[] }
    return items.find(({ request }) => request === number)
  }

  test('a letter that came back was not delivered: the request goes on, and the letter can be sent again', async () => {
    const { number, letter } = await scene.ask()
    await until('the letter', async () => (await lastDelivery(number))?.state === 'delivered')
    const delayed = await take(report(letter, 'delayed', '4.4.1'))
    expect(delayed).toMatchObject({ state: 'ignored', request: number })
    expect(await lastDelivery(number)).toMatchObject({ state: 'delivered' })
    const failed = await take(report(letter, 'failed', '5.1.1'))
    expect(failed).toMatchObject({ state: 'applied', request: number, summary: 'mail bounce of request' })
    expect(await lastDelivery(number)).toMatchObject({
      state: 'dead',
      lastError: expect.stringContaining('5.1.1'),
    })
    expect(await scene.statusOf(number)).not.toBe('request_sent')
    const again = await take(report(letter, 'failed', '5.1.1'))
    expect(again).toMatchObject({ state: 'ignored', reason: 'the letter is dead already' })
  })

  test('a report about a letter that was never sent changes nothing', async () => {
    const { number, letter } = await scene.ask()
    const invented = { ...letter, raw: letter.raw.replace(`<${number}-1@`, `<${number}-1.renew.abc@`) }
    expect(await take(report(invented, 'failed', '5.1.1'))).toMatchObject({ state: 'review' })
    const elsewhere = report(letter, 'failed', '5.1.1', 'somebody@elsewhere.example')
    expect(await take(elsewhere)).toMatchObject({ state: 'review', request: number })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })
})

describe('a copy', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  type File = readonly [name: string, bytes?: Buffer, type?: string]
  const withFiles = (letter: TakenMail, ...files: readonly File[]): string => {
    const body = [
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Dear colleague,\r\n\r\nplease find the requested article attached.',
      ...files.flatMap(([name, bytes = pdf, type = 'application/pdf']) => [
        '--b',
        `Content-Type: ${type}; name="${name}"`,
        `Content-Disposition: attachment; filename="${name}"`,
        'Content-Transfer-Encoding: base64',
        '',
        bytes.toString('base64'),
      ]),
      '--b--',
    ].join('\n')
    return replyTo(letter, body, { 'Content-Type': 'multipart/mixed; boundary=b' })
  }
  const itemsOf = async (number: string) => {
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
    return (body as { items: readonly { form: string; title?: string; url: string }[] }).items
  }
  /** What is read at an address, by anybody who knows it. */
  const readAt = async (url: string | undefined): Promise<Buffer> =>
    Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
  const copy = { service: { type: 'copy', form: 'digital' }, citation: { title: 'On lending' } }

  test('comes as a file, which the library reads', async () => {
    const { number, letter } = await scene.ask(copy)
    const { id, mail } = await take(withFiles(letter, ['lending.pdf']))
    expect(await scene.statusOf(number)).toMatch(/shipped/)
    expect(mail?.attachments).toMatchObject([
      { name: 'lending.pdf', type: 'application/pdf', size: pdf.length },
    ])
    const items = await itemsOf(number)
    expect(items).toMatchObject([{ form: 'digital', url: expect.stringContaining('/files/') }])
    for (const url of [items[0]?.url ?? '', `${scene.gateway.url}/v1/messages/${id}/files/0`]) {
      const file = await fetch(url, {
        headers: { authorization: 'Bearer the-admin-key-of-the-tests-is-long-enough' },
      })
      expect(file.status).toBe(200)
      expect(file.headers.get('content-type')).toBe('application/pdf')
      expect(file.headers.get('content-disposition')).toContain('lending.pdf')
      expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true)
    }
  })

  test('comes in several files: each is an item, with its name and an address of its own', async () => {
    const { number, letter } = await scene.ask(copy)
    const second = Buffer.concat([pdf, Buffer.from('% the tables')])
    expect(await take(withFiles(letter, ['lending.pdf'], ['tables.pdf', second]))).toMatchObject({
      state: 'applied',
    })
    expect(await scene.statusOf(number)).toBe('shipped_digitally')
    const items = await itemsOf(number)
    expect(items).toMatchObject([
      { form: 'digital', title: 'lending.pdf' },
      { form: 'digital', title: 'tables.pdf' },
    ])
    expect(await Promise.all(items.map(({ url }) => readAt(url)))).toEqual([pdf, second])
  })

  test('in several files goes to the patron with all their addresses, where the profile says so', async () => {
    await scene.gateway.api('PUT', '/v1/workflows/to%20patron', {
      digitalDelivery: 'to_patron',
    })
    const patron = { id: 'anna', email: 'anna@patron.example' }
    const { number, letter } = await scene.ask({ ...copy, patron, workflow: 'to patron' })
    expect(await take(withFiles(letter, ['lending.pdf'], ['tables.pdf']))).toMatchObject({ state: 'applied' })
    const { raw } = await until('the mail to the patron', () =>
      scene.letters.mails.find(({ to, raw }) => to.includes(patron.email) && raw.includes(number)),
    )
    for (const { url } of await itemsOf(number)) expect(raw.replace(/=\r?\n/g, '')).toContain(url)
    expect(await scene.statusOf(number)).toBe('request_completed')
  })

  test('that staff had to look at is delivered with the attachments that they name', async () => {
    const { number, letter } = await scene.ask(copy)
    const { id, state } = await take(
      withFiles(letter, ['invoice.pdf'], ['lending.pdf'], ['a.exe', Buffer.from('MZ')]),
    )
    expect(state).toBe('review')
    const assign = (more: object) =>
      scene.gateway.api('POST', `/v1/messages/${id}/assign`, { request: number, ...more })
    const event = { type: 'shipped', items: [] }
    for (const files of [[2], [3]])
      expect(await assign({ event, files })).toMatchObject({
        status: 400,
        body: { faults: [{ path: 'files' }] },
      })
    expect((await assign({ event: { type: 'will_supply' }, files: [1] })).status).toBe(400)
    expect(await assign({ event, files: [1] })).toMatchObject({ status: 200, body: { state: 'applied' } })
    const items = await itemsOf(number)
    expect(items).toMatchObject([{ form: 'digital' }])
    expect(await readAt(items[0]?.url)).toEqual(pdf)
  })

  test('is left to staff where it is no document, or larger than the profile takes', async () => {
    const program = await scene.ask(copy)
    expect(
      await take(withFiles(program.letter, ['lending.pdf', Buffer.from('MZ\u0090\u0000')])),
    ).toMatchObject({
      state: 'review',
    })
    await scene.gateway.api(
      'PUT',
      '/v1/partners/SMALL',
      emailPartner('SMALL', 'ill@partner.example', { files: { largest: 50 } }),
    )
    const large = await scene.ask({ ...copy, rota: ['SMALL'] })
    expect(await take(withFiles(large.letter, ['lending.pdf']))).toMatchObject({
      state: 'review',
      reason: expect.stringContaining('does not take such a file'),
    })
    for (const { number } of [program, large]) expect(await scene.statusOf(number)).toBe('request_sent')
  })
})

describe('the review list', () => {
  const unclear = async () => {
    const { number, letter } = await scene.ask()
    const mail = replyTo(letter, 'See our note of yesterday.', {
      To: 'ill@library.example',
      Subject: 'Books',
      'In-Reply-To': undefined,
      References: undefined,
    })
    return { number, letter, waiting: await take(mail) }
  }
  const assign = (id: string, body: unknown, headers: Record<string, string> = {}) =>
    scene.gateway.api('POST', `/v1/messages/${id}/assign`, body, { headers })

  test('is worked off with one call, which does it once', async () => {
    const { number, waiting } = await unclear()
    expect(waiting).toMatchObject({ state: 'review', request: null })
    const event = { type: 'shipped', items: [], dueDate: '2031-04-30' }
    const actor = { 'X-Actor': 'staff:anna' }
    const done = await assign(waiting.id, { request: number, event }, actor)
    expect(done).toMatchObject({ status: 200, body: { state: 'applied', request: number, partner: 'SUP' } })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
    expect(await messageOf(waiting.id)).toMatchObject({
      state: 'repeat',
      reason: expect.stringContaining('assigned as'),
    })
    expect((await assign(waiting.id, { request: number, event })).status).toBe(409)
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}/timeline`)
    expect(JSON.stringify(body)).toContain('"staff","id":"anna"')
  })

  test('takes two calls at the same time for one', async () => {
    const { number, waiting } = await unclear()
    const event = { type: 'message', note: 'Called: it comes tomorrow.' }
    const both = await Promise.all([1, 2].map(() => assign(waiting.id, { request: number, event })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('refuses what makes no sense, and keeps libraries apart', async () => {
    const { number, waiting } = await unclear()
    const event = { type: 'will_supply' }
    expect((await assign(waiting.id, { request: 'LIBA-NEVER00', event })).status).toBe(404)
    expect((await assign(waiting.id, { request: number, entry: 9, event })).status).toBe(404)
    expect((await assign(waiting.id, { request: number, event: { type: 'nonsense' } })).status).toBe(400)
    expect((await assign('never', { request: number, event })).status).toBe(404)
    await scene.gateway.api('PUT', '/v1/libraries/LIBB', {
      name: 'Library B',
      symbols: [{ type: 'ISIL', value: 'LIB-B' }],
    })
    const made = await scene.gateway.api('POST', '/v1/keys', {
      role: 'system',
      library: 'LIBB',
      name: 'B',
      speaksForOthers: true,
    })
    const { key } = made.body as { key: string }
    expect(made.status).toBe(201)
    for (const path of [`/v1/messages/${waiting.id}`, `/v1/messages/${waiting.id}/files/0`])
      expect((await scene.gateway.api('GET', path, undefined, { key })).status).toBe(404)
    const foreign = await scene.gateway.api(
      'POST',
      `/v1/messages/${waiting.id}/assign`,
      { request: number, event },
      { key },
    )
    expect(foreign.status).toBe(404)
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('can be cleared of what means nothing', async () => {
    const { waiting } = await unclear()
    const dismiss = () =>
      scene.gateway.api('POST', `/v1/messages/${waiting.id}/dismiss`, undefined, {
        headers: { 'X-Actor': 'staff:anna' },
      })
    expect(await dismiss()).toMatchObject({
      status: 200,
      body: { state: 'ignored', reason: 'dismissed by staff anna' },
    })
    expect((await scene.inbox('review')).some(({ id }) => id === waiting.id)).toBe(false)
  })

  test('is read anew once a profile was mended', async () => {
    const { number, letter } = await scene.ask()
    const { id } = await take(replyTo(letter, sent, by('new@partner-library.example')))
    const before = await scene.inbox('review')
    for (let time = 0; time < 2; time += 1) {
      const same = await scene.gateway.api('POST', `/v1/messages/${id}/reprocess`)
      expect(same).toMatchObject({ status: 200, body: { id, state: 'review' } })
    }
    expect(await scene.inbox('review')).toEqual(before)
    await scene.gateway.api(
      'PUT',
      '/v1/partners/SUP',
      emailPartner('SUP', 'ill@partner.example', { senders: ['@partner-library.example'] }),
    )
    const again = await scene.gateway.api('POST', `/v1/messages/${id}/reprocess`)
    expect(again).toMatchObject({ status: 200, body: { state: 'applied' } })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
    expect((await scene.gateway.api('POST', `/v1/messages/${id}/reprocess`)).status).toBe(409)
  })
})

describe('a mailbox of one library', () => {
  test('has only its requests', async () => {
    await scene.gateway.api('PUT', '/v1/libraries/LIBC', {
      name: 'Library C',
      symbols: [{ type: 'ISIL', value: 'LIB-C' }],
    })
    const token = 'the-token-of-the-other-mailbox'
    await scene.gateway.api('PUT', '/v1/mailboxes/of-c', {
      library: 'LIBC',
      trustedServers: ['mx.library.example'],
      inboundCredentials: [{ kind: 'bearer', token }],
    })
    const { number, letter } = await scene.ask()
    const pushed = await scene.push(replyTo(letter, sent), token)
    expect(await messageOf(pushed.message)).toMatchObject({ state: 'review', library: 'LIBC', request: null })
    expect(await scene.statusOf(number)).toBe('request_sent')
  })

  test('is refused with settings that make no sense', async () => {
    const put = (body: unknown) => scene.gateway.api('PUT', '/v1/mailboxes/bad', body)
    const imap = { host: 'imap.example.org', user: 'u', password: 'p' }
    const refused = [
      { library: 'NOWHERE' },
      { imap: { ...imap, host: '127.0.0.1' } },
      { imap: { ...imap, host: 'localhost' } },
      { imap: { ...imap, host: 'imap.example.org:993' } },
      { imap: { ...imap, security: 'none' } },
      { imap: { ...imap, password: '********' } },
      { name: 'good' },
      { unknown: true },
    ]
    for (const body of refused) expect(await put(body), JSON.stringify(body)).toMatchObject({ status: 400 })
    expect((await scene.gateway.api('GET', '/v1/mailboxes/bad')).status).toBe(404)
    expect((await scene.gateway.api('DELETE', '/v1/mailboxes/of-c')).status).toBe(204)
  })
})
