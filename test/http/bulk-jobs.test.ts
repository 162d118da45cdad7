import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiAnswer, startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { startHttp } from '../support/http.ts'

let gateway: WholeGateway
const keys: Record<string, string> = {}

const at = (answer: ApiAnswer, name: string): unknown => Object(answer.body)[name]

/** Calls the API as staff of a library. */
const as = (library: string, method: string, path: string, body?: unknown) =>
  gateway.api(method, path, body, { key: keys[library] ?? '' })

const makeRequests = async (library: string, title: string, count: number) => {
  for (let left = count; left > 0; left -= 200) {
    const requests = Array.from({ length: Math.min(200, left) }, () => ({
      citation: { title },
      service: { type: 'loan' },
      patron: { id: 'p1' },
      rota: ['SUP'],
    }))
    const made = await as(library, 'POST', '/v1/requests/bulk', { action: 'create', requests })
    expect(at(made, 'refused')).toBe(0)
  }
}

const job = async (id: unknown, library = 'ABC') =>
  (await as(library, 'GET', `/v1/requests/bulk/jobs/${id}`)).body as Record<string, unknown>

beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
  await gateway.api('PUT', '/v1/partners/SUP', {
    name: 'Supplier',
    symbols: [{ type: 'ISIL', value: 'SUP' }],
    connection: { protocol: 'iso18626', url: 'https://lender.example.org' },
  })
  for (const library of ['ABC', 'XYZ']) {
    await gateway.api('PUT', `/v1/libraries/${library}`, {
      name: library,
      symbols: [{ type: 'ISIL', value: library }],
    })
    const made = await gateway.api('POST', '/v1/keys', { name: library, role: 'staff', library })
    keys[library] = String(at(made, 'key'))
  }
})
afterAll(() => gateway.stop())

test('a command runs once on a whole list of one library, goes on after a restart, and says what came of each', async () => {
  await makeRequests('ABC', 'Kindred', 230)
  await makeRequests('XYZ', 'Kindred', 3)
  const begin = (total: number) =>
    as('ABC', 'POST', '/v1/requests/bulk/jobs', {
      filters: { text: ['kindred'] },
      command: { type: 'edit', labels: ['reading week'] },
      total,
    })
  expect((await begin(229)).status).toBe(409)
  const begun = await begin(230)
  expect([begun.status, at(begun, 'total')]).toEqual([202, 230])
  const id = at(begun, 'id')
  await expect.poll(async () => (await job(id)).done, { timeout: 20_000 }).toBeGreaterThan(0)
  await gateway.restart()
  await expect.poll(async () => (await job(id)).state, { timeout: 20_000 }).toBe('done')
  expect(await job(id)).toMatchObject({ command: 'edit', total: 230, done: 230, refused: 0 })
  const results = await as('ABC', 'GET', `/v1/requests/bulk/jobs/${id}/results`)
  expect(at(results, 'items')).toHaveLength(230)
  const labelled = (library: string) => as(library, 'GET', '/v1/requests?label=reading week&limit=200')
  expect(at(await labelled('XYZ'), 'items')).toEqual([])
  // Once on each: one event of a command, whoever worked on its part.
  const [first] = at(await labelled('ABC'), 'items') as { number: string }[]
  const timeline = await as('ABC', 'GET', `/v1/requests/${first?.number}/timeline`)
  const events = at(timeline, 'items') as unknown[]
  expect(events.filter((each) => JSON.stringify(each).includes('reading week'))).toHaveLength(1)
  for (const path of ['', '/results']) {
    const hidden = await as('XYZ', 'GET', `/v1/requests/bulk/jobs/${id}${path}`)
    expect(hidden.status).toBe(404)
  }
  expect((await as('XYZ', 'DELETE', `/v1/requests/bulk/jobs/${id}`)).status).toBe(404)
  expect(at(await as('XYZ', 'GET', '/v1/requests/bulk/jobs'), 'items')).toEqual([])
  expect(
    (
      await as('ABC', 'POST', '/v1/requests/bulk/jobs', {
        command: { type: 'send' },
        filters: { library: ['XYZ'] },
      })
    ).status,
  ).toBe(403)
})

test('a job is of staff, and is deleted after 30 days', async () => {
  const other = await startHttp()
  const key = await other.makeLibrary('ABC')
  const json = { command: { type: 'edit', labels: ['reading week'] } }
  const begin = (headers: Readonly<Record<string, string>>) =>
    other.call('POST', '/v1/requests/bulk/jobs', { key, json, headers })
  // A job does not name a patron, who could not be erased from it.
  const refused = await begin({ 'x-actor': 'patron:4711' })
  expect([refused.status, refused.at('code')]).toEqual([400, 'problem.no_job_of_patron'])
  expect((await begin({ 'x-actor': 'staff:anna' })).status).toBe(202)
  const jobs = async () => (await other.store.listDocuments('bulk_job')).map(({ value }) => value)
  const [begun] = await jobs()
  const ended = new Date(other.time() - 31 * 86_400_000).toISOString()
  const value = { ...Object(begun), id: 'old', changedAt: ended }
  await other.store.putDocuments([{ kind: 'bulk_job', key: 'old', value, expectedVersion: 0 }])
  await other.purge()
  expect(await jobs()).toEqual([begun])
  await other.close()
})

test('a job is cancelled, and what was refused says why', async () => {
  const begun = await as('ABC', 'POST', '/v1/requests/bulk/jobs', {
    filters: { text: ['kindred'] },
    command: { type: 'receive' },
  })
  const id = at(begun, 'id')
  const cancelled = await as('ABC', 'DELETE', `/v1/requests/bulk/jobs/${id}`)
  expect([cancelled.status, at(cancelled, 'state')]).toEqual([200, 'cancelled'])
  const again = await as('ABC', 'DELETE', `/v1/requests/bulk/jobs/${id}`)
  expect(at(again, 'state')).toBe('cancelled')
  expect(Number((await job(id)).refused)).toBeLessThan(230)
  const whole = await as('XYZ', 'POST', '/v1/requests/bulk/jobs', {
    filters: { text: ['kindred'] },
    command: { type: 'receive' },
  })
  await expect.poll(async () => (await job(at(whole, 'id'), 'XYZ')).state, { timeout: 20_000 }).toBe('done')
  expect(await job(at(whole, 'id'), 'XYZ')).toMatchObject({ done: 0, refused: 3 })
  const results = await as('XYZ', 'GET', `/v1/requests/bulk/jobs/${at(whole, 'id')}/results`)
  expect(at(results, 'items')).toMatchObject([
    {
      result: 'refused',
      reason: {
        text: expect.stringMatching(/not allowed now/),
        params: { reason: { text: expect.not.stringContaining('Allowed now') } },
      },
    },
    { result: 'refused' },
    { result: 'refused' },
  ])
})
