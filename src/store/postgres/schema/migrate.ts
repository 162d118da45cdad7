import { Problem } from '../../../problem.ts'
import { type KeysOf, type Reason, reason } from '../../../translations/reason.ts'
import type { PostgresAddress } from '../../address.ts'
import type { StoreSettings } from '../../store-settings.ts'
import type { Database, Transaction } from '../connection.ts'
import { functions } from './functions.ts'
import { tables } from './tables.ts'

/**
 * The steps from an empty schema to the present tables, in order. A step that was released is never changed: what is to
 * be different comes as a new one.
 */
const migrations: readonly string[] = [`${tables}${functions}`]

/** The oldest version of the server: PostgreSQL 15. */
const oldestServer = 150_000

/** The lock under which one gateway changes the tables while others that start wait. */
const migrationLock = 'SELECT pg_advisory_xact_lock(1818586723, hashtext($1))'

const unavailable = (why: Reason<KeysOf<'store'>>): Problem => new Problem('unavailable', why)

/** Checks what an acknowledged write depends on. */
const checkServer = async (database: Database, allowLoss: boolean, warn: (message: string) => void) => {
  const [row] = await database.query(`SELECT current_setting('server_version_num')::integer AS version,
    current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
    current_setting('synchronous_commit') AS synchronous, pg_encoding_to_char(encoding) AS encoding
    FROM pg_database WHERE datname = current_database()`)
  const { version, fsync, pages, synchronous, encoding } = row ?? {}
  if (Number(version) < oldestServer) throw unavailable(reason('store.postgres_too_old'))
  if (encoding !== 'UTF8')
    throw unavailable(reason('store.postgres_encoding', { encoding: String(encoding) }))
  const lossy = [
    ...(fsync === 'on' ? [] : ['fsync']),
    ...(pages === 'on' ? [] : ['full_page_writes']),
    ...(synchronous === 'off' || synchronous === 'local' ? ['synchronous_commit'] : []),
  ]
  if (lossy.length === 0) return
  if (!allowLoss) throw unavailable(reason('store.postgres_may_lose', { settings: lossy }))
  warn(`PostgreSQL can lose acknowledged writes: ${lossy.join(' and ')} must be on.`)
}

const applied = async ({ query }: Pick<Transaction, 'query'>): Promise<number> => {
  const [there] = await query("SELECT to_regclass('facts') IS NOT NULL AS there")
  if (there?.there !== true) return 0
  const [row] = await query("SELECT value FROM facts WHERE name = 'tables'")
  return Number(row?.value ?? 0)
}

type MigrationSettings = Required<Pick<StoreSettings, 'allowLoss' | 'requireExisting' | 'warn' | 'onNew'>>

/**
 * Creates the tables, or brings them up to date. Of several gateways that start at once one does, and the others wait.
 *
 * @throws Problem `unavailable` where the server is too old or may lose writes, where a newer lendwire made the tables, or
 *   where a store must exist and does not
 */
export const migrate = async (
  database: Database,
  { schema, isPooled }: PostgresAddress,
  { allowLoss, requireExisting, warn, onNew }: MigrationSettings,
): Promise<void> => {
  await checkServer(database, allowLoss, warn)
  const current = await applied(database)
  if (current === migrations.length) return
  if (current > migrations.length) throw unavailable(reason('store.postgres_newer_tables'))
  if (current === 0 && requireExisting) throw unavailable(reason('store.postgres_required', { schema }))
  await database.transaction(async (transaction) => {
    await transaction.query(migrationLock, [schema])
    const [there] = await transaction.query('SELECT to_regnamespace($1) IS NOT NULL AS there', [schema])
    if (there?.there !== true) await transaction.query(`CREATE SCHEMA ${schema}`)
    if (isPooled) await transaction.query(`SET LOCAL search_path = ${schema}`)
    const before = await applied(transaction)
    if (before === 0) onNew(`The schema ${schema} of the database is empty: a new store is created.`)
    for (const step of migrations.slice(before)) await transaction.script(step)
    await transaction.query(
      "INSERT INTO facts VALUES ('tables', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      [String(migrations.length)],
    )
  })
  if (isPooled && (await applied(database)) === 0)
    throw unavailable(reason('store.postgres_pooler', { schema }))
}
