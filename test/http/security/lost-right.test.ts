import { afterAll, beforeAll, expect, test } from 'vitest'
import { LibraryCode } from '../../../src/borrowing/values.ts'
import type { Answer } from '../../support/answer.ts'
import { until } from '../../support/gateway.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { createPerson, createVisitor, goodPassword } from '../accounts/visitor.ts'
import { expectProblem, makeRequest } from '../scene.ts'

let gateway: TestGateway
let system: string
/** The number of reads of events and of the audit log: a call that waits has read once. */
let reads = 0

beforeAll(async () => {
  gateway = await startHttp({
    storeWith: (store) => ({
      listEventsAfter: (...place) => {
        reads += 1
        return store.listEventsAfter(...place)
      },
    }),
  })
  system = await gateway.makeLibrary('ABC')
  await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

/** Makes a call that waits for an event, then takes the right away, and lets an event happen. */
const waitAndLose = async (
  call: (path: string) => Promise<Answer>,
  takeAway: () => Promise<Answer>,
): Promise<Answer> => {
  const { json } = await call('/v1/events?cursor=latest')
  const cursor = String(Object(json).nextCursor)
  const before = reads
  const waiting = call(`/v1/events?cursor=${cursor}&wait=60`)
  await until('the call to wait', () => reads > before)
  const taken = await takeAway()
  expect(taken.status, taken.text).toBeLessThan(300)
  await makeRequest(gateway, system)
  return waiting
}

test('a call that waits for events is not answered once its key is revoked', async () => {
  const key = await gateway.makeKey({ role: 'staff', library: LibraryCode.parse('ABC'), name: 'ends' })
  const id = (await gateway.call('GET', '/v1/session', { key })).words('id')
  const answer = await waitAndLose(
    (path) => gateway.call('GET', path, { key }),
    () => gateway.call('DELETE', `/v1/keys/${id}`),
  )
  expectProblem(answer, 401, 'not-authenticated')
})

test.each([{ library: 'XYZ' }, { role: 'viewer' }, { status: 'disabled' }])(
  'a call that waits for events is not answered once its person loses the right: %j',
  async (change) => {
    const email = `${Object.values(change).join()}@example.org`
    const { id } = await createPerson(gateway, { email, role: 'staff', library: 'ABC' })
    const visitor = createVisitor(gateway)
    await visitor.signIn(email, goodPassword)
    const headers = { 'content-type': 'application/merge-patch+json' }
    const answer = await waitAndLose(
      (path) => visitor.call('GET', path),
      () => gateway.call('PATCH', `/v1/users/${id}`, { headers, body: JSON.stringify(change) }),
    )
    expectProblem(answer, 401, 'not-authenticated')
  },
)

test('a call that waits for events is answered while its key is in force', async () => {
  const key = await gateway.makeKey({ role: 'staff', library: LibraryCode.parse('ABC'), name: 'stays' })
  const answer = await waitAndLose(
    (path) => gateway.call('GET', path, { key }),
    () => gateway.call('GET', '/v1/session', { key }),
  )
  expect(answer.status, answer.text).toBe(200)
  expect(answer.at('items', 0, 'type')).toBe('request.created')
})
