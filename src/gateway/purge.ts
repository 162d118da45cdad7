import type { AuditLog } from '../audit/audit-log.ts'
import { dayOf, instantOf } from '../borrowing/time.ts'
import { isPaused } from '../configuration/restore-record.ts'
import { purgeJobs } from '../delivery/bulk-jobs/manage-bulk-jobs.ts'
import { purgeCopyRecords } from '../delivery/copyright/copy-records.ts'
import { purgeDeclarations } from '../delivery/copyright/declaration-records.ts'
import type { OutboundDeps } from '../delivery/deps.ts'
import { purgeRelayed } from '../delivery/relay/work-on-relay.ts'
import type { Privacy } from '../privacy/create-privacy.ts'
import { purgeLeftovers } from '../retention/purge-leftovers.ts'
import { purgeStore } from '../retention/purge-store.ts'
import { fillRows } from '../statistics/fill-rows.ts'
import { keepMonths } from '../statistics/kept-months.ts'
import type { Store } from '../store/ports/store.ts'
import type { Gateway, GatewayParts } from './parts.ts'

/**
 * Creates the function that deletes what is past its retention, and first fills in what a store of an earlier version lacks; then
 * it makes the columns of statistics. It does nothing while a restored store waits for an admin.
 */
export const createPurge =
  (
    { clock, keep, log }: Pick<GatewayParts, 'clock' | 'keep' | 'log'>,
    { configuration }: Pick<OutboundDeps, 'configuration'>,
    { store, audit, privacy }: { readonly store: Store; readonly audit: AuditLog; readonly privacy: Privacy },
  ): Gateway['purge'] =>
  async ({ atStart = false, drift } = {}) => {
    if (isPaused((await configuration.snapshot()).restore())) return
    await fillRows(store, () => configuration.snapshot())
    const warn = (message: string): void => log({ level: 'warn', message, facts: {} })
    const time = await purgeStore({ drift, store, clock, keep, audit, warn })
    await purgeLeftovers(store, instantOf(time))
    await purgeCopyRecords(store, instantOf(time))
    await purgeJobs(store, instantOf(time))
    await purgeDeclarations(store, instantOf(time))
    await purgeRelayed({ store, configuration }, instantOf(time))
    await privacy.runRetention(time, atStart)
    // Ahead of the reports that read them.
    for (const { code, timeZone } of (await configuration.snapshot()).libraries())
      await keepMonths(store, code, dayOf(instantOf(time), timeZone))
  }
