import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formIdIn, sendAnswer } from '../../support/answer-form.ts'
import { letterAbout, linkAbout, linkIn } from '../../support/letters.ts'
import { type MailSetting, startMailSetting } from './setting.ts'

let setting: MailSetting
beforeAll(async () => {
  setting = await startMailSetting()
})
afterAll(() => setting.stop())

const eventsOf = async (number: string): Promise<readonly { input: { name: string; data: unknown } }[]> => {
  const { body } = await setting.gateway.api('GET', `/v1/requests/${number}/timeline`)
  return (body as { items: { kind: string; input: { name: string; data: unknown } }[] }).items.filter(
    ({ kind }) => kind === 'event',
  )
}

const promises = async (number: string): Promise<number> =>
  (await eventsOf(number)).filter(({ input }) => input.name === 'will_supply').length

describe('data that would be more than text', () => {
  const nasty =
    '"><script>attention(1)</script>\r\nBcc: thief@example.org\r\n\r\n<img src=x onerror=attention(1)>\u0001link A~1~B~c\u0001'

  test('stays text in every letter and page, and ends no header', async () => {
    const number = await setting.borrow({
      citation: {
        ...{ title: nasty, author: nasty, subtitle: nasty, publisher: nasty, edition: nasty.slice(0, 100) },
        identifiers: [{ type: 'Shelfmark', value: nasty }],
      },
      service: { type: 'loan', note: nasty, level: '<b>Rush</b>' },
    })
    await setting.command(number, { type: 'message', note: nasty })
    const letters = [
      await letterAbout(setting.mailServer, number, 'Interlibrary'),
      await letterAbout(setting.mailServer, number, 'About our request'),
    ]
    const raws = setting.mailServer.mails.filter(({ raw }) => raw.includes(number))
    expect(raws).toHaveLength(2)
    for (const { raw, to } of raws) {
      expect(to).toEqual(['ill@north.example'])
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
      expect(raw).not.toContain('\u0001')
      const [, html = ''] = /(<!doctype html>[\s\S]*)/i.exec(decodeQuoted(raw)) ?? []
      expect(html).not.toBe('')
      expect(html).not.toMatch(/<(script|img|b)\b/i)
    }
    expect(letters.map(({ subject }) => subject.endsWith(`[${number}-1]`))).toEqual([true, true])
    const page = await (await fetch(linkIn(letters[0] ?? { text: '' }))).text()
    expect(page).not.toMatch(/<(script|img|b)\b/i)
    expect(page).toContain('&lt;script&gt;')
  })

  test('nor does what the lender writes become more than text', async () => {
    const number = await setting.borrow()
    const link = await linkAbout(setting.mailServer, number)
    const page = await sendAnswer(link, {
      answer: 'conditional',
      'conditional.amount': nasty,
      'conditional.note': nasty,
    })
    expect(page.status).toBe(422)
    expect(await page.text()).not.toMatch(/<(script|img)\b/i)
    await sendAnswer(link, { answer: 'message', 'message.note': nasty })
    const data = (await eventsOf(number)).find(({ input }) => input.name === 'message')?.input.data
    expect(data).toMatchObject({ note: expect.stringContaining('attention(1)') })
    expect(JSON.stringify(data)).not.toContain('\\u0001')
  })
})

/** Decodes quoted-printable, as far as the tests look at it. */
const decodeQuoted = (raw: string): string =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

