import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LibraryCode, RequestNumber } from '../../src/borrowing/values.ts'
import { changeOf } from '../contract/samples.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let key: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const read = (number: string) => gateway.call('GET', `/v1/requests/${number}`, { key })
const patch = (number: string, json: unknown, headers: Readonly<Record<string, string>> = {}) =>
  gateway.call('PATCH', `/v1/requests/${number}`, { key, json, headers })
const etagOf = async (number: string) => (await read(number)).headers.get('etag') ?? ''

describe('a merge patch', () => {
  test('changes what it names, merges objects, and removes by null', async () => {
    const number = await makeRequest(gateway, key, {
      ...wanted(),
      citation: { title: 'Kindred', author: 'Butler', edition: '1' },
      pickupLocation: 'Main',
    })
    const patched = await patch(number, {
      citation: { author: 'Butler, Octavia E.', edition: null },
      pickupLocation: null,
      labels: ['course reserve'],
      assignee: 'user:anna',
      internalNote: 'the third request of this seminar',
    })
    expect(patched.status, patched.text).toBe(200)
    expect(patched.json).toMatchObject({
      citation: { title: 'Kindred', author: 'Butler, Octavia E.' },
      labels: ['course reserve'],
      assignee: 'user:anna',
      internalNote: 'the third request of this seminar',
      service: { type: 'loan' },
    })
    expect(patched.at('citation', 'edition')).toBeUndefined()
    const edited = await command(gateway, key, number, {
      type: 'edit',
      citation: { edition: '2', author: '' },
    })
    expect(edited.at('citation')).toEqual({ title: 'Kindred', edition: '2' })
    expect((await read(number)).at('pickupLocation')).toBeUndefined()
    const released = await patch(number, { assignee: null, labels: null })
    expect(released.json).not.toHaveProperty('assignee')
    expect(released.json).not.toHaveProperty('labels')
  })

  const texts = ['reference', 'staffNote', 'assignee', 'internalNote'] as const

  test.each(texts)('refuses blanks where %s is meant, and removes it by an empty text', async (name) => {
    const number = await makeRequest(gateway, key)
    expect((await patch(number, { [name]: 'R-1' })).at(name)).toBe('R-1')
    const faults = [expect.objectContaining({ path: name, text: 'must have more than blanks' })]
    expectProblem(await patch(number, { [name]: ' \t\n' }), 400, 'invalid-input')
    expect((await patch(number, { [name]: '\u00a0' })).at('faults')).toEqual(faults)
    expect((await command(gateway, key, number, { type: 'edit', [name]: ' ' })).at('faults')).toEqual(faults)
    const emptied = await patch(number, { [name]: '' })
    expect(emptied.status, emptied.text).toBe(200)
    expect(emptied.json).not.toHaveProperty(name)
  })

  test('leaves blanks as they are that are stored from before', async () => {
    const number = await makeRequest(gateway, key)
    const stored = await gateway.store.loadRequest(LibraryCode.parse('ABC'), RequestNumber.parse(number))
    if (stored === null) throw new Error('no request')
    const blanks = Object.fromEntries(texts.map((name) => [name, ' ']))
    await gateway.store.commit(changeOf({ ...stored.value, ...blanks }, stored.version))
    const patched = await patch(number, { labels: ['urgent'] })
    expect(patched.status, patched.text).toBe(200)
    expect(patched.json).toMatchObject({ ...blanks, labels: ['urgent'] })
  })

  test('may come as application/merge-patch+json', async () => {
    const number = await makeRequest(gateway, key)
    const headers = { 'content-type': 'application/merge-patch+json' }
    const patched = await gateway.call('PATCH', `/v1/requests/${number}`, {
      key,
      headers,
      body: JSON.stringify({ reference: 'R-1' }),
    })
    expect(patched.at('reference')).toBe('R-1')
  })

  test('takes a label once, and none that is empty', async () => {
    const number = await makeRequest(gateway, key)
    const labels = ['two words', ' two words', 'two words']
    expect((await patch(number, { labels })).at('labels')).toEqual(['two words'])
    const counts = await gateway.call('GET', '/v1/requests/counts', { key })
    expect(counts.at('facets', 'label')).toContainEqual({ value: 'two words', count: 1, atLeast: false })
    const refused = await patch(number, { labels: [' '] })
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.at('faults', 0, 'path')).toBe('labels/0')
  })

  test('that changes nothing is no event', async () => {
    const number = await makeRequest(gateway, key)
    const events = () => gateway.call('GET', `/v1/requests/${number}/timeline`, { key })
    const before = (await events()).json
    const patched = await patch(number, { citation: { title: 'On lending' }, assignee: null })
    expect(patched.status, patched.text).toBe(200)
    expect(patched.at('messagesSent')).toEqual([])
    expect((await events()).json).toEqual(before)
  })

  test.each([
    ['an unknown member', { colour: 'red' }, 'colour'],
    ['an unknown member of a member', { citation: { colour: 'red' } }, 'citation/colour'],
    ['a value of another type', { labels: 'urgent' }, 'labels'],
    ['the removal of what must be there', { citation: { title: null } }, 'citation'],
    [
      'a number that is wrong',
      { citation: { identifiers: [{ type: 'ISBN', value: '123' }] } },
      'citation/identifiers/0/value',
    ],
  ])('with %s is refused', async (_, json, path) => {
    const number = await makeRequest(gateway, key)
    const answer = await patch(number, json)
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path')).toBe(path)
  })

  test('is refused for what may not be edited any more, with what is allowed and awaited', async () => {
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'send' })
    const answer = await patch(number, { citation: { title: 'Another one' } })
    expectProblem(answer, 409, 'not-allowed-now')
    expect(answer.json).toMatchObject({
      requestStatus: 'request_sent',
      allowedCommands: expect.arrayContaining(['cancel']),
      next: { who: 'gateway', for: 'delivery' },
    })
    expect((await patch(number, { labels: ['late'] })).status).toBe(200)
  })
})

