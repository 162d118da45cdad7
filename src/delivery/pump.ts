import { durationMilliseconds } from '../borrowing/time.ts'
import { type Duration, LibraryCode } from '../borrowing/values.ts'
import { IlsProfile } from '../ils/profile.ts'
import { LocateProfile } from '../locate/profile.ts'
import { Partner } from '../partners/partner.ts'
import { catalogueRoom, ilsRoom, type LeasedDelivery } from '../store/store.ts'
import { claim, deliverOne, type Limits } from './deliver.ts'
import { keepFigures } from './keep-figures.ts'
import { mostQuestions } from './render-locate.ts'
import type { DeliverShell } from './shell.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'

/** Says what went wrong on our own side; the store holds the work, so it is found again. */
export type Report = (message: string, error: unknown) => void

/** The work of the outbox and the deadlines, as steps: a process runs them in a loop, a Worker from a cron trigger. */
export type Pump = {
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
   * Works off what was kicked off and what follows from it; where nothing was, it does nothing. What else is due goes
   * along.
   *
   * @param milliseconds after which nothing new is started: what is left is found by the next who looks
   */
  readonly drain: (milliseconds: number) => Promise<void>
  /** Says that there is something to do. */
  readonly kick: () => void
}

/** How many attempts one process has under way at most. */
const mostUnderWay = 128
/** The longest wait between two looks at the store, in milliseconds: what a hint missed is found then. */
const longestWait = 500
/** How long the partners' limits may be taken from the last look, in milliseconds. */
const limitsAge = 5_000
/** No lease is shorter than for this timeout, in milliseconds: a profile may have changed since the last look. */
const shortestTimeout = 30_000
const sweepLimit = 200

/** The partners' limits, looked up now and then: a partner whose setting changed is seen within seconds. */
const createLimits = (shell: DeliverShell) => {
  let known: Limits = {}
  let at = Number.NEGATIVE_INFINITY
  return async (): Promise<Limits> => {
    const now = Date.parse(shell.now())
    if (Math.abs(now - at) < limitsAge) return known
    const partners = (await shell.store.listDocuments('partner')).map(({ value }) => Partner.parse(value))
    const systems = (await shell.store.listDocuments('ils')).map(({ key, value }) => ({
      room: ilsRoom(LibraryCode.parse(key)),
      profile: IlsProfile.parse(value),
    }))
    const catalogues = (await shell.store.listDocuments('locate')).map(({ value }) =>
      LocateProfile.parse(value),
    )
    known = {
      concurrency: Object.fromEntries([
        ...partners.map(({ code, connection }) => [code, connection.concurrency]),
        ...systems.map(({ room, profile }) => [room, profile.concurrency]),
        ...catalogues.map(({ name, concurrency }) => [catalogueRoom(name), concurrency]),
      ]),
      longestTimeout: Math.max(
        shortestTimeout,
        ...partners.map(({ connection }) => durationMilliseconds(connection.timeout)),
        // An attempt may take a look-up too.
        ...systems.map(({ profile }) => 2 * durationMilliseconds(profile.timeout)),
        // A catalogue is asked one question after the other.
        ...catalogues.map(({ timeout }) => mostQuestions * durationMilliseconds(timeout)),
      ),
    }
    at = now
    return known
  }
}

/**
 * Makes the pump.
 *
 * @param atOnce how many attempts it has under way at most
 */
export const createPump = (shell: DeliverShell, report: Report, atOnce = mostUnderWay): Pump => {
  /** The attempts that were begun and have not ended, by their deliveries. */
  const underWay = new Map<string, Promise<void>>()
  const limitsOf = createLimits(shell)
  let wake = (): void => undefined
  let kicked = false
  let counting: Promise<void> | undefined

  const kick = (): void => {
    kicked = true
    wake()
  }

  const start = (delivery: LeasedDelivery): void => {
    const { id } = delivery
    const settled = deliverOne(shell, delivery)
      .catch((error: unknown) => report('a delivery failed on our own side', error))
      .finally(() => {
        underWay.delete(id)
        kick()
      })
    underWay.set(id, settled)
  }

  const step = async (): Promise<number> => {
    const now = shell.now()
    let started = 0
    for (const library of await shell.store.dueLibraries(now)) {
      const room = atOnce - underWay.size
      if (room <= 0) break
      const leased = await claim(shell, library, room, await limitsOf(), [...underWay.keys()])
      // Where another process freed it between: it is not sent twice at once, and comes back when this lease ends.
      const fresh = leased.filter(({ id }) => !underWay.has(id))
      for (const delivery of fresh) start(delivery)
      started += fresh.length
    }
    return started
  }

  const count = keepFigures(shell)
  const sweep = (): Promise<number> => sweepDeadlines(shell, sweepLimit)

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
    if (kicked || stopping.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(done, longestWait)
      function done(): void {
        clearTimeout(timer)
        stopping.removeEventListener('abort', done)
        wake = () => undefined
        resolve()
      }
      wake = done
      stopping.addEventListener('abort', done)
    })
  }

  const turn = async (): Promise<number> => {
    try {
      startCounting()
      return (await step()) + (await sweep())
    } catch (error) {
      report('the outbox could not be worked on', error)
      return 0
    }
  }

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.values())
    await counting
  }

  return {
    step,
    sweep,
    count,
    kick,
    settled,
    drain: async (milliseconds) => {
      const end = Date.now() + milliseconds
      while (kicked && Date.now() < end) {
        kicked = false
        if ((await turn()) > 0) kick()
        // What ends makes room for what is left.
        if (underWay.size > 0) await Promise.race(underWay.values())
      }
      await settled()
    },
    run: async (stopping) => {
      while (!stopping.aborted) {
        kicked = false
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
