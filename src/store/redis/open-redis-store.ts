import { instantOf } from '../../borrowing/time.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { keyedFeatures } from '../policy/keyed-features.ts'
import { documentOwner } from '../policy/named-documents.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import type { LeasedDelivery } from '../ports/outbox.ts'
import type { Store } from '../ports/store.ts'
import { type UpgradeSettings, upgradeOpenedStore } from '../upgrades/upgrade-opened-store.ts'
import { commits } from './commit.ts'
import type { RedisContext } from './context.ts'
import { keysOf } from './keys.ts'
import { requestCounts, requestStateCounts } from './lists/request-counts.ts'
import { requestList } from './lists/request-list.ts'
import { auditLog } from './records/audit.ts'
import { blobs } from './records/blobs.ts'
import { deliveryClaims, libraryOfToken } from './records/claim-deliveries.ts'
import { deadlines } from './records/deadlines.ts'
import { documents } from './records/documents.ts'
import { eventReads } from './records/events.ts'
import { factRows } from './records/fact-rows.ts'
import { inbox } from './records/inbox.ts'
import { keyedRecords } from './records/keyed-records.ts'
import { librarySet } from './records/libraries.ts'
import { outbox } from './records/outbox.ts'
import { partnerCounts } from './records/partner-counts.ts'
import { privacy } from './records/privacy.ts'
import { redisProblem } from './records/problems.ts'
import { createPurge } from './records/purge.ts'
import { countOpenRequests, requestReads } from './records/requests.ts'
import { connect, type RedisAddress } from './server/connection.ts'
import { redisDump } from './server/dump.ts'
import { type Durability, durability } from './server/durability.ts'
import { requireVersion } from './server/require-version.ts'
import { createRestore } from './server/restore.ts'
import { readStoreIdentity, requireStore, type Scope, type StoreIdentity } from './server/store-identity.ts'
import { redisUpgrades } from './upgrades.ts'

/** The settings to open a Redis store. */
export type RedisOptions = RedisAddress &
  UpgradeSettings & {
    /** Begins all its keys, so that several gateways may share a server. */
    readonly prefix: string
    /** True where the store is to open though Redis may lose what was acknowledged. */
    readonly allowLoss: boolean
    /** The time in milliseconds since 1970, for writes without a time of their own. */
    readonly now?: () => number
    /** The time by which leases begin and end, in milliseconds since 1970; that of the server where left out. */
    readonly leaseTime?: () => number
    /** Told what somebody should know of how Redis is set up. */
    readonly warn?: (message: string) => void
    /** Called with a message if there was no store, so that a new one is created. */
    readonly onNew?: (message: string) => void
    /** True where a store must be there already: no new one is begun. */
    readonly requireExisting?: boolean
    /** The time between two checks that Redis still holds the store, in milliseconds; without it, only lost connections lead to one. */
    readonly watchEvery?: number
  }

/** Runs a method only while its data still belongs to this store. */
const runVerified = async <T>(
  { isVerified: isSure, verify: check }: StoreIdentity,
  reach: Scope,
  verb: () => Promise<T>,
): Promise<T> => {
  if (!isSure(reach)) await check(reach)
  const done = await verb()
  // If a connection was lost meanwhile, the method may have run on another store in its place.
  if (!isSure(reach)) await check(reach)
  return done
}

