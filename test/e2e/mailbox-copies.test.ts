import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import type { TakenMail } from '../support/smtp.ts'
import { emailPartner, type MailScene, replyTo, startMailScene, takeMail } from './mailbox-scene.ts'

let scene: MailScene

beforeAll(async () => {
  scene = await startMailScene({ environment: { LENDWIRE_MAIL_LIMIT: '1000000' } })
})
afterAll(() => scene.stop())

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
  /** Reads the page at an address, as anybody who knows the address can. */
  const readAt = async (url: string | undefined): Promise<Buffer> =>
    Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
  const copy = { service: { type: 'copy', form: 'digital' }, citation: { title: 'On lending' } }

  test('comes as a file, which the library reads', async () => {
    const { number, letter } = await scene.ask(copy)
    const { id, mail } = await takeMail(scene, withFiles(letter, ['lending.pdf']))
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
    expect(await takeMail(scene, withFiles(letter, ['lending.pdf'], ['tables.pdf', second]))).toMatchObject({
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
    expect(await takeMail(scene, withFiles(letter, ['lending.pdf'], ['tables.pdf']))).toMatchObject({
      state: 'applied',
    })
    const { raw } = await until('the mail to the patron', () =>
      scene.letters.mails.find(({ to, raw }) => to.includes(patron.email) && raw.includes(number)),
    )
    for (const { url } of await itemsOf(number)) expect(raw.replace(/=\r?\n/g, '')).toContain(url)
    const { body } = await scene.gateway.api('GET', '/v1/patrons/anna/export?library=LIBA')
    expect(body).toMatchObject({
      requests: [
        {
          files: [
            { name: 'lending.pdf', content: pdf.toString('base64') },
            { name: 'tables.pdf', size: pdf.length },
          ],
        },
      ],
    })
    expect(await scene.statusOf(number)).toBe('request_completed')
  })

  test('that staff had to look at is delivered with the attachments that they name', async () => {
    const { number, letter } = await scene.ask(copy)
    const { id, state } = await takeMail(
      scene,
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

  test('is left to staff where it is no document', async () => {
    const program = await scene.ask(copy)
    expect(
      await takeMail(scene, withFiles(program.letter, ['lending.pdf', Buffer.from('MZ\u0090\u0000')])),
    ).toMatchObject({
      state: 'review',
    })
    expect(await scene.statusOf(program.number)).toBe('request_sent')
  })

  test('that is larger than the profile takes is not kept: its words count, and a link may follow', async () => {
    await scene.gateway.api(
      'PUT',
      '/v1/partners/SMALL',
      emailPartner('SMALL', 'ill@partner.example', { files: { largest: 50 } }),
    )
    const large = await scene.ask({ ...copy, rota: ['SMALL'] })
    expect(await takeMail(scene, withFiles(large.letter, ['lending.pdf']))).toMatchObject({
      state: 'applied',
    })
    const read = async () => (await scene.gateway.api('GET', `/v1/requests/${large.number}`)).body
    expect(await read()).toMatchObject({
      status: 'shipped_digitally',
      attention: [
        { kind: 'file_not_passed_on', detail: { because: 'too_large', size: pdf.length, limit: 50 } },
        { kind: 'message_received', detail: { informs: true } },
      ],
    })
    const link = 'https://files.example/lending.pdf'
    await takeMail(scene, replyTo(large.letter, `You can download the article here: ${link}`))
    expect((await itemsOf(large.number)).map(({ url }) => url)).toEqual([link])
    expect(JSON.stringify(await read())).not.toContain('too_large')
  })
})
