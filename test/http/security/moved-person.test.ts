import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawn } from '../../support/draws.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { createPerson, createVisitor, goodPassword, type Visitor } from '../accounts/visitor.ts'
import { callAbout, textAround } from './call-about.ts'
import { type LibraryRecords, makePartners, makeRecords, recordsOf } from './library-records.ts'
import { type Operation, readOperations } from './operations.ts'

/** Each record of the library that the person leaves has it, and nothing else does. */
const marker = 'Zyxmark'
const marked = /zyxmark/i

let gateway: TestGateway
let left: LibraryRecords
let operations: readonly Operation[]
let document: unknown

beforeAll(async () => {
  gateway = await startHttp()
  await makePartners(gateway)
  await makeRecords(gateway, 'ABC', 'Abcmark')
  left = await makeRecords(gateway, 'XYZ', marker)
  const read = await readOperations(gateway)
  operations = read.operations.filter(
    ({ needsPrincipal, path }) => needsPrincipal && !path.startsWith('/v1/session'),
  )
  document = read.document
})
afterAll(() => gateway.close())

/** A call that the person makes in the library that they leave, and again under its idempotency key afterwards. */
type OwnCall = readonly [method: string, path: string, json: object | undefined]

const callsOf = (library: string | null): readonly OwnCall[] => {
  const query = library === null ? '?library=XYZ' : ''
  const edit = { type: 'edit', internalNote: `${marker} notes` }
  const view = (shared: boolean) => ({ name: `${marker} of mine`, shared, filters: { text: [marker] } })
  return [
    ['PUT', `/v1/views/mine${query}`, view(false)],
    ['PUT', `/v1/views/ours${query}`, view(true)],
    ['POST', `/v1/requests/${left.number}/commands`, edit],
    ['POST', '/v1/requests/bulk', { action: 'command', numbers: [left.number], command: edit }],
    ['POST', '/v1/requests/bulk/jobs', { command: edit, filters: { text: [marker] } }],
    ['POST', `/v1/alarms/${left.alarm}/acknowledge`, undefined],
    ['POST', `/v1/messages/${left.message}/reprocess`, undefined],
    ['POST', '/v1/messages/bulk', { action: 'reprocess', ids: [left.message] }],
    ['POST', `/v1/relayed-requests/${left.relayed}/messages/${left.relayedMessage}/resend`, undefined],
  ]
}

const make = (visitor: Visitor, [method, path, json]: OwnCall) =>
  visitor.call(method, path, {
    ...(json === undefined ? {} : { json }),
    headers: { 'idempotency-key': `mine ${path}`.replace(' ', ':') },
  })

const moves = [
  ['staff', 'XYZ', { library: 'ABC' }],
  ['admin', null, { role: 'library_admin', library: 'ABC' }],
] as const

test.each(drawn(moves, 2))(
  'a person who was moved sees and changes nothing of before: %s of %s',
  async (...move) => {
    const [role, library, change] = move
    const email = `${role}-of-${library}@example.org`
    const { id } = await createPerson(gateway, { email, role, ...(library === null ? {} : { library }) })
    const visitor = createVisitor(gateway)
    expect((await visitor.signIn(email, goodPassword)).status).toBe(200)
    let done = 0
    for (const each of callsOf(library)) done += Number((await make(visitor, each)).status < 300)
    expect(done).toBeGreaterThan(5)
    expect((await visitor.call('GET', `/v1/requests/${left.number}`)).text).toMatch(marked)
    const moved = await gateway.call('PATCH', `/v1/users/${id}`, {
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(change),
    })
    expect(moved.status, moved.text).toBe(200)
    expect((await visitor.call('GET', `/v1/requests/${left.number}`)).status).toBe(401)
    expect((await visitor.signIn(email, goodPassword)).status).toBe(200)

    const before = await recordsOf(gateway, 'XYZ', marker)
    for (const each of callsOf(null)) {
      const answer = await make(visitor, each)
      // The body of a new view names what the caller has written.
      if (each[0] === 'POST') expect(textAround(answer, marked), each[1]).toBe('')
    }
    const call = visitor.call
    for (const operation of operations)
      for (const answer of await callAbout(call, document, operation, left)) {
        const name = `${operation.method} ${operation.path}`
        expect(textAround(answer, marked), name).toBe('')
        expect([401, 500], `${name}: ${answer.text}`).not.toContain(answer.status)
      }
    const acts = await visitor.call('GET', '/v1/session/acts?from=2026-01-01T00:00:00Z')
    expect(textAround(acts, marked)).toBe('')
    expect(await recordsOf(gateway, 'XYZ', marker)).toEqual(before)
  },
  300_000,
)
