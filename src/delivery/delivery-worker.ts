import { type BulkJobDeps, workOnBulkJobs } from './bulk-jobs/work-on-bulk-jobs.ts'
import { createConfigurationChanges } from './configuration-changes.ts'
import { createDeadlineWork } from './deadlines.ts'
import type { OutboundDeps } from './deps.ts'
import { createOutboxWork } from './outbound/start-due-deliveries.ts'
import { createRelayWork } from './relay/work-on-relay.ts'
import { createStatisticsUpdate } from './rota/partner-statistics.ts'
import { createWorkLoop } from './work-loop.ts'

/** Reports what went wrong on our own side; the store holds the work, so it is found again. */
export type Report = (
  message: string,
  error: unknown,
  facts?: Readonly<Record<string, string | number | boolean | null>>,
) => void

/**
 * The worker of everything that happens automatically: deliveries are sent, deadlines applied, statistics counted, requests
 * marked whose configuration is gone, commands run on whole lists, messages of loans that libraries lend
 * passed on. Each goes on independently. A process runs them in loops; a Worker runs them from a cron trigger.
 */
export type DeliveryWorker = {
  /** Leases the deliveries that are due and begins to send them; resolves with how many it began. */
  readonly startDeliveries: () => Promise<number>
  /** Applies the deadlines that have passed; resolves with how many requests it handled. */
  readonly applyDeadlines: () => Promise<number>
  /** Counts what partners made of their requests, where it is time; resolves with whether it did. */
  readonly updateStatistics: () => Promise<boolean>
  /** Brings the attention of requests up to date with the configuration, where that changed. */
  readonly followConfiguration: () => Promise<void>
  /** Works on the next part of each command that is run on a whole list; resolves with how many it worked on. */
  readonly workOnBulkJobs: () => Promise<number>
  /** Waits until all deliveries and deadlines that were begun have ended. */
  readonly idle: () => Promise<void>
  /** Runs until it is stopped. */
  readonly run: (stopping: AbortSignal) => Promise<void>
  /**
   * Works until nothing is left to do, where it was woken; else it does nothing.
   *
   * @param milliseconds after which nothing new is begun: what is left is found by the next round
   */
  readonly drain: (milliseconds: number) => Promise<void>
  /** Wakes the worker: there is a delivery to send. */
  readonly wake: () => void
  /** Wakes all work: the time has moved on, or the store was changed from outside. */
  readonly wakeAll: () => void
}

/** The number of attempts that one process has in progress at most. */
const maxAttemptsAtOnce = 128
/** The longest waits between two rounds, in milliseconds: a round finds work that no call of `wake` announced. */
const longestWait = 500
const statisticsEvery = 5_000
const configurationEvery = 2_000

/**
 * Creates the delivery worker.
 *
 * @param attemptsAtOnce how many attempts it has in progress at most
 */
export const createDeliveryWorker = (
  deps: OutboundDeps & BulkJobDeps,
  report: Report,
  attemptsAtOnce = maxAttemptsAtOnce,
): DeliveryWorker => {
  const outbox = createOutboxWork(deps, attemptsAtOnce, () => deliveries.wake(), report)
  const deadlineWork = createDeadlineWork(
    deps,
    () => deadlines.wake(),
    (request, error) => report('the deadlines of a request could not be applied', error, { request }),
  )
  const updateStatistics = createStatisticsUpdate(deps)
  const deliveries = createWorkLoop(outbox.start, longestWait, (error) =>
    report('the outbox could not be worked on', error),
  )
  const deadlines = createWorkLoop(deadlineWork.start, longestWait, (error) =>
    report('the deadlines could not be looked up', error),
  )
  const statistics = createWorkLoop(
    async () => ((await updateStatistics()) ? 1 : 0),
    statisticsEvery,
    (error) => report('the statistics of partners could not be counted', error),
  )

  const configurationChanges = createConfigurationChanges(deps, (request, error) =>
    report('the attention of a request could not be brought up to date', error, { request }),
  )
  const configuration = createWorkLoop(configurationChanges.runOnce, configurationEvery, (error) =>
    report('the requests of a changed configuration could not be looked up', error),
  )

  const bulkJobs = createWorkLoop(
    () => workOnBulkJobs(deps),
    longestWait,
    (error) => report('a command on a whole list could not go on', error),
  )

  const reportRelay = (error: unknown): void =>
    report('messages of loans that libraries lend could not be passed on', error)
  const relayWork = createRelayWork(deps, () => relay.wake(), reportRelay)
  const relay = createWorkLoop(relayWork.start, longestWait, reportRelay)

  const idle = async (): Promise<void> => {
    await Promise.all([outbox.idle(), deadlineWork.idle(), relayWork.idle()])
  }

  const drainDeadlines = async (isOver: () => boolean): Promise<void> => {
    while (!isOver() && (await deadlines.runOnce()) > 0) await deadlineWork.idle()
  }

  const drainDeliveries = async (isOver: () => boolean): Promise<void> => {
    while (!isOver() && deliveries.isWoken()) {
      if ((await deliveries.runOnce()) > 0) deliveries.wake()
      // An attempt that ends makes room for the next one.
      await outbox.next()
    }
  }

  const drainConfiguration = async (isOver: () => boolean): Promise<void> => {
    while (!isOver() && (await configuration.runOnce()) > 0);
  }

  const drainBulkJobs = async (isOver: () => boolean): Promise<void> => {
    while (!isOver() && (await bulkJobs.runOnce()) > 0);
  }

  const drainRelay = async (isOver: () => boolean): Promise<void> => {
    while (!isOver() && (await relay.runOnce()) > 0) await relayWork.idle()
  }

  return {
    startDeliveries: outbox.start,
    applyDeadlines: async () => {
      let handled = 0
      for (let begun = await deadlineWork.start(); begun > 0; begun = await deadlineWork.start()) {
        await deadlineWork.idle()
        handled += begun
      }
      return handled
    },
    updateStatistics,
    followConfiguration: async () => {
      while ((await configurationChanges.runOnce()) > 0);
    },
    workOnBulkJobs: bulkJobs.runOnce,
    idle,
    wake: () => {
      deliveries.wake()
      relay.wake()
    },
    wakeAll: () => {
      deliveries.wake()
      deadlines.wake()
      configuration.wake()
      bulkJobs.wake()
      relay.wake()
    },
    run: async (stopping) => {
      await Promise.all(
        [deliveries, deadlines, statistics, configuration, bulkJobs, relay].map(({ run }) => run(stopping)),
      )
    },
    drain: async (milliseconds) => {
      if (deliveries.isWoken()) {
        const end = Date.now() + milliseconds
        const isOver = (): boolean => Date.now() >= end
        await Promise.all([
          drainDeliveries(isOver),
          drainDeadlines(isOver),
          drainConfiguration(isOver),
          drainBulkJobs(isOver),
          drainRelay(isOver),
          statistics.runOnce(),
        ])
        // The deadlines may have queued a delivery.
        await drainDeliveries(isOver)
      }
      await idle()
    },
  }
}
