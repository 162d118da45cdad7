import type { PostgresAddress } from '../address.ts'
import { parseAllStored } from '../policy/parse-stored.ts'
import type { CommitResult } from '../ports/changes.ts'
import type { Store } from '../ports/store.ts'
import { AuditRow } from '../sql/audit.ts'
import { FactRow } from '../sql/fact-rows.ts'
import { countRequestStates, countRequests } from '../sql/lists/count-requests.ts'
import type { Steps } from '../sql/lists/dialect.ts'
import { listRequests } from '../sql/lists/list-requests.ts'
import { PartnerDayRow } from '../sql/partner-day-row.ts'
import { type UpgradeSettings, upgradeOpenedStore } from '../upgrades/upgrade-opened-store.ts'
import { changeSize, commitWrite, documentsWrite, keepMessageWrite, settleWrite } from './commit-writes.ts'
import { connectDatabase, type Database } from './connection.ts'
import { postgresDialect } from './lists/dialect.ts'
import { documentReads } from './records/documents.ts'
import { keyedRecords } from './records/keyed.ts'
import { dropOverQuota } from './records/message-quotas.ts'
import { messageReads } from './records/messages.ts'
import { outboxWork } from './records/outbox.ts'
import { privacy } from './records/privacy.ts'
import { purge } from './records/purge.ts'
import { requestReads } from './records/requests.ts'
import { migrate } from './schema/migrate.ts'
import { transfer } from './transfer.ts'
import { postgresUpgrades } from './upgrades.ts'
import { createWriteBatches } from './write-batches.ts'

/** The settings to open a PostgreSQL store. */
export type PostgresOptions = UpgradeSettings & {
  readonly address: PostgresAddress
  /** True to open a store even if the server may lose acknowledged writes. */
  readonly allowLoss?: boolean
  /** True if a store must exist already: no new one is created. */
  readonly requireExisting?: boolean
  /** The time in milliseconds since 1970, for writes without a time of their own. */
  readonly now?: () => number
  /** The time by which leases begin and end, in milliseconds since 1970; that of the server by default. */
  readonly leaseTime?: () => number
  /** Called when any process has queued a delivery. */
  readonly onQueued?: () => void
  /** Called with warnings about the settings of the server. */
  readonly warn?: (message: string) => void
  /** Called with a message if a new store is created. */
  readonly onNew?: (message: string) => void
}

const openSql = {
  counts:
    'SELECT partner, day, library, counts FROM partner_counts WHERE partner = $1 AND day BETWEEN $2 AND $3 ORDER BY day, library',
  addCounts: 'SELECT add_counts($1, $2)',
  rows: 'SELECT key, value FROM fact_rows WHERE library = $1 AND key > $2 AND key < $3 ORDER BY key LIMIT $4',
  lastAudit: 'SELECT sequence, hash, entry FROM audit ORDER BY sequence DESC LIMIT 1',
  auditAfter: 'SELECT sequence, hash, entry FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2',
  auditBefore: 'SELECT sequence, hash, entry FROM audit WHERE sequence < $1 ORDER BY sequence DESC LIMIT $2',
  removeAudit: 'DELETE FROM audit WHERE sequence <= $1',
  ready: "UPDATE facts SET value = (value::bigint + 1)::text WHERE name = 'ready' RETURNING name",
} as const

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

/** Runs the statements of a query one after another. */
const runSteps = async <Result>({ search }: Database, steps: Steps<Result>): Promise<Result> => {
  let step = steps.next()
  while (!step.done) step = steps.next(await search(step.value.sql, step.value.values))
  return step.value
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
  const messages = messageReads(database)
  const list = listRequests(postgresDialect)
  const count = countRequests(postgresDialect)
  const countStates = countRequestStates()

  const store: Store = {
    commit: async (change) => {
      const result = await batches.write<CommitAnswer>(
        commitWrite(change, now()),
        change.settle === null,
        changeSize(change),
      )
      return result.kind === 'replay' ? { ...result, answer: JSON.parse(result.answer) } : result
    },
    ...requestReads(database, messages),
    ...documentReads(database),
    ...outboxWork(database, leaseTime),
    ...keyedRecords(database, leaseTime),
    ...privacy(database),
    ...transfer(database),
    listRequests: async (wanted) => runSteps(database, list(wanted)),
    countRequests: (wanted) => runSteps(database, count(wanted)),
    countRequestStates: () => runSteps(database, countStates()),

    keepMessage: (message, fingerprint = null) =>
      batches.write(keepMessageWrite(message, fingerprint), true, message.raw.length),
    findReply: messages.findReply,
    dropOverQuota: (...quota) => dropOverQuota(database, ...quota),
    listMessages: messages.listMessages,
    getMessage: messages.message,
    setMessageState: messages.setState,
    settleDelivery: (...settled) => batches.write(settleWrite(...settled), false, 0),
    listDeliveries: messages.listDeliveries,
    getDelivery: messages.delivery,
    putDocuments: (documents) => batches.write(documentsWrite(documents), true, 0),

    addPartnerCounts: async (library, counts) => {
      await query(openSql.addCounts, [library, JSON.stringify(counts)])
    },
    listPartnerDays: async (...days) =>
      parseAllStored('counts', PartnerDayRow, await query(openSql.counts, days)),

    listRows: async (library, { after, before }, limit) =>
      parseAllStored('row', FactRow, await query(openSql.rows, [library, after, before, limit])),

    lastAudit: async () => parseAllStored('audit', AuditRow, await query(openSql.lastAudit))[0] ?? null,
    appendAudit: (entries) =>
      entries.length === 0
        ? Promise.resolve('written')
        : batches.write(() => ['appendAudit', entries], true, 0),
    listAudit: async (range, limit) =>
      parseAllStored(
        'audit',
        AuditRow,
        'after' in range
          ? await query(openSql.auditAfter, [range.after, limit])
          : await query(openSql.auditBefore, [range.before, limit]),
      ),
    removeAudit: async (upTo) => {
      await query(openSql.removeAudit, [upTo])
    },

    purge: (before) => purge(database, before, now()),
    isReady: async () => (await query(openSql.ready).catch(() => [])).length === 1,
    close: async () => {
      await batches.close()
      await database.close()
    },
  }
  if (options.onQueued !== undefined) listenForDeliveries(database, address, options.onQueued)
  await upgradeOpenedStore(store, (newest) => postgresUpgrades(database, newest), options)
  return store
}
