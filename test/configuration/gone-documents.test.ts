import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { command, makeRequest, wanted } from '../http/scene.ts'
import { startWholeGateway, until } from '../support/gateway.ts'
import { type OpenTestStore, startHttp, type TestGateway } from '../support/http.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

type HandEdit = (gateway: TestGateway, kind: string, code: string) => Promise<void>

/** Removes a document from a SQLite file as a hand in the database does. */
const deleteRow = (file: string, kind: string, code: string): void => {
  const database = new DatabaseSync(file)
  const { changes } = database.prepare('DELETE FROM documents WHERE kind = ? AND key = ?').run(kind, code)
  database.close()
  expect(changes).toBe(1)
}

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

const stores: Readonly<Record<string, { readonly open: OpenTestStore; readonly remove: HandEdit }>> = {
  SQLite: {
    open: (folder, clock) =>
      openSqliteStore({ file: `${folder}/lendwire.sqlite`, now: clock, leaseTime: clock }),
    remove: async ({ folder }, kind, code) => deleteRow(`${folder}/lendwire.sqlite`, kind, code),
  },
  Redis: {
    open: (_, clock) =>
      openRedisStore({
        url: redis.url,
        cluster: false,
        prefix: 'gone',
        allowLoss: false,
        now: clock,
        leaseTime: clock,
      }),
    remove: async (_, kind, code) => {
      expect(await redis.ask('HDEL', `gone:{gateway}:documents:${kind}`, code)).toBe('1')
      await redis.ask('HINCRBY', 'gone:{gateway}:documents:changes', kind, '1')
    },
  },
}

