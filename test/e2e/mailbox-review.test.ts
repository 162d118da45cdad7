import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  checkedHeaders,
  emailPartner,
  type MailScene,
  messageOf,
  replyTo,
  startMailScene,
  takeMail,
} from './mailbox-scene.ts'

const sent = 'The book was sent today.'

let scene: MailScene

beforeAll(async () => {
  scene = await startMailScene({ environment: { LENDWIRE_MAIL_LIMIT: '1000000' } })
})
afterAll(() => scene.stop())

describe('the review list', () => {
  const unclear = async () => {
    const { number, letter } = await scene.ask()
    const mail = replyTo(letter, 'See our note of yesterday.', {
      To: 'ill@library.example',
      Subject: 'Books',
      'In-Reply-To': undefined,
      References: undefined,
    })
    return { number, letter, waiting: await takeMail(scene, mail) }
  }
  test('has no mail whose status is sure: a due date that is past is asked about', async () => {
    const { number, letter } = await scene.ask()
    const mail = replyTo(letter, 'The book was sent today. It is due back on 1 January 2020.')
    expect(await takeMail(scene, mail)).toMatchObject({
      state: 'applied',
      mail: { sentences: [{ means: ['answer'] }, { means: ['unclear'] }] },
    })
    expect(await scene.statusOf(number)).toBe('shipped_physically')
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
    expect(body).toMatchObject({
      attention: [
        {
          kind: 'due_date_review',
          asks: true,
          detail: { candidates: ['2020-01-01'], text: 'It is due back on 1 January 2020.' },
        },
        { kind: 'message_received', asks: false },
      ],
    })
  })

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
    expect(await messageOf(scene, waiting.id)).toMatchObject({
      state: 'repeat',
      reason: { code: 'kept_message.assigned_as' },
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

  test('shows a mail about a known request with that request, until it is dealt with', async () => {
    const { number, letter } = await scene.ask()
    const attention = async () => {
      const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
      return (body as { attention: { kind: string; detail: object }[] }).attention.filter(
        ({ kind }) => kind === 'mail_review',
      )
    }
    const waiting = await takeMail(scene, replyTo(letter, 'See our note of yesterday.'))
    expect(waiting).toMatchObject({ state: 'review', request: number })
    expect(await attention()).toMatchObject([{ detail: { message: waiting.id } }])
    const event = { type: 'message', note: 'Called: it comes tomorrow.' }
    expect((await assign(waiting.id, { request: number, event })).status).toBe(200)
    expect(await attention()).toEqual([])
    const other = await takeMail(scene, replyTo(letter, 'And another note, as unclear.'))
    expect(await attention()).toMatchObject([{ detail: { message: other.id } }])
    expect((await scene.gateway.api('POST', `/v1/messages/${other.id}/dismiss`)).status).toBe(200)
    expect(await attention()).toEqual([])
  })

  test('can be cleared of what means nothing', async () => {
    const { waiting } = await unclear()
    const dismiss = () =>
      scene.gateway.api('POST', `/v1/messages/${waiting.id}/dismiss`, undefined, {
        headers: { 'X-Actor': 'staff:anna' },
      })
    expect(await dismiss()).toMatchObject({
      status: 200,
      body: { state: 'ignored', reason: { text: 'dismissed by staff anna' } },
    })
    expect((await scene.inbox('review')).some(({ id }) => id === waiting.id)).toBe(false)
  })

  test('is read again once a profile was corrected', async () => {
    const { number, letter } = await scene.ask()
    const { id } = await takeMail(scene, replyTo(letter, sent, checkedHeaders('new@partner-library.example')))
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
    expect(await messageOf(scene, pushed.message)).toMatchObject({
      state: 'review',
      library: 'LIBC',
      request: null,
    })
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
