import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import type { StoreAddress } from '../../src/store/address.ts'
import { startRedis } from '../support/redis.ts'

const folder = new URL('../../fixtures/stores/0.1.0/', import.meta.url)

const counts = z.record(z.string(), z.number())

/** The fixture's description of a store that 0.1.0 wrote. */
const Manifest = z.object({
  takenAt: z.string(),
  adminKey: z.string(),
  libraryKeys: z.record(z.string(), z.string()),
  partnerTokens: z.record(z.string(), z.string()),
  ilsToken: z.string(),
  mailboxToken: z.string(),
  answerLinks: z.array(z.object({ link: z.string(), requestId: z.string(), answers: z.array(z.string()) })),
  idempotency: z.array(
    z.object({
      library: z.string(),
      path: z.string(),
      key: z.string(),
      body: z.unknown(),
      status: z.number(),
      answer: z.unknown(),
    }),
  ),
  records: counts,
  documents: counts,
  stages: counts,
  statuses: counts,
  messages: counts,
  deliveries: counts,
})
export type Manifest = z.infer<typeof Manifest>

/** A store that 0.1.0 wrote, laid out where the present program can open it. */
export type OldStore = {
  readonly address: StoreAddress
  readonly manifest: Manifest
  /** Reads the store while nobody has it open: another one can be laid out from it. */
  readonly read: () => Promise<Uint8Array>
  readonly remove: () => Promise<void>
}

const readManifest = (): Manifest =>
  Manifest.parse(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')))

const decompressed = (name: string): Uint8Array => zstdDecompressSync(readFileSync(new URL(name, folder)))

/** Lays out a SQLite file in a temporary folder: that of 0.1.0, or another one that was read. */
const layOutSqlite = async (content: Uint8Array = decompressed('lendwire.sqlite.zst')): Promise<OldStore> => {
  const temporary = await mkdtemp(join(tmpdir(), 'lendwire-old-'))
  const file = join(temporary, 'lendwire.sqlite')
  await writeFile(file, content)
  return {
    address: { kind: 'sqlite', file },
    manifest: readManifest(),
    read: () => readFile(file),
    remove: () => rm(temporary, { recursive: true, force: true }),
  }
}

/**
 * Starts a Redis server with a dump: that of 0.1.0, or another one that was read. Where it gets lost with the machine does not
 * matter here: it is not synced.
 */
const layOutRedis = async (content: Uint8Array = decompressed('lendwire.rdb.zst')): Promise<OldStore> => {
  const temporary = await mkdtemp(join(tmpdir(), 'lendwire-old-'))
  const file = join(temporary, 'lendwire.rdb')
  await writeFile(file, content)
  const server = await startRedis(['--dir', temporary, '--dbfilename', 'lendwire.rdb', '--appendonly', 'no'])
  return {
    address: { kind: 'redis', url: server.url, cluster: false, prefix: 'lendwire' },
    manifest: readManifest(),
    read: async () => {
      await server.ask('save')
      return readFile(file)
    },
    remove: async () => {
      await server.stop()
      await rm(temporary, { recursive: true, force: true })
    },
  }
}

/** The stores of 0.1.0, by what they are kept in. */
export const layOut = { sqlite: layOutSqlite, redis: layOutRedis } as const