describe('the ETag of a request', () => {
  test('covers what people edit, and not what partners change', async () => {
    const number = await makeRequest(gateway, key)
    const etag = await etagOf(number)
    expect((await command(gateway, key, number, { type: 'send' })).headers.get('etag')).toBe(etag)
    await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      body: supplierMessage({ requestId: `${number}-1`, status: 'WillSupply' }),
    })
    const answered = await read(number)
    expect(answered.at('stage')).toBe('will_supply')
    expect(answered.headers.get('etag')).toBe(etag)

    const patched = await patch(number, { labels: ['late'] }, { 'if-match': etag })
    expect(patched.status, patched.text).toBe(200)
    const now = patched.headers.get('etag') ?? ''
    expect(now).not.toBe(etag)
    expect(now).toBe(await etagOf(number))
    expectProblem(await patch(number, { labels: [] }, { 'if-match': etag }), 412, 'precondition-failed')
    expect((await read(number)).at('labels')).toEqual(['late'])
  })

  test('holds for one of two edits at the same time', async () => {
    const number = await makeRequest(gateway, key)
    const headers = { 'if-match': await etagOf(number) }
    const answers = await Promise.all([
      patch(number, { labels: ['one'] }, headers),
      patch(number, { labels: ['other'] }, headers),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })
})

test('a request says of each command that is not allowed what would have to be otherwise', async () => {
  const number = await makeRequest(gateway, key)
  await command(gateway, key, number, { type: 'send' })
  const shown = await read(number)
  const refused = shown.at('refusedCommands')
  const allowed = shown.at('allowedCommands')
  if (!Array.isArray(refused) || !Array.isArray(allowed)) throw new Error('both are lists')
  const reasons = Object.fromEntries(refused.map(({ command: name, reason }) => [name, reason]))
  expect(reasons.patron_loan).toMatchObject({
    code: 'refusal.only_in_stage',
    text: 'only in stage: received, on loan to the patron and returned by the patron; now: sent',
  })
  expect(Object.keys(reasons).filter((name) => allowed.includes(name))).toEqual([])
  const sent = await command(gateway, key, number, { type: 'patron_loan' })
  expectProblem(sent, 409, 'not-allowed-now')
})

test('a command answers with the request as it is afterwards, and whose turn it is', async () => {
  const number = await makeRequest(gateway, key)
  const sent = await command(gateway, key, number, { type: 'send' })
  const { messagesSent, ...request } = Object(sent.json)
  const shown = await read(number)
  expect({
    ...request,
    refusedCommands: shown.at('refusedCommands'),
    notSendableCommands: shown.at('notSendableCommands'),
    renewal: shown.at('renewal'),
  }).toEqual(shown.json)
  expect(messagesSent).toMatchObject([{ operation: 'request', entry: 1 }])
  expect(sent.at('next', 'text')).toMatch(/^Waiting for a message to be delivered/)
})

describe('a patch of a copy that waits for copyright clearance', () => {
  const article = {
    citation: {
      title: 'Annals',
      titleOfComponent: 'One',
      identifiers: [{ type: 'ISSN', value: '0028-0836' }],
      publicationDate: '2025',
    },
    service: { type: 'copy' },
  }
  let journals: string
  beforeAll(async () => {
    journals = await gateway.makeLibrary('CPY')
    await gateway.call('PUT', '/v1/libraries/CPY', {
      json: {
        name: 'Library CPY',
        symbols: [{ type: 'ISIL', value: 'LIB-CPY' }],
        copyright: { limit: { copies: 1 } },
      },
    })
    await makeRequest(gateway, journals, article)
  })

  test('counts its journal anew, as the command does', async () => {
    const number = await makeRequest(gateway, journals, article)
    const path = `/v1/requests/${number}`
    const counted = (await gateway.call('GET', path, { key: journals })).at('copyright')
    expect(counted).toMatchObject({ count: { pending: 1, limit: 1 } })
    const patched = await gateway.call('PATCH', path, { key: journals, json: { citation: { author: 'Ng' } } })
    expect(patched.json).toMatchObject({ waitingFor: [{ for: 'copyright' }], copyright: counted })

    const other = { citation: { identifiers: [{ type: 'ISSN', value: '1476-4687' }] } }
    const moved = await gateway.call('PATCH', path, { key: journals, json: other })
    expect(moved.json).toMatchObject({
      waitingFor: [],
      copyright: { count: { issn: '1476-4687', pending: 0, limit: 1 } },
    })
  })
})
