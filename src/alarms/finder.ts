import type { Instant, PartnerCode } from '../borrowing/values.ts'
import type { ConfigSnapshot, Configuration } from '../configuration/snapshot.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import type { Store } from '../store/ports/store.ts'
import type { Finding } from './alarm.ts'
import type { AlarmCondition, ConditionKind } from './alarm-rule.ts'

/** What alarms look at. */
export type AlarmSources = {
  readonly store: Pick<
    Store,
    'summarizeOutbox' | 'listDeliveries' | 'listDocuments' | 'listRequests' | 'listPartnerDays'
  >
  readonly configuration: Configuration
  readonly circuitBreakers: Pick<CircuitBreakers, 'states'>
  readonly now: () => Instant
  /** How much of the disk of the store is free, in per cent; null where that cannot be told. */
  readonly freeDisk: () => Promise<number | null>
  /** When the newest backup was made; null where there is none, undefined where nothing says where they are. */
  readonly newestBackup: () => Promise<Instant | null | undefined>
}

/** What a condition found. */
export type Occurrence = Omit<Finding, 'rule' | 'kind'>

/** One look at everything. */
export type Look = AlarmSources & {
  readonly snapshot: ConfigSnapshot
  readonly time: Instant
  /** The partners that have an alarm of their own: until when they had it, null where it stands. */
  readonly outages: ReadonlyMap<PartnerCode, Instant | null>
}

/** Finds what one condition is about. */
export type Finder<Kind extends ConditionKind> = (
  condition: Extract<AlarmCondition, { kind: Kind }>,
  look: Look,
) => Promise<readonly Occurrence[]>

export const minute = 60_000

/** How long ago an instant is, in milliseconds. */
export const age = (since: Instant, now: Instant): number => Date.parse(now) - Date.parse(since)
