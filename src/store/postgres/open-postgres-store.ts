import { z } from 'zod'
import { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import type { PostgresAddress } from '../address.ts'
import { runInBatches } from '../policy/batches.ts'
import { keyedFeatures } from '../policy/keyed-features.ts'
import { parseAllStored, toMilliseconds } from '../policy/parse-stored.ts'
import { changeSize } from '../policy/write-queue.ts'
import type { CommitResult } from '../ports/changes.ts'
import type { KeyedRecordsPort } from '../ports/keyed-records.ts'
import type { Store } from '../ports/store.ts'
import { keyedRecords } from '../sql/keyed-records.ts'
import { countRequestStates, countRequests } from '../sql/lists/count-requests.ts'
import { listRequests } from '../sql/lists/list-requests.ts'
import { dropOverQuota } from '../sql/message-quotas.ts'
import { forget, purge } from '../sql/purge.ts'
import { reads } from '../sql/reads.ts'
import { runningOperations, type Steps } from '../sql/steps.ts'
import { sqlUpgrades, type UpgradeSql } from '../sql/upgrades.ts'
import { writes } from '../sql/writes.ts'
import type { StoreSettings } from '../store-settings.ts'
import { upgradeOpenedStore } from '../upgrades/upgrade-store.ts'
import { commitWrite, documentsWrite, keepMessageWrite, settleWrite } from './commit.ts'
import { connectDatabase, type Database } from './connection.ts'
import { postgresDialect } from './lists/dialect.ts'
import { documentReads } from './records/documents.ts'
import { outboxWork } from './records/outbox.ts'
import { privacy } from './records/privacy.ts'
import { runSteps } from './run-steps.ts'
import { migrate } from './schema/migrate.ts'
import { transfer } from './transfer.ts'
import { createWriteBatches } from './write-batches.ts'

/** The settings to open a PostgreSQL store. */
export type PostgresOptions = StoreSettings & { readonly address: PostgresAddress }

const openSql = {
  addCounts: 'SELECT add_counts($1, $2)',
  dueDeadlines:
    'SELECT library, number FROM requests WHERE next_deadline <= $1 ORDER BY next_deadline, row LIMIT $2',
  // A replica that takes over has the same place; what `pg_dump` restored has another schema, or another server.
  place: `SELECT system_identifier::text || ' ' || current_schema()::regnamespace::oid AS place,
    (SELECT value FROM facts WHERE name = 'place') AS before FROM pg_control_system()`,
  writePlace:
    "INSERT INTO facts VALUES ('place', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ready: "UPDATE facts SET value = (value::bigint + 1)::text WHERE name = 'ready' RETURNING name",
} as const

const upgradeSql: UpgradeSql = {
  version: "SELECT value FROM facts WHERE name = 'version'",
  writeVersion:
    "INSERT INTO facts VALUES ('version', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  hasLease: "SELECT 1 FROM keyed_records WHERE name = 'lease upgrade' AND token = ?1 FOR UPDATE",
}

/** The time by which keyed records end, in SQL: that of the server, unless the first parameter says another. */
const keyedTime = 'coalesce(CAST(?1 AS bigint), store_time())'

const Due = z.object({ library: LibraryCode, number: RequestNumber })

/** The result of a commit; a kept answer is JSON. */
type CommitAnswer =
  | Exclude<CommitResult, { readonly kind: 'replay' }>
  | { readonly kind: 'replay'; readonly bodyHash: string; readonly answer: string }

/** The channel on which a commit that queues a delivery notifies; the payload is the schema. */
const channel = 'lendwire'

/** Calls a listener for each commit of any process that queues a delivery. Behind a pooler there are no notifications. */
const listenForDeliveries = (database: Database, { schema }: PostgresAddress, onQueued: () => void): void =>
  database.listen(channel, (payload) => {
    if (payload === schema) onQueued()
  })

/** Notes where the store is, and tells whoever opens it to work with it that it was restored elsewhere. */
const checkPlace = async ({ query }: Database, store: Store, onMoved: PostgresOptions['onMoved']) => {
  const [row] = await query(openSql.place)
  const isMoved = row?.before !== null && row?.place !== row?.before
  if (row?.place === row?.before || (isMoved && onMoved === undefined)) return
  if (isMoved) await onMoved?.(store)
  await query(openSql.writePlace, [String(row?.place)])
}

/**
 * Opens a store in a PostgreSQL database. Every write is durable before its promise resolves.
 *
 * @throws Problem `unavailable` if the server is away, too old or may lose writes, or the store was written by a newer lendwire
 */
export const openPostgresStore = async (options: PostgresOptions): Promise<Store> => {
  const { address, now = Date.now, leaseTime = () => null } = options
  const { warn = () => undefined, onNew = () => undefined } = options
  const { allowLoss = false, requireExisting = false } = options
  const database = connectDatabase(address)
  await migrate(database, address, { allowLoss, requireExisting, warn, onNew }).catch(
    async (error: unknown) => {
      await database.close()
      throw error
    },
  )
  const { query } = database
  const batches = createWriteBatches(database)
  const { listMessages, listDeliveries } = reads(postgresDialect)
  const lists = {
    listMessages,
    listDeliveries,
    listRequests: listRequests(postgresDialect),
    countRequests: countRequests(postgresDialect),
    countRequestStates: countRequestStates(),
  }

  const keyed = keyedRecords(keyedTime)
  const dropMessages = dropOverQuota({ table: 'inbox', library: "coalesce(library, '')" })
  const ask = <Result>(steps: Steps<Result>): Promise<Result> => runSteps(query, steps)
  const transact = <Result>(steps: Steps<Result>): Promise<Result> =>
    database.transaction((transaction) => runSteps(transaction.query, steps))
  const keyedPort: KeyedRecordsPort = {
    getKeyed: (name) => ask(keyed.getKeyed(leaseTime(), name)),
    putKeyed: (...put) => ask(keyed.putKeyed(leaseTime(), ...put)),
    removeKeyed: (name, token) => ask(keyed.removeKeyed(name, token)),
    addKeyed: (...added) => ask(keyed.addKeyed(leaseTime(), ...added)),
    listKeyed: (group) => ask(keyed.listKeyed(group)),
  }

  const store: Store = {
    commit: async (change) => {
      const result = await batches.write<CommitAnswer>(
        commitWrite(change, now()),
        change.settle === null,
        changeSize(change),
      )
      return result.kind === 'replay' ? { ...result, answer: JSON.parse(result.answer) } : result
    },
    ...runningOperations({ ...reads(postgresDialect), ...writes }, ask),
    ...runningOperations(lists, (steps) => runSteps(database.search, steps)),
    listDueDeadlines: async (at, limit) =>
      parseAllStored('deadline', Due, await query(openSql.dueDeadlines, [toMilliseconds(at), limit])).map(
        ({ library, number }) => ({ library, request: number }),
      ),
    ...documentReads(database),
    ...outboxWork(database, leaseTime),
    ...keyedFeatures(keyedPort),
    ...privacy(database),
    ...transfer(database),
    keepMessage: (message, fingerprint = null) =>
      batches.write(keepMessageWrite(message, fingerprint), true, message.raw.length),
    dropOverQuota: (...quota) =>
      database.transaction(async (transaction) => {
        await transaction.query('SELECT write_lock()')
        return runSteps(transaction.query, dropMessages(...quota))
      }),
    settleDelivery: (...settled) => batches.write(settleWrite(...settled), false, 0),
    putDocuments: (documents) => batches.write(documentsWrite(documents), true, 0),

    addPartnerCounts: async (library, counts) => {
      await query(openSql.addCounts, [library, JSON.stringify(counts)])
    },
    appendAudit: (entries) =>
      entries.length === 0
        ? Promise.resolve('written')
        : batches.write(() => ['appendAudit', entries], true, 0),
    purge: async (before) => {
      await purge(before, (...forgotten) => ask(forget(...forgotten)))
      await runInBatches((most) => ask(keyed.forgetKeyed(leaseTime(), most)))
    },
    isReady: async () => (await query(openSql.ready).catch(() => [])).length === 1,
    close: async () => {
      await batches.close()
      await database.close()
    },
  }
  if (options.onQueued !== undefined) listenForDeliveries(database, address, options.onQueued)
  await upgradeOpenedStore(store, (newest) => sqlUpgrades(transact, upgradeSql, newest), options)
  await checkPlace(database, store, options.onMoved)
  return store
}
