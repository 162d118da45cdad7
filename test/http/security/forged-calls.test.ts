import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { createPerson, createVisitor, goodPassword, type Visitor } from '../accounts/visitor.ts'
import { expectProblem } from '../scene.ts'
import { type LibraryRecords, makeRecords, parameterOf, recordsOf } from './library-records.ts'
import { type Operation, readOperations, smallestValue } from './operations.ts'

let gateway: TestGateway
let records: LibraryRecords
let operations: readonly Operation[]
let document: unknown
let admin: Visitor

beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makePartner('SUP')
  records = await makeRecords(gateway, 'XYZ', 'Zyxmark')
  const read = await readOperations(gateway)
  operations = read.operations.filter(({ needsPrincipal }) => needsPrincipal)
  document = read.document
  await createPerson(gateway, { email: 'admin@example.org', role: 'admin' })
  admin = createVisitor(gateway)
  expect((await admin.signIn('admin@example.org', goodPassword)).status).toBe(200)
})
afterAll(() => gateway.close())

const callOf = ({ path, body }: Operation) => ({
  path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameterOf(path, name, records)),
  body:
    body === undefined
      ? {}
      : {
          headers: { 'content-type': body.type },
          body: JSON.stringify(smallestValue(document, body.schema, { library: 'XYZ' })),
        },
})

const forgeries = {
  'another site': { origin: 'https://evil.example' },
  'a page of no site': { origin: 'null' },
  'a site whose name begins alike': { origin: 'https://ill.example.org.evil.example' },
  'the right site without the token': { 'x-csrf-token': '' },
  'the right site with another token': { 'x-csrf-token': 'f'.repeat(64) },
}

describe('an unsafe call with the cookie of an admin', () => {
  test.each(Object.entries(forgeries))(
    'that %s causes is refused for every operation',
    async (_, headers) => {
      const before = await recordsOf(gateway, 'XYZ', 'Zyxmark')
      const unsafe = operations.filter(({ method }) => method !== 'GET')
      expect(unsafe.length).toBeGreaterThan(40)
      for (const operation of unsafe) {
        const { path, body } = callOf(operation)
        const answer = await admin.call(operation.method, path, {
          ...body,
          headers: { ...('headers' in body ? body.headers : {}), ...headers },
        })
        expectProblem(answer, 403, 'forbidden')
      }
      expect(await recordsOf(gateway, 'XYZ', 'Zyxmark')).toEqual(before)
      expect((await admin.call('GET', '/v1/session')).status).toBe(200)
    },
    300_000,
  )
})

test('every operation needs a key or a session', async () => {
  const before = await recordsOf(gateway, 'XYZ', 'Zyxmark')
  for (const operation of operations)
    for (const authorization of [undefined, 'Bearer lw_not-a-key-of-anybody-at-all', 'Basic YTpi']) {
      const { path, body } = callOf(operation)
      const answer = await gateway.call(operation.method, path, {
        ...body,
        key: null,
        headers: {
          ...('headers' in body ? body.headers : {}),
          ...(authorization === undefined ? {} : { authorization }),
        },
      })
      expectProblem(answer, 401, 'not-authenticated')
    }
  expect(await recordsOf(gateway, 'XYZ', 'Zyxmark')).toEqual(before)
}, 300_000)