describe('links', () => {
  test('altered, or signed for another request, are refused and change nothing', async () => {
    const [one, other] = [await setting.borrow(), await setting.borrow()]
    const [link, foreign] = [
      await linkAbout(setting.mailServer, one),
      await linkAbout(setting.mailServer, other),
    ]
    const signature = foreign.slice(foreign.lastIndexOf('~'))
    const forged = [
      link.replace(one, other),
      `${link.slice(0, link.lastIndexOf('~'))}${signature}`,
      link.replace('~NORTH~', '~SUED~'),
      link.replace('~1~', '~2~'),
      link.slice(0, -1),
      `${link}A`,
    ]
    const form = formIdIn(await (await fetch(link)).text())
    for (const url of forged) {
      const page = await fetch(url)
      expect(page.status).toBe(404)
      expect(await page.text()).toContain('not one of ours')
      expect((await sendAnswer(url, { answer: 'will_supply' }, form)).status).toBe(404)
    }
    expect(await promises(one)).toBe(0)
    expect(await promises(other)).toBe(0)
  })

  test('clicked twice, and replayed later, answer once', async () => {
    const number = await setting.borrow()
    const link = await linkAbout(setting.mailServer, number)
    const form = formIdIn(await (await fetch(link)).text())
    const clicks = await Promise.all([1, 2, 3].map(() => sendAnswer(link, { answer: 'will_supply' }, form)))
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await promises(number)).toBe(1)
    await sendAnswer(link, { answer: 'unfilled' })
    expect((await sendAnswer(link, { answer: 'will_supply' }, form)).status).toBe(303)
    expect(
      (await sendAnswer(link, { answer: 'will_supply', 'will_supply.note': 'After all' }, form)).status,
    ).toBe(409)
    expect(await promises(number)).toBe(1)
    expect((await setting.request(number)).rota).toMatchObject([{ state: 'rejected' }])
    const { body } = await setting.gateway.api('GET', '/v1/messages?partner=NORTH&state=repeat')
    expect(
      (body as { items: { request: string }[] }).items.filter(({ request }) => request === number),
    ).toHaveLength(3)
  })

  test('take what their own question can be answered with, and no more', async () => {
    const number = await setting.borrow()
    await linkAbout(setting.mailServer, number)
    await setting.command(number, { type: 'cancel', by: 'staff' })
    const link = await linkAbout(setting.mailServer, number, 'Cancellation')
    expect((await sendAnswer(link, { answer: 'unfilled' })).status).toBe(409)
    expect((await sendAnswer(link, { answer: 'steal' })).status).toBe(422)
    expect((await sendAnswer(link, { answer: 'cancel_accepted' }, 'none')).status).toBe(400)
    const nothing = await fetch(link, { method: 'POST', body: 'answer=cancel_accepted' })
    expect(nothing.status).toBe(400)
    expect((await setting.request(number)).status).toBe('cancel_requested')
    expect((await fetch(link, { method: 'DELETE' })).status).toBe(405)
  })

  test('are of no use in another’s hands: pages say nothing of patrons, are kept nowhere and told to nobody', async () => {
    const number = await setting.borrow({
      patron: { id: 'reader-1', surname: 'Secretname', email: 'secret@reader.example' },
    })
    const page = await fetch(await linkAbout(setting.mailServer, number))
    const text = await page.text()
    expect(text).not.toMatch(/Secretname|secret@reader|reader-1/)
    expect(text).not.toMatch(/<script|src=|https?:\/\/(?!127)/)
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    const { body } = await setting.gateway.api('GET', `/v1/requests/${number}/timeline`)
    const signature = /~([\w-]{24})$/.exec(await linkAbout(setting.mailServer, number))?.[1] ?? ''
    expect(signature).not.toBe('')
    expect(JSON.stringify(body)).not.toContain(signature)
  })

  test('are answered so often and no more, each link for itself', async () => {
    const number = await setting.borrow({ rota: ['SUED'] })
    const link = await linkAbout(setting.mailServer, number)
    const form = formIdIn(await (await fetch(link)).text())
    setting.gateway.advance(60_000)
    const statuses = []
    for (let count = 0; count < 70; count += 1)
      statuses.push((await sendAnswer(link, { answer: 'none' }, form)).status)
    expect(new Set(statuses)).toEqual(new Set([422, 429]))
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(30)
    const other = await setting.borrow({ rota: ['SUED'] })
    expect(
      (await sendAnswer(await linkAbout(setting.mailServer, other), { answer: 'will_supply' })).status,
    ).toBe(303)
  })

  test('too large a file is refused before it fills the memory', async () => {
    await setting.gateway.api('PUT', '/v1/partners/SMALL', {
      name: 'Small',
      symbols: [{ type: 'ISIL', value: 'X-SMALL' }],
      connection: { protocol: 'email', address: 'ill@small.example', files: { largest: 1000 } },
    })
    const number = await setting.borrow({ rota: ['SMALL'], service: { type: 'copy', form: 'digital' } })
    const link = await linkAbout(setting.mailServer, number)
    const send = (size: number) =>
      sendAnswer(link, { answer: 'shipped', 'shipped.file': new File([`%PDF-${'x'.repeat(size)}`], 'a.pdf') })
    expect((await send(500_000)).status).toBe(413)
    expect((await send(2000)).status).toBe(422)
    expect((await send(100)).status).toBe(303)
  })

  test('that have expired say so', async () => {
    const number = await setting.borrow()
    const link = await linkAbout(setting.mailServer, number)
    setting.gateway.advance(179 * 86_400_000)
    expect((await fetch(link)).status).toBe(200)
    setting.gateway.advance(3 * 86_400_000)
    const page = await fetch(link)
    expect(page.status).toBe(410)
    expect(await page.text()).toContain('expired')
    expect((await sendAnswer(link, { answer: 'will_supply' }, '0'.repeat(32))).status).toBe(410)
    expect(await promises(number)).toBe(0)
  })
})
