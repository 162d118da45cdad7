import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../../src/store/ports/store.ts'
import { storeContract } from '../contract/store-contract.ts'
import { openPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts'

let server: PostgresServer | undefined
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.stop())

const emptyAll = [
  ...[
    'request_list',
    'requests',
    'request_states',
    'request_partners',
    'request_references',
    'request_words',
  ],
  ...['libraries', 'events', 'inbox', 'deliveries', 'answers', 'documents', 'document_changes'],
  ...['partner_counts', 'fact_rows', 'blobs', 'keyed_records', 'audit', 'batches'],
]
  .map((table) => `DELETE FROM ${table}`)
  .join('; ')

let stored: string | undefined

/** Each folder is a store of its own; they take turns in one schema, since to make its tables takes longer than a test. */
const open = async (folder: string, leaseTime: () => number): Promise<Store> => {
  if (server === undefined) throw new Error('there is no server')
  if (stored !== undefined && stored !== folder) await server.ask(`SET search_path = contract; ${emptyAll}`)
  stored = folder
  return openPostgres(server, 'contract', { leaseTime })
}

storeContract('PostgreSQL', open)
