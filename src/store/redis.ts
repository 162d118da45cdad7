import { instantOf } from '../borrowing/time.ts'
import { Problem } from '../problem.ts'
import { blobs } from './redis/blobs.ts'
import { claims } from './redis/claims.ts'
import { commits } from './redis/commit.ts'
import { connect, type RedisAddress } from './redis/connection.ts'
import { counts } from './redis/counts.ts'
import { deadlines } from './redis/deadlines.ts'
import { documents } from './redis/documents.ts'
import { redisDump } from './redis/dump.ts'
import { type Durability, durability } from './redis/durability.ts'
import { eventReads } from './redis/events.ts'
import { inbox } from './redis/inbox.ts'
import { keysOf } from './redis/keys.ts'
import { leases } from './redis/leases.ts'
import { librarySet } from './redis/libraries.ts'
import { type Mark, readMark } from './redis/mark.ts'
import { outbox } from './redis/outbox.ts'
import { redisProblem } from './redis/problems.ts'
import { purging } from './redis/purge.ts'
import { countOpen, requestList, requestReads } from './redis/requests.ts'
import { restoring } from './redis/restore.ts'
import type { RedisShell } from './redis/shell.ts'
import { milliseconds } from './rows.ts'
import type { Store } from './store.ts'

/** How to open a Redis store. */
export type RedisOptions = RedisAddress & {
  /** Begins all its keys, so that several gateways may share a server. */
  readonly prefix: string
  /** True where the store is to open though Redis may lose what was acknowledged. */
  readonly allowLoss: boolean
  /** The time in milliseconds since 1970, for what says no time of its own. */
  readonly now?: () => number
  /** Told what somebody should know of how Redis is set up. */
  readonly warn?: (message: string) => void
  /** Told where there was no store, so that a new one is begun. */
  readonly onNew?: (message: string) => void
}

/** Verbs that are under way, and what fails in them. */
const guarded = ({ isSure, check }: Mark) => {
  const underWay = new Set<Promise<unknown>>()
  let closed = false
  return {
    guard: async <T>(verb: () => Promise<T>): Promise<T> => {
      if (closed) throw new Problem('unavailable', 'The store is closed.')
      const running = isSure() ? verb() : check().then(verb)
      underWay.add(running)
      try {
        return await running
      } catch (error) {
        throw redisProblem(error)
      } finally {
        underWay.delete(running)
      }
    },
    /** False where it was closed before. */
    close: async (): Promise<boolean> => {
      if (closed) return false
      closed = true
      await Promise.allSettled(underWay)
      return true
    },
  }
}

/**
 * Opens the store of many gateways: a Redis server (7.2 or later) or a Redis Cluster. Every write is as durable as
 * docs/storage.md says for the server's settings before its promise resolves.
 *
 * Where Redis comes back without it, every verb fails with `unavailable`: an empty store is never taken for this one.
 *
 * @throws Problem `unavailable` where Redis cannot be reached, or may lose what was acknowledged and this is not allowed
 */
export const openRedisStore = async (options: RedisOptions): Promise<Store> => {
  const opened = await open(options).catch((error: unknown) => {
    throw redisProblem(error)
  })
  return opened
}

const open = async (options: RedisOptions): Promise<Store> => {
  const connection = await connect(options)
  const keys = keysOf(options.prefix)
  let durable: Durability
  let mark: Mark
  try {
    durable = await durability(connection, options)
    mark = await readMark(connection, keys)
  } catch (error) {
    await connection.close()
    throw error
  }
  if (mark.isNew)
    options.onNew?.(`Redis held no store under the prefix ${options.prefix}: a new one is begun.`)
  const { client, run } = connection
  const shell: RedisShell = {
    client,
    run,
    keys,
    durable: durable.settled,
    now: options.now ?? Date.now,
    ...librarySet(connection, keys, durable.settled),
  }
  const messages = inbox(shell)
  const deliveries = outbox(shell)
  const requests = requestReads(shell)
  const list = requestList(shell)
  const open = countOpen(shell)
  const files = blobs(shell)
  const due = claims(shell)
  const ends = deadlines(shell)
  const events = eventReads(shell, { messages: messages.ofTimeline, deliveries: deliveries.ofTimeline })
  const configuration = documents(shell)
  const names = leases(shell)
  const count = counts(shell)
  const { commit, findAnswer } = commits(shell, due.leave)
  const purge = purging(shell)
  const dump = redisDump(shell, events, files)
  const restore = restoring(shell)
  const { guard, close } = guarded(mark)

  return {
    commit: (change) => guard(() => commit(change)),
    load: (library, request) => guard(() => requests.load(library, request)),
    findByPartnerReference: (...named) => guard(() => requests.byReference(...named)),
    list: (query) => guard(() => list(query)),
    countOpen: (partner) => guard(() => open(partner)),
    timeline: (library, request) => guard(() => events.timeline(library, request)),
    eventsSince: (library, cursor, limit) => guard(() => events.since(library, cursor, limit)),

    findReply: (fingerprint, library) => guard(() => messages.replyTo(fingerprint, library)),
    findAnswer: (caller, key, library) => guard(() => findAnswer(caller, key, library)),
    keepMessage: (message, fingerprint) => guard(() => messages.keep(message, fingerprint)),
    messages: (query) => guard(() => messages.list(query)),
    message: (id) => guard(() => messages.message(id)),
    setMessageState: (id, state, reason) => guard(() => messages.mark(id, state, reason)),

    dueLibraries: (at) => guard(() => due.dueLibraries(milliseconds(at))),
    claimDue: (claim) => guard(() => due.claim(claim)),
    settle: (delivery, leaseToken, settlement) => guard(() => due.settle(delivery, leaseToken, settlement)),
    nextDue: () =>
      guard(async () => {
        const at = await ends.next()
        return at === null ? null : instantOf(at)
      }),
    deliveries: (query) => guard(() => deliveries.list(query)),
    delivery: (id) => guard(() => deliveries.delivery(id)),
    dueDeadlines: (at, limit) => guard(() => ends.due(milliseconds(at), limit)),

    takeLease: (name, at, duration) => guard(() => names.take(name, milliseconds(at), duration)),
    renewLease: (name, token, at, duration) =>
      guard(() => names.renew(name, token, milliseconds(at), duration)),
    releaseLease: (name, token) => guard(() => names.release(name, token)),
    count: (name, at, span) => guard(() => count(name, milliseconds(at), span)),

    held: () => guard(configuration.held),
    getDocument: (kind, key) => guard(() => configuration.get(kind, key)),
    listDocuments: (kind) => guard(() => configuration.list(kind)),
    putDocuments: (changed) => guard(() => configuration.put(changed)),

    putBlob: (blob) => guard(() => files.put(blob)),
    getBlob: (id) => guard(() => files.get(id)),

    purge: (before) => guard(() => purge(before)),
    dump: (position, limit) => guard(() => dump(position, limit)),
    restore: (records) => guard(() => restore(records)),
    ready: () =>
      guard(async () => {
        const key = keys.library(null)
        await client.incr(`${key}:readiness`)
        await durable.settled(key)
        return true
      }).catch(() => false),
    close: async () => {
      if (!(await close())) return
      durable.close()
      await connection.close()
    },
  }
}
