import { drawsAll } from '../../support/draws.ts'
import type { OpenTestStore } from '../../support/http.ts'
import { fastSettings, startPostgres } from '../../support/postgres.ts'
import { startRedis } from '../../support/redis.ts'
import { openInPostgres, openInRedis } from '../erasure/stores.ts'

/** A store for a gateway: that of its own file where none is opened. */
type SweptStore = { readonly openStore?: OpenTestStore; readonly stop: () => Promise<unknown> }

const sqlite = { SQLite: async (): Promise<SweptStore> => ({ stop: async () => undefined }) }
const servers = {
  PostgreSQL: async (): Promise<SweptStore> => {
    const server = await startPostgres([...fastSettings])
    return { openStore: openInPostgres(server), stop: server.stop }
  },
  Redis: async (): Promise<SweptStore> => {
    const server = await startRedis()
    return { openStore: openInRedis(server), stop: server.stop }
  },
}

/** The kinds of stores that a sweep runs over: the servers only where all cases are drawn. */
export const sweptStores: readonly (readonly [name: string, start: () => Promise<SweptStore>])[] =
  Object.entries(drawsAll ? { ...sqlite, ...servers } : sqlite)
