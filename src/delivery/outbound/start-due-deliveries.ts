import { durationMilliseconds } from '../../borrowing/time.ts'
import type { LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { isPaused, releasedPartners } from '../../configuration/restore-record.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { catalogueConcurrencyKey, ilsConcurrencyKey } from '../../store/policy/concurrency-key.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import { maxQuestions } from '../change/render-catalogue-questions.ts'
import type { OutboundDeps } from '../deps.ts'
import { claim, deliverOne, type Limits } from './deliver.ts'
import { observeSettlement } from './observe-settlement.ts'

/** The time for which the partners' limits may be taken from the last look, in milliseconds. */
const limitsAge = 5_000
/** No lease is shorter than for this timeout, in milliseconds: a profile may have changed since the last look. */
const shortestTimeout = 30_000

/** Creates the partners' limits, looked up now and then: a partner whose setting changed is seen within seconds. */
const createLimits = (deps: OutboundDeps) => {
  let limits: Limits = {}
  let at = Number.NEGATIVE_INFINITY
  return async (): Promise<Limits> => {
    const now = Date.parse(deps.now())
    if (Math.abs(now - at) < limitsAge) return limits
    const snapshot = await deps.configuration.snapshot()
    const partners = snapshot.partners()
    const systems = snapshot
      .ilsConnections()
      .map(({ library, connection }) => ({ key: ilsConcurrencyKey(library), connection }))
    const catalogues = snapshot.locateProfiles()
    limits = {
      concurrency: Object.fromEntries([
        ...partners.map(({ code, connection }) => [code, connection.concurrency]),
        ...systems.map(({ key, connection }) => [key, connection.concurrency]),
        ...catalogues.map(({ code, concurrency }) => [catalogueConcurrencyKey(code), concurrency]),
      ]),
      longestTimeout: Math.max(
        shortestTimeout,
        ...partners.map(({ connection }) => durationMilliseconds(connection.timeout)),
        // An attempt may take a look-up too.
        ...systems.map(({ connection }) => 2 * durationMilliseconds(connection.timeout)),
        // A catalogue is asked one question after the other.
        ...catalogues.map(({ timeout }) => maxQuestions * durationMilliseconds(timeout)),
      ),
    }
    at = now
    return limits
  }
}

/** The time for which one library's claim may hold up those of the next libraries, in milliseconds. */
const patience = 1_000

/** The work of the outbox. */
export type OutboxWork = {
  /** Leases what is due and begins to send it; resolves with how many deliveries it began. */
  readonly start: () => Promise<number>
  /** Waits until everything that was begun has ended. */
  readonly idle: () => Promise<void>
  /** Waits until one attempt ends; resolves at once where none is in progress. */
  readonly next: () => Promise<void>
}

/** Resolves with undefined after a number of milliseconds, unless it is cancelled. */
const timeout = (milliseconds: number) => {
  let cancel = (): void => undefined
  const passed = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds)
    cancel = () => clearTimeout(timer)
  })
  return { passed, cancel }
}

/**
 * Returns the protocol by which a partner is sent a delivery; empty for other receivers, and where the partner cannot
 * be read.
 */
const protocolOf = (
  { protocols }: Pick<OutboundDeps, 'protocols'>,
  snapshot: ConfigSnapshot,
  target: LeasedDelivery['target'],
): string => {
  if (target.kind !== 'partner') return ''
  const partner = snapshot.partners().find(({ code }) => code === target.partner)
  return partner === undefined ? '' : protocols.of(partner).name
}

/**
 * Creates the work of the outbox.
 *
 * @param atOnce how many attempts are in progress at most
 * @param onEnd is called when an attempt has ended, so that the next ones are begun
 * @param report is called with what went wrong on our own side; the store holds the work, so it is found again
 */
export const createOutboxWork = (
  deps: OutboundDeps,
  atOnce: number,
  onEnd: () => void,
  report: (message: string, error: unknown) => void,
): OutboxWork => {
  /** The attempts in progress, by their deliveries. */
  const inProgress = new Map<string, Promise<void>>()
  /** The libraries whose deliveries are being claimed. */
  const claiming = new Set<LibraryCode>()
  const limitsOf = createLimits(deps)

  const begin = (delivery: LeasedDelivery, snapshot: ConfigSnapshot): void => {
    const { id } = delivery
    const protocol = protocolOf(deps, snapshot, delivery.target)
    const ended = deliverOne(observeSettlement(deps, delivery, protocol), delivery)
      .catch((error: unknown) => report('a delivery failed on our own side', error))
      .finally(() => {
        inProgress.delete(id)
        onEnd()
      })
    inProgress.set(id, ended)
  }

  /** Returns the partners whose deliveries may leave; undefined where all deliveries may. */
  const mayLeave = (snapshot: ConfigSnapshot): readonly PartnerCode[] | undefined => {
    const restore = snapshot.restore()
    return restore !== null && isPaused(restore) ? releasedPartners(restore) : undefined
  }

  const claimLibrary = async (
    library: LibraryCode,
    limit: number,
    only: readonly PartnerCode[] | undefined,
    snapshot: ConfigSnapshot,
  ): Promise<number> => {
    claiming.add(library)
    try {
      const leased = await claim(deps, library, limit, await limitsOf(), [...inProgress.keys()], only)
      // Another process may have freed a delivery that is in progress here: it is not sent twice at once, and comes back
      // when this lease ends.
      const fresh = leased.filter(({ id }) => !inProgress.has(id))
      for (const delivery of fresh) begin(delivery, snapshot)
      return fresh.length
    } finally {
      claiming.delete(library)
    }
  }

  /** Claims for one library. A claim that takes long goes on in the background, and the next library is not held up. */
  const claimWithPatience = async (
    library: LibraryCode,
    limit: number,
    only: readonly PartnerCode[] | undefined,
    snapshot: ConfigSnapshot,
  ): Promise<number> => {
    const claimed = claimLibrary(library, limit, only, snapshot)
    const { passed, cancel } = timeout(patience)
    const begun = await Promise.race([claimed, passed]).finally(cancel)
    if (begun !== undefined) return begun
    claimed.then(
      (late) => late > 0 && onEnd(),
      (error: unknown) => report('what is due in a library could not be sent', error),
    )
    return 0
  }

  return {
    start: async () => {
      const snapshot = await deps.configuration.snapshot()
      const only = mayLeave(snapshot)
      if (only?.length === 0) return 0
      let begun = 0
      const failures: unknown[] = []
      for (const library of await deps.store.listDueLibraries(deps.now())) {
        const limit = atOnce - inProgress.size
        if (limit <= 0) break
        if (claiming.has(library)) continue
        try {
          begun += await claimWithPatience(library, limit, only, snapshot)
        } catch (error) {
          failures.push(error)
        }
      }
      // One line reports the fault, independent of the number of libraries.
      if (failures.length > 0) report('what is due in a library could not be sent', failures[0])
      return begun
    },
    idle: async () => {
      while (inProgress.size > 0) await Promise.all(inProgress.values())
    },
    next: async () => {
      if (inProgress.size > 0) await Promise.race(inProgress.values())
    },
  }
}