/** Tracks the methods in progress and maps their errors. */
const guarded = (mark: StoreIdentity) => {
  const underWay = new Set<Promise<unknown>>()
  let closed = false
  return {
    guard: async <T>(reach: Scope, verb: () => Promise<T>): Promise<T> => {
      if (closed) throw new Problem('unavailable', reason('store.closed'))
      const running = runVerified(mark, reach, verb)
      underWay.add(running)
      try {
        return await running
      } catch (error) {
        throw redisProblem(error)
      } finally {
        underWay.delete(running)
      }
    },
    /** False if it was already closed. */
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
 * Where Redis comes back without it, or a node of a cluster without its part of it, every verb fails with `unavailable`:
 * an empty store is never taken for this one.
 *
 * @throws Problem `unavailable` where Redis cannot be reached, is older than 7.2, may lose what was acknowledged and this
 *   is not allowed, or a node of a cluster has lost what it held
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
  let mark: StoreIdentity
  try {
    await requireVersion(connection.client)
    durable = await durability(connection, options)
    if (options.requireExisting === true) await requireStore(connection, keys, options.prefix)
    mark = await readStoreIdentity(connection, keys, durable.settled)
  } catch (error) {
    await connection.close()
    throw error
  }
  if (mark.isNew)
    options.onNew?.(`Redis held no store under the prefix ${options.prefix}: a new one is begun.`)
  const { client, readClient: looks, run, onLoss } = connection
  const shell: RedisContext = {
    client,
    readClient: looks,
    run,
    onLoss,
    keys,
    durable: durable.settled,
    now: options.now ?? Date.now,
    leaseTime: options.leaseTime ?? (() => ''),
    ...librarySet(connection, keys, durable.settled, mark.assignToLibrary),
  }
  const messages = inbox(shell)
  const deliveries = outbox(shell)
  const requests = requestReads(shell)
  const list = requestList(shell)
  const countByFacet = requestCounts(shell)
  const countByState = requestStateCounts(shell)
  const open = countOpenRequests(shell)
  const files = blobs(shell)
  const due = deliveryClaims(shell)
  const ends = deadlines(shell)
  const events = eventReads(shell, { messages: messages.ofTimeline, deliveries: deliveries.ofTimeline })
  const configuration = documents(shell)
  const keyed = keyedRecords(shell)
  const audit = auditLog(shell)
  const personal = privacy(shell)
  const { commit, findAnswer } = commits(shell, due.releaseSlot)
  const purge = createPurge(shell)
  const counted = partnerCounts(shell)
  const rows = factRows(shell)
  const dump = redisDump(shell, events, files, counted, rows, audit)
  const restore = createRestore(shell)
  const { guard, close } = guarded(mark)
  const { watchEvery, warn } = options
  const stopWatch =
    watchEvery === undefined ? undefined : mark.watch(watchEvery, ({ message }) => warn?.(message))

  const store: Store = {
    ...keyedFeatures({
      getKeyed: (name) => guard('gateway', () => keyed.getKeyed(name)),
      putKeyed: (...put) => guard('gateway', () => keyed.putKeyed(...put)),
      removeKeyed: (...removed) => guard('gateway', () => keyed.removeKeyed(...removed)),
      addKeyed: (...added) => guard('gateway', () => keyed.addKeyed(...added)),
      listKeyed: (group) => guard('gateway', () => keyed.listKeyed(group)),
    }),
    commit: (change) => guard(change.library, () => commit(change)),
    loadRequest: (library, request) => guard(library, () => requests.load(library, request)),
    findByDocument: (kind, code) => guard('all', () => requests.byReference(null, documentOwner(kind), code)),
    findByPartnerReference: (library, partner, reference) =>
      guard(library ?? 'all', () => requests.byReference(library, partner, reference)),
    listRequests: (query) => guard(query.library ?? 'all', () => list(query)),
    countRequests: (query) => guard(query.library ?? 'all', () => countByFacet(query)),
    countRequestStates: () => guard('all', countByState),
    countOpenRequests: (partner) => guard('all', () => open(partner)),
    readTimeline: (library, request) => guard(library, () => events.timeline(library, request)),
    findNextEvent: (library, cursor) => guard(library, () => events.next(library, cursor)),
    listEventsAfter: (library, cursor, limit) => guard(library, () => events.since(library, cursor, limit)),

    findReply: (fingerprint, library) =>
      guard(library ?? 'all', () => messages.replyTo(fingerprint, library)),
    findAnswer: (caller, key, library) => guard(library ?? 'all', () => findAnswer(caller, key, library)),
    keepMessage: (message, fingerprint) => guard('all', () => messages.keep(message, fingerprint)),
    listMessages: (query) => guard(query.library ?? 'all', () => messages.list(query)),
    getMessage: (id) => guard('all', () => messages.message(id)),
    setMessageState: (id, state, reason) => guard('all', () => messages.mark(id, state, reason)),

    // What each library that they name still is, is seen where it is worked on.
    listDueLibraries: (at) => guard('gateway', () => due.listDueLibraries(toMilliseconds(at))),
    claimDeliveries: async (claim) => {
      let leased: readonly LeasedDelivery[] = []
      try {
        return await guard(claim.library, async () => {
          leased = await due.claim(claim)
          return leased
        })
      } catch (error) {
        await due.abandonClaim(claim.library, leased)
        throw error
      }
    },
    settleDelivery: (delivery, leaseToken, settlement) =>
      guard(libraryOfToken(leaseToken) ?? 'gateway', () => due.settle(delivery, leaseToken, settlement)),
    findNextDueTime: () =>
      guard('all', async () => {
        const at = await ends.next()
        return at === null ? null : instantOf(at)
      }),
    listDeliveries: (query) => guard(query.library ?? 'all', () => deliveries.list(query)),
    summarizeOutbox: () => guard('all', () => deliveries.summarize()),
    getDelivery: (id) => guard('all', () => deliveries.delivery(id)),
    listDueDeadlines: (at, limit) => guard('gateway', () => ends.due(toMilliseconds(at), limit)),

    dropOverQuota: (library, ...quota) =>
      guard(library ?? 'gateway', () => messages.dropOverQuota(library, ...quota)),
    addPartnerCounts: (library, counts) => guard(library ?? 'gateway', () => counted.add(library, counts)),
    listPartnerDays: (...days) => guard('all', () => counted.list(...days)),

    listRows: (library, range, limit) => guard(library, () => rows(library, range, limit)),

    rewriteRequest: (rewrite) => guard(rewrite.library, () => personal.rewriteRequest(rewrite)),
    stripMessage: (library, message) =>
      guard(library ?? 'gateway', () => personal.stripMessage(library, message)),
    scrub: () => guard('all', personal.scrub),

    lastAudit: () => guard('gateway', audit.lastAudit),
    appendAudit: (records) => guard('gateway', () => audit.appendAudit(records)),
    listAudit: (range, limit) => guard('gateway', () => audit.listAudit(range, limit)),
    removeAudit: (upTo) => guard('gateway', () => audit.removeAudit(upTo)),

    readDocumentSnapshot: () => guard('gateway', configuration.held),
    getDocument: (kind, key) => guard('gateway', () => configuration.get(kind, key)),
    listDocuments: (kind) => guard('gateway', () => configuration.list(kind)),
    putDocuments: (changed) =>
      guard(
        changed.some(({ unlessLivePartner }) => unlessLivePartner !== undefined) ? 'all' : 'gateway',
        () => configuration.put(changed),
      ),

    putBlob: (blob) => guard(blob.library, () => files.put(blob)),
    getBlob: (id) => guard('all', () => files.get(id)),

    purge: (before) => guard('all', () => purge(before)),
    dump: (position, limit) => guard('all', () => dump(position, limit)),
    restore: (records) => guard('all', () => restore(records)),
    isReady: () =>
      guard('gateway', async () => {
        const key = keys.library(null)
        await Promise.all([client.incr(`${key}:readiness`), looks.get(`${key}:mark`)])
        await durable.settled(key)
        return true
      }).catch(() => false),
    close: async () => {
      stopWatch?.()
      if (!(await close())) return
      durable.close()
      await connection.close()
    },
  }
  await upgradeOpenedStore(store, (newest) => redisUpgrades(shell, newest), options)
  return store
}
