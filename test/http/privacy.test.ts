import { describe, expect, test } from 'vitest'
import { replay } from '../../src/borrowing/events/record-event.ts'
import { Instant, RequestNumber } from '../../src/borrowing/values.ts'
import { keepDeclaration } from '../../src/delivery/copyright/declaration-records.ts'
import { MailboxCode } from '../../src/partners/mailbox.ts'
import { patronPages, patronToken } from '../support/patron-link.ts'
import { createVisitor } from '../support/patron-visitor.ts'
import { library, namesPatron, patron, requestOfPatron, usePrivacyScene } from './privacy-scene.ts'
import { command, expectProblem, makeRequest } from './scene.ts'

const scene = usePrivacyScene()
const { load, timelineOf, post, closedRequest, expectNoTrace } = scene

const erase = (body: object = {}) =>
  scene.gateway.call('POST', '/v1/patrons/patron-4711/erase', { json: { library: 'ABC', ...body } })

describe('erasing a patron', () => {
  test('leaves no byte of the patron in the data folder', async () => {
    const number = await closedRequest()
    await command(
      scene.gateway,
      scene.key,
      number,
      { type: 'edit', internalNote: 'Florence' },
      { 'x-actor': 'patron:patron-4711', 'idempotency-key': 'one' },
    )
    await scene.gateway.call('POST', '/v1/requests', {
      key: scene.key,
      json: { ...requestOfPatron, service: { type: 'loan' }, hold: 'staff' },
      headers: { 'idempotency-key': 'two' },
    })
    const refused = await erase()
    expectProblem(refused, 409, 'conflict')
    expect(refused.at('open')).toHaveLength(1)
    const erased = await erase({ force: true })
    expect(erased.status, erased.text).toBe(200)
    expect(erased.at('requests')).toContain(number)
    expect(erased.at('requests')).toHaveLength(2)
    await expectNoTrace()
    expectProblem(await erase(), 404, 'not-found')
    const log = await scene.gateway.call('GET', '/v1/audit?limit=200')
    expect(log.text).not.toMatch(namesPatron)
    expect(log.text).toContain('/v1/patrons/{id}/erase')
  })

  test('takes a patron out of a request that staff gave to another, which goes on', async () => {
    const number = await makeRequest(scene.gateway, scene.key, requestOfPatron)
    const other = { id: 'other-1', surname: 'Seacole', email: 'mary@patrons.example' }
    const deliveryAddresses = [{ kind: 'physical', line1: 'Mary Seacole', locality: 'Oslo' }]
    const edited = await scene.gateway.call('PATCH', `/v1/requests/${number}`, {
      key: scene.key,
      json: { patron: null, deliveryAddresses },
      headers: { 'content-type': 'application/merge-patch+json' },
    })
    expect(edited.status, edited.text).toBe(200)
    await command(scene.gateway, scene.key, number, { type: 'edit', patron: other })
    const exported = await scene.gateway.call('GET', '/v1/patrons/patron-4711/export?library=ABC')
    expect(exported.at('earlierRequests'), exported.text).toMatchObject([{ number, patrons: [patron] }])
    expect(exported.text).not.toContain('Seacole')
    expect((await erase()).json).toMatchObject({ requests: [number] })
    await expectNoTrace()
    const { value } = await load(number)
    expect(value).toMatchObject({ patron: other, deliveryAddresses, stage: 'ready' })
    const events = (await timelineOf(number))
      .filter((item) => item.kind === 'event')
      .toSorted((a, b) => a.cursor - b.cursor)
    expect(replay(events.map(({ event }) => event))).toEqual({ ...value, undo: undefined })
    expectProblem(await erase(), 404, 'not-found')
  })

  test('ends the sessions of a patron who has asked for nothing yet', async () => {
    const settings = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }], patronPages }
    await scene.gateway.call('PUT', '/v1/libraries/ABC', { json: settings })
    const visitor = createVisitor((method, path, init) =>
      scene.gateway.fetch(method, path, { key: null, ...init }),
    )
    const token = await patronToken({ sub: patron.id }, scene.gateway.time(), { library: 'ABC' })
    expect((await visitor.get(`/patron/ABC?token=${token}`)).status).toBe(303)
    expect((await visitor.get('/patron/ABC')).status).toBe(200)

    const exported = await scene.gateway.call('GET', `/v1/patrons/${patron.id}/export?library=ABC`)
    expect(exported.at('requests')).toEqual([])
    const erase = () =>
      scene.gateway.call('POST', `/v1/patrons/${patron.id}/erase`, { json: { library: 'ABC', force: false } })
    expect((await erase()).json).toEqual({ requests: [], messages: 0, possibleMessages: [], searched: 'all' })
    expect((await visitor.get('/patron/ABC')).status).toBe(401)
    expectProblem(await erase(), 404, 'not-found')
  })

  test('by force strips what a partner then repeats', async () => {
    const number = await makeRequest(scene.gateway, scene.key, requestOfPatron)
    await command(scene.gateway, scene.key, number, { type: 'send' })
    await scene.gateway.deliver()
    const requestId = (await load(number)).value.rota[0]?.requestIds.at(-1) ?? ''
    const repeat = () => post(number, requestId, 'WillSupply', '2026-11-24T10:00:00Z')
    await repeat()
    expect((await erase({ force: true })).status).toBe(200)
    expect((await repeat()).status).toBe(200)
    const messages = (await timelineOf(number)).flatMap((item) =>
      item.kind === 'message_in' ? [item.message.state] : [],
    )
    expect(messages).toEqual(['applied', 'repeat'])
    await expectNoTrace()
  })

  test('by force empties a notice that waits: nobody is written to', async () => {
    const settings = {
      name: 'Library ABC',
      symbols: [{ type: 'ISIL', value: 'LIB-ABC' }],
      email: 'ill@library.example',
    }
    expect((await scene.gateway.call('PUT', '/v1/libraries/ABC', { json: settings })).status).toBe(200)
    const workflow = { patronNotices: ['request_sent'] }
    const stored = await scene.gateway.call('PUT', '/v1/workflows/with-notices', { json: workflow })
    expect(stored.status, stored.text).toBe(201)
    const number = await makeRequest(scene.gateway, scene.key, {
      ...{ citation: { title: 'On lending' }, service: { type: 'loan' }, patron, rota: ['SUP'] },
      workflow: 'with-notices',
    })
    await command(scene.gateway, scene.key, number, { type: 'send' })
    const notices = async () =>
      (await timelineOf(number)).flatMap((item) =>
        item.kind === 'message_out' && item.delivery.target.kind === 'patron' ? [item.delivery] : [],
      )
    expect(await notices()).toMatchObject([{ state: 'waiting', content: expect.stringMatching(namesPatron) }])
    expect((await erase({ force: true })).status).toBe(200)
    expect(await notices()).toMatchObject([{ state: 'waiting', content: '' }])
    await scene.gateway.deliver()
    expect(await notices()).toMatchObject([
      {
        state: 'dead',
        lastError: { code: 'failure.person_erased' },
      },
    ])
    await expectNoTrace()
  })

  test('is for admins only', async () => {
    await closedRequest()
    expectProblem(
      await scene.gateway.call('POST', '/v1/patrons/patron-4711/erase', { key: scene.key, json: {} }),
      403,
      'forbidden',
    )
    expectProblem(
      await scene.gateway.call('GET', '/v1/patrons/patron-4711/export', { key: scene.key }),
      403,
      'forbidden',
    )
  })
})

