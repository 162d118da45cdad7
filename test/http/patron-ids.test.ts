import { request as callRaw } from 'node:http'
import { describe, expect, test } from 'vitest'
import { MailboxCode } from '../../src/partners/mailbox.ts'
import { adminKey } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { library, usePrivacyScene } from './privacy-scene.ts'
import { expectProblem, makeRequest } from './scene.ts'

const scene = usePrivacyScene()

const makeFor = (id: string) =>
  makeRequest(scene.gateway, scene.key, {
    citation: { title: 'On lending' },
    service: { type: 'loan' },
    patron: { id, surname: 'Nightingale' },
  })

const exportOf = (id: string, key?: string) =>
  scene.gateway.call('GET', `/v1/patrons/${encodeURIComponent(id)}/export?library=ABC`, key ? { key } : {})

const eraseOf = (id: string, key?: string) =>
  scene.gateway.call('POST', `/v1/patrons/${encodeURIComponent(id)}/erase`, {
    ...(key === undefined ? {} : { key }),
    json: { library: 'ABC', force: true },
  })

const takeMail = async (code: string, text: string, type = 'text/plain') => {
  const raw = `From: a@lender.example\r\nSubject: Books\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`
  expect((await scene.gateway.takeMail(MailboxCode.parse(code), new TextEncoder().encode(raw))).kind).toBe(
    'kept',
  )
}

const makeMailboxes = async () => {
  for (const [code, json] of [
    ['main', {}],
    ['own', { library: 'ABC' }],
  ] as const)
    expect((await scene.gateway.call('PUT', `/v1/mailboxes/${code}`, { json })).status).toBe(201)
}

describe('a patron who is named in messages of no request alone', () => {
  test('is found by the id, exported and erased', async () => {
    await makeMailboxes()
    await takeMail('main', 'Books for stray-2207, please.')
    await takeMail('own', 'More for STRAY-2207.')
    await takeMail('own', 'Another order: 9stray-22071.')
    const exported = await exportOf('stray-2207')
    expect(exported.at('unassignedMessages'), exported.text).toHaveLength(2)
    expect(exported.at('searched')).toBe('all')
    expect((await eraseOf('stray-2207')).json).toEqual({
      ...{ requests: [], messages: 2, possibleMessages: [], searched: 'all' },
    })
    expectProblem(await exportOf('stray-2207'), 404, 'not-found')
    const kept = await scene.gateway.call('GET', '/v1/messages?state=review')
    expect(kept.text).toContain('Another order')
    expect(kept.text).not.toMatch(/[^9]stray-2207/i)
  })

  test('is not found by a library’s admin where the message is of no library, and the answer says so', async () => {
    await makeMailboxes()
    const key = await scene.gateway.makeKey({ name: 'own', role: 'library_admin', library })
    await takeMail('main', 'Books for stray-2207, please.')
    const refused = await eraseOf('stray-2207', key)
    expectProblem(refused, 404, 'not-found')
    expect(refused.text).toContain('Messages of no library were not searched')
    await takeMail('own', 'Books for stray-2207, once more.')
    expect((await exportOf('stray-2207', key)).at('searched')).toBe('library')
    expect((await eraseOf('stray-2207', key)).json).toMatchObject({ messages: 1, searched: 'library' })
  })
})

describe('a message of no request that has the surname of a patron alone', () => {
  test('is listed as one that may name the patron, and erased where a call names it', async () => {
    await makeMailboxes()
    await makeFor('named-2207')
    await takeMail('own', 'A book by Nightingale, please.')
    await takeMail('own', 'Ms Nightingale asks for it.')
    await takeMail('own', 'Of nightingales and owls.')
    await takeMail('own', '%PDF-1.7', 'application/pdf')
    await takeMail('main', 'Nightingale again.')
    const exported = await exportOf('named-2207')
    expect(exported.at('possibleMessages'), exported.text).toMatchObject([
      ...[1, 2, 3].map(() => ({ because: 'surname' })),
      { because: 'unsearched_file' },
    ])
    expect(exported.text).not.toContain('asks for it')
    const key = await scene.gateway.makeKey({ name: 'own', role: 'library_admin', library })
    expect((await exportOf('named-2207', key)).at('possibleMessages')).toHaveLength(3)
    const erased = await eraseOf('named-2207')
    expect(erased.json).toMatchObject({ messages: 0 })
    const possible = erased.at('possibleMessages') as { id: string; library: string | null }[]
    expect(possible).toHaveLength(4)
    const textOf = async (id: string) => (await scene.gateway.call('GET', `/v1/messages/${id}`)).text
    const texts = await Promise.all(possible.map(async ({ id }) => ({ id, text: await textOf(id) })))
    const about = texts.find(({ text }) => text.includes('asks for it'))?.id ?? ''
    const foreign = possible.find((each) => each.library === null)?.id ?? ''
    const eraseNamed = (messages: string[], by?: string) =>
      scene.gateway.call('POST', '/v1/patrons/named-2207/erase', {
        ...(by === undefined ? {} : { key: by }),
        json: { library: 'ABC', messages },
      })
    expectProblem(await eraseNamed([foreign], key), 404, 'not-found')
    expect((await eraseNamed([about], key)).json).toMatchObject({ messages: 1 })
    expect(await textOf(about)).not.toContain('asks for it')
    const kept = await scene.gateway.call('GET', '/v1/messages?state=review')
    expect(kept.text).toContain('A book by Nightingale')
    expect(kept.text).toContain('Nightingale again')
  })
})

