import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { changeOf, claim, createSamples, oslo } from '../contract/samples.ts'
import { freePort } from '../support/free-port.ts'
import { adminKey, until } from '../support/gateway.ts'
import {
  dumpAndRestore,
  inDatabase,
  openPostgres,
  type PostgresServer,
  startPostgres,
} from '../support/postgres.ts'

let running: PostgresServer | undefined
const server = (): PostgresServer => {
  if (running === undefined) throw new Error('there is no server')
  return running
}
beforeAll(async () => {
  // Durable: what was acknowledged must be there after the server was killed.
  running = await startPostgres([])
})
afterAll(() => running?.stop())

const samples = createSamples()
const withEvent = (request: Request) =>
  changeOf(request, 0, { events: [samples.event()], outbox: [samples.delivery(request)] })

/** Counts what is stored of requests: each is there once, with one event and one delivery. */
const eachOnce = async (store: Store, requests: readonly Request[]): Promise<boolean> => {
  const timelines = await Promise.all(
    requests.map(({ library, number }) => store.readTimeline(library, number)),
  )
  return timelines.every((items) => items.map(({ kind }) => kind).join() === 'event,message_out')
}

describe('PostgreSQL', () => {
  it('is opened by ten gateways at once: one makes the tables', async () => {
    const messages: string[] = []
    const onNew = (message: string) => messages.push(message)
    const stores = await Promise.all(
      Array.from({ length: 10 }, () => openPostgres(server(), 'ten', { onNew, allowLoss: false })),
    )
    const request = samples.request()
    expect(await stores[0]?.commit(changeOf(request))).toEqual({ kind: 'committed', version: 1 })
    expect((await stores[9]?.loadRequest(oslo, request.number))?.value).toEqual(request)
    await Promise.all(stores.map((store) => store.close()))
    expect(messages).toHaveLength(1)
  })

  it('refuses a server that can lose acknowledged writes, a store that must exist, and a wrong address', async () => {
    await expect(openPostgres(server(), 'nothing', { requireExisting: true })).rejects.toThrow(/no store/)
    await expect(
      openPostgres({ url: 'postgres://lendwire@127.0.0.1:1/postgres' }, 'away'),
    ).rejects.toMatchObject({
      code: 'unavailable',
    })
    const fast = await startPostgres()
    await expect(openPostgres(fast, 'fast', { allowLoss: false })).rejects.toThrow(/lose acknowledged writes/)
    await fast.stop()
  })

  it('finds again what became of commits whose connection was cut', async () => {
    const store = await openPostgres(server(), 'cut', { allowLoss: false })
    const requests = Array.from({ length: 300 }, () => samples.request())
    let isDone = false
    const results = Promise.all(requests.map((request) => store.commit(withEvent(request)))).finally(() => {
      isDone = true
    })
    let cuts = 0
    // A few times: a connection that is cut again and again never gets anything done.
    while (!isDone && cuts < 5) {
      const cut = await server().ask(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lendwire' AND query LIKE '%run_writes%'`,
      )
      cuts += cut.length
    }
    expect(await results).toEqual(requests.map(() => ({ kind: 'committed', version: 1 })))
    expect(cuts).toBeGreaterThan(0)
    expect(await eachOnce(store, requests)).toBe(true)
    const cursors = (await store.listEventsAfter(oslo, 0, 1_000)).map(({ cursor }) => cursor)
    expect(cursors).toHaveLength(requests.length)
    await store.close()
  })

  it('keeps what was acknowledged when it is killed, and goes on when it is back', async () => {
    const store = await openPostgres(server(), 'killed', { allowLoss: false })
    const acknowledged: Request[] = []
    let isKilled = false
    const work = async (): Promise<void> => {
      while (!isKilled) {
        const request = samples.request()
        await store.commit(withEvent(request)).then(
          () => acknowledged.push(request),
          () => undefined,
        )
      }
    }
    const working = Array.from({ length: 8 }, work)
    await until('some commits', async () => acknowledged.length > 50)
    await server().kill()
    isKilled = true
    await expect(
      store.loadRequest(oslo, acknowledged[0]?.number ?? samples.request().number),
    ).rejects.toMatchObject({ code: 'unavailable' })
    expect(await store.isReady()).toBe(false)
    await server().start()
    await Promise.all(working)
    expect(await eachOnce(store, acknowledged)).toBe(true)
    expect(await store.isReady()).toBe(true)
    expect((await store.commit(withEvent(samples.request()))).kind).toBe('committed')
    await store.close()
  })

  it('goes on with everything at a synchronous replica that takes over the address, nothing lost or doubled', async () => {
    const primary = await startPostgres([])
    const replica = await startPostgres([], undefined, primary)
    await primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
    await primary.ask('SELECT pg_reload_conf()')
    await until('the synchronous replica', async () => {
      const [row] = await primary.ask(
        "SELECT count(*) AS count FROM pg_stat_replication WHERE sync_state = 'sync'",
      )
      return Number(row?.count) === 1
    })
    let port = primary.port
    const address = createServer((client) => {
      const target = connect(port, '127.0.0.1')
      for (const [one, other] of [[client, target] as const, [target, client] as const])
        one.pipe(other).on('error', () => one.destroy())
      for (const each of [client, target]) each.on('error', () => client.destroy())
      for (const each of [client, target])
        each.on('close', () => [client, target].map((end) => end.destroy()))
    })
    await new Promise<void>((resolve) => address.listen(0, '127.0.0.1', resolve))
    const at = address.address()
    if (at === null || typeof at === 'string') throw new Error('it listens at a port')
    const url = `postgres://lendwire@127.0.0.1:${at.port}/postgres`
    const moved: Store[] = []
    const store = await openPostgres({ url }, 'over', {
      allowLoss: false,
      onMoved: async (each) => void moved.push(each),
    })
    const acknowledged: Request[] = []
    let isOver = false
    const working = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const request = samples.request()
        await store.commit(withEvent(request)).then(
          () => acknowledged.push(request),
          () => undefined,
        )
      }
    })
    await until('some commits', async () => acknowledged.length > 50)
    await primary.kill()
    const before = acknowledged.length
    await replica.ask('SELECT pg_promote()')
    port = replica.port
    await until('commits at the replica', async () => acknowledged.length > before + 50)
    isOver = true
    await Promise.all(working)
    expect(await eachOnce(store, acknowledged)).toBe(true)
    const events = await store.listEventsAfter(oslo, 0, 100_000)
    expect(new Set(events.map(({ request }) => request)).size).toBe(events.length)
    expect(moved).toEqual([])
    await store.close()
    address.close()
    await Promise.all([primary.stop(), replica.stop()])
  })

  it('says that it was restored elsewhere by pg_dump until somebody has heard it, also to a role without rights', async () => {
    await server().ask('CREATE ROLE plain LOGIN')
    await server().ask('GRANT CREATE ON DATABASE postgres TO plain')
    const plain = { url: server().url.replace('lendwire@', 'plain@') }
    const first = await openPostgres(plain, 'here', { allowLoss: false })
    const request = samples.request()
    await first.commit(withEvent(request))
    await first.close()
    const told: string[] = []
    const open = async (at: { readonly url: string }, name?: string) => {
      const onMoved = async (store: Store) => {
        told.push(`${name} ${(await store.loadRequest(oslo, request.number))?.version}`)
      }
      await (await openPostgres(at, 'here', { allowLoss: false, ...(name && { onMoved }) })).close()
    }
    await open(plain, 'the same')
    await dumpAndRestore(server(), 'here', 'elsewhere')
    const elsewhere = inDatabase(plain, 'elsewhere')
    await open(elsewhere)
    await open(elsewhere, 'first')
    await open(elsewhere, 'second')
    expect(told).toEqual(['first 1'])
  })

  it('writes all others of a batch in which one cannot be written', async () => {
    const store = await openPostgres(server(), 'one_fault', { allowLoss: false })
    const requests = Array.from({ length: 10 }, () => samples.request())
    const [first] = requests
    if (first === undefined) throw new Error('there are requests')
    const twice = samples.delivery(first)
    const results = await Promise.allSettled([
      ...requests.map((request) => store.commit(withEvent(request))),
      store.commit(changeOf(samples.request(), 0, { outbox: [twice, twice] })),
    ])
    expect(results.map(({ status }) => status)).toEqual([...requests.map(() => 'fulfilled'), 'rejected'])
    expect(await eachOnce(store, requests)).toBe(true)
    await store.close()
  })

  it('takes texts with characters that it cannot hold', async () => {
    const store = await openPostgres(server(), 'characters', { allowLoss: false })
    const request = samples.request({ reference: 'a\0b', citation: { title: 'NUL \0 and \ud800 alone' } })
    const message = samples.message({ summary: 'x\0y', request: request.number })
    const change = changeOf(request, 0, { inbox: { message, fingerprint: null } })
    expect((await store.commit(change)).kind).toBe('committed')
    expect((await store.loadRequest(oslo, request.number))?.value).toEqual(request)
    expect((await store.getMessage(message.id))?.summary).toBe('x\ufffdy')
    expect(
      await store.findByPartnerReference(oslo, request.rota[0]?.partner ?? ('' as never), 'a\0b'),
    ).toEqual([])
    await store.close()
  })

  it('tells other gateways of a queued delivery, and leases it to one of them', async () => {
    let told = 0
    const onQueued = () => {
      told += 1
    }
    const one = await openPostgres(server(), 'told', { allowLoss: false })
    const two = await openPostgres(server(), 'told', { allowLoss: false, onQueued })
    await until('the listener', async () => {
      const [row] = await server().ask(
        "SELECT count(*) AS count FROM pg_stat_activity WHERE query LIKE 'LISTEN%'",
      )
      return Number(row?.count) > 0
    })
    const requests = Array.from({ length: 20 }, () => samples.request())
    await Promise.all(requests.map((request) => one.commit(withEvent(request))))
    await until('the notification', async () => told > 0)
    const claims = await Promise.all([one, two, one, two].map((store) => claim(store, 0, { limit: 10 })))
    const ids = claims.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(20)
    expect(ids).toHaveLength(20)
    await Promise.all([one.close(), two.close()])
  })

  it('does not keep a gateway that ends, though it no longer answers', async () => {
    const hanging = await startPostgres([])
    const gateway = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli.ts'), 'serve'], {
      cwd: hanging.folder,
      env: {
        ...process.env,
        LENDWIRE_STORE: hanging.url,
        LENDWIRE_ADMIN_KEY: adminKey,
        LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
        LENDWIRE_PORT: String(await freePort()),
        LENDWIRE_DRAIN: 'PT1S',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    gateway.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    await until('a gateway', () => printed.includes('listens on'), 120_000)
    await hanging.signalAll('STOP')
    gateway.kill('SIGTERM')
    const [code] = await once(gateway, 'exit')
    expect(code).toBe(1)
    await hanging.signalAll('CONT')
    await hanging.stop()
  }, 240_000)
})
