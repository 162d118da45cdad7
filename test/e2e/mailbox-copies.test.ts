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

  test('that came by hand is attached: the file is kept, and goes to the patron once staff forward it', async () => {
    const patron = { id: 'berta', email: 'berta@patron.example' }
    const { number, letter } = await scene.ask({ ...copy, patron, rota: ['SMALL'], workflow: 'to patron' })
    await takeMail(scene, withFiles(letter, ['lending.pdf']))
    const attach = (body: Buffer, headers: object = {}, query = '?title=lending.pdf') =>
      fetch(`${scene.gateway.url}/v1/requests/${number}/files${query}`, {
        method: 'POST',
        body: new Uint8Array(body),
        headers: {
          authorization: 'Bearer the-admin-key-of-the-tests-is-long-enough',
          'content-type': 'application/pdf',
          ...headers,
        },
      })
    const refused = [Buffer.from('<html>'), Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)])]
    expect(await Promise.all(refused.map(async (file) => (await attach(file)).status))).toEqual([415, 413])
    const once = { 'idempotency-key': 'attach-1' }
    expect([(await attach(pdf, once)).status, (await attach(pdf, once)).status]).toEqual([202, 202])
    expect((await attach(Buffer.concat([pdf, pdf]), once)).status).toBe(422)
    const read = async () => (await scene.gateway.api('GET', `/v1/requests/${number}`)).body
    expect(await read()).toMatchObject({
      status: 'received_digitally',
      items: [{ state: 'received', form: 'digital', title: 'lending.pdf' }],
    })
    expect(JSON.stringify(await read())).not.toContain('too_large')
    const [file] = await itemsOf(number)
    expect(await readAt(file?.url)).toEqual(pdf)
    const command = (type: string) => scene.gateway.api('POST', `/v1/requests/${number}/commands`, { type })
    expect((await command('forward_to_patron')).status).toBe(200)
    const { raw } = await until('the mail to the patron', () =>
      scene.letters.mails.find(({ to, raw }) => to.includes(patron.email) && raw.includes(number)),
    )
    expect(raw.replace(/=\r?\n/g, '')).toContain(file?.url)
    expect((await scene.gateway.api('POST', '/v1/patrons/berta/erase', { library: 'LIBA' })).status).toBe(200)
    expect((await fetch(file?.url ?? '')).status).toBe(404)
    expect((await attach(pdf)).status).toBe(409)
  })
})
