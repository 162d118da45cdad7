import { durationMilliseconds } from '../borrowing/time.ts'
import type { Duration, LibraryCode } from '../borrowing/values.ts'
import type { LeasedDelivery } from '../store/ports/outbox.ts'
import { applyDeadlines } from './deadlines.ts'
import type { OutboundDeps } from './deps.ts'
import { createLimits } from './outbound/concurrency-limits.ts'
import { claim, deliverOne } from './outbound/deliver.ts'
import { keepFigures } from './rota/partner-statistics.ts'

/** Says what went wrong on our own side; the store holds the work, so it is found again. */
export type Report = (message: string, error: unknown) => void

/** The work of the outbox and the deadlines, as steps: a process runs them in a loop, a Worker from a cron trigger. */
export type DeliveryWorker = {
  /** Leases what is due and starts sending it; resolves with how many were started, not with their end. */
  readonly step: () => Promise<number>
  /** Waits until everything that was started is settled. */
  readonly settled: () => Promise<void>
  /** Decides the deadlines that have passed. */
  readonly sweep: () => Promise<number>
  /** Counts what partners made of what they were asked, where it is time; resolves with whether it did. */
  readonly count: () => Promise<boolean>
  /** Runs steps until it is stopped. */
  readonly run: (stopping: AbortSignal) => Promise<void>
  /**
   * Works off what was woken off and what follows from it; where nothing was, it does nothing. What else is due goes
   * along.
   *
   * @param milliseconds after which nothing new is started: what is left is found by the next who looks
   */
  readonly drain: (milliseconds: number) => Promise<void>
  /** Says that there is something to do. */
  readonly wake: () => void
}

/** How many attempts one process has under way at most. */
const mostUnderWay = 128
/** The longest wait between two looks at the store, in milliseconds: what a hint missed is found then. */
const longestWait = 500
const sweepLimit = 200

/**
 * Makes the delivery worker.
 *
 * @param atOnce how many attempts it has under way at most
 */
export const createDeliveryWorker = (
  deps: OutboundDeps,
  report: Report,
  atOnce = mostUnderWay,
): DeliveryWorker => {
  /** The attempts that were begun and have not ended, by their deliveries. */
  const underWay = new Map<string, Promise<void>>()
  const limitsOf = createLimits(deps)
  let resume = (): void => undefined
  let woken = false
  let counting: Promise<void> | undefined

  const wake = (): void => {
    woken = true
    resume()
  }

  const start = (delivery: LeasedDelivery): void => {
    const { id } = delivery
    const settled = deliverOne(deps, delivery)
      .catch((error: unknown) => report('a delivery failed on our own side', error))
      .finally(() => {
        underWay.delete(id)
        wake()
      })
    underWay.set(id, settled)
  }

  const startDue = async (library: LibraryCode, room: number): Promise<number> => {
    const leased = await claim(deps, library, room, await limitsOf(), [...underWay.keys()])
    // Where another process freed it between: it is not sent twice at once, and comes back when this lease ends.
    const fresh = leased.filter(({ id }) => !underWay.has(id))
    for (const delivery of fresh) start(delivery)
    return fresh.length
  }

  const step = async (): Promise<number> => {
    const now = deps.now()
    let started = 0
    const failures: unknown[] = []
    for (const library of await deps.store.listDueLibraries(now)) {
      const room = atOnce - underWay.size
      if (room <= 0) break
      try {
        started += await startDue(library, room)
      } catch (error) {
        failures.push(error)
      }
    }
    // One line says that something is wrong, however many libraries it concerns.
    if (failures.length > 0) report('what is due in a library could not be sent', failures[0])
    return started
  }

  const count = keepFigures(deps)
  const sweep = (): Promise<number> => applyDeadlines(deps, sweepLimit)

  /** Counts beside the outbox, which must not wait for it. */
  const startCounting = (): void => {
    counting ??= count()
      .then(
        () => undefined,
        (error: unknown) => report('what partners supplied could not be counted', error),
      )
      .finally(() => {
        counting = undefined
      })
  }

  const rest = (stopping: AbortSignal): Promise<void> => {
    if (woken || stopping.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(done, longestWait)
      function done(): void {
        clearTimeout(timer)
        stopping.removeEventListener('abort', done)
        resume = () => undefined
        resolve()
      }
      resume = done
      stopping.addEventListener('abort', done)
    })
  }

  const turn = async (): Promise<number> => {
    startCounting()
    let done = 0
    const failures: unknown[] = []
    for (const work of [step, sweep]) {
      try {
        done += await work()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) report('the outbox could not be worked on', failures[0])
    return done
  }

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.values())
    await counting
  }

  return {
    step,
    sweep,
    count,
    wake,
    settled,
    drain: async (milliseconds) => {
      const end = Date.now() + milliseconds
      while (woken && Date.now() < end) {
        woken = false
        if ((await turn()) > 0) wake()
        // What ends makes room for what is left.
        if (underWay.size > 0) await Promise.race(underWay.values())
      }
      await settled()
    },
    run: async (stopping) => {
      while (!stopping.aborted) {
        woken = false
        if ((await turn()) === 0) await rest(stopping)
      }
    },
  }
}

/** How long things are kept that may be forgotten. */
export type Retention = {
  readonly fingerprints: Duration
  readonly answers: Duration
  readonly unassigned: Duration
  readonly files: Duration
}

/** How far back a duration reaches from now, in milliseconds since 1970. */
export const ago = (now: number, duration: Duration): number => now - durationMilliseconds(duration)