describe('a message of no request that has a patron in a code', () => {
  const codeOf = (id: string): string =>
    supplierMessage({ requestId: id, status: 'Unfilled', timestamp: '2026-11-24T10:00:00Z' })
  const post = async (body: string) =>
    (
      await scene.gateway.call('POST', '/partners/SUP/iso18626', {
        key: 'SUP-token-long-enough',
        headers: { 'content-type': 'application/xml' },
        body,
      })
    ).text
  const messages = async () => {
    const { items } = await scene.gateway.store.listMessages({ library: null, limit: 10 })
    const calls = items.map(async ({ id }) => (await scene.gateway.call('GET', `/v1/messages/${id}`)).text)
    return (await Promise.all(calls)).join()
  }

  test('does not keep it, whatever its capitals', async () => {
    await makeFor('Stray-2207')
    expect(await post(codeOf('Stray-2207'))).toContain('ERROR')
    expect((await eraseOf('Stray-2207')).json).toMatchObject({ messages: 1 })
    expect(await messages()).not.toMatch(/stray-2207/i)
    expectProblem(await eraseOf('Stray-2207'), 404, 'not-found')
  })

  test('does not keep it where a call names the message', async () => {
    await makeFor('A1b2')
    await post(codeOf('Nightingale-A1b2'))
    const exported = await exportOf('A1b2')
    const id = exported.words('possibleMessages', 0, 'id')
    const json = { library: 'ABC', force: true, messages: [id] }
    const erased = await scene.gateway.call('POST', '/v1/patrons/A1b2/erase', { json })
    expect(erased.json).toMatchObject({ messages: 1, possibleMessages: [] })
    expect(await messages()).not.toMatch(/Nightingale|A1b2/i)
  })
})

describe('a message of no request that names a patron in another spelling', () => {
  const xmlOf = (declared: string, note: string): string =>
    `<?xml version="1.0"${declared}?><ISO18626Message xmlns="http://illtransactions.org/2013/iso18626"><supplyingAgencyMessage><note>${note}</note></supplyingAgencyMessage></ISO18626Message>`

  test.each([
    ['by references to characters', Buffer.from(xmlOf('', 'F&#252;r m&#xfC;ller-2207'))],
    ['in Latin-1', Buffer.from(xmlOf(' encoding="ISO-8859-1"', 'Für müller-2207'), 'latin1')],
    ['in UTF-16', Buffer.from(`\ufeff${xmlOf(' encoding="UTF-16"', 'Für müller-2207')}`, 'utf16le')],
    ['in decomposed letters', Buffer.from(xmlOf('', 'Für müller-2207'.normalize('NFD')))],
  ])('%s, is exported and erased', async (_how, body) => {
    const posted = await scene.gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      headers: { 'content-type': 'application/xml' },
      body: new Uint8Array(body),
    })
    expect(posted.text).toContain('ERROR')
    expect((await exportOf('müller-2207')).at('unassignedMessages')).toHaveLength(1)
    expect((await eraseOf('müller-2207')).json).toMatchObject({ messages: 1 })
    expectProblem(await exportOf('müller-2207'), 404, 'not-found')
  })
})

