import { Cluster, Redis, type RedisOptions } from 'ioredis'
import type { Script } from './lua/script.ts'
import { errorWord } from './problems.ts'
import { followMovedSlots } from './redirections.ts'

/** Where Redis is. */
export type RedisAddress = {
  /** `redis:` or, with TLS, `rediss:`; user, password and database may stand in it. */
  readonly url: string
  /** True where it is a node of a Redis Cluster: the others are found from it. */
  readonly cluster: boolean
  /** False where there is to be one connection in all: for looks, a server gets another. */
  readonly separateReadClient?: boolean
}

/** What a script and its arguments are made of. */
export type Argument = string | number | Uint8Array

/** A connection to a Redis server or cluster. */
export type Connection = {
  readonly client: Redis | Cluster
  /**
   * For what is only looked at. Answers come in the order in which Redis was asked: over the same connection, a look waits
   * until all commits before it are on the disk.
   */
  readonly readClient: Redis | Cluster
  /** Runs a script by its hash; sends its text where the server does not know it yet. */
  readonly run: (script: Script, key: string, ...args: readonly Argument[]) => Promise<unknown>
  /**
   * Told whenever a connection was lost, to the server or to any node of the cluster: what this process knows of it may
   * be out of date.
   */
  readonly onLoss: (listener: () => void) => void
  /** Told of each node that is new in the cluster, or come back to it: before anything is asked of it. */
  readonly onNode: (listener: () => void) => void
  readonly close: () => Promise<void>
}

/** An answer later than this counts as none, in milliseconds. */
const commandTimeout = 10_000

/** How long to wait before the next attempt to connect, in milliseconds. */
const reconnectDelay = (times: number): number => Math.min(50 * times, 1_000)

/**
 * A command is never sent twice: where its connection is lost, it may have been done or not, and its caller decides
 * again. While there is no connection, commands fail at once, so that partners are told to come again.
 */
const shared = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: commandTimeout,
  connectTimeout: 5_000,
  retryStrategy: reconnectDelay,
  reconnectOnError: (error: Error) => errorWord(error) === 'READONLY',
  lazyConnect: true,
} satisfies RedisOptions

const serverOf = ({ url }: RedisAddress): Redis => new Redis(url, shared)

const clusterOf = ({ url }: RedisAddress): Cluster => {
  const { hostname, port, username, password, protocol } = new URL(url)
  const { retryStrategy: _retry, enableOfflineQueue: _queue, ...redisOptions } = shared
  return new Cluster([{ host: hostname, port: Number(port === '' ? 6379 : port) }], {
    enableOfflineQueue: false,
    lazyConnect: true,
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    clusterRetryStrategy: reconnectDelay,
    clusterNodeRetryStrategy: reconnectDelay,
    slotsRefreshInterval: 1_000,
    redisOptions: {
      ...redisOptions,
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  })
}

/** Writes what is asked in one turn of the event loop to the socket at once: each write is a call of the system. */
const batchSocketWrites = (client: Redis): void => {
  const send = client.sendCommand.bind(client)
  let gathering = false
  client.sendCommand = (command, stream) => {
    const { stream: socket } = client
    if (!gathering && socket !== undefined) {
      gathering = true
      socket.cork()
      setImmediate(() => {
        gathering = false
        socket.uncork()
      })
    }
    return send(command, stream)
  }
}

/** Tells when a connection that could be used is lost: attempts to connect that come to nothing are no loss. */
const onConnectionLoss = (client: Redis, lost: () => void): void => {
  let isReady = false
  client.on('ready', () => {
    isReady = true
  })
  client.on('close', () => {
    if (isReady) lost()
    isReady = false
  })
}

/** Bytes as ioredis takes them: it would write out another kind of array as text. */
const bytesOf = (argument: Argument): string | number | Buffer =>
  argument instanceof Uint8Array
    ? Buffer.from(argument.buffer, argument.byteOffset, argument.byteLength)
    : argument

/**
 * Connects.
 *
 * @returns the connection, ready to be used; it reconnects by itself from then on
 */
export const connect = async (address: RedisAddress): Promise<Connection> => {
  const client = address.cluster ? clusterOf(address) : serverOf(address)
  const apart = address.cluster || address.separateReadClient === false ? null : serverOf(address)
  const all = apart === null ? [client] : [client, apart]
  const [ofLoss, ofNode]: [(() => void)[], (() => void)[]] = [[], []]
  const lost = (): void => {
    for (const listener of ofLoss) listener()
  }
  // Each command tells its own caller of the failure; an error event that nobody hears would end the process.
  for (const each of all) each.on('error', () => undefined)
  const take = (server: Redis, gone = lost): void => {
    batchSocketWrites(server)
    onConnectionLoss(server, gone)
  }
  // A node whose connection is lost stays in the cluster's list while it is connected to again: only it tells.
  if (client instanceof Cluster) {
    followMovedSlots(client)
    client.on('+node', (node: Redis) => {
      take(node)
      for (const listener of ofNode) listener()
    })
  } else {
    // What may be another server now is not looked at on the one that it was.
    take(client, () => {
      apart?.disconnect(true)
      lost()
    })
    if (apart !== null) take(apart)
  }
  try {
    await Promise.all(all.map((each) => each.connect()))
    // While a node is being connected to, commands to it fail: so each is connected to before it is needed.
    if (client instanceof Cluster) await Promise.all(client.nodes('master').map((node) => node.ping()))
  } catch (error) {
    for (const each of all) each.disconnect()
    throw error
  }
  return {
    client,
    readClient: apart ?? client,
    run: async (script, key, ...args) => {
      const given = args.map(bytesOf)
      try {
        return await client.evalsha(script.sha, 1, key, ...given)
      } catch (error) {
        if (errorWord(error) !== 'NOSCRIPT') throw error
        return client.eval(script.source, 1, key, ...given)
      }
    },
    onLoss: (listener) => void ofLoss.push(listener),
    onNode: (listener) => void ofNode.push(listener),
    close: async () => {
      await Promise.all(all.map((each) => each.quit().catch(() => undefined)))
      for (const each of all) each.disconnect()
    },
  }
}
