import { join } from 'node:path'
import type { PostgresServer } from '../test/support/postgres.ts'
import type { RedisServer } from '../test/support/redis.ts'
import { type PreparedStore, startBare, startCreating, startInbound, type UnderLoad } from './inbound.ts'
import { copyPrepared, prepareLoans } from './prepare.ts'
import type { Findings, Measured, RowName } from './row.ts'
import type { Language } from './scene.ts'

/** The facilities that a part of the benchmarks may use. */
export type Place = {
  /** For its files; removed at the end. */
  readonly folder: string
  /** Servers of its own, each started where it is first asked for. */
  readonly redis: () => Promise<RedisServer>
  readonly postgres: () => Promise<PostgresServer>
  readonly say: (text: string) => void
}

/** The number of loans in a store that is neither small nor large. */
const few = 1_000

/** Milliseconds before anything counts, milliseconds of a turn, and how many turns each server has. */
const warmUp = 5_000
const oneTurn = 1_500
const turns = 7

/** The share of a core from which the client, not the server, is what was measured. */
const tooBusy = 0.95

/** Returns a store of loans with partners of a language. */
const prepared = async (place: Place, name: RowName, count: number, language: Language): Promise<string> => {
  place.say(`preparing ${count.toLocaleString('en')} loans (${name})`)
  const file = join(place.folder, `${name}.sqlite`)
  await prepareLoans(file, count, language)
  return file
}

const inbound =
  (count: number, language: Language = 'iso18626') =>
  async (place: Place, name: RowName): Promise<UnderLoad> =>
    startInbound({ address: `sqlite:${await prepared(place, name, count, language)}` }, count, language)

/** Returns a copy of a store of loans at another address. */
const copied = async (
  place: Place,
  name: RowName,
  count: number,
  address: string,
): Promise<PreparedStore> => {
  const file = await prepared(place, name, count, 'iso18626')
  await copyPrepared(file, address)
  return { address, keyFile: `${file}.key` }
}

const inRedis = async (place: Place, name: RowName, count: number): Promise<PreparedStore> =>
  copied(place, name, count, `${(await place.redis()).url}?prefix=${name}`)

/** Returns the address of a schema of its own. */
export const postgresAddress = async (
  { postgres }: Pick<Place, 'postgres'>,
  name: RowName,
): Promise<string> => `${(await postgres()).url}?schema=${name.replaceAll('-', '_')}`

const inPostgres = async (place: Place, name: RowName, count: number): Promise<PreparedStore> =>
  copied(place, name, count, await postgresAddress(place, name))

type Start = (place: Place, name: RowName) => Promise<UnderLoad>

/** The options of servers that are measured beside each other. */
const starts: ReadonlyMap<RowName, Start> = new Map<RowName, Start>([
  ['bare-hono', startBare],
  ['inbound-iso18626-sqlite', inbound(few)],
  ['inbound-ncip-sqlite', inbound(few, 'ncip')],
  ['inbound-iso18626-redis', async (...at) => startInbound(await inRedis(...at, few), few, 'iso18626')],
  ['inbound-iso18626-postgres', async (...at) => startInbound(await inPostgres(...at, few), few, 'iso18626')],
  [
    'create-send-sqlite',
    async (...at) => startCreating({ address: `sqlite:${await prepared(...at, 1, 'iso18626')}` }),
  ],
  ['create-send-redis', async (...at) => startCreating(await inRedis(...at, 1))],
  ['create-send-postgres', async (...at) => startCreating(await inPostgres(...at, 1))],
  ['inbound-iso18626-sqlite-50k', inbound(50_000)],
  ['inbound-iso18626-sqlite-500k', inbound(500_000)],
  ['inbound-iso18626-sqlite-1m', inbound(1_000_000)],
])

/** The rows that are measured beside each other. */
export const sideBySideRows: readonly RowName[] = [...starts.keys()]

/**
 * Measures servers beside each other: each is warmed up, then they take turns, so that other work of the machine affects all of them alike. A server that fails is reported and left out from then on.
 *
 * @param failed called with each server that fails
 */
export const measureSideBySide = async (
  place: Place,
  wanted: ReadonlySet<RowName>,
  failed: (name: RowName, error: unknown) => void,
): Promise<Findings> => {
  const servers = new Map<RowName, UnderLoad>()
  const fail = async (name: RowName, error: unknown): Promise<void> => {
    failed(name, error)
    await servers.get(name)?.stop()
    servers.delete(name)
  }
  const each = async (work: (name: RowName, server: UnderLoad) => Promise<void>): Promise<void> => {
    for (const [name, server] of [...servers]) await work(name, server).catch((error) => fail(name, error))
  }
  try {
    for (const [name, start] of starts) {
      if (!wanted.has(name)) continue
      await start(place, name).then(
        (server) => servers.set(name, server),
        (error) => fail(name, error),
      )
    }
    place.say(`over 32 connections, by turns: ${[...servers.keys()].join(', ')}`)
    await each(async (_name, server) => {
      await server.run({ milliseconds: warmUp })
      server.measured()
    })
    for (let turn = 0; turn < turns; turn += 1)
      await each((_, server) => server.run({ milliseconds: oneTurn }))
    return findings(servers)
  } finally {
    await each((_, server) => server.stop())
  }
}

const findings = (servers: ReadonlyMap<RowName, UnderLoad>): Findings => {
  const rows: Partial<Record<RowName, Measured>> = {}
  const notes: string[] = []
  for (const [name, server] of servers) {
    const measured = server.measured()
    rows[name] = measured
    if (measured.busy > tooBusy)
      notes.push(
        `${name}: the client used ${(100 * measured.busy).toFixed(0)} % of a core, and may be what holds it up.`,
      )
  }
  const small = rows['inbound-iso18626-sqlite']?.perSecond
  const large = rows['inbound-iso18626-sqlite-1m']?.perSecond
  if (small !== undefined && large !== undefined)
    notes.push(
      `inbound-iso18626-sqlite-1m: ${(large / small).toFixed(2)} of what the store of ${few.toLocaleString('en')} requests takes (at least 0.95).`,
    )
  return { rows, notes }
}
