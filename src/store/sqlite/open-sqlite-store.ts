import { instantOf } from '../../borrowing/time.ts'
import { Problem } from '../../problem.ts'
import { version } from '../../version.ts'
import { batchSize, runInBatches } from '../policy/batches.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import type { Store } from '../ports/store.ts'
import type { UpgradeStep } from '../upgrades/step.ts'
import { upgradeSteps as presentSteps } from '../upgrades/steps.ts'
import { upgradeStore } from '../upgrades/upgrade-store.ts'
import { answerTable } from './answers.ts'
import { blobTable } from './blobs.ts'
import { deliveryClaims } from './claim-deliveries.ts'
import { serializeChange } from './commit.ts'
import { deadlineTable } from './deadlines.ts'
import { documentReads } from './document-reads.ts'
import { sqliteDump } from './dump.ts'
import { eventTable } from './events.ts'
import { checkMarker } from './file-marker.ts'
import { watchFile } from './file-watch.ts'
import { inboxTable } from './inbox.ts'
import { inboxList } from './inbox-list.ts'
import { migrations } from './migrations.ts'
import { openDatabase } from './open-database.ts'
import { outboxTable } from './outbox.ts'
import { storageProblem } from './problems.ts'
import { createReadTransactions } from './read-transactions.ts'
import { requestIndexTables } from './request-index-tables.ts'
import { requestList } from './request-list.ts'
import { requestTable } from './requests.ts'
import { sessionTable } from './sessions.ts'
import { timelineOf } from './timeline.ts'
import { sqliteUpgrades } from './upgrades.ts'
import { createWriter, type Writer } from './writer.ts'

/** How to open a SQLite store. */
export type SqliteOptions = {
  /** The path of the database file; its folder must exist. */
  readonly file: string
  /** The time in milliseconds since 1970, for what says no time of its own. */
  readonly now?: () => number
  /**
   * The time by which leases begin and end, in milliseconds since 1970; where left out, one that goes on evenly from
   * what the clock showed when the process began, however that is set.
   */
  readonly leaseTime?: () => number
  /** Told after each durable transaction how many writes shared it. */
  readonly onTransaction?: (writes: number) => void
  /** Called with a message where the file was lost, or is an older one than before. */
  readonly warn?: (message: string) => void
  /** Keeps a marker beside the file, by which it shows that the file was lost; none by default. */
  readonly marker?: { readonly requireExisting: boolean }
  /** Called with a message for each upgrade of data that an older version stored. */
  readonly onUpgrade?: (message: string) => void
  /** The steps of upgrades; by default those of this version. */
  readonly upgradeSteps?: readonly UpgradeStep[]
}

const monotonicTime = (): number => Math.floor(performance.timeOrigin + performance.now())

/**
 * Opens the embedded store: one SQLite file with a write-ahead log, made where there is none. Every write is on the disk
 * before its promise resolves; those of one turn of the event loop share a transaction.
 *
 * @throws Problem `unavailable` where the file is damaged, of another program, written by a newer lendwire, or cannot be
 *   read and written
 */