describe('exporting a patron', () => {
  test('gives everything that is stored, as JSON and as a page', async () => {
    const number = await closedRequest()
    const declared = {
      version: '1',
      text: 'No copies for sale.',
      at: Instant.parse('2026-11-24T10:00:00.000Z'),
    }
    const zone = { code: library, timeZone: 'Europe/Oslo' }
    await keepDeclaration(scene.gateway.store, zone, RequestNumber.parse(number), declared)
    const path = '/v1/patrons/patron-4711/export?library=ABC'
    const exported = await scene.gateway.call('GET', path)
    expect(exported.at('requests', 0, 'request', 'number')).toBe(number)
    for (const words of ['called twice', 'bought it', 'For Florence Nightingale'])
      expect(exported.text).toContain(words)
    const page = await scene.gateway.call('GET', path, { headers: { accept: 'text/html' } })
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.text).toContain('Florence')
    for (const { text } of [exported, page]) {
      expect(text).toContain('supplyingAgencyMessageConfirmation')
      expect(text).toContain('No copies for sale.')
    }
    expect(exported.at('copyrightDeclarations')).toMatchObject([
      { request: number, text: 'No copies for sale.', keptUntil: '2029-12-31' },
    ])
    expectProblem(await scene.gateway.call('GET', '/v1/patrons/nobody/export?library=ABC'), 404, 'not-found')
  })
})

