import type { Instant, PartnerCode } from '../borrowing/values.ts'
import type { ConfigSnapshot, Configuration } from '../configuration/snapshot.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import type { Store } from '../store/ports/store.ts'
import type { Finding } from './alarm.ts'
import type { AlarmCondition, ConditionKind } from './alarm-rule.ts'

/** The sources that alarms read. */
export type AlarmSources = {
  readonly store: Pick<
    Store,
    | 'summarizeOutbox'
    | 'listDeliveries'
    | 'getDocument'
    | 'listDocuments'
    | 'listRequests'
    | 'listPartnerDays'
  >
  readonly configuration: Configuration
  readonly circuitBreakers: Pick<CircuitBreakers, 'states'>
  readonly now: () => Instant
  /** The free part of the disk of the store, in per cent; null where it is unknown. */
  readonly freeDisk: () => Promise<number | null>
  /** When the newest backup was made; null where there is none, undefined where nothing says where they are. */
  readonly newestBackup: () => Promise<Instant | null | undefined>
}

/** A finding of a condition, without its rule. */
export type Occurrence = Omit<Finding, 'rule' | 'kind'>

/** What the finders of one check read. */
export type FinderContext = AlarmSources & {
  readonly snapshot: ConfigSnapshot
  readonly time: Instant
  /** The partners that have an alarm of their own: until when they had it, null while it is open. */
  readonly outages: ReadonlyMap<PartnerCode, Instant | null>
}

/** Finds what one condition is about. */
export type Finder<Kind extends ConditionKind> = (
  condition: Extract<AlarmCondition, { kind: Kind }>,
  context: FinderContext,
) => Promise<readonly Occurrence[]>

export const minute = 60_000

/** Returns the age of an instant, in milliseconds. */
export const age = (since: Instant, now: Instant): number => Date.parse(now) - Date.parse(since)
