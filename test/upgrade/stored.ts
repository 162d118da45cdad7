import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import type { StoreAddress } from '../../src/store/address.ts'
import { startRedis } from '../support/redis.ts'

const folder = new URL('../../fixtures/stores/0.1.0/', import.meta.url)

const counts = z.record(z.string(), z.number())

/** What the fixture says of a store that 0.1.0 wrote. */
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
  readonly remove: () => Promise<void>
}

const readManifest = (): Manifest =>
  Manifest.parse(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')))

const decompressed = (name: string): Uint8Array => zstdDecompressSync(readFileSync(new URL(name, folder)))

/** Lays out the SQLite file in a temporary folder. */
const layOutSqlite = async (): Promise<OldStore> => {
  const temporary = await mkdtemp(join(tmpdir(), 'lendwire-old-'))
  const file = join(temporary, 'lendwire.sqlite')
  await writeFile(file, decompressed('lendwire.sqlite.zst'))
  return {
    address: { kind: 'sqlite', file },
    manifest: readManifest(),
    remove: () => rm(temporary, { recursive: true, force: true }),
  }
}

/** Starts a Redis server with the dump. Where it gets lost with the machine does not matter here: it is not synced. */
const layOutRedis = async (): Promise<OldStore> => {
  const temporary = await mkdtemp(join(tmpdir(), 'lendwire-old-'))
  await writeFile(join(temporary, 'lendwire.rdb'), decompressed('lendwire.rdb.zst'))
  const server = await startRedis(['--dir', temporary, '--dbfilename', 'lendwire.rdb', '--appendonly', 'no'])
  return {
    address: { kind: 'redis', url: server.url, cluster: false, prefix: 'lendwire' },
    manifest: readManifest(),
    remove: async () => {
      await server.stop()
      await rm(temporary, { recursive: true, force: true })
    },
  }
}

/** The stores of 0.1.0, by what they are kept in. */
export const layOut = { sqlite: layOutSqlite, redis: layOutRedis } as const
