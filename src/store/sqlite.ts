import type { DatabaseSync } from 'node:sqlite'
import { instantOf } from '../borrowing/time.ts'
import { Problem } from '../problem.ts'
import { answerTable } from './sqlite/answers.ts'
import { blobTable } from './sqlite/blobs.ts'
import { dueWork } from './sqlite/claim.ts'
import { commitChange, keepOnce, type Tables } from './sqlite/commit.ts'
import { deadlineTable } from './sqlite/deadlines.ts'
import { documentTable } from './sqlite/documents.ts'
import { eventTable } from './sqlite/events.ts'
import { openDatabase } from './sqlite/file.ts'
import { groupWrites } from './sqlite/group.ts'
import { inboxTable } from './sqlite/inbox.ts'
import { leaseTable } from './sqlite/leases.ts'
import { migrations } from './sqlite/migrations.ts'
import { outboxTable } from './sqlite/outbox.ts'
import { storageProblem } from './sqlite/problems.ts'
import { facetTables } from './sqlite/request-facets.ts'
import { requestList } from './sqlite/request-list.ts'
import { requestTable } from './sqlite/requests.ts'
import { milliseconds } from './sqlite/rows.ts'
import { timelineOf } from './sqlite/timeline.ts'
import type { Store } from './store.ts'

/** How to open a SQLite store. */
export type SqliteOptions = {
  /** The path of the database file; its folder must exist. */
  readonly file: string
  /** The time in milliseconds since 1970, for what says no time of its own. */
  readonly now?: () => number
  /** Told after each durable transaction how many writes shared it. */
  readonly onTransaction?: (writes: number) => void
}

/** So many rows are changed in one transaction where there may be many, so that the event loop is never held up long. */
const mostAtOnce = 500

const stepwise = async (changeSome: (most: number) => Promise<number>): Promise<void> => {
  while ((await changeSome(mostAtOnce)) === mostAtOnce);
}

const readiness = (database: DatabaseSync) => {
  const check = database.prepare('UPDATE readiness SET checks = checks + 1 WHERE row = 1')
  return (): boolean => check.run().changes === 1
}

/**
 * Opens the embedded store: one SQLite file with a write-ahead log, made where there is none. Every write is on the disk
 * before its promise resolves; writes of one turn of the event loop share one transaction.
 *
 * @throws Problem `unavailable` where the file is damaged, of another program, written by a newer lendwire, or cannot be
 *   read and written
 */
export const openSqliteStore = async (options: SqliteOptions): Promise<Store> => {
  const database = openDatabase(options.file, migrations)
  const now = options.now ?? Date.now
  const group = groupWrites(database, options.onTransaction ?? (() => undefined))
  const facets = facetTables(database)
  const tables: Tables = {
    requests: requestTable(database, facets),
    events: eventTable(database),
    inbox: inboxTable(database),
    outbox: outboxTable(database),
    answers: answerTable(database),
  }
  const { requests, events, inbox, outbox, answers } = tables
  const deadlines = deadlineTable(database)
  const documents = documentTable(database)
  const leases = leaseTable(database)
  const blobs = blobTable(database)
  const due = dueWork(database)
  const listRequests = requestList(database)
  const isWritable = readiness(database)

  const { write } = group
  const read = async <T>(look: () => T): Promise<T> => {
    if (!database.isOpen) throw new Problem('unavailable', 'The store is closed.')
    try {
      return group.read(look)
    } catch (error) {
      throw storageProblem('read the database', error)
    }
  }

  return {
    commit: (change) => write(() => commitChange(tables, change, now)),
    load: (library, request) => read(() => requests.load(library, request)),
    findByPartnerReference: (...names) => read(() => facets.byReference(...names)),
    list: (query) => read(() => listRequests(query)),
    countOpen: (partner) => read(() => facets.countOpen(partner)),
    timeline: (library, request) => read(() => timelineOf(tables, library, request)),
    eventsSince: (library, cursor, limit) => read(() => events.since(library, cursor, limit)),

    findReply: (fingerprint) => read(() => inbox.known(fingerprint)?.reply ?? null),
    findAnswer: (caller, key) => read(() => answers.find(caller, key)),
    keepMessage: (message, fingerprint = null) => write(() => keepOnce(tables, message, fingerprint)),
    messages: (query) => read(() => inbox.list(query)),
    message: (id) => read(() => inbox.message(id)),
    setMessageState: (id, state, reason) => write(() => inbox.setState(id, state, reason)),

    dueLibraries: (at) => read(() => due.libraries(milliseconds(at))),
    claimDue: (claim) => write(() => due.claim(claim)),
    settle: (delivery, leaseToken, settlement) =>
      write(() => {
        const lane = outbox.settle(delivery, leaseToken, settlement)
        if (lane !== null) outbox.refresh(lane)
        return lane !== null
      }),
    nextDue: () =>
      read(() => {
        const times = [due.nextReady(), deadlines.next()].filter((time) => time !== null)
        return times.length === 0 ? null : instantOf(Math.min(...times))
      }),
    deliveries: (query) => read(() => outbox.list(query)),
    delivery: (id) => read(() => outbox.delivery(id)),

    dueDeadlines: async (at, limit) => {
      for (;;) {
        const found = await read(() => deadlines.due(milliseconds(at), limit))
        if (found !== null) return found
        await write(() => deadlines.correct(milliseconds(at), mostAtOnce))
      }
    },

    takeLease: (name, at, duration) => write(() => leases.take(name, milliseconds(at), duration)),
    renewLease: (name, token, at, duration) =>
      write(() => leases.renew(name, token, milliseconds(at), duration)),
    releaseLease: (name, token) => write(() => leases.release(name, token)),

    getDocument: (kind, key) => read(() => documents.get(kind, key)),
    listDocuments: (kind) => read(() => documents.list(kind)),
    putDocuments: (changed) => write(() => documents.put(changed, facets.isLive)),

    putBlob: (blob) => write(() => blobs.put(blob)),
    getBlob: (id) => read(() => blobs.get(id)),

    purge: async (before) => {
      const { fingerprints, answers: answered, unassigned } = before
      await stepwise((most) => write(() => inbox.forgetFingerprints(milliseconds(fingerprints), most)))
      await stepwise((most) => write(() => answers.forget(milliseconds(answered), most)))
      await stepwise((most) => write(() => inbox.forgetUnassigned(milliseconds(unassigned), most)))
      await stepwise((most) => write(() => blobs.forget(milliseconds(before.blobs), most)))
    },
    ready: () => write(isWritable).catch(() => false),
    close: async () => {
      if (!database.isOpen) return
      group.close()
      database.close()
    },
  }
}
