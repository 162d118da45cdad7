import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LibraryCode } from '../../../src/borrowing/values.ts'
import { drawn } from '../../support/draws.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { callAbout, textAround } from './call-about.ts'
import { type LibraryRecords, makePartners, makeRecords, recordsOf } from './library-records.ts'
import { type Operation, readOperations } from './operations.ts'
import { sweptStores } from './swept-stores.ts'

/** Each record of the library XYZ has it, and nothing else does. */
const marker = 'Zyxmark'
const marked = /zyxmark/i

/** Those that see most come first: over servers of databases they are enough. */
const roles = ['staff', 'library_admin', 'viewer', 'system'] as const

describe.each(sweptStores)('in %s', (name, start) => {
  const sweptRoles = name === 'SQLite' ? drawn(roles, 4) : roles.slice(0, 2)
  let store: Awaited<ReturnType<typeof start>>
  let gateway: TestGateway
  let own: LibraryRecords
  let foreign: LibraryRecords
  let operations: readonly Operation[]
  let document: unknown

  beforeAll(async () => {
    store = await start()
    const { openStore } = store
    gateway = await startHttp(openStore === undefined ? {} : { openStore })
    await makePartners(gateway)
    own = await makeRecords(gateway, 'ABC', 'Abcmark')
    foreign = await makeRecords(gateway, 'XYZ', marker)
    const read = await readOperations(gateway)
    operations = read.operations
    document = read.document
  })
  afterAll(async () => {
    await gateway.close()
    await store.stop()
  })

  /** Calls an operation with a key, as `callAbout` does. */
  const callWith = (key: string, operation: Operation, of: LibraryRecords, home?: string) =>
    callAbout(
      (method, path, call) => gateway.call(method, path, { ...call, key }),
      document,
      operation,
      of,
      home,
    )

  describe('a key of one library', () => {
    test('is tried with every operation of the document, and the other library has records of each kind', async () => {
      expect(operations.length).toBeGreaterThan(150)
      expect((await recordsOf(gateway, 'XYZ', marker)).length).toBeGreaterThan(35)
    })

    test('is shown the records of its own library by the same calls', async () => {
      const key = await gateway.makeKey({
        role: 'library_admin',
        library: LibraryCode.parse('XYZ'),
        name: 'sweep',
      })
      const showing: string[] = []
      for (const operation of operations.filter(({ method }) => method === 'GET'))
        if ((await callWith(key, operation, foreign, 'XYZ')).some(({ text }) => marked.test(text)))
          showing.push(operation.path)
      expect(showing).toEqual(
        expect.arrayContaining([
          '/v1/requests',
          '/v1/requests/counts',
          '/v1/requests/{number}',
          '/v1/requests/{number}/timeline',
          '/v1/requests/{number}/label',
          '/v1/views',
          '/v1/views/{code}',
          '/v1/statistics/requests',
          '/v1/statistics/months/{month}',
          '/v1/parcels',
          '/v1/relayed-requests',
          '/v1/relayed-requests/{id}',
          '/v1/events',
          '/v1/libraries',
          '/v1/libraries/{code}',
          '/v1/partners',
          '/v1/partners/{code}',
          '/v1/webhooks',
          '/v1/webhooks/{code}',
          '/v1/webhooks/{code}/attempts',
          '/v1/alarms',
          '/v1/deliveries/{id}',
          '/v1/messages',
          '/v1/messages/{id}',
          '/v1/messages/{id}/files/{file}',
          '/v1/keys',
          '/v1/keys/{id}',
          '/v1/users',
          '/v1/users/{id}',
          '/v1/colleagues',
          '/v1/copyright-declarations',
          '/v1/audit',
          '/v1/patrons/{id}/export',
        ]),
      )
    })

    test.each(sweptRoles)(
      'sees and changes nothing of another library by any operation, in the role %s',
      async (role) => {
        const before = await recordsOf(gateway, 'XYZ', marker)
        const key = await gateway.makeKey({ role, library: LibraryCode.parse('ABC'), name: 'sweep' })
        let refused = 0
        for (const operation of operations.filter(({ needsPrincipal }) => needsPrincipal))
          for (const answer of await callWith(key, operation, foreign)) {
            const name = `${operation.method} ${operation.path} as ${role}`
            expect(textAround(answer, marked), name).toBe('')
            expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(500)
            refused += Number(answer.status === 403 || answer.status === 404)
          }
        expect(await recordsOf(gateway, 'XYZ', marker)).toEqual(before)
        expect(refused).toBeGreaterThan(500)
        expect((await gateway.call('GET', '/v1/session', { key })).status).toBe(200)
      },
      300_000,
    )
  })

  describe('a role without patron data', () => {
    /** What is of a patron, or in notes and messages, in the records of ABC. */
    const secretWords =
      /abcmark@example\.org|patron-Abcmark|"surname"|About Abcmark|label-Abcmark|Soon, Abcmark|Desk of Abcmark|<note>/

    test.each(drawn(['viewer', 'metrics'] as const, 2))(
      'is shown no patron and no message of its own library by any operation: %s',
      async (role) => {
        const settings = role === 'metrics' ? { role } : { role, library: LibraryCode.parse('ABC') }
        const key = await gateway.makeKey({ ...settings, name: 'sweep' })
        for (const operation of operations)
          for (const answer of await callWith(key, operation, own))
            expect(textAround(answer, secretWords), `${operation.method} ${operation.path}`).toBe('')
      },
      300_000,
    )

    test('finds no request by a patron’s words', async () => {
      const settings = { library: LibraryCode.parse('ABC'), name: 'sweep' }
      const viewer = await gateway.makeKey({ ...settings, role: 'viewer' })
      const staff = await gateway.makeKey({ ...settings, role: 'staff' })
      for (const query of ['text=patron-Abcmark', 'patron=patron-Abcmark', 'label=label-Abcmark']) {
        const found = async (key: string): Promise<boolean> =>
          (await gateway.call('GET', `/v1/requests?${query}`, { key })).text.includes(own.number)
        expect([await found(viewer), await found(staff)], query).toEqual([false, true])
      }
    })
  })
})