describe.each(Object.entries(stores))('over %s', (_, { open, remove }) => {
  let gateway: TestGateway
  let abc: string
  const calls: string[] = []
  /** Counts the calls that look for requests, or change them. */
  const counted = (store: Store): Partial<Store> => ({
    findByDocument: (...named) => {
      calls.push('findByDocument')
      return store.findByDocument(...named)
    },
    listRequests: (query) => {
      calls.push('listRequests')
      return store.listRequests(query)
    },
    commit: (change) => {
      calls.push('commit')
      return store.commit(change)
    },
    getDocument: (kind, key) => {
      if (kind === 'usable_documents') calls.push('getDocument')
      return store.getDocument(kind, key)
    },
  })
  beforeEach(async () => {
    await redis.ask('FLUSHALL')
    gateway = await startHttp({ openStore: open, storeWith: counted })
    abc = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP')
    await gateway.makePartner('LATER')
    await put('/v1/workflows/slow', {})
  })
  afterEach(() => gateway.close())

  const put = async (path: string, json: unknown): Promise<void> => {
    const { status, text } = await gateway.call('PUT', path, { json })
    expect([200, 201], text).toContain(status)
  }
  const send = async (more: object): Promise<string> => {
    const number = await makeRequest(gateway, abc, { ...wanted(), ...more })
    const sent = await command(gateway, abc, number, { type: 'send' })
    expect(sent.status, sent.text).toBe(202)
    return number
  }
  const missing = async (number: string): Promise<unknown> => {
    const shown = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    const attention = shown.at('attention') as readonly { kind: string; detail: unknown }[]
    return Object(attention.find(({ kind }) => kind === 'profile_missing')?.detail).documents
  }
  const listed = async (): Promise<readonly string[]> => {
    const list = await gateway.call('GET', '/v1/requests?attention=profile_missing&limit=200', { key: abc })
    return (list.at('items') as readonly { number: string }[]).map(({ number }) => number)
  }
  /** Lets the gateway look at its configuration until a request is marked, or is not any more. */
  const untilMarked = (number: string, documents: readonly string[] | undefined) =>
    until(`the mark of ${number} to be ${documents?.join() ?? 'gone'}`, async () => {
      gateway.advance(1_000)
      await gateway.followConfiguration()
      return JSON.stringify(await missing(number)) === JSON.stringify(documents)
    })

  test('a request that only waits is marked once its workflow profile is removed by hand, and until it is back', async () => {
    const number = await send({ workflow: 'slow' })
    const other = await send({ citation: { title: 'Other' } })
    await gateway.followConfiguration()
    const before = await gateway.call('GET', `/v1/requests/${other}`, { key: abc })
    await remove(gateway, 'workflow', 'slow')
    await untilMarked(number, ['workflow slow'])
    expect(await listed()).toEqual([number])
    const marked = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(marked.at('next')).toMatchObject({ who: 'library', attention: 'profile_missing' })
    const events = await gateway.call('GET', `/v1/requests/${number}/timeline`, { key: abc })
    expect(events.text).toContain('configuration_changed')

    await put('/v1/workflows/slow', {})
    await untilMarked(number, undefined)
    expect(await listed()).toEqual([])
    const unmarked = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(unmarked.at('attention')).toEqual([])
    expect(unmarked.at('next', 'who')).not.toBe('library')
    const after = await gateway.call('GET', `/v1/requests/${other}`, { key: abc })
    expect(after.text).toBe(before.text)
  })

  test('the requests of a library that names a profile that is gone are marked, until it names another', async () => {
    const library = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }] }
    await put('/v1/libraries/ABC', { ...library, workflows: { loan: 'slow' } })
    const number = await send({})
    await gateway.followConfiguration()
    await remove(gateway, 'workflow', 'slow')
    await untilMarked(number, ['workflow slow'])
    await put('/v1/libraries/ABC', library)
    await untilMarked(number, undefined)
  })

  test('an edit gives a request whose profile is gone another one, and the mark ends with it', async () => {
    await put('/v1/workflows/quick', { automaticSend: false })
    const number = await send({ workflow: 'slow' })
    await gateway.followConfiguration()
    await remove(gateway, 'workflow', 'slow')
    await untilMarked(number, ['workflow slow'])

    const wrong = await command(gateway, abc, number, { type: 'edit', workflow: 'quik' })
    expect(wrong.at('faults')).toEqual([
      expect.objectContaining({ path: 'workflow', text: 'There is no workflow profile quik' }),
    ])
    expect(await missing(number)).toEqual(['workflow slow'])

    const edited = await command(gateway, abc, number, { type: 'edit', workflow: 'quick' })
    expect(edited.status, edited.text).toBe(200)
    expect(await missing(number)).toBeUndefined()
    const path = `/v1/requests/${number}`
    const shown = await gateway.call('GET', path, { key: abc })
    expect(shown.at('workflowChoice')).toEqual({ name: 'quick', namedBy: 'request' })
    expect((await gateway.call('DELETE', '/v1/workflows/quick')).status).toBe(409)

    const patched = await gateway.call('PATCH', path, { key: abc, json: { workflow: null } })
    expect(patched.status, patched.text).toBe(200)
    expect(patched.json).not.toHaveProperty('workflow')
    expect((await gateway.call('DELETE', '/v1/workflows/quick')).status).toBe(204)
  })

  test('a request whose next partner is removed by hand is marked, until it is back', async () => {
    const number = await send({ rota: ['SUP', 'LATER'] })
    await gateway.followConfiguration()
    await remove(gateway, 'partner', 'LATER')
    await untilMarked(number, ['partner LATER'])
    await gateway.makePartner('LATER')
    await untilMarked(number, undefined)
  })

  test('a request whose next partner cannot be read from the start is marked', async () => {
    await gateway.followConfiguration()
    await gateway.makePartner('FRESH')
    const number = await send({ rota: ['SUP', 'FRESH'] })
    const value = { ...Object((await gateway.store.getDocument('partner', 'FRESH'))?.value), symbols: 'none' }
    const spoilt = { kind: 'partner', key: 'FRESH', value, expectedVersion: null } as const
    expect(await gateway.store.putDocuments([spoilt])).toBe('written')
    await untilMarked(number, ['partner FRESH'])
    await gateway.makePartner('FRESH')
    await untilMarked(number, undefined)
  })

  test('requests of a store without a record of what could be used are marked at the start', async () => {
    const number = await send({ workflow: 'slow' })
    expect(await gateway.store.getDocument('usable_documents', 'checked')).toBeNull()
    await remove(gateway, 'workflow', 'slow')
    await untilMarked(number, ['workflow slow'])
  })

  test('many requests are brought up to date, and nothing is looked for while nothing changes', async () => {
    const numbers: string[] = []
    for (let index = 0; index < 70; index += 1)
      numbers.push(
        await makeRequest(gateway, abc, { ...wanted(`Title ${index}`), workflow: 'slow', rota: [] }),
      )
    await gateway.followConfiguration()
    await remove(gateway, 'workflow', 'slow')
    await untilMarked(numbers[0] ?? '', ['workflow slow'])
    expect((await listed()).toSorted()).toEqual(numbers.toSorted())
    calls.length = 0
    await gateway.followConfiguration()
    expect(calls).toEqual([])
    // A change that concerns no request: the record is read, and no request.
    await put('/v1/partners/SUP', {
      ...Object((await gateway.call('GET', '/v1/partners/SUP')).json),
      name: 'S',
    })
    calls.length = 0
    await gateway.followConfiguration()
    expect(calls).toEqual(['getDocument'])
  })

  test('while another process has the lease nothing is done, and it is done afterwards', async () => {
    const number = await send({ workflow: 'slow' })
    await gateway.followConfiguration()
    const token = await gateway.store.acquireLease('usable_documents', 60_000)
    expect(token).not.toBeNull()
    const document = { kind: 'workflow', key: 'slow', value: undefined, expectedVersion: null } as const
    expect(await gateway.store.putDocuments([document])).toBe('written')
    await gateway.followConfiguration()
    expect(await missing(number)).toBeUndefined()
    await gateway.store.releaseLease('usable_documents', token ?? '')
    await gateway.followConfiguration()
    expect(await missing(number)).toEqual(['workflow slow'])
  })
})

test('a running gateway marks a waiting request automatically, also for what was removed while it was stopped', async () => {
  const gateway = await startWholeGateway({}, { inMemory: true })
  try {
    const { api, file } = gateway
    await api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] })
    const marks = () => api('GET', '/v1/requests?attention=profile_missing')
    const untilListed = (count: number) =>
      until(`${count} requests to be marked`, async () => {
        const { body } = await marks()
        return Object(body).items.length === count
      })
    for (const workflow of ['one', 'two']) {
      expect((await api('PUT', `/v1/workflows/${workflow}`, {})).status).toBe(201)
      const made = await api('POST', '/v1/requests', {
        library: 'ABC',
        citation: { title: workflow },
        service: { type: 'loan' },
        workflow,
        rota: [],
      })
      expect(made.status, JSON.stringify(made.body)).toBe(201)
    }
    await until('the record of what can be used', async () =>
      JSON.stringify(await gateway.store.getDocument('usable_documents', 'checked')).includes('"two"'),
    )
    deleteRow(file, 'workflow', 'one')
    await untilListed(1)
    await gateway.restart(async () => deleteRow(file, 'workflow', 'two'))
    await untilListed(2)
    for (const workflow of ['one', 'two'])
      expect((await api('PUT', `/v1/workflows/${workflow}`, {})).status).toBe(201)
    await untilListed(0)
  } finally {
    await gateway.stop()
  }
}, 60_000)
