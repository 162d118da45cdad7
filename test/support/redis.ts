import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { until } from './gateway.ts'
import { type RedisPrograms, redisPrograms } from './redis-programs.ts'

const run = promisify(execFile)

/** A Redis or Valkey server from Debian's package, on a free port, with its files in a temporary folder. */
export type RedisServer = {
  readonly port: number
  readonly url: string
  /** Gives a command to it, as `redis-cli` does, and what it answers. */
  readonly ask: (...command: readonly string[]) => Promise<string>
  /** Kills it as nothing can be caught (SIGKILL). */
  readonly kill: () => Promise<void>
  /** Starts it again on the same port and files, with other settings where they are given; rejects where it does not start. */
  readonly start: (settings?: readonly string[]) => Promise<void>
  /** Ends it and removes its files. */
  readonly stop: () => Promise<void>
}

/** Every acknowledged write is on the disk. */
export const durableSettings = ['--appendonly', 'yes', '--appendfsync', 'always'] as const

/**
 * Starts a server.
 *
 * @param settings arguments of `redis-server`; durable ones where left out
 * @param programs the server and its client; those of a new enough Redis or Valkey where left out
 */
export const startRedis = async (
  settings: readonly string[] = durableSettings,
  programs?: RedisPrograms,
): Promise<RedisServer> => {
  const { server, client } = programs ?? (await redisPrograms())
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-redis-'))
  const port = await freePort()
  let child: ChildProcess | undefined
  const ask: RedisServer['ask'] = async (...command) => {
    const { stdout } = await run(client, ['-p', String(port), ...command])
    return stdout.trim()
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const start = async (changed: readonly string[] = settings): Promise<void> => {
    const standard = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '']
    // It ends with this process, however that ends.
    const leash = ['--pdeathsig', 'KILL', server]
    const started = spawn('/usr/bin/setpriv', [...leash, ...standard, ...changed], { stdio: 'ignore' })
    child = started
    await until(
      'Redis',
      async () => {
        if (started.exitCode !== null)
          throw new Error(`Redis ended with ${started.exitCode}: it did not start`)
        return (await ask('ping').catch(() => '')) === 'PONG'
      },
      60_000,
    )
  }
  await start()
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    ask,
    kill: () => end('SIGKILL'),
    start,
    stop: async () => {
      await end('SIGKILL')
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** A Redis Cluster of three masters. */
export type RedisCluster = {
  readonly url: string
  readonly nodes: readonly RedisServer[]
  readonly stop: () => Promise<void>
}

/** Starts a cluster of so many nodes, with so many replicas of each master. */
export const startRedisCluster = async (nodes = 3, replicas = 0): Promise<RedisCluster> => {
  const settings = [...durableSettings, '--cluster-enabled', 'yes', '--cluster-node-timeout', '1000']
  const servers = await Promise.all(Array.from({ length: nodes }, () => startRedis(settings)))
  const addresses = servers.map(({ port }) => `127.0.0.1:${port}`)
  const [first] = servers
  if (first === undefined) throw new Error('a cluster has nodes')
  await run((await redisPrograms()).client, [
    '--cluster',
    'create',
    ...addresses,
    '--cluster-replicas',
    String(replicas),
    '--cluster-yes',
  ])
  for (const each of servers) {
    await until(
      'the cluster',
      async () => (await each.ask('cluster', 'info')).includes('cluster_state:ok'),
      60_000,
    )
  }
  return {
    url: first.url,
    nodes: servers,
    stop: async () => {
      await Promise.all(servers.map((each) => each.stop()))
    },
  }
}
