import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Library } from '../../../src/borrowing/library.ts'
import type { Answer } from '../../support/answer.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { type LibraryRecords, makeRecords, parameterOf, recordsOf } from './library-records.ts'
import { type Operation, readOperations, smallestValue } from './operations.ts'

/** Stands in every record of the library XYZ, and nowhere else. */
const marker = 'Zyxmark'
const marked = /zyxmark/i

let gateway: TestGateway
let own: LibraryRecords
let foreign: LibraryRecords
let operations: readonly Operation[]
let document: unknown

beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makePartner('SUP')
  own = await makeRecords(gateway, 'ABC', 'Abcmark')
  foreign = await makeRecords(gateway, 'XYZ', marker)
  const read = await readOperations(gateway)
  operations = read.operations
  document = read.document
})
afterAll(() => gateway.close())

/** Returns bodies that say more than the smallest one of their schema. */
const bodiesOf = (id: string, of: LibraryRecords): readonly unknown[] => {
  const event = { type: 'will_supply' }
  const bodies: Readonly<Record<string, readonly unknown[]>> = {
    runCommand: [{ type: 'cancel' }, { type: 'add_note', note: 'x' }, { type: 'edit', staffNote: 'x' }],
    patchRequest: [{ staffNote: 'x' }, { patron: null }],
    changeManyRequests: [
      { action: 'command', numbers: [of.number], command: { type: 'cancel' } },
      { action: 'create', requests: [{ copyOf: of.number }] },
    ],
    createRequest: [{ copyOf: of.number }, { library: of.library, copyOf: of.number }],
    assignMessage: [{ request: of.number, event }],
    updateUser: [{ role: 'library_admin' }, { name: 'x' }, { library: 'ABC' }],
    explainRotaRules: [{ request: of.number }],
    explainSendingRules: [{ request: of.number }],
  }
  return bodies[id] ?? []
}

/** Calls an operation about records, with each body, with and without the library in the query. */
const callAbout = async (
  key: string,
  operation: Operation,
  of: LibraryRecords,
): Promise<readonly Answer[]> => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameterOf(operation.path, name, of)),
  )
  const named = {
    library: of.library,
    request: of.number,
    number: of.number,
    numbers: [of.number],
    copyOf: of.number,
  }
  const { body } = operation
  const bodies =
    body === undefined
      ? [undefined]
      : [
          smallestValue(document, body.schema, named),
          smallestValue(document, body.schema, {}),
          ...bodiesOf(operation.id, of),
        ]
  const queries = operation.query.includes('library') ? ['', `?library=${of.library}`] : ['']
  const answers: Answer[] = []
  for (const query of queries)
    for (const json of bodies)
      answers.push(
        await gateway.call(operation.method, path + query, {
          key,
          ...(json === undefined
            ? {}
            : { headers: { 'content-type': body?.type ?? '' }, body: JSON.stringify(json) }),
        }),
      )
  return answers
}

describe('a key of one library', () => {
  test('is tried with every operation of the document, and the other library has records of each kind', async () => {
    expect(operations.length).toBeGreaterThan(80)
    expect((await recordsOf(gateway, 'XYZ', marker)).length).toBeGreaterThan(8)
  })

  test('is shown the records of its own library by the same calls', async () => {
    const key = await gateway.makeKey({
      role: 'library_admin',
      library: Library.shape.code.parse('XYZ'),
      name: 'sweep',
    })
    const showing: string[] = []
    for (const operation of operations.filter(({ method }) => method === 'GET'))
      if ((await callAbout(key, operation, foreign)).some(({ text }) => marked.test(text)))
        showing.push(operation.path)
    expect(showing).toEqual(
      expect.arrayContaining([
        '/v1/requests',
        '/v1/requests/{number}',
        '/v1/requests/{number}/timeline',
        '/v1/deliveries/{id}',
        '/v1/messages/{id}',
        '/v1/views/{code}',
        '/v1/webhooks/{code}',
        '/v1/users/{id}',
        '/v1/keys/{id}',
        '/v1/patrons/{id}/export',
      ]),
    )
  })

  test.each(['library_admin', 'staff', 'viewer', 'system'] as const)(
    'sees and changes nothing of another library by any operation, in the role %s',
    async (role) => {
      const before = await recordsOf(gateway, 'XYZ', marker)
      const key = await gateway.makeKey({ role, library: Library.shape.code.parse('ABC'), name: 'sweep' })
      let refused = 0
      for (const operation of operations.filter(({ needsPrincipal }) => needsPrincipal)) {
        const name = `${operation.method} ${operation.path} as ${role}`
        for (const answer of await callAbout(key, operation, foreign)) {
          expect(answer.text, name).not.toMatch(marked)
          expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(500)
          refused += Number(answer.status === 403 || answer.status === 404)
        }
      }
      expect(await recordsOf(gateway, 'XYZ', marker)).toEqual(before)
      expect(refused).toBeGreaterThan(30)
      expect((await gateway.call('GET', '/v1/session', { key })).status).toBe(200)
    },
    300_000,
  )
})

describe('a role without patron data', () => {
  test.each(['viewer', 'metrics'] as const)(
    'is shown no patron of its own library by any operation: %s',
    async (role) => {
      const settings = role === 'metrics' ? { role } : { role, library: Library.shape.code.parse('ABC') }
      const key = await gateway.makeKey({ ...settings, name: 'sweep' })
      for (const operation of operations.filter(({ method }) => method === 'GET')) {
        for (const { text } of await callAbout(key, operation, own))
          expect(text, `${operation.method} ${operation.path}`).not.toMatch(
            /abcmark@example\.org|patron-Abcmark|"surname"|About Abcmark/,
          )
      }
    },
    300_000,
  )
})
