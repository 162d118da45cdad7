import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { Problem } from '../../../problem.ts'
import { recommendedTls } from '../../../recommended-tls.ts'
import { reason } from '../../../translations/reason.ts'
import type { Script } from '../lua/script.ts'
import { errorWord } from '../records/problems.ts'

const slotMoved = (error: Error): number => Number(/^MOVED (\d+) /.exec(error.message)?.[1])

/**
 * Lets a client follow to another node only if the whole slot is there.
 *
 * While a slot moves, its old node answers ASK for what is not there any more. The new one has a part of the library
 * then, and a script that ran on it would not see the rest: it would take a message that is known for a new one, and
 * what it wrote would be lost under what comes behind. So ASK is an error like another, and its caller retries. MOVED
 * is followed: the slot has arrived.
 *
 * Source: Redis Cluster Specification, "MOVED Redirection" and "ASK redirection".
 */
const followMovedSlots = (client: Cluster): void => {
  const follow = client.handleError.bind(client)
  client.handleError = (error, ttl, handlers) => {
    const word = errorWord(error)
    if (word === 'ASK') {
      handlers.defaults()
      return
    }
    const slot = word === 'MOVED' ? slotMoved(error) : Number.NaN
    const nodes = client.slots[slot]
    // All slots of a range share one list, of which `follow` changes the first: the others stay where they are.
    if (nodes !== undefined) client.slots[slot] = [...nodes]
    follow(error, ttl, handlers)
  }
}

/** The address of a Redis server or cluster. */
export type RedisAddress = {
  /** A `redis:` or, with TLS, `rediss:` URL. It may contain user, password and database. */
  readonly url: string
  /** True for a node of a Redis Cluster, from which the other nodes are discovered. */
  readonly cluster: boolean
  /** False to use one connection for everything. By default reads from a server have a connection of their own. */
  readonly separateReadClient?: boolean
}

/** An argument of a script. */
export type Argument = string | number | Uint8Array

/** A connection to a Redis server or cluster. */
export type Connection = {
  readonly client: Redis | Cluster
  /**
   * The client for reads. Redis answers in the order of the commands of a connection, so on the writing connection a read
   * would wait until all earlier commits are on the disk.
   */
  readonly readClient: Redis | Cluster
  /** Runs a script by its hash, or by its text if the server does not have it yet. */
  readonly run: (script: Script, key: string, ...args: readonly Argument[]) => Promise<unknown>
  /**
   * Adds a listener for the loss of a connection to the server or to any node of the cluster: what this process knows
   * about it may be out of date.
   */
  readonly onLoss: (listener: () => void) => void
  /** Adds a listener for each node that joins or rejoins the cluster. It is called before the first command to the node. */
  readonly onNode: (listener: () => void) => void
  readonly close: () => Promise<void>
}

/** Commands fail if they are not answered within this time, in milliseconds. */
const commandTimeout = 10_000

/** The longest time for which a starting gateway waits until all slots of a cluster are served, in milliseconds. */
const clusterPatience = 60_000

/** Returns the delay before the next attempt to connect, in milliseconds. */
const reconnectDelay = (times: number): number => Math.min(50 * times, 1_000)

/**
 * A command is never sent twice: if its connection is lost, it may have run or not, and its caller decides again. Without
 * a connection commands fail at once, so that partners are answered 503 and repeat their messages.
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

const serverOf = ({ url }: RedisAddress): Redis =>
  new Redis(url, url.startsWith('rediss:') ? { ...shared, tls: recommendedTls } : shared)

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
      ...(protocol === 'rediss:' ? { tls: recommendedTls } : {}),
    },
  })
}

/** Writes the commands of one turn of the event loop to the socket together, because each write is a system call. */
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

/** Calls back when an established connection is lost. A failed attempt to connect is not a loss. */
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

/** Converts bytes to a Buffer, because ioredis sends any other kind of array as text. */
const bytesOf = (argument: Argument): string | number | Buffer =>
  argument instanceof Uint8Array
    ? Buffer.from(argument.buffer, argument.byteOffset, argument.byteLength)
    : argument

/**
 * Connects to a cluster. Where a part of it is not served at first, ioredis goes on trying but never settles the promise of
 * its first attempt: the event of the attempt that succeeds counts too.
 *
 * @throws Problem `unavailable` where the cluster is not ready within a minute
 */
const connectToCluster = (client: Cluster): Promise<void> =>
  new Promise((resolve, reject) => {
    const notReady = new Problem('unavailable', reason('store.cluster_not_ready'))
    const limit = setTimeout(() => reject(notReady), clusterPatience)
    const settle = (outcome: () => void): void => {
      clearTimeout(limit)
      outcome()
    }
    client.once('ready', () => settle(resolve))
    client.connect().catch((error: unknown) => settle(() => reject(error)))
  })

/**
 * Connects to Redis.
 *
 * @returns the connection, ready to be used; it reconnects automatically from then on
 */
export const connect = async (address: RedisAddress): Promise<Connection> => {
  const client = address.cluster ? clusterOf(address) : serverOf(address)
  const apart = address.cluster || address.separateReadClient === false ? null : serverOf(address)
  const all = apart === null ? [client] : [client, apart]
  const [ofLoss, ofNode]: [(() => void)[], (() => void)[]] = [[], []]
  const lost = (): void => {
    for (const listener of ofLoss) listener()
  }
  // Each command reports its failure to its caller; an error event without a listener would end the process.
  for (const each of all) each.on('error', () => undefined)
  const take = (server: Redis, gone = lost): void => {
    batchSocketWrites(server)
    onConnectionLoss(server, gone)
  }
  // A node stays in the cluster's list while it reconnects, so only the node itself reports the loss.
  if (client instanceof Cluster) {
    followMovedSlots(client)
    client.on('+node', (node: Redis) => {
      take(node)
      for (const listener of ofNode) listener()
    })
  } else {
    // The server may be another one now: both connections must lead to the same.
    take(client, () => {
      apart?.disconnect(true)
      lost()
    })
    if (apart !== null) take(apart)
  }
  try {
    await Promise.all(all.map((each) => (each instanceof Cluster ? connectToCluster(each) : each.connect())))
    // Commands to a node fail while it is being connected, so all nodes are connected before they are needed.
    if (client instanceof Cluster) await Promise.all(client.nodes('master').map((node) => node.ping()))
  } catch (error) {
    for (const each of all) each.disconnect()
    throw error
  }
  return {
    client,
    readClient: apart ?? client,
    run: async (script, key, ...args) => {
      const encodedArgs = args.map(bytesOf)
      try {
        return await client.evalsha(script.sha, 1, key, ...encodedArgs)
      } catch (error) {
        if (errorWord(error) !== 'NOSCRIPT') throw error
        return client.eval(script.source, 1, key, ...encodedArgs)
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
