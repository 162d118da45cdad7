import type { Instant, PartnerCode } from '../../borrowing/values.ts'
import { isPaused, type Release, releaseFor } from '../../configuration/restore-record.ts'
import type { Delivery, DeliveryOperation, DeliveryTarget } from '../../store/ports/outbox.ts'
import type { Deps } from '../deps.ts'

/** The deliveries that wait for one receiver. */
export type WaitingDeliveries = {
  readonly target: DeliveryTarget['kind']
  /** The partner's code; null for patrons, ILS and catalogues. */
  readonly partner: PartnerCode | null
  /** The way in which deliveries to it may leave; null while they wait. */
  readonly released: Release['how'] | null
  /** True if the partner takes status requests, so that its requests can be reconciled without staff. */
  readonly takesStatusRequest: boolean
  /** The number of waiting deliveries that were in the backup: they may have been sent after it. */
  readonly fromBackup: number
  /** The number of deliveries that were added since the store was restored. */
  readonly added: number
  readonly oldest: Instant
  readonly operations: Readonly<Partial<Record<DeliveryOperation, number>>>
}

/** The deliveries that a restored store would send after its release. */
export type RestoreDescription = {
  readonly state: 'paused' | 'released'
  readonly restoredAt: Instant
  readonly source: string | null
  readonly releases: readonly Release[]
  /** By receiver, the most deliveries first. */
  readonly waiting: readonly WaitingDeliveries[]
  /** The number of requests that have deadlines that have passed; at most `maxDeadlines` are counted. */
  readonly passedDeadlines: number
}

/** As far as passed deadlines are counted. */
export const maxDeadlines = 1_000
const pageSize = 200

/** Returns all deliveries that are not settled. */
async function* unsettled({ store }: Pick<Deps, 'store'>): AsyncGenerator<Delivery> {
  for (const state of ['waiting', 'leased'] as const) {
    let cursor: string | undefined
    do {
      const page = await store.listDeliveries({ library: null, state: [state], cursor, limit: pageSize })
      yield* page.items
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
}

/**
 * Describes what a restored store would send, by receiver.
 *
 * @returns null where the store was not restored
 */
export const describeRestore = async (
  deps: Pick<Deps, 'store' | 'configuration' | 'protocols' | 'now'>,
): Promise<RestoreDescription | null> => {
  const snapshot = await deps.configuration.snapshot()
  const record = snapshot.restore()
  if (record === null) return null
  const waiting = new Map<string, WaitingDeliveries>()
  for await (const { target, operation, createdAt } of unsettled(deps)) {
    const code = target.kind === 'partner' ? target.partner : null
    const partner = code === null ? null : snapshot.partner(code)
    const key = `${target.kind} ${code ?? ''}`
    const before = waiting.get(key)
    const isFromBackup = createdAt <= record.restoredAt
    waiting.set(key, {
      target: target.kind,
      partner: code,
      released:
        (code === null
          ? record.releases.find((release) => release.partner === null)
          : releaseFor(record, code)
        )?.how ?? null,
      takesStatusRequest:
        partner !== null && deps.protocols.of(partner).capabilities(partner).takesStatusRequest,
      fromBackup: (before?.fromBackup ?? 0) + (isFromBackup ? 1 : 0),
      added: (before?.added ?? 0) + (isFromBackup ? 0 : 1),
      oldest: before === undefined || createdAt < before.oldest ? createdAt : before.oldest,
      operations: { ...before?.operations, [operation]: (before?.operations[operation] ?? 0) + 1 },
    })
  }
  const total = ({ fromBackup, added }: WaitingDeliveries): number => fromBackup + added
  return {
    ...record,
    state: isPaused(record) ? 'paused' : 'released',
    waiting: [...waiting.values()].toSorted((one, other) => total(other) - total(one)),
    passedDeadlines: (await deps.store.listDueDeadlines(deps.now(), maxDeadlines)).length,
  }
}
