import { readFileSync } from 'node:fs'
import pg from 'pg'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { PostgresAddress } from '../address.ts'
import type { SqlValue } from '../sql/steps.ts'
import { databaseProblem } from './problems.ts'

/** A value of a parameter: an array is one of PostgreSQL. */
export type Value = SqlValue | readonly SqlValue[] | boolean

/** A row as the driver returns it: integers as numbers, JSON as text, bytes as `Uint8Array`. */
export type Row = Readonly<Record<string, unknown>>

/** A transaction that is open. */
export type Transaction = {
  readonly query: (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>
  /** Runs several statements, separated by semicolons. */
  readonly script: (sql: string) => Promise<unknown>
}

/** The connections to a database. */
export type Database = {
  /** Runs one statement, prepared on the connection that runs it. */
  readonly query: (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>
  /** Runs one statement that is planned for its very values: a search, a list, a count. */
  readonly search: (sql: string, values: readonly Value[]) => Promise<readonly Row[]>
  /** Runs one statement on the connection for batches of writes. `sent` is called once the server may have it. */
  readonly write: (sql: string, values: readonly Value[], sent: () => void) => Promise<readonly Row[]>
  readonly transaction: <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>
  /** Runs a statement that may take long, and stands outside of transactions, over a connection of its own. */
  readonly maintain: (sql: string) => Promise<void>
  /** Calls a listener for each notification of the channel; it reconnects automatically. */
  readonly listen: (channel: string, onNotice: (payload: string) => void) => void
  readonly close: () => Promise<void>
}

const { builtins } = pg.types
/** The array of `text` (pg_type, oid 1009) is parsed by the driver; these are not, or into types that lose something. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.JSON]: (text) => text,
  [builtins.JSONB]: (text) => text,
  [builtins.BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
}

/** PostgreSQL takes no NUL in texts, and UTF-8 has no lone surrogates. */
const cleanText = (text: string): string =>
  text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '\u{fffd}').toWellFormed() : text

const clean = (value: Value): unknown =>
  typeof value === 'string'
    ? cleanText(value)
    : Array.isArray(value)
      ? value.map((each) => (typeof each === 'string' ? cleanText(each) : each))
      : value

/** Encryption of connections, as the address says. */
const tlsOf = ({ tls, certificates }: PostgresAddress) => {
  if (tls === 'disable') return false
  const ca = certificates === undefined ? {} : { ca: readFileSync(certificates, 'utf8') }
  return { ...ca, rejectUnauthorized: tls === 'verify-full' }
}

/** Settings of each session. A pooler in transaction mode shares sessions: there the role has them (docs/storage.md). */
const sessionOptions = ({ schema, timeout, isPooled }: PostgresAddress): { options?: string } =>
  isPooled
    ? {}
    : {
        options: [
          `search_path=${schema}`,
          'synchronous_commit=on',
          `statement_timeout=${timeout}`,
          `idle_in_transaction_session_timeout=${timeout}`,
          'jit=off',
        ]
          .map((setting) => `-c ${setting}`)
          .join(' '),
      }

/** The name of a statement that is not prepared. */
const unnamed = ''
const connectWithin = 5_000
/** How much longer than the server the client waits for an answer, in milliseconds. */
const grace = 5_000
const reconnectAfter = 1_000

/** Opens the connections to a database. They connect when they are needed. */
export const connectDatabase = (address: PostgresAddress): Database => {
  const names = new Map<string, string>()
  const statementName = (sql: string): string | undefined => {
    if (address.isPooled) return undefined
    const name = names.get(sql) ?? `s${names.size}`
    names.set(sql, name)
    return name
  }
  const config: pg.PoolConfig = {
    connectionString: address.url,
    ssl: tlsOf(address),
    application_name: 'lendwire',
    connectionTimeoutMillis: connectWithin,
    query_timeout: address.timeout + grace,
    keepAlive: true,
    types: { getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format) },
    ...sessionOptions(address),
  }
  const readers = new pg.Pool({ ...config, max: Math.max(1, address.connections - 2) })
  const writers = new pg.Pool({ ...config, max: 1 })
  // A connection that breaks is replaced when the next statement needs one; a statement that it had fails alone.
  for (const pool of [readers, writers]) {
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
  }
  let isClosed = false
  let listener: pg.Client | undefined

  const requireOpen = (): void => {
    if (isClosed) throw new Problem('unavailable', reason('store.closed'))
  }

  const run = async (
    client: Pick<pg.ClientBase, 'query'>,
    sql: string,
    values: readonly Value[],
    name = statementName(sql),
  ): Promise<readonly Row[]> => {
    const result = await client.query<Record<string, unknown>>({
      ...(name === undefined || name === unnamed ? {} : { name }),
      text: sql,
      values: values.map(clean),
    })
    return result.rows
  }

  const read = async (sql: string, values: readonly Value[], name?: string): Promise<readonly Row[]> => {
    requireOpen()
    try {
      return await run(readers, sql, values, name)
    } catch (error) {
      throw databaseProblem(error)
    }
  }
  const query: Database['query'] = (sql, values = []) => read(sql, values)

  const listen: Database['listen'] = (channel, onNotice) => {
    if (isClosed || address.isPooled) return
    const client = new pg.Client({ ...config, query_timeout: 0 })
    listener = client
    let isLost = false
    const lose = (): void => {
      if (isLost) return
      isLost = true
      client.end().catch(() => undefined)
      setTimeout(() => listen(channel, onNotice), reconnectAfter).unref()
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ payload = '' }) => onNotice(payload))
    client
      .connect()
      .then(() => client.query(`LISTEN ${channel}`))
      .catch(lose)
  }

  return {
    query,
    search: (sql, values) => read(sql, values, unnamed),
    write: async (sql, values, sent) => {
      const client = await writers.connect()
      let failed: Error | undefined
      try {
        sent()
        return await run(client, sql, values)
      } catch (error) {
        failed = error instanceof Error ? error : new Error(String(error))
        throw failed
      } finally {
        client.release(failed !== undefined && !('code' in failed))
      }
    },
    transaction: async (work) => {
      requireOpen()
      let client: pg.PoolClient | undefined
      let failed = false
      try {
        const connected = await readers.connect()
        client = connected
        const ask: Transaction['query'] = (sql, values = []) => run(connected, sql, values)
        await connected.query('BEGIN')
        const result = await work({
          query: ask,
          script: (sql) => connected.query(sql),
        })
        await connected.query('COMMIT')
        return result
      } catch (error) {
        await client?.query('ROLLBACK').catch(() => {
          failed = true
        })
        throw databaseProblem(error)
      } finally {
        client?.release(failed)
      }
    },
    maintain: async (sql) => {
      requireOpen()
      const client = new pg.Client({ ...config, query_timeout: 0 })
      try {
        await client.connect()
        await client.query('SET statement_timeout = 0')
        await client.query(sql)
      } catch (error) {
        throw databaseProblem(error)
      } finally {
        await client.end().catch(() => undefined)
      }
    },
    listen,
    close: async () => {
      if (isClosed) return
      isClosed = true
      await listener?.end().catch(() => undefined)
      await Promise.all([readers.end(), writers.end()])
    },
  }
}
