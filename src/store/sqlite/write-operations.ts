import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Instant } from '../../borrowing/values.ts'
import { parseStored, toMilliseconds } from '../policy/parse-stored.ts'
import { AuditRecord } from '../ports/audit.ts'
import type { DocumentWrite } from '../ports/documents.ts'
import type { InboxMessage, InboxPort } from '../ports/inbox.ts'
import type { OutboxPort } from '../ports/outbox.ts'
import { keyedRecords } from '../sql/keyed-records.ts'
import { dropOverQuota } from '../sql/message-quotas.ts'
import { forget } from '../sql/purge.ts'
import { readSql } from '../sql/reads.ts'
import { firstRow } from '../sql/steps.ts'
import { addAudit, writes } from '../sql/writes.ts'
import { commitChange, openTables, type SerializedChange, storeMessageOnce } from './commit.ts'
import { sqliteRestore } from './file/restore.ts'
import { deliveryClaims } from './records/claim-deliveries.ts'
import { deadlineTable } from './records/deadlines.ts'
import { documentTable } from './records/documents.ts'
import { quotaShares } from './records/inbox.ts'
import { privacyTables } from './records/privacy.ts'

const Checkpoint = z.object({ busy: z.int() })

/**
 * Returns all that writes, by name, as plain data in and out, so that it can be asked for from another thread. Every function
 * runs synchronously inside the open transaction.
 */
export const writeOperations = (database: DatabaseSync) => {
  const tables = openTables(database)
  const { outbox, partnerCounts, facets, run } = tables
  const keyed = keyedRecords('?1')
  const dropMessages = dropOverQuota(quotaShares)
  const deadlines = deadlineTable(database)
  const documents = documentTable(database)
  const due = deliveryClaims(database)
  const check = database.prepare('UPDATE readiness SET checks = checks + 1 WHERE row = 1')
  const truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  return {
    /** `now` is the time in milliseconds since 1970, for a change that says none of its own. */
    commit: (change: SerializedChange, now: number) => commitChange(tables, change, now),
    keepMessage: (message: InboxMessage, fingerprint: string | null) =>
      storeMessageOnce(tables, message, fingerprint),
    dropOverQuota: (...quota: Parameters<InboxPort['dropOverQuota']>) => run(dropMessages(...quota)),
    claimDeliveries: due.claim,
    settleDelivery: (
      ...[delivery, leaseToken, settlement]: Parameters<OutboxPort['settleDelivery']>
    ): boolean => {
      const orderingKey = outbox.settle(delivery, leaseToken, settlement)
      if (orderingKey !== null) outbox.refresh(orderingKey)
      return orderingKey !== null
    },
    correctDeadlines: (at: Instant, most: number): void => deadlines.correct(toMilliseconds(at), most),
    putKeyed: (...put: Parameters<typeof keyed.putKeyed>) => run(keyed.putKeyed(...put)),
    removeKeyed: (...removed: Parameters<typeof keyed.removeKeyed>) => run(keyed.removeKeyed(...removed)),
    addKeyed: (...added: Parameters<typeof keyed.addKeyed>) => run(keyed.addKeyed(...added)),
    forgetKeyed: (time: number, most: number) => run(keyed.forgetKeyed(time, most)),
    forget: (...forgotten: Parameters<typeof forget>) => run(forget(...forgotten)),
    addPartnerCounts: partnerCounts.add,
    putDocuments: (changed: readonly DocumentWrite[]) => documents.put(changed, facets.isLive),
    ...privacyTables(database, tables),
    putBlob: (...put: Parameters<typeof writes.putBlob>) => run(writes.putBlob(...put)),
    removeAudit: (upTo: number) => run(writes.removeAudit(upTo)),
    setMessageState: (...state: Parameters<typeof writes.setMessageState>) =>
      run(writes.setMessageState(...state)),
    appendAudit: (records: readonly AuditRecord[]): 'written' | 'conflict' => {
      const [first] = records
      const last = run(firstRow('audit', AuditRecord, readSql.lastAudit))
      if (first !== undefined && first.sequence !== (last?.sequence ?? 0) + 1) return 'conflict'
      for (const record of records) run(addAudit(record))
      return 'written'
    },
    restore: sqliteRestore(database, tables),
    /**
     * Writes the log into the file and truncates it. It runs outside of transactions (`group-commit.ts`).
     *
     * @returns false if readers were in the way: a part of it may be left
     */
    truncateLog: (): boolean => parseStored('checkpoint', Checkpoint, truncate.get()).busy === 0,
    check: (): boolean => check.run().changes === 1,
  }
}
export type WriteOperations = ReturnType<typeof writeOperations>

/** A write to be done: which one, and with what. */
export type WriteCall = {
  [Name in keyof WriteOperations]: { readonly name: Name; readonly args: Parameters<WriteOperations[Name]> }
}[keyof WriteOperations]
