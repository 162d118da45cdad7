import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replay } from '../../src/borrowing/events/record-event.ts'
import { Duration, Instant, LibraryCode, RequestNumber } from '../../src/borrowing/values.ts'
import { keepDeclaration } from '../../src/delivery/copyright/declaration-records.ts'
import { createErasureFile } from '../../src/node/erasure-file.ts'
import { MailboxCode } from '../../src/partners/mailbox.ts'
import { applyErasures, pseudonymOfPatron } from '../../src/privacy/erase-patron.ts'
import type { ErasureList } from '../../src/privacy/erasure-list.ts'
import { createPseudonymize, readInstallationSecret } from '../../src/privacy/installation-key.ts'
import { createStripper } from '../../src/privacy/strip-records.ts'
import { createSubjects } from '../../src/privacy/subjects.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { patronPages, patronToken } from '../support/patron-link.ts'
import { createVisitor } from '../support/patron-visitor.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest } from './scene.ts'

const patron = {
  id: 'patron-4711',
  surname: 'Nightingale',
  givenName: 'Florence',
  email: 'florence@patrons.example',
}
const namesPatron = /Nightingale|Florence|patron-4711|4e6967687469/i
const library = LibraryCode.parse('ABC')
const day = 86_400_000

let gateway: TestGateway
let key: string
beforeEach(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterEach(() => gateway.close())

const json = {
  citation: { title: 'On lending' },
  service: { type: 'loan', note: 'Please hurry, F. Nightingale waits.' },
  patron,
  staffNote: 'Florence Nightingale called twice.',
  deliveryAddresses: [{ kind: 'physical', line1: 'Florence Nightingale', locality: 'Oslo' }],
  rota: ['SUP'],
}

const load = async (number: string) => {
  const stored = await gateway.store.loadRequest(library, RequestNumber.parse(number))
  if (stored === null) throw new Error(`There is no request ${number}`)
  return stored
}

const timelineOf = (number: string) => gateway.store.readTimeline(library, RequestNumber.parse(number))

const post = (number: string, requestId: string, status: string, timestamp: string) =>
  gateway.call('POST', '/partners/SUP/iso18626', {
    key: 'SUP-token-long-enough',
    headers: { 'content-type': 'application/xml' },
    body: supplierMessage({
      requestId,
      status,
      timestamp,
      note: `For Florence Nightingale, patron-4711, ${number}`,
    }),
  })

/** A request that went its way: sent, answered with the patron's name in the note, and closed. */
const closedRequest = async (more: object = {}): Promise<string> => {
  const number = await makeRequest(gateway, key, { ...json, ...more })
  await command(gateway, key, number, { type: 'send' })
  await gateway.deliver()
  const [entry] = (await load(number)).value.rota
  const requestId = entry?.requestIds.at(-1) ?? ''
  expect((await post(number, requestId, 'Unfilled', '2026-11-24T10:00:00Z')).status).toBe(200)
  await command(gateway, key, number, { type: 'cancel', note: 'Ms Nightingale bought it.' })
  const { value } = await load(number)
  expect(value.stage).toBe('closed')
  return number
}

/** All bytes of the data folder, as text with one character for each. */
const folderBytes = async (): Promise<readonly (readonly [string, string])[]> =>
  Promise.all(
    (await readdir(gateway.folder)).map(
      async (name) => [name, (await readFile(join(gateway.folder, name))).toString('latin1')] as const,
    ),
  )

const expectNoTrace = async (): Promise<void> => {
  for (const [name, bytes] of await folderBytes()) expect(namesPatron.exec(bytes)?.[0], name).toBeUndefined()
}

/** Lets time pass while a gateway runs: the clock of the store goes on with it. */
const passDays = async (count: number): Promise<void> => {
  gateway.advance(count * day)
  const value = { seenAt: new Date(gateway.time()).toISOString(), jumps: [] }
  await gateway.store.putDocuments([{ kind: 'setting', key: 'store-clock', value, expectedVersion: null }])
  await gateway.purge()
}

const putRetention = async (retention: object) => {
  const stored = await gateway.call('GET', '/v1/libraries/ABC')
  return gateway.call('PUT', '/v1/libraries/ABC', { json: { ...Object(stored.json), retention } })
}

const plan = () => gateway.call('GET', '/v1/retention?library=ABC')

describe('retention', () => {
  test('anonymizes a closed request after the first period, and no byte of the patron is left', async () => {
    const number = await closedRequest()
    expect((await folderBytes()).some(([, bytes]) => namesPatron.test(bytes))).toBe(true)
    expect((await plan()).json).toMatchObject({
      retention: { anonymizeAfter: 'P90D', removeAfter: 'P1095D' },
      anonymize: { count: 0 },
    })
    await passDays(89)
    expect((await load(number)).value.patron?.surname).toBe('Nightingale')
    gateway.advance(2 * day)
    expect((await plan()).json).toMatchObject({ anonymize: { count: 1, numbers: [number] } })
    await passDays(0)
    const { value } = await load(number)
    expect(value).toMatchObject({
      citation: { title: 'On lending' },
      anonymized: { closedAt: expect.any(String) },
    })
    expect((await plan()).json).toMatchObject({ anonymize: { count: 0 }, remove: { count: 0 } })
    const timeline = await timelineOf(number)
    expect(JSON.stringify([value, timeline])).not.toMatch(namesPatron)
    await expectNoTrace()

    // Coded values stay, and the events still replay.
    const raw = timeline.flatMap((item) =>
      item.kind === 'message_in' ? [new TextDecoder().decode(item.message.raw)] : [],
    )
    expect(raw[0]).toContain('<status>Unfilled</status>')
    expect(raw[0]).not.toContain('For ')
    const events = timeline.filter((item) => item.kind === 'event').toSorted((a, b) => a.cursor - b.cursor)
    expect(replay(events.map(({ event }) => event))).toEqual(value)
  })

  test('recognizes a repeat of an anonymized request, and keeps it stripped', async () => {
    await putRetention({ anonymizeAfter: 'P2D', removeAfter: 'P20D' })
    const number = await closedRequest()
    const requestId = (await load(number)).value.rota[0]?.requestIds.at(-1) ?? ''
    await passDays(3)
    const before = await load(number)
    await post(number, requestId, 'Unfilled', '2026-11-24T10:00:00Z')
    expect((await load(number)).version).toBe(before.version)
    await post(number, requestId, 'Unfilled', '2027-02-24T10:00:00Z')
    const messages = (await timelineOf(number)).flatMap((item) =>
      item.kind === 'message_in' ? [item.message] : [],
    )
    expect(messages.map(({ state }) => state)).toContain('repeat')
    expect(messages.length).toBeGreaterThanOrEqual(3)
    await expectNoTrace()
  })

  test('removes a request after the second period, and feeds go on from earlier cursors', async () => {
    const number = await closedRequest()
    const feed = await gateway.call('GET', '/v1/events?library=ABC&limit=2')
    await passDays(91)
    await passDays(1005)
    expect((await gateway.call('GET', `/v1/requests/${number}`)).status).toBe(404)
    expect((await gateway.call('GET', '/v1/requests?library=ABC')).at('items')).toEqual([])
    const next = await gateway.call('GET', `/v1/events?library=ABC&cursor=${feed.words('nextCursor')}`)
    expect(next.status, next.text).toBe(200)
    await expectNoTrace()
  })

  test('does not start while the request is open', async () => {
    const number = await makeRequest(gateway, key, json)
    await passDays(400)
    expect((await load(number)).value.patron?.id).toBe('patron-4711')
  })

  test('keeps to the periods of the library', async () => {
    const wrong = await putRetention({ anonymizeAfter: 'P30D', removeAfter: 'P10D' })
    expectProblem(wrong, 400, 'invalid-input')
    expect((await putRetention({ anonymizeAfter: 'P10D', removeAfter: 'P20D' })).status).toBe(200)
    const number = await closedRequest()
    await passDays(11)
    expect((await load(number)).value.patron).toBeUndefined()
    await passDays(10)
    expect((await gateway.call('GET', `/v1/requests/${number}`)).status).toBe(404)
  })
})

describe('the feed of events', () => {
  test('has of the patron the id only', async () => {
    await closedRequest()
    const feed = await gateway.call('GET', '/v1/events?library=ABC')
    expect(feed.text).toContain('patron-4711')
    expect(feed.text).not.toMatch(/Nightingale|Florence/i)
  })
})

const erase = (body: object = {}) =>
  gateway.call('POST', '/v1/patrons/patron-4711/erase', { json: { library: 'ABC', ...body } })

describe('erasing a patron', () => {
  test('leaves no byte of the patron in the data folder', async () => {
    const number = await closedRequest()
    await command(
      gateway,
      key,
      number,
      { type: 'edit', internalNote: 'Florence' },
      { 'x-actor': 'patron:patron-4711', 'idempotency-key': 'one' },
    )
    await gateway.call('POST', '/v1/requests', {
      key,
      json: { ...json, service: { type: 'loan' }, hold: 'staff' },
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
    const log = await gateway.call('GET', '/v1/audit?limit=200')
    expect(log.text).not.toMatch(namesPatron)
    expect(log.text).toContain('/v1/patrons/{id}/erase')
  })

  test('takes a patron out of a request that staff gave to another, which goes on', async () => {
    const number = await makeRequest(gateway, key, json)
    const other = { id: 'other-1', surname: 'Seacole', email: 'mary@patrons.example' }
    const deliveryAddresses = [{ kind: 'physical', line1: 'Mary Seacole', locality: 'Oslo' }]
    const edited = await gateway.call('PATCH', `/v1/requests/${number}`, {
      key,
      json: { patron: null, deliveryAddresses },
      headers: { 'content-type': 'application/merge-patch+json' },
    })
    expect(edited.status, edited.text).toBe(200)
    await command(gateway, key, number, { type: 'edit', patron: other })
    const exported = await gateway.call('GET', '/v1/patrons/patron-4711/export?library=ABC')
    expect(exported.at('earlierRequests'), exported.text).toMatchObject([{ number, patrons: [patron] }])
    expect(exported.text).not.toContain('Seacole')
    expect((await erase()).json).toMatchObject({ requests: [number] })
    await expectNoTrace()
    const { value } = await load(number)
    expect(value).toMatchObject({ patron: other, deliveryAddresses, stage: 'ready' })
    const events = (await timelineOf(number))
      .filter((item) => item.kind === 'event')
      .toSorted((a, b) => a.cursor - b.cursor)
    expect(replay(events.map(({ event }) => event))).toEqual(value)
    expectProblem(await erase(), 404, 'not-found')
  })

  test('ends the sessions of a patron who has asked for nothing yet', async () => {
    const settings = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }], patronPages }
    await gateway.call('PUT', '/v1/libraries/ABC', { json: settings })
    const visitor = createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))
    const token = await patronToken({ sub: patron.id }, gateway.time(), { library: 'ABC' })
    expect((await visitor.get(`/patron/ABC?token=${token}`)).status).toBe(303)
    expect((await visitor.get('/patron/ABC')).status).toBe(200)

    const exported = await gateway.call('GET', `/v1/patrons/${patron.id}/export?library=ABC`)
    expect(exported.at('requests')).toEqual([])
    const erase = () =>
      gateway.call('POST', `/v1/patrons/${patron.id}/erase`, { json: { library: 'ABC', force: false } })
    expect((await erase()).json).toEqual({ requests: [], messages: 0 })
    expect((await visitor.get('/patron/ABC')).status).toBe(401)
    expectProblem(await erase(), 404, 'not-found')
  })

  test('by force strips what a partner then repeats', async () => {
    const number = await makeRequest(gateway, key, json)
    await command(gateway, key, number, { type: 'send' })
    await gateway.deliver()
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
    expect((await gateway.call('PUT', '/v1/libraries/ABC', { json: settings })).status).toBe(200)
    const workflow = { patronNotices: ['request_sent'] }
    const stored = await gateway.call('PUT', '/v1/workflows/with-notices', { json: workflow })
    expect(stored.status, stored.text).toBe(201)
    const number = await makeRequest(gateway, key, {
      ...{ citation: { title: 'On lending' }, service: { type: 'loan' }, patron, rota: ['SUP'] },
      workflow: 'with-notices',
    })
    await command(gateway, key, number, { type: 'send' })
    const notices = async () =>
      (await timelineOf(number)).flatMap((item) =>
        item.kind === 'message_out' && item.delivery.target.kind === 'patron' ? [item.delivery] : [],
      )
    expect(await notices()).toMatchObject([{ state: 'waiting', content: expect.stringMatching(namesPatron) }])
    expect((await erase({ force: true })).status).toBe(200)
    expect(await notices()).toMatchObject([{ state: 'waiting', content: '' }])
    await gateway.deliver()
    expect(await notices()).toMatchObject([
      { state: 'dead', lastError: 'the person was erased: nothing was sent' },
    ])
    await expectNoTrace()
  })

  test('is for admins only', async () => {
    await closedRequest()
    expectProblem(
      await gateway.call('POST', '/v1/patrons/patron-4711/erase', { key, json: {} }),
      403,
      'forbidden',
    )
    expectProblem(await gateway.call('GET', '/v1/patrons/patron-4711/export', { key }), 403, 'forbidden')
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
    await keepDeclaration(gateway.store, zone, RequestNumber.parse(number), declared)
    const path = '/v1/patrons/patron-4711/export?library=ABC'
    const exported = await gateway.call('GET', path)
    expect(exported.at('requests', 0, 'request', 'number')).toBe(number)
    for (const words of ['called twice', 'bought it', 'For Florence Nightingale'])
      expect(exported.text).toContain(words)
    const page = await gateway.call('GET', path, { headers: { accept: 'text/html' } })
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.text).toContain('Florence')
    for (const { text } of [exported, page]) {
      expect(text).toContain('supplyingAgencyMessageConfirmation')
      expect(text).toContain('No copies for sale.')
    }
    expect(exported.at('copyrightDeclarations')).toMatchObject([
      { request: number, text: 'No copies for sale.', keptUntil: '2029-12-31' },
    ])
    expectProblem(await gateway.call('GET', '/v1/patrons/nobody/export?library=ABC'), 404, 'not-found')
  })
})

