import type { LibraryCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { mapRecord } from '../../typed-records.ts'
import { keyedFeatures } from '../policy/keyed-features.ts'
import type { LeasedDelivery } from '../ports/outbox.ts'
import type { Store } from '../ports/store.ts'
import type { StoreSettings } from '../store-settings.ts'
import { upgradeOpenedStore } from '../upgrades/upgrade-store.ts'
import { commits } from './commit.ts'
import { librarySet, type RedisContext } from './context.ts'
import { keysOf } from './keys.ts'
import { requestCounts, requestStateCounts } from './lists/count-requests.ts'
import { requestList } from './lists/list-requests.ts'
import { auditLog } from './records/audit.ts'
import { blobs } from './records/blobs.ts'
import { deliveryClaims, libraryOfToken } from './records/claim-deliveries.ts'
import { deadlines } from './records/deadlines.ts'
import { documents } from './records/documents.ts'
import { eventReads } from './records/events.ts'
import { factRows } from './records/fact-rows.ts'
import { inbox } from './records/inbox.ts'
import { keyedRecords } from './records/keyed-records.ts'

import { outbox } from './records/outbox.ts'
import { partnerCounts } from './records/partner-counts.ts'
import { privacy } from './records/privacy.ts'
import { redisProblem } from './records/problems.ts'
import { createPurge } from './records/purge.ts'
import { requestReads } from './records/requests.ts'
import { connect, type RedisAddress } from './server/connection.ts'
import { redisDump } from './server/dump.ts'
import { durability } from './server/durability.ts'
import { requireVersion } from './server/require-version.ts'
import { createRestore } from './server/restore.ts'
import { readStoreIdentity, requireStore, type Scope, type StoreIdentity } from './server/store-identity.ts'
import { redisUpgrades } from './upgrades.ts'

/** The settings to open a Redis store. */
export type RedisOptions = RedisAddress &
  StoreSettings & {
    /** Begins all its keys, so that several gateways may share a server. */
    readonly prefix: string
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
export const openRedisStore = (options: RedisOptions): Promise<Store> =>
  open(options).catch((error: unknown) => {
    throw redisProblem(error)
  })

const open = async (options: RedisOptions): Promise<Store> => {
  const connection = await connect(options)
  const keys = keysOf(options.prefix)
  let durable: Awaited<ReturnType<typeof durability>>
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
  const { client, readClient: looks } = connection
  const shell: RedisContext = {
    ...connection,
    keys,
    durable: durable.settled,
    now: options.now ?? Date.now,
    leaseTime: options.leaseTime ?? (() => ''),
    ...librarySet(connection, keys, durable.settled, mark.assignToLibrary),
  }
  const messages = inbox(shell)
  const deliveries = outbox(shell)
  const { getMessage, keepMessage, setMessageState } = messages
  const { getDelivery, summarizeOutbox } = deliveries
  const requests = requestReads(shell)
  const files = blobs(shell)
  const due = deliveryClaims(shell)
  const ends = deadlines(shell)
  const events = eventReads(shell, messages, deliveries)
  const configuration = documents(shell)
  const audit = auditLog(shell)
  const personal = privacy(shell)
  const { commit, findAnswer } = commits(shell, due.releaseSlot)
  const counted = partnerCounts(shell)
  const dump = redisDump(shell, events, files, counted, factRows(shell), audit)
  const { guard, close } = guarded(mark)
  const { watchEvery, warn } = options
  const stopWatch =
    watchEvery === undefined ? undefined : mark.watch(watchEvery, ({ message }) => warn?.(message))

  /** Guards methods by what their arguments say of the data that they use. */
  const within = <const Methods extends Readonly<Record<string, (...args: never) => Promise<unknown>>>>(
    scope: Scope | ((first: never) => Scope),
    methods: Methods,
  ): Methods =>
    mapRecord(
      methods,
      (method) =>
        (...args: readonly unknown[]) =>
          guard(typeof scope === 'string' ? scope : Reflect.apply(scope, undefined, args), () =>
            Reflect.apply(method, undefined, args),
          ),
    ) as unknown as Methods

  const store: Store = {
    ...keyedFeatures(within('gateway', keyedRecords(shell))),
    ...within('gateway', audit),
    ...within('gateway', configuration),
    ...within('all', {
      ...{ findByDocument: requests.findByDocument, countRequestStates: requestStateCounts(shell) },
      ...{ countOpenRequests: requests.countOpenRequests, getMessage, keepMessage, setMessageState },
      ...{ getDelivery, summarizeOutbox, listPartnerDays: counted.listPartnerDays, getBlob: files.getBlob },
      ...{ purge: createPurge(shell), dump, restore: createRestore(shell), scrub: personal.scrub },
      findNextDueTime: ends.findNextDueTime,
    }),
    // What each library that they name still is, is seen where it is worked on.
    ...within('gateway', { listDueLibraries: due.listDueLibraries, listDueDeadlines: ends.listDueDeadlines }),
    ...within((library: LibraryCode | null) => library ?? 'gateway', {
      ...events,
      ...{
        loadRequest: requests.loadRequest,
        listRows: factRows(shell),
        stripMessage: personal.stripMessage,
      },
      ...{ dropOverQuota: messages.dropOverQuota, addPartnerCounts: counted.addPartnerCounts },
    }),
    ...within(({ library }: { readonly library: LibraryCode | null }) => library ?? 'all', {
      ...{ commit, listRequests: requestList(shell), countRequests: requestCounts(shell) },
      ...{ listMessages: messages.listMessages, listDeliveries: deliveries.listDeliveries },
      ...{ rewriteRequest: personal.rewriteRequest, putBlob: files.putBlob },
    }),
    findByPartnerReference: (library, partner, reference) =>
      guard(library ?? 'all', () => requests.findByPartnerReference(library, partner, reference)),
    findReply: (fingerprint, library) =>
      guard(library ?? 'all', () => messages.findReply(fingerprint, library)),
    findAnswer: (caller, key, library) => guard(library ?? 'all', () => findAnswer(caller, key, library)),
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
    putDocuments: (changed) =>
      guard(
        changed.some(({ unlessLivePartner }) => unlessLivePartner !== undefined) ? 'all' : 'gateway',
        () => configuration.putDocuments(changed),
      ),
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
