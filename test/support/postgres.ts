import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { StoreAddress } from '../../src/store/address.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openPostgresStore, type PostgresOptions } from '../../src/store/postgres/open-postgres-store.ts'
import { installed } from './debian.ts'
import { freePort } from './free-port.ts'
import { until } from './gateway.ts'

const run = promisify(execFile)

/** A PostgreSQL server from Debian's package: a cluster of its own, on a free port, in a temporary folder. */
export type PostgresServer = {
  readonly port: number
  /** The address of its database, without options. */
  readonly url: string
  readonly folder: string
  /** Runs a statement as the superuser. */
  readonly ask: (sql: string) => Promise<readonly Record<string, unknown>[]>
  /** Kills all its processes as nothing can be caught (SIGKILL). */
  readonly kill: () => Promise<void>
  /** Halts all its processes, so that its connections stay open and nothing answers, or lets them go on. */
  readonly signalAll: (signal: 'STOP' | 'CONT') => Promise<void>
  /** Starts it again on the same port and files. */
  readonly start: () => Promise<void>
  /** Ends it and removes its files. */
  readonly stop: () => Promise<void>
}

/** Settings where durability is not the subject: nothing waits for the disk. */
export const fastSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] as const

/** The user of the server, which does not run as root. */
const keeper = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : undefined

/** Runs a program of the server as its user; a server ends with this process, however that ends. */
const asKeeper = (program: string, args: readonly string[]): readonly [string, readonly string[]] => [
  '/usr/bin/setpriv',
  [
    ...(keeper === undefined ? [] : [`--reuid=${keeper.uid}`, `--regid=${keeper.gid}`, '--clear-groups']),
    '--pdeathsig',
    'KILL',
    program,
    ...args,
  ],
]

const patience = 60_000

/** Returns the folder of the programs of the newest installed version. */
const programs = async (): Promise<string> => {
  await installed('/usr/share/postgresql-common/pg_wrapper')
  const versions = (await readdir('/usr/lib/postgresql')).map(Number).toSorted((one, other) => other - one)
  return `/usr/lib/postgresql/${versions[0]}/bin`
}

/**
 * Starts a server.
 *
 * @param settings settings of the server; fast ones where left out
 * @param home the folder in which its files are made; that of temporary files where left out
 * @param primary the server of which it is a standby
 */
export const startPostgres = async (
  settings: readonly string[] = fastSettings,
  home: string = tmpdir(),
  primary?: Pick<PostgresServer, 'url'>,
): Promise<PostgresServer> => {
  const bin = await programs()
  const folder = await mkdtemp(join(home, 'lendwire-postgres-'))
  await chmod(folder, 0o755)
  if (keeper !== undefined) await chown(folder, keeper.uid, keeper.gid)
  const port = await freePort()
  const data = join(folder, 'data')
  const url = `postgres://lendwire@127.0.0.1:${port}/postgres`
  const init = ['-D', data, '-U', 'lendwire', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  const copy = ['-D', data, '-R', '--checkpoint=fast', '--no-sync', '-d', primary?.url ?? '']
  const [program, args] =
    primary === undefined ? asKeeper(join(bin, 'initdb'), init) : asKeeper(join(bin, 'pg_basebackup'), copy)
  await run(program, [...args], { cwd: folder })
  let child: ChildProcess | undefined

  const ask: PostgresServer['ask'] = async (sql) => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const result = await client.query<Record<string, unknown>>(sql)
      return result.rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    // Its processes are a group.
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal)
    await gone
  }
  const start = async (): Promise<void> => {
    const standard = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
    const options = [...standard, 'shared_buffers=64MB', ...settings].flatMap((each) => ['-c', each])
    const [name, words] = asKeeper(join(bin, 'postgres'), ['-D', data, ...options])
    const launch = (): ChildProcess => spawn(name, words, { stdio: 'ignore', cwd: folder, detached: true })
    await end('SIGKILL')
    let started = launch()
    await until(
      'PostgreSQL',
      async () => {
        // Processes of a killed server hold its memory until they have noticed.
        if (started.exitCode !== null) started = launch()
        child = started
        return (await ask('SELECT 1').catch(() => [])).length === 1
      },
      patience,
    )
  }
  await start()
  return {
    port,
    url,
    folder,
    ask,
    kill: () => end('SIGKILL'),
    signalAll: async (signal) => {
      const words = ['-c', 'kill -"$1" "$2" && pkill -"$1" --parent "$2"', 'sh', signal, String(child?.pid)]
      await run('/bin/sh', words)
    },
    start,
    stop: async () => {
      await end('SIGINT')
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** Copies a schema to another database of a server, as `pg_dump` and `psql` do. */
export const dumpAndRestore = async (
  server: PostgresServer,
  schema: string,
  database: string,
): Promise<void> => {
  const bin = await programs()
  await server.ask(`CREATE DATABASE ${database}`)
  const file = join(server.folder, `${database}.sql`)
  const [dump, dumped] = asKeeper(join(bin, 'pg_dump'), ['-n', schema, '-f', file, '-d', server.url])
  await run(dump, [...dumped])
  const [load, loaded] = asKeeper(join(bin, 'psql'), [
    '-q',
    '-f',
    file,
    '-d',
    inDatabase(server, database).url,
  ])
  await run(load, [...loaded])
}

/** Returns the address of another database of a server. */
export const inDatabase = (
  { url }: Pick<PostgresServer, 'url'>,
  database: string,
): { readonly url: string } => ({
  url: url.replace(/[^/]+$/, database),
})

/** Opens a store in a schema of a server, which may lose writes. */
export const openPostgres = (
  { url }: Pick<PostgresServer, 'url'>,
  schema: string,
  options: Partial<PostgresOptions> = {},
): Promise<Store> => {
  const address = StoreAddress.parse(`${url}?schema=${schema}&connections=4`)
  if (address.kind !== 'postgres') throw new Error('a PostgreSQL server has another address')
  return openPostgresStore({ allowLoss: true, ...options, address })
}