describe('a mail that belongs to no request and names the patron', () => {
  test('is in the export, and erased with the patron; that of another library is neither', async () => {
    await closedRequest()
    await gateway.makeLibrary('XYZ')
    for (const [code, json] of Object.entries({
      main: {},
      own: { library: 'ABC' },
      other: { library: 'XYZ' },
    })) {
      expect((await gateway.call('PUT', `/v1/mailboxes/${code}`, { json })).status).toBe(201)
      const raw = `From: a@lender.example\r\nSubject: Books\r\n\r\nBooks for ${patron.email}, box ${code}.\r\n`
      const taken = await gateway.takeMail(MailboxCode.parse(code), new TextEncoder().encode(raw))
      expect(taken.kind).toBe('kept')
    }
    const path = '/v1/patrons/patron-4711/export?library=ABC'
    const exported = await gateway.call('GET', path)
    const contents = (exported.at('unassignedMessages') as { content: string }[]).map(
      ({ content }) => content,
    )
    expect(contents.map((content) => /box (\w+)/.exec(content)?.[1]).toSorted()).toEqual(['main', 'own'])
    const page = await gateway.call('GET', path, { headers: { accept: 'text/html' } })
    expect(page.text).toContain('box main')
    // A message of no library may be another library's: the own admin could choose any word as an id.
    const own = await gateway.makeKey({ name: 'own', role: 'library_admin', library, speaksForOthers: false })
    const shown = await gateway.call('GET', '/v1/patrons/patron-4711/export', { key: own })
    expect(shown.text).toContain('box own')
    expect(shown.text).not.toContain('box main')
    expect((await erase()).json).toMatchObject({ messages: 2 })
    const kept = await gateway.call('GET', '/v1/messages?state=review')
    expect(kept.text).toContain('box other')
    expect(kept.text).not.toMatch(/box (main|own)/)
  })

  test('is left as it is by an admin of a library where it belongs to no library', async () => {
    await closedRequest()
    expect((await gateway.call('PUT', '/v1/mailboxes/main', { json: {} })).status).toBe(201)
    const raw = `From: a@lender.example\r\nSubject: Books\r\n\r\nBooks for ${patron.email}.\r\n`
    await gateway.takeMail(MailboxCode.parse('main'), new TextEncoder().encode(raw))
    const own = await gateway.makeKey({ name: 'own', role: 'library_admin', library, speaksForOthers: false })
    const erased = await gateway.call('POST', '/v1/patrons/patron-4711/erase', { key: own, json: {} })
    expect(erased.json).toMatchObject({ messages: 0 })
    expect((await gateway.call('GET', '/v1/messages?state=review')).text).toContain('Books for')
  })
})