describe('saved views that name a patron', () => {
  const save = async (code: string, name: string, filters: object, place = 'library=ABC', more = {}) => {
    const saved = await scene.gateway.call('PUT', `/v1/views/${code}?${place}`, {
      json: { name, filters, shared: true, ...more },
    })
    expect(saved.status, saved.text).toBe(201)
  }

  test('are deleted when the patron is erased, and others stay', async () => {
    await scene.gateway.makeLibrary('XYZ')
    await makeFor('view-2207')
    await save('by-id', 'Mine', { patron: ['view-2207'] })
    await save('by-name', 'Of view-2207', { stage: ['sent'] })
    await save('other', 'Sent', { patron: ['view-22071'], text: ['Nightingale'] })
    await save('elsewhere', 'Theirs', { patron: ['view-2207'] }, 'library=XYZ')
    await save('two', 'Two', { patron: ['view-2207', 'another-1'], stage: ['sent'] })
    const exported = await exportOf('view-2207')
    expect(exported.at('savedViews'), exported.text).toEqual([
      { name: 'Mine', filters: { patron: ['view-2207'] } },
      { name: 'Of view-2207', filters: { stage: ['sent'] } },
      { name: 'Two', filters: { patron: ['view-2207'], stage: ['sent'] } },
    ])
    expect(exported.text).not.toContain('another-1')
    expect((await eraseOf('view-2207')).status).toBe(200)
    const views = async (library: string) =>
      (await scene.gateway.call('GET', `/v1/views?library=${library}`)).text.match(/"code":"[^"]*"/g)
    expect(await views('ABC')).toEqual(['"code":"other"'])
    expect(await views('XYZ')).toEqual(['"code":"elsewhere"'])
  })

  test('as a report of the statistics are deleted, too, whether its name or its content names the patron', async () => {
    await makeFor('view-2207')
    const costs = { report: 'costs' }
    const filtered = { show: 'charges', where: 'level:for view-2207' }
    await save('named', 'Costs of view-2207', {}, 'library=ABC', { report: costs })
    await save('filtered', 'Costs', {}, 'library=ABC', { report: filtered })
    await save('other', 'Costs of view-22071', {}, 'library=ABC', { report: costs })
    expect((await exportOf('view-2207')).at('savedViews')).toEqual([
      { name: 'Costs', filters: {}, report: filtered },
      { name: 'Costs of view-2207', filters: {}, report: costs },
    ])
    expect((await eraseOf('view-2207')).status).toBe(200)
    const left = await scene.gateway.call('GET', '/v1/views?library=ABC')
    expect(left.text.match(/"code":"[^"]*"/g)).toEqual(['"code":"other"'])
  })

  test('are not shown to a viewer, who may not save one either', async () => {
    await save('by-id', 'Mine', { patron: ['view-2207'] })
    await save('by-stage', 'Sent', { stage: ['sent'] })
    const key = await scene.gateway.makeKey({ name: 'viewer', role: 'viewer', library })
    const listed = await scene.gateway.call('GET', '/v1/views', { key })
    expect(listed.at('items'), listed.text).toHaveLength(1)
    expect(listed.text).not.toContain('view-2207')
    expectProblem(await scene.gateway.call('GET', '/v1/views/by-id', { key }), 404, 'not-found')
    const json = { name: 'Own', filters: { patron: ['view-2207'] }, shared: false }
    expectProblem(await scene.gateway.call('PUT', '/v1/views/own', { key, json }), 403, 'forbidden')
  })

  test('are found where nothing else is stored of the patron', async () => {
    await save('by-id', 'Mine', { patron: ['view-2207'] })
    expect((await exportOf('view-2207')).at('savedViews')).toHaveLength(1)
    expect((await eraseOf('view-2207')).status).toBe(200)
    expectProblem(await eraseOf('view-2207'), 404, 'not-found')
  })
})

describe('the id of a patron', () => {
  test.each(['a/b', 'a%2Fb', '%2e%2e', '%zz', '...', 'ä ö?#&', '"><script>', "'; DROP--", 'x'.repeat(120)])(
    'may be %s: export and erasure find it, and no log has it',
    async (id) => {
      const number = await makeFor(id)
      const exported = await exportOf(id)
      expect(exported.at('requests', 0, 'request', 'number'), exported.text).toBe(number)
      const page = await scene.gateway.call(
        'GET',
        `/v1/patrons/${encodeURIComponent(id)}/export?library=ABC`,
        { headers: { accept: 'text/html' } },
      )
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('<script>')
      expect((await eraseOf(id)).json).toMatchObject({ requests: [number] })
      expectProblem(await eraseOf(id), 404, 'not-found')
      const audited = await scene.gateway.call('GET', '/v1/audit?limit=200')
      expect(audited.text).not.toContain(JSON.stringify(id).slice(1, -1))
    },
  )

  test.each(['', '.', '..', 'a\u0000b', 'a\r\nb', 'x'.repeat(121)])(
    'cannot be %j, which no address could name',
    async (id) => {
      const made = await scene.gateway.call('POST', '/v1/requests', {
        key: scene.key,
        json: { citation: { title: 'x' }, service: { type: 'loan' }, patron: { id } },
      })
      expectProblem(made, 400, 'invalid-input')
      expect(made.text).toContain('patron/id')
      const number = await makeFor('right-1')
      const patched = await scene.gateway.call('PATCH', `/v1/requests/${number}`, {
        key: scene.key,
        json: { patron: { id } },
        headers: { 'content-type': 'application/merge-patch+json' },
      })
      expectProblem(patched, 400, 'invalid-input')
    },
  )

  test.each([
    ['/v1/patrons/../export', 404],
    ['/v1/patrons/%2e%2e/export', 404],
    ['/v1/patrons/./erase', 404],
    ['/v1/patrons/secret-1/b/export', 404],
    ['/v1/patrons//export', 404],
    ['/v1/patrons/%zz/export?library=ABC', 404],
    ['/v1/patrons/%00/export?library=ABC', 404],
    [`/v1/patrons/${'x'.repeat(121)}/export?library=ABC`, 400],
  ])('in a path that no client would write, %s, is answered %i', async (path, status) => {
    const { port } = new URL(scene.gateway.url)
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const options = { port, path, headers: { authorization: `Bearer ${adminKey}` } }
      callRaw(options, (response) => {
        response.setEncoding('utf8')
        let text = ''
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode, text }))
      })
        .on('error', reject)
        .end()
    })
    expect(answer, answer.text).toMatchObject({ status })
    expect(answer.text).toContain('"type"')
    const audited = await scene.gateway.call('GET', '/v1/audit?limit=200')
    expect(audited.text).not.toContain('secret-1')
  })
})
