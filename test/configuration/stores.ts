import { basename } from 'node:path'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { type OpenTestStore, startHttp, type TestGateway } from '../support/http.ts'
import { startRedis } from '../support/redis.ts'

/** A store that tests run over: `start` gives a gateway on a new one, `stop` ends its server. */
export type TestStore = { readonly start: () => Promise<TestGateway>; readonly stop: () => Promise<void> }

const sqlite = async (): Promise<TestStore> => {
  const openStore: OpenTestStore = (folder, clock) =>
    openSqliteStore({ file: `${folder}/lendwire.sqlite`, now: clock, leaseTime: clock })
  return { start: () => startHttp({ openStore }), stop: async () => undefined }
}

const redis = async (): Promise<TestStore> => {
  const { url, stop } = await startRedis()
  const openStore: OpenTestStore = (folder, clock) =>
    openRedisStore({
      url,
      cluster: false,
      prefix: basename(folder),
      allowLoss: false,
      now: clock,
      leaseTime: clock,
    })
  return { start: () => startHttp({ openStore }), stop }
}

/** Both adapters of the store. */
export const stores = { SQLite: sqlite, Redis: redis } as const
