import { extname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { instantOf } from '../../borrowing/time.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { batchSize, runInBatches } from '../policy/batches.ts'
import { keyedFeatures } from '../policy/keyed-features.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import type { WriteQueueLimits } from '../policy/write-queue.ts'
import type { KeyedRecordsPort } from '../ports/keyed-records.ts'
import type { RequestQuery } from '../ports/request-lists.ts'
import type { Store } from '../ports/store.ts'
import { keyedRecords } from '../sql/keyed-records.ts'
import { purge } from '../sql/purge.ts'
import { reads } from '../sql/reads.ts'
import { runningOperations } from '../sql/steps.ts'
import type { StoreSettings } from '../store-settings.ts'
import { upgradeOpenedStore } from '../upgrades/upgrade-store.ts'
import { serializeChange } from './commit.ts'
import { sqliteDump } from './file/dump.ts'
import { checkMarker } from './file/file-marker.ts'
import { saveLostLog, watchFile } from './file/file-watch.ts'
import { makeReadOnly, openDatabase } from './file/open-database.ts'
import { sqliteDialect } from './lists/dialect.ts'
import { readOperations } from './read-operations.ts'
import { createInlineReader, createThreadReader } from './reader.ts'
import { deliveryClaims, endAllLeases } from './records/claim-deliveries.ts'
import { deadlineTable } from './records/deadlines.ts'
import { documentReads } from './records/documents.ts'
import { serializeRewrite } from './records/privacy.ts'
import { storageProblem } from './records/problems.ts'
import { createStepRunner } from './step-runner.ts'
import { startThread } from './threads/start-thread.ts'
import { sqliteUpgrades } from './upgrades.ts'
import { createInlineRunner, createWriter, type Writer } from './writer.ts'

/** Lets the reads of one turn of the event loop share a transaction, because each transaction costs a lock. */
const createReadTransactions = (database: DatabaseSync) => {
  const begin = database.prepare('BEGIN')
  const commit = database.prepare('COMMIT')
  let view = 0

  const renew = (): void => {
    if (database.isOpen && database.isTransaction) commit.run()
  }

  return {
    /** Reads the database as it was at the first read of this turn. */
    read: <T>(work: () => T): T => {
      if (!database.isTransaction) {
        view += 1
        begin.run()
        setImmediate(renew)
      }
      return work()
    },
    /** Ends the transaction: the next read sees all commits up to then. */
    end: renew,
    /** Numbers the transactions: reads with the same number saw the same database. */
    transactionNumber: () => view,
  }
}

/** The settings to open a SQLite store. */
export type SqliteOptions = StoreSettings & {
  /** The path of the database file; its folder must exist. */
  readonly file: string
  /** Called after each durable transaction with the number of writes in it. */
  readonly onTransaction?: (writes: number) => void
  /** Keeps a marker beside the file, by which it shows that the file was lost; none by default. */
  readonly marker?: { readonly requireExisting: boolean }
  /** The number of writes that may wait for the disk before new work is refused with `unavailable`. */
  readonly writeQueueLimits?: WriteQueueLimits
}

/** Returns whether a list is so short that it does not wait behind long ones: all requests of a patron, or with a barcode. */
const isShortList = ({ library, patron, barcode, text }: RequestQuery): boolean =>
  library !== null && text === undefined && (patron?.length === 1 || barcode?.length === 1)

/** Returns a module of a thread, which has the same extension as this one, before and after compilation. */
const threadModule = (name: string): URL =>
  new URL(`threads/${name}${extname(import.meta.url)}`, import.meta.url)

const monotonicTime = (): number => Math.floor(performance.timeOrigin + performance.now())

/**
 * Opens the embedded store: one SQLite file with a write-ahead log, which is created if it does not exist. Every write is
 * on the disk before its promise resolves.
 *
 * @throws Problem `unavailable` if the file is damaged, belongs to another program, was written by a newer lendwire, or
 *   cannot be read and written
 */
export const openSqliteStore = async (options: SqliteOptions): Promise<Store> => {
  const { now = Date.now, leaseTime = monotonicTime, file, marker } = options
  const { onTransaction = () => undefined, onLost = () => undefined, warn = () => undefined } = options
  const keepMarker = marker === undefined ? undefined : checkMarker(file, marker.requireExisting, warn)
  const database = openDatabase(file)
  const fileMarker = keepMarker?.(database)
  const fileWatch = watchFile(file)
  const openReads = createReadTransactions(database)
  const onOutcomes = (groups: readonly number[]): void => {
    openReads.end()
    for (const group of groups) onTransaction(group)
  }
  const runner = options.threads
    ? await startThread({ module: threadModule('writer-thread'), file, onOutcomes, onLost }).catch(
        (error: unknown) => {
          fileWatch.stop()
          fileMarker?.stop()
          database.close()
          throw error
        },
      )
    : createInlineRunner(database, openReads.end, onOutcomes)
  const writer = createWriter(runner, options.writeQueueLimits)
  fileWatch.start(({ what, problem }) => {
    warn(problem.message)
    if (what === 'log') void saveLostLog(writer, warn)
  })
  const write: Writer['write'] = (...call) => {
    const problem = fileWatch.problem()
    return problem === undefined ? writer.write(...call) : Promise.reject(problem)
  }
  const deadlines = deadlineTable(database)
  const documents = documentReads(database, openReads.transactionNumber)
  const due = deliveryClaims(database)

  // A creation looks for other requests of the patron, and a message of an ILS for its item by the barcode: neither waits
  // behind long lists.
  const shortReads = readOperations(database)

  const read = async <T>(look: () => T): Promise<T> => {
    if (!database.isOpen) throw new Problem('unavailable', reason('store.closed'))
    try {
      return openReads.read(look)
    } catch (error) {
      throw storageProblem(reason('not_stored.read'), error)
    }
  }

  const { readLong, close: closeReader } = options.threads
    ? createThreadReader(async (onReaderLost) => {
        // Another file may have taken the place of the one that is open.
        const problem = fileWatch.problem()
        if (problem !== undefined) throw problem
        return startThread({ module: threadModule('reader-thread'), file, onLost: onReaderLost })
      })
    : createInlineReader(shortReads, read)

  const run = createStepRunner(database)
  const keyed = keyedRecords('?1')
  const keyedPort: KeyedRecordsPort = {
    getKeyed: (name) => read(() => run(keyed.getKeyed(leaseTime(), name))),
    putKeyed: (...put) => write('putKeyed', leaseTime(), ...put),
    removeKeyed: (name, token) => write('removeKeyed', name, token),
    addKeyed: (...added) => write('addKeyed', leaseTime(), ...added),
    listKeyed: (group) => read(() => run(keyed.listKeyed(group))),
  }
  const store: Store = {
    ...keyedFeatures(keyedPort),
    ...runningOperations(reads(sqliteDialect), (steps) => read(() => run(steps))),
    commit: (change) => write('commit', serializeChange(change), now()),
    listRequests: (query) =>
      isShortList(query) ? read(() => shortReads.listRequests(query)) : readLong('listRequests', query),
    countRequests: (query) => readLong('countRequests', query),
    countRequestStates: () => readLong('countRequestStates'),

    keepMessage: (message, fingerprint = null) => write('keepMessage', message, fingerprint),
    dropOverQuota: (...quota) => write('dropOverQuota', ...quota),
    listMessages: (query) => readLong('listMessages', query),
    setMessageState: (...state) => write('setMessageState', ...state),

    listDueLibraries: (at) => read(() => due.libraries(toMilliseconds(at), leaseTime())),
    claimDeliveries: (claim) => write('claimDeliveries', claim, leaseTime()),
    settleDelivery: (...settlement) => write('settleDelivery', ...settlement),
    findNextDueTime: () =>
      read(() => {
        const times = [...due.next(), deadlines.next()].filter((time) => time !== null)
        return times.length === 0 ? null : instantOf(Math.min(...times))
      }),
    listDeliveries: (query) => readLong('listDeliveries', query),
    summarizeOutbox: () => readLong('summarizeOutbox'),

    listDueDeadlines: async (at, limit) => {
      for (;;) {
        const due = await read(() => deadlines.due(toMilliseconds(at), limit))
        if (due !== null) return due
        await write('correctDeadlines', at, batchSize)
      }
    },

    addPartnerCounts: (...counts) => write('addPartnerCounts', ...counts),

    readDocumentSnapshot: () => read(documents.held),
    getDocument: (kind, key) => read(() => documents.get(kind, key)),
    listDocuments: (kind) => read(() => documents.list(kind)),
    listDocumentPage: (...page) => read(() => documents.page(...page)),
    putDocuments: (changed) => write('putDocuments', changed),

    putBlob: (blob) => write('putBlob', blob),

    rewriteRequest: (rewrite) => write('rewriteRequest', serializeRewrite(rewrite)),
    stripMessage: (_library, message) => write('stripMessage', message),
    scrub: async () => {
      for (let isFirst = true; await write('mergeWords', isFirst); isFirst = false);
      await write('truncateLog')
    },

    appendAudit: (records) => write('appendAudit', records),
    removeAudit: (upTo) => write('removeAudit', upTo),

    purge: async (before) => {
      await purge(before, (...forgotten) => write('forget', ...forgotten))
      await runInBatches((most) => write('forgetKeyed', leaseTime(), most))
    },
    dump: sqliteDump(database, read),
    restore: (records) => write('restore', records),
    isReady: () => write('check').catch(() => false),
    close: async () => {
      fileWatch.stop()
      if (!options.threads) await writer.close()
      openReads.end()
      if (fileWatch.problem() === undefined) fileMarker?.stop()
      if (database.isOpen) database.close()
      await closeReader()
      // The connection that closes last writes the log into the file: that takes its time, so it is the writing thread's.
      if (options.threads) await writer.close()
    },
  }
  await upgradeOpenedStore(store, (newest) => sqliteUpgrades(database, openReads.end, newest), options)
  if (options.isAlone) endAllLeases(database)
  if (options.threads) makeReadOnly(database)
  return store
}
