import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { command, expectProblem, makeRequest, wanted } from '../scene.ts'
import { createPerson, createVisitor, goodPassword } from './visitor.ts'

let gateway: TestGateway
let key: string
beforeEach(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterEach(() => gateway.close())

const anna = { id: 'P-4712', surname: 'Nightingale', givenName: 'Anna' }

const subject = (kind: string) => expect.stringMatching(new RegExp(`^${kind}:[0-9a-f]{24}$`))

type Entry = Readonly<Record<string, unknown>>
const entries = async (query = ''): Promise<readonly Entry[]> => {
  const items = (await gateway.call('GET', `/v1/audit?limit=200${query}`)).at('items')
  return Array.isArray(items) ? items : []
}

describe('the audit log', () => {
  test('has every change with its actor, and whom a key says that it acts for as a note', async () => {
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'edit', staffNote: 'x' }, { 'x-actor': 'staff:anna' })
    await command(gateway, key, number, { type: 'edit', staffNote: 'y' }, { 'x-actor': 'patron:4711' })
    const [patron, staff, created] = await entries('&library=ABC')
    expect(staff).toMatchObject({
      action: 'POST /v1/requests/{number}/commands',
      command: 'edit',
      actor: { kind: 'key', role: 'system', id: expect.any(String) },
      onBehalfOf: subject('staff'),
      library: 'ABC',
      path: `/v1/requests/${number}/commands`,
      status: 200,
    })
    expect(patron).toMatchObject({ onBehalfOf: subject('patron') })
    expect(await entries('&library=ABC&onBehalfOf=staff:anna')).toEqual([staff])
    expect(await entries('&library=ABC&onBehalfOf=staff:somebody')).toEqual([])
    for (const both of ['staff:anna,patron:4711', 'staff:anna&onBehalfOf=patron:4711'])
      expect(await entries(`&library=ABC&onBehalfOf=${both}`)).toEqual([patron, staff])
    expect(created).toMatchObject({ action: 'POST /v1/requests', library: 'ABC', requests: [number] })
    const own = (from: unknown) => gateway.call('GET', `/v1/session/acts?from=${from}`, { key })
    expect((await own('2020-01-01T00:00:00Z')).at('items')).toEqual(
      [patron, staff, created].map((entry) => {
        const { at, action, path, command, requests } = entry as Record<string, unknown>
        return {
          at,
          action,
          path,
          requests,
          ...(command === undefined ? {} : { command }),
          title: 'On lending',
        }
      }),
    )
    expect((await own('2999-01-01T00:00:00Z')).at('items')).toEqual([])
    expect(await entries('&action=PUT%20/v1/partners/{code}')).toMatchObject([
      { path: '/v1/partners/SUP', actor: { role: 'admin' } },
    ])
  })

  test('shows nobody what they did in a library that they have left', async () => {
    const { id } = await createPerson(gateway, { email: 'moved@example.org', role: 'staff', library: 'ABC' })
    const visitor = createVisitor(gateway)
    await visitor.signIn('moved@example.org', goodPassword)
    const number = await makeRequest(gateway, key)
    await visitor.call('POST', `/v1/requests/${number}/commands`, {
      json: { type: 'edit', staffNote: 'x' },
    })
    const own = async (by: typeof visitor) =>
      (await by.call('GET', '/v1/session/acts?from=2020-01-01T00:00:00Z')).at('items')
    expect(await own(visitor)).toMatchObject([{ command: 'edit', title: 'On lending' }])
    await gateway.makeLibrary('XYZ')
    const moved = await gateway.call('PATCH', `/v1/users/${id}`, { json: { library: 'XYZ' } })
    expect(moved.status, moved.text).toBe(200)
    const again = createVisitor(gateway)
    await again.signIn('moved@example.org', goodPassword)
    expect(await own(again)).toEqual([])
  })

  test('finds what an act was about: a request, a partner, a library, a person', async () => {
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'edit', staffNote: 'x' })
    const { id } = await createPerson(gateway, { email: 'p@example.org', role: 'staff', library: 'ABC' })
    const actions = async (about: string) => (await entries(`&about=${about}`)).map(({ action }) => action)
    expect(await actions(`request:${number}`)).toEqual([
      'POST /v1/requests/{number}/commands',
      'POST /v1/requests',
    ])
    expect(await actions('partner:SUP')).toEqual(['PUT /v1/partners/{code}'])
    expect(await actions('library:SUP')).toEqual([])
    expect(await actions(`user:${id},partner:SUP`)).toEqual([
      'POST /v1/passwords',
      'POST /v1/users',
      'PUT /v1/partners/{code}',
    ])
    expect(await actions('library:ABC')).toContain('POST /v1/requests')
    expect(await actions('library:ABC')).not.toContain('PUT /v1/partners/{code}')
  })

  test('has no previews: they change nothing', async () => {
    const [latest] = await entries()
    const json = { action: 'command', numbers: ['ABC-00000000'], command: { type: 'claim' }, dryRun: true }
    await gateway.call('POST', '/v1/requests/bulk', { json })
    await gateway.call('POST', '/v1/citations/look-up', { json: { text: 'Kindred' } })
    expect(await entries()).toEqual(expect.arrayContaining([latest]))
    expect((await entries())[0]).toEqual(latest)
  })

  test('has the differences of a changed document, with masked secrets', async () => {
    await gateway.makePartner('SUP', {
      name: 'Another name',
      inboundCredentials: [{ kind: 'bearer', token: 'another-token-long-enough' }],
      connection: {
        protocol: 'iso18626',
        url: 'http://127.0.0.1:9/iso18626',
        outboundCredentials: { kind: 'bearer', token: 'an-outbound-token-long-enough' },
      },
    })
    await gateway.call('DELETE', '/v1/partners/SUP')
    const [deleted, changed] = await entries()
    expect(changed).toMatchObject({
      action: 'PUT /v1/partners/{code}',
      changes: [
        {
          kind: 'partner',
          code: 'SUP',
          differences: expect.arrayContaining([
            { path: 'name', before: '"Library of SUP"', after: '"Another name"' },
            { path: 'connection/outboundCredentials/token', after: '********' },
          ]),
        },
      ],
    })
    expect(deleted).toMatchObject({ action: 'DELETE /v1/partners/{code}', changes: [{ code: 'SUP' }] })
    const log = await gateway.call('GET', '/v1/audit?limit=200')
    expect(log.text).not.toMatch(/token-long-enough/)
  })

  test('has the rights of people and keys that changed, and no names of people', async () => {
    const { id } = await createPerson(gateway, { email: 'a@example.org', role: 'viewer', library: 'ABC' })
    const [joined] = await entries()
    expect(joined).toMatchObject({
      action: 'POST /v1/passwords',
      actor: { kind: 'user', id, role: 'viewer' },
      changes: [
        { kind: 'user', code: id, differences: [{ path: 'status', before: '"invited"', after: '"active"' }] },
      ],
    })
    await gateway.call('PATCH', `/v1/users/${id}`, { json: { role: 'staff' } })
    const [changed] = await entries()
    expect(changed).toMatchObject({
      changes: [
        { kind: 'user', code: id, differences: [{ path: 'role', before: '"viewer"', after: '"staff"' }] },
      ],
    })
    const [created] = await entries('&action=POST%20/v1/keys')
    expect(created).toMatchObject({ changes: [{ kind: 'key' }] })
    expect(JSON.stringify(created)).not.toMatch(/path":"hash/)
  })

  test('takes the name in X-Actor as a note where the key may not speak for others', async () => {
    const own = await gateway.makeKey({ role: 'system', library: 'ABC' as never, name: 'plain' })
    const number = await makeRequest(gateway, own)
    await command(gateway, own, number, { type: 'edit', staffNote: 'x' }, { 'x-actor': 'staff:anna' })
    const [entry] = await entries('&library=ABC')
    expect(entry).toMatchObject({ actor: { kind: 'key' }, onBehalfOf: subject('staff') })
    const events = await gateway.call('GET', '/v1/events?library=ABC')
    const items = events.at('items')
    expect(Array.isArray(items) ? items.at(-1) : undefined).toMatchObject({
      data: { by: { kind: 'system' } },
    })
  })

  test('has failed authentications of partners, without the secret in the path', async () => {
    await gateway.call('POST', '/partners/SUP/iso18626/not-the-secret-of-the-partner', {
      key: null,
      body: '<x/>',
    })
    const [failed] = await entries('&action=authentication_failed')
    expect(failed).toMatchObject({ path: '/partners/:code/iso18626/:secret', status: 401 })
  })

  test('has every answer with patron data, with its request numbers', async () => {
    const number = await makeRequest(gateway, key)
    await gateway.call('GET', `/v1/requests/${number}`, { key })
    await gateway.call('GET', `/v1/requests/${number}/timeline`, { key })
    const [timeline, read] = await entries()
    expect(read).toMatchObject({ action: 'GET /v1/requests/{number}', requests: [number] })
    expect(timeline).toMatchObject({ action: 'GET /v1/requests/{number}/timeline', requests: [number] })
    await gateway.call('PATCH', `/v1/requests/${number}`, { key, json: { internalNote: 'one' } })
    const edit = { type: 'edit', internalNote: 'two' }
    await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json: edit })
    const bulk = { action: 'command', numbers: [number], command: { ...edit, internalNote: 'three' } }
    await gateway.call('POST', '/v1/requests/bulk', { key, json: { ...bulk, dryRun: true } })
    await gateway.call('POST', '/v1/requests/bulk', { key, json: bulk })
    const changes = await entries()
    expect(changes.slice(0, 3).map(({ action, requests }) => [action, requests])).toEqual([
      ['POST /v1/requests/bulk', [number]],
      ['POST /v1/requests/{number}/commands', [number]],
      ['PATCH /v1/requests/{number}', [number]],
    ])
  })

  test('has sign-ins, refusals, and failed authentications up to a limit, then their number', async () => {
    const { id } = await createPerson(gateway, { email: 'a@example.org', role: 'viewer', library: 'ABC' })
    const visitor = createVisitor(gateway)
    await visitor.signIn('a@example.org', goodPassword)
    expectProblem(await visitor.call('GET', '/v1/audit'), 403, 'forbidden')
    const [refused] = await entries()
    expect(refused).toMatchObject({
      action: 'access_refused',
      permission: 'audit:read',
      actor: { kind: 'user', id, role: 'viewer' },
    })
    expect(await entries('&action=POST%20/v1/session')).toMatchObject([{ actor: { kind: 'user', id } }])
    // A visit without a session, and a click in a page whose session has ended, are no attack.
    await gateway.call('POST', `/v1/users/${id}/sign-out`)
    expect((await visitor.call('DELETE', '/v1/session')).status).toBe(401)
    await gateway.call('HEAD', '/v1/requests', { key: null })
    expect(await entries('&action=authentication_failed')).toEqual([])
    for (let call = 0; call < 30; call++) await gateway.call('GET', '/v1/requests', { key: 'not-a-key' })
    expect(await entries('&action=authentication_failed')).toHaveLength(5)
    gateway.advance(60_000)
    await gateway.call('GET', '/v1/requests', { key: 'not-a-key' })
    const [next] = await entries('&action=authentication_failed')
    expect(next).toMatchObject({ actor: null, source: '127.0.0.1', more: 25 })
  })

  test('has calls for what is another library’s as refusals, and tells the caller nothing', async () => {
    const other = await gateway.makeLibrary('XYZ')
    const number = await makeRequest(gateway, key)
    const unknown = number.replace(/-.*/, '-2222222222')
    const answers = []
    for (const path of [`/v1/requests/${number}`, `/v1/requests/${unknown}`]) {
      const answer = await gateway.call('GET', path, { key: other })
      expectProblem(answer, 404, 'not-found')
      const { requestId: _, ...shown } = Object(answer.json)
      answers.push(JSON.stringify(shown).replaceAll(/ABC-\w+/g, 'NUMBER'))
    }
    expect(answers[0]).toBe(answers[1])
    const own = `/v1/requests/XYZ-2222222222`
    expectProblem(await gateway.call('GET', own, { key: other }), 404, 'not-found')
    const refused = await entries('&action=access_refused')
    expect(refused).toMatchObject([
      { path: `/v1/requests/${unknown}`, status: 404, library: 'XYZ', actor: { kind: 'key' } },
      { path: `/v1/requests/${number}`, status: 404 },
    ])
    const bulk = await gateway.call('POST', '/v1/requests/bulk', {
      key: other,
      json: { action: 'command', numbers: [number, unknown], command: { type: 'cancel' } },
    })
    expect(bulk.at('refused'), bulk.text).toBe(2)
    const [first] = await entries('&action=access_refused')
    expect(first).toMatchObject({ path: '/v1/requests/bulk', status: 200, more: 1 })
  })

  test('has so many refusals of one caller in a minute, then their number', async () => {
    const other = await gateway.makeLibrary('XYZ')
    const call = () => gateway.call('GET', '/v1/requests/ABC-2222222222', { key: other })
    for (let count = 0; count < 40; count += 1) await call()
    expect(await entries('&action=access_refused')).toHaveLength(30)
    gateway.advance(60_000)
    await call()
    expect((await entries('&action=access_refused'))[0]).toMatchObject({ more: 10 })
  })

  test('has a search that finds requests by their patron, once an hour, and never the name', async () => {
    const number = await makeRequest(gateway, key, { ...wanted('Kindred'), patron: anna })
    const other = await makeRequest(gateway, key, { ...wanted('Nightingales of Europe') })
    const search = (query: string, more = {}) => gateway.call('GET', `/v1/requests${query}`, { key, ...more })
    const searches = () => entries('&action=GET%20/v1/requests')
    expect((await search('?text=nightingale')).at('items')).toHaveLength(2)
    for (const typed of ['ni', 'night', 'NIGHTINGALE', 'kindred nightingale']) await search(`?text=${typed}`)
    expect(await searches()).toMatchObject([
      { path: '/v1/requests', requests: [number], actor: { kind: 'key' }, library: 'ABC' },
    ])
    for (const typed of ['kindred', 'europe', other, '%20', 'nobody']) await search(`?text=${typed}`)
    expect(await searches()).toHaveLength(1)
    gateway.advance(3_600_000)
    await search('?text=P-4712')
    expect(await searches()).toHaveLength(2)
    await gateway.call('GET', '/v1/requests?text=nightingale')
    expect(await searches()).toMatchObject([{ actor: { role: 'admin' } }, {}, {}])
    await search('?text=nightingale', { headers: { accept: 'text/csv' } })
    expect(await searches()).toMatchObject([{ requests: [], actor: { role: 'system' } }, {}, {}, {}])
    const log = await gateway.call('GET', '/v1/audit?limit=200')
    expect(log.text).not.toMatch(/nightingale|P-4712/i)
  })

  test('has a count of a patron’s requests, and a count by words once an hour', async () => {
    await makeRequest(gateway, key, { ...wanted('Kindred'), patron: anna })
    const count = (query: string) => gateway.call('GET', `/v1/requests/counts${query}`, { key })
    const counts = () => entries('&action=GET%20/v1/requests/counts')
    await count('')
    await count('?text=%20')
    expect(await counts()).toEqual([])
    for (const typed of ['ni', 'night']) await count(`?text=${typed}`)
    expect(await counts()).toMatchObject([{ requests: [], library: 'ABC' }])
    await count('?patron=P-4712')
    await count('?patron=P-4712')
    expect(await counts()).toHaveLength(3)
  })

  test('has no search of those who may not see patrons', async () => {
    await makeRequest(gateway, key, { ...wanted('Kindred'), patron: anna })
    await createPerson(gateway, { email: 'v@example.org', role: 'viewer', library: 'ABC' })
    const visitor = createVisitor(gateway)
    await visitor.signIn('v@example.org', goodPassword)
    expect((await visitor.call('GET', '/v1/requests?text=nightingale')).at('items')).toEqual([])
    await visitor.call('GET', '/v1/requests/counts?text=nightingale')
    expect(await entries('&action=GET%20/v1/requests,GET%20/v1/requests/counts')).toEqual([])
  })

  test('holds no personal data', async () => {
    const number = await makeRequest(gateway, key)
    await gateway.call('GET', `/v1/requests/${number}`, { key })
    await createPerson(gateway, { email: 'ada.lovelace@example.org', role: 'staff', library: 'ABC' })
    const log = await gateway.call('GET', '/v1/audit?limit=200')
    expect(log.text).not.toMatch(/Nightingale|patron-4711|florence|ada\.lovelace|Anna Lund/)
  })

  test('is read in pages, exported in lines, and by a library’s admin for the own library only', async () => {
    await gateway.makeLibrary('XYZ')
    for (let made = 0; made < 5; made++) await makeRequest(gateway, key)
    const first = await gateway.call('GET', '/v1/audit?library=ABC&limit=3')
    expect(first.at('items')).toHaveLength(3)
    const rest = await gateway.call(
      'GET',
      `/v1/audit?library=ABC&limit=200&cursor=${first.words('nextCursor')}`,
    )
    expect(rest.at('nextCursor')).toBeNull()
    const lines = await gateway.call('GET', '/v1/audit?limit=4', {
      headers: { accept: 'application/x-ndjson' },
    })
    expect(
      lines.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).sequence),
    ).toHaveLength(4)
    await createPerson(gateway, { email: 'l@example.org', role: 'library_admin', library: 'ABC' })
    const visitor = createVisitor(gateway)
    await visitor.signIn('l@example.org', goodPassword)
    const own = (await visitor.call('GET', '/v1/audit?limit=200')).at('items')
    const libraries = new Set(Array.isArray(own) ? own.map(({ library }) => library) : [])
    expect(libraries).toEqual(new Set(['ABC']))
    expectProblem(await visitor.call('GET', '/v1/audit?library=XYZ'), 403, 'forbidden')
  })

  test.each([
    ['changed', `UPDATE audit SET entry = replace(entry, 'admin', 'staff') WHERE sequence = 2`],
    ['removed', 'DELETE FROM audit WHERE sequence = 2'],
  ])('shows where an entry was %s by hand', async (_, sql) => {
    for (let made = 0; made < 3; made++) await makeRequest(gateway, key)
    expect((await gateway.call('GET', '/v1/audit/integrity')).at('state')).toBe('whole')
    const database = new DatabaseSync(`${gateway.folder}/lendwire.sqlite`)
    database.exec(sql)
    database.close()
    expect((await gateway.call('GET', '/v1/audit/integrity')).json).toMatchObject({
      state: 'broken',
      sequence: 2,
    })
  })

  test('misses newest entries that were cut off, also behind new ones', async () => {
    await makeRequest(gateway, key)
    const whole = await gateway.call('GET', '/v1/audit/integrity')
    const [newest] = await entries()
    expect(whole.json).toMatchObject({ state: 'whole' })
    expect(Number(newest?.sequence)).toBeGreaterThanOrEqual(Number(whole.at('head', 'sequence')))
    const database = new DatabaseSync(`${gateway.folder}/lendwire.sqlite`)
    database.exec('DELETE FROM audit WHERE sequence > (SELECT max(sequence) FROM audit) - 2')
    database.close()
    expect((await gateway.call('GET', '/v1/audit/integrity')).json).toMatchObject({ state: 'broken' })
    for (let count = 0; count < 5; count += 1) await makeRequest(gateway, key)
    gateway.advance(60_000)
    await makeRequest(gateway, key)
    expect((await gateway.call('GET', '/v1/audit/integrity')).json).toMatchObject({ state: 'broken' })
  })

  test('takes no head for its own that the gateway did not seal', async () => {
    await makeRequest(gateway, key)
    expect((await gateway.call('GET', '/v1/audit/integrity')).json).toMatchObject({ state: 'whole' })
    const database = new DatabaseSync(`${gateway.folder}/lendwire.sqlite`)
    database.exec(`DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit);
      UPDATE documents SET value = (SELECT json_object('sequence', sequence, 'hash', hash, 'seal', value ->> '$.seal')
        FROM audit ORDER BY sequence DESC LIMIT 1) WHERE kind = 'setting' AND key = 'audit-head'`)
    database.close()
    expect((await gateway.call('GET', '/v1/audit/integrity')).json).toMatchObject({ state: 'broken' })
  })

  test('stays whole where its oldest entries are removed at the end of their time', async () => {
    await makeRequest(gateway, key)
    const before = await entries()
    gateway.advance(731 * 86_400_000)
    await makeRequest(gateway, key)
    await gateway.purge()
    const after = await entries()
    expect(after.some(({ sequence }) => sequence === before[0]?.sequence)).toBe(false)
    expect(after).toContainEqual(expect.objectContaining({ action: 'entries_removed', actor: null }))
    expect((await gateway.call('GET', '/v1/audit/integrity')).json).toMatchObject({ state: 'whole' })
  })
})