describe('a restored backup', () => {
  test('has nobody in it who was erased after it was made', async () => {
    const erasures = createErasureFile(join(gateway.folder, 'erasures'), Duration.parse('P90D'), gateway.time)
    const parts = { store: gateway.store, erasures }
    const number = await closedRequest()
    const before = await load(number)
    expect(await applyTo(parts)).toBeNull()
    await erasures.add({
      pseudonym: await pseudonymOfPatron(createPseudonymize(gateway.store), library, 'patron-4711'),
      at: Instant.parse('2026-11-24T10:00:00.000Z'),
    })
    expect(await applyTo(parts)).toBe(1)
    expect((await load(number)).version).toBeGreaterThan(before.version)
    await expectNoTrace()
    expect(await applyTo(parts)).toBeNull()
  })

  test('has nobody in it to whom a request belonged before', async () => {
    const erasures = createErasureFile(join(gateway.folder, 'erasures'), Duration.parse('P90D'), gateway.time)
    const number = await makeRequest(gateway, key, json)
    const patronOfNow = { id: 'other-1', surname: 'Seacole' }
    await command(gateway, key, number, { type: 'edit', patron: patronOfNow, deliveryAddresses: null })
    await erasures.add({
      pseudonym: await pseudonymOfPatron(createPseudonymize(gateway.store), library, 'patron-4711'),
      at: Instant.parse('2026-11-24T10:00:00.000Z'),
    })
    expect(await applyTo({ store: gateway.store, erasures })).toBe(1)
    await expectNoTrace()
    expect((await load(number)).value.patron).toEqual(patronOfNow)
  })

  test('forgets an erasure once the oldest backup is older', async () => {
    const erasures = createErasureFile(join(gateway.folder, 'erasures'), Duration.parse('P90D'), gateway.time)
    await erasures.add({ pseudonym: 'a'.repeat(64), at: Instant.parse('2026-11-24T10:00:00.000Z') })
    expect(await erasures.read()).toHaveLength(1)
    gateway.advance(91 * day)
    expect(await erasures.read()).toEqual([])
  })
})

const applyTo = ({ store, erasures }: { readonly store: Store; readonly erasures: ErasureList }) =>
  applyErasures({
    store,
    erasures,
    stripper: createStripper(new Set(['status'])),
    secret: () => readInstallationSecret(store),
    keepAnswers: Duration.parse('P7D'),
    subjects: createSubjects(store, createPseudonymize(store)),
    pseudonymize: createPseudonymize(store),
    now: () => Instant.parse('2026-11-24T10:00:00.000Z'),
  })