describe('a mail that belongs to no request and names the patron', () => {
  test('is in the export, and erased with the patron; that of another library is neither', async () => {
    await closedRequest()
    await scene.gateway.makeLibrary('XYZ')
    for (const [code, json] of Object.entries({
      main: {},
      own: { library: 'ABC' },
      other: { library: 'XYZ' },
    })) {
      expect((await scene.gateway.call('PUT', `/v1/mailboxes/${code}`, { json })).status).toBe(201)
      const raw = `From: a@lender.example\r\nSubject: Books\r\n\r\nBooks for ${patron.email}, box ${code}.\r\n`
      const taken = await scene.gateway.takeMail(MailboxCode.parse(code), new TextEncoder().encode(raw))
      expect(taken.kind).toBe('kept')
    }
    const path = '/v1/patrons/patron-4711/export?library=ABC'
    const exported = await scene.gateway.call('GET', path)
    const contents = (exported.at('unassignedMessages') as { content: string }[]).map(
      ({ content }) => content,
    )
    expect(contents.map((content) => /box (\w+)/.exec(content)?.[1]).toSorted()).toEqual(['main', 'own'])
    const page = await scene.gateway.call('GET', path, { headers: { accept: 'text/html' } })
    expect(page.text).toContain('box main')
    // A message of no library may be another library's: the own admin could choose any word as an id.
    const own = await scene.gateway.makeKey({
      name: 'own',
      role: 'library_admin',
      library,
      speaksForOthers: false,
    })
    const shown = await scene.gateway.call('GET', '/v1/patrons/patron-4711/export', { key: own })
    expect(shown.text).toContain('box own')
    expect(shown.text).not.toContain('box main')
    expect((await erase()).json).toMatchObject({ messages: 2 })
    const kept = await scene.gateway.call('GET', '/v1/messages?state=review')
    expect(kept.text).toContain('box other')
    expect(kept.text).not.toMatch(/box (main|own)/)
  })

  test('is left as it is by an admin of a library where it belongs to no library', async () => {
    await closedRequest()
    expect((await scene.gateway.call('PUT', '/v1/mailboxes/main', { json: {} })).status).toBe(201)
    const raw = `From: a@lender.example\r\nSubject: Books\r\n\r\nBooks for ${patron.email}.\r\n`
    await scene.gateway.takeMail(MailboxCode.parse('main'), new TextEncoder().encode(raw))
    const own = await scene.gateway.makeKey({
      name: 'own',
      role: 'library_admin',
      library,
      speaksForOthers: false,
    })
    const erased = await scene.gateway.call('POST', '/v1/patrons/patron-4711/erase', { key: own, json: {} })
    expect(erased.json).toMatchObject({ messages: 0 })
    expect((await scene.gateway.call('GET', '/v1/messages?state=review')).text).toContain('Books for')
  })
})
