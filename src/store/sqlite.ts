import { instantOf } from '../borrowing/time.ts'
import { Problem } from '../problem.ts'
import { version } from '../version.ts'
import type { Store } from './ports/store.ts'
import { milliseconds } from './rows.ts'
import { answerTable } from './sqlite/answers.ts'
import { blobTable } from './sqlite/blobs.ts'
import { dueWork } from './sqlite/claim.ts'
import { writtenChange } from './sqlite/commit.ts'
import { deadlineTable } from './sqlite/deadlines.ts'
import { documentReads } from './sqlite/document-reads.ts'
import { sqliteDump } from './sqlite/dump.ts'
import { eventTable } from './sqlite/events.ts'
import { openDatabase } from './sqlite/file.ts'
import { inboxTable } from './sqlite/inbox.ts'
import { inboxList } from './sqlite/inbox-list.ts'
import { migrations } from './sqlite/migrations.ts'
import { outboxTable } from './sqlite/outbox.ts'
import { storageProblem } from './sqlite/problems.ts'
import { groupReads } from './sqlite/reads.ts'
import { facetTables } from './sqlite/request-facets.ts'
import { requestList } from './sqlite/request-list.ts'
import { requestTable } from './sqlite/requests.ts'
import { sessionTable } from './sqlite/sessions.ts'
import { timelineOf } from './sqlite/timeline.ts'
import { sqliteUpgrades } from './sqlite/upgrades.ts'
import { createWriter } from './sqlite/writer.ts'
import type { UpgradeStep } from './upgrades/step.ts'
import { upgradeSteps as presentSteps } from './upgrades/steps.ts'
import { upgradeStore } from './upgrades/upgrade-store.ts'

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
  /** Told what is done where what an older version stored is upgraded. */
  readonly onUpgrade?: (message: string) => void
  /** The steps of upgrades; those of this version where left out. */
  readonly upgradeSteps?: readonly UpgradeStep[]
}

const steadyTime = (): number => Math.floor(performance.timeOrigin + performance.now())

/** So many rows are changed in one transaction where there may be many, so that other writes are never held up long. */
const mostAtOnce = 500

const stepwise = async (changeSome: (most: number) => Promise<number>): Promise<void> => {
  while ((await changeSome(mostAtOnce)) === mostAtOnce);
}

/**
 * Opens the embedded store: one SQLite file with a write-ahead log, made where there is none. Every write is on the disk
 * before its promise resolves; those of one turn of the event loop share a transaction.
 *
 * @throws Problem `unavailable` where the file is damaged, of another program, written by a newer lendwire, or cannot be
 *   read and written
 */
export const openSqliteStore = async (options: SqliteOptions): Promise<Store> => {
  const { now = Date.now, leaseTime = steadyTime, onTransaction = () => undefined } = options
  const database = openDatabase(options.file, migrations)
  const reads = groupReads(database)
  const { write, close } = createWriter(database, {
    before: reads.renew,
    done: (groups) => {
      for (const group of groups) onTransaction(group)
    },
  })
  const facets = facetTables(database)
  const requests = requestTable(database, facets)
  const events = eventTable(database)
  const inbox = inboxTable(database)
  const outbox = outboxTable(database)
  const answers = answerTable(database)
  const deadlines = deadlineTable(database)
  const blobs = blobTable(database)
  const sessions = sessionTable(database)
  const documents = documentReads(database, reads.view)
  const due = dueWork(database)
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
    commit: (change) => write('commit', writtenChange(change), now()),
    loadRequest: (library, request) => read(() => requests.load(library, request)),
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

    listDueLibraries: (at) => read(() => due.libraries(milliseconds(at), leaseTime())),
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
        const found = await read(() => deadlines.due(milliseconds(at), limit))
        if (found !== null) return found
        await write('correctDeadlines', at, mostAtOnce)
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
      await stepwise((most) => write('forgetFingerprints', before.fingerprints, most))
      await stepwise((most) => write('forgetAnswers', before.answers, most))
      await stepwise((most) => write('forgetUnassigned', before.unassigned, most))
      await stepwise((most) => write('forgetBlobs', before.blobs, most))
      await stepwise((most) => write('forgetSessions', now(), most))
    },
    dump: sqliteDump(database, read),
    restore: (records) => write('restore', records),
    isReady: () => write('check').catch(() => false),
    close: async () => {
      close()
      reads.renew()
      if (database.isOpen) database.close()
    },
  }
  const { onUpgrade: report, upgradeSteps: steps = presentSteps } = options
  const newest = { data: steps.length, program: version }
  const upgradable = sqliteUpgrades(database, reads.renew, leaseTime, newest)
  try {
    await upgradeStore(store, upgradable, { program: version, steps, report })
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}