export const openSqliteStore = async (options: SqliteOptions): Promise<Store> => {
  const { now = Date.now, leaseTime = monotonicTime, onTransaction = () => undefined } = options
  const { file, warn = () => undefined, marker } = options
  const keepMarker = marker === undefined ? undefined : checkMarker(file, { ...marker, warn })
  const database = openDatabase(file, migrations)
  const fileMarker = keepMarker?.(database)
  const fileWatch = watchFile(file, ({ message }) => warn(message))
  const reads = createReadTransactions(database)
  const writer = createWriter(database, {
    before: reads.end,
    done: (groups) => {
      for (const group of groups) onTransaction(group)
    },
  })
  const write: Writer['write'] = (...call) => {
    const problem = fileWatch.problem()
    return problem === undefined ? writer.write(...call) : Promise.reject(problem)
  }
  const facets = requestIndexTables(database)
  const requests = requestTable(database, facets)
  const events = eventTable(database)
  const inbox = inboxTable(database)
  const outbox = outboxTable(database)
  const answers = answerTable(database)
  const deadlines = deadlineTable(database)
  const blobs = blobTable(database)
  const sessions = sessionTable(database)
  const documents = documentReads(database, reads.transactionNumber)
  const due = deliveryClaims(database)
  const listRequests = requestList(database)
  const listMessages = inboxList(database)

  const read = async <T>(look: () => T): Promise<T> => {
    if (!database.isOpen) throw new Problem('unavailable', 'The store is closed.')
    try {
      return reads.read(look)
    } catch (error) {
      throw storageProblem('read the database', error)
    }
  }

  const store: Store = {
    commit: (change) => write('commit', serializeChange(change), now()),
    loadRequest: (library, request) => read(() => requests.load(library, request)),
    findByDocument: (...named) => read(() => facets.byDocument(...named)),
    findByPartnerReference: (...names) => read(() => facets.byReference(...names)),
    listRequests: (query) => read(() => listRequests(query)),
    countOpenRequests: (partner) => read(() => facets.countOpenRequests(partner)),
    readTimeline: (...names) => read(() => timelineOf({ requests, events, inbox, outbox }, ...names)),
    listEventsAfter: (library, cursor, limit) => read(() => events.since(library, cursor, limit)),

    findReply: (fingerprint) => read(() => inbox.known(fingerprint)?.reply ?? null),
    findAnswer: (caller, key) => read(() => answers.find(caller, key)),
    keepMessage: (message, fingerprint = null) => write('keepMessage', message, fingerprint),
    listMessages: (query) => read(() => listMessages(query)),
    getMessage: (id) => read(() => inbox.message(id)),
    setMessageState: (...state) => write('setMessageState', ...state),

    listDueLibraries: (at) => read(() => due.libraries(toMilliseconds(at), leaseTime())),
    claimDeliveries: (claim) => write('claimDeliveries', claim, leaseTime()),
    settleDelivery: (...settlement) => write('settleDelivery', ...settlement),
    findNextDueTime: () =>
      read(() => {
        const times = [...due.next(), deadlines.next()].filter((time) => time !== null)
        return times.length === 0 ? null : instantOf(Math.min(...times))
      }),
    listDeliveries: (query) => read(() => outbox.list(query)),
    getDelivery: (id) => read(() => outbox.delivery(id)),

    listDueDeadlines: async (at, limit) => {
      for (;;) {
        const found = await read(() => deadlines.due(toMilliseconds(at), limit))
        if (found !== null) return found
        await write('correctDeadlines', at, batchSize)
      }
    },

    acquireLease: (...lease) => write('acquireLease', ...lease, leaseTime()),
    renewLease: (...lease) => write('renewLease', ...lease, leaseTime()),
    releaseLease: (...lease) => write('releaseLease', ...lease),
    incrementCounter: (...counted) => write('incrementCounter', ...counted),

    readDocumentSnapshot: () => read(documents.held),
    getDocument: (kind, key) => read(() => documents.get(kind, key)),
    listDocuments: (kind) => read(() => documents.list(kind)),
    putDocuments: (changed) => write('putDocuments', changed),

    putBlob: (blob) => write('putBlob', blob),
    getBlob: (id) => read(() => blobs.get(id)),

    putSession: (session) => write('putSession', session),
    findSession: (tokenHash, at) => read(() => sessions.find(tokenHash, at)),
    extendSession: (...session) => write('extendSession', ...session),
    endSession: (tokenHash) => write('endSession', tokenHash),
    endSessionsOf: (owner, except = '') => write('endSessionsOf', owner, except),

    purge: async (before) => {
      await runInBatches((most) => write('forgetFingerprints', before.fingerprints, most))
      await runInBatches((most) => write('forgetAnswers', before.answers, most))
      await runInBatches((most) => write('forgetUnassigned', before.unassigned, most))
      await runInBatches((most) => write('forgetBlobs', before.blobs, most))
      await runInBatches((most) => write('forgetSessions', now(), most))
    },
    dump: sqliteDump(database, read),
    restore: (records) => write('restore', records),
    isReady: () => write('check').catch(() => false),
    close: async () => {
      fileWatch.stop()
      writer.close()
      reads.end()
      if (fileWatch.problem() === undefined) fileMarker?.stop()
      if (database.isOpen) database.close()
    },
  }
  const { onUpgrade: report, upgradeSteps: steps = presentSteps } = options
  const newest = { data: steps.length, program: version }
  const upgradable = sqliteUpgrades(database, reads.end, leaseTime, newest)
  try {
    await upgradeStore(store, upgradable, { program: version, steps, report })
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}
