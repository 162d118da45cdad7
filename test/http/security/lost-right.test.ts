import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
/** What happens when the next change of a request is written. */
let atNextChange: (() => Promise<unknown>) | undefined

beforeAll(async () => {
  gateway = await startHttp({
    storeWith: (store) => ({
      listEventsAfter: (...place) => {
        reads += 1
        return store.listEventsAfter(...place)
      },
      commit: async (change) => {
        const result = await store.commit(change)
        const happens = atNextChange
        atNextChange = undefined
        await happens?.()
        return result
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

test('a stream of events sends nothing more once its key is revoked', async () => {
  const key = await gateway.makeKey({ role: 'staff', library: LibraryCode.parse('ABC'), name: 'streams' })
  const id = (await gateway.call('GET', '/v1/session', { key })).words('id')
  const before = reads
  const stream = await gateway.fetch('GET', '/v1/events?cursor=latest', {
    key,
    headers: { accept: 'text/event-stream' },
  })
  await until('the stream to wait', () => reads > before)
  expect((await gateway.call('DELETE', `/v1/keys/${id}`)).status).toBeLessThan(300)
  await makeRequest(gateway, system)
  expect(await stream.text()).not.toContain('request.created')
})

describe('a command that is run on a whole list', () => {
  const patch = (id: string, change: object) =>
    gateway.call('PATCH', `/v1/users/${id}`, {
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(change),
    })

  /** Begins a job on some requests of its own, changes its starter while it runs, and returns what became of it. */
  const runAndChange = async (
    title: string,
    call: (path: string, json: object) => Promise<Answer>,
    change: () => Promise<Answer>,
  ) => {
    const label = `label of ${title}`
    const wanted = { citation: { title }, service: { type: 'loan' }, patron: { id: 'p' }, rota: ['SUP'] }
    for (let made = 0; made < 9; made += 1) await makeRequest(gateway, system, wanted)
    const begun = await call('/v1/requests/bulk/jobs', {
      command: { type: 'edit', labels: [label] },
      filters: { text: [title] },
      total: 9,
    })
    expect(begun.status, begun.text).toBe(202)
    atNextChange = async () => {
      const changed = await change()
      expect(changed.status, changed.text).toBeLessThan(300)
    }
    await gateway.parts.deliveryWorker.workOnBulkJobs()
    expect(atNextChange).toBeUndefined()
    const job = await gateway.call('GET', `/v1/requests/bulk/jobs/${begun.words('id')}`)
    const labelled = await gateway.call('GET', `/v1/requests?label=${encodeURIComponent(label)}`)
    expect(labelled.at('items')).toHaveLength(Number(job.at('done')))
    return job
  }

  const expectStopped = (job: Answer, code: string): void => {
    expect(job.json).toMatchObject({ state: 'cancelled', refused: 0, reason: { code } })
    expect(job.words('reason', 'text')).not.toBe('')
    // What is under way when the right goes is finished: four at a time.
    expect(job.at('done')).toBeGreaterThan(0)
    expect(job.at('done')).toBeLessThanOrEqual(4)
  }

  const makeKey = async (name: string, more: object = {}) => {
    const settings = { role: 'staff', library: LibraryCode.parse('ABC'), name, ...more } as const
    const key = await gateway.makeKey(settings)
    const id = (await gateway.call('GET', '/v1/session', { key })).words('id')
    return { id, call: (path: string, json: object) => gateway.call('POST', path, { key, json }) }
  }

  const makePerson = async (
    email: string,
    settings: { readonly role: string; readonly library?: string },
  ) => {
    const { id } = await createPerson(gateway, { email, ...settings })
    const visitor = createVisitor(gateway)
    await visitor.signIn(email, goodPassword)
    return { id, call: (path: string, json: object) => visitor.call('POST', path, { json }) }
  }

  test('stops when its key is revoked', async () => {
    const { id, call } = await makeKey('revoked')
    const job = await runAndChange('Revoked', call, () => gateway.call('DELETE', `/v1/keys/${id}`))
    expectStopped(job, 'problem.job_starter_gone')
  })

  test('stops when its key expires', async () => {
    const expiresAt = new Date(gateway.time() + 60_000).toISOString()
    const { call } = await makeKey('expires', { expiresAt })
    const job = await runAndChange('Expired', call, () => {
      gateway.advance(60_000)
      return gateway.call('GET', '/v1/session')
    })
    expectStopped(job, 'problem.job_starter_gone')
  })

  const ofAbc = { role: 'staff', library: 'ABC' }
  test.each([
    ['is disabled', ofAbc, { status: 'disabled' }, 'problem.job_starter_gone'],
    ['may only look on', ofAbc, { role: 'viewer' }, 'problem.job_right_lost'],
    ['is moved to another library', ofAbc, { library: 'XYZ' }, 'problem.job_right_lost'],
    [
      'of all libraries is moved to one',
      { role: 'admin' },
      { role: 'staff', library: 'ABC' },
      'problem.job_right_lost',
    ],
  ])('stops when its person %s', async (what, settings, change, code) => {
    const { id, call } = await makePerson(`${code}-${what.length}@example.org`, settings)
    expectStopped(await runAndChange(`Person ${what.length}`, call, () => patch(id, change)), code)
  })

  test('stops when its person is deleted', async () => {
    const { id, call } = await makePerson('deleted@example.org', ofAbc)
    const job = await runAndChange('Deleted', call, () => gateway.call('DELETE', `/v1/users/${id}`))
    expectStopped(job, 'problem.job_starter_gone')
  })

  test.each([{ name: 'Anna Berg' }, { role: 'library_admin' }, { role: 'staff', library: null }])(
    'goes on when its person may still do it: %j',
    async (change) => {
      const name = Object.keys(change).join('-')
      const { id, call } = await makePerson(`goes-on-${name}@example.org`, ofAbc)
      const job = await runAndChange(`Goes on ${name}`, call, () => patch(id, change))
      expect(job.json).toMatchObject({ state: 'done', done: 9, refused: 0 })
      expect(job.at('reason')).toBeUndefined()
    },
  )
})
