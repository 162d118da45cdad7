import { holdLease, type LeaseTimes } from '../delivery/held-lease.ts'
import { createWorkLoop, type WorkLoop } from '../delivery/work-loop.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { LeasesPort } from '../store/ports/keyed-records.ts'
import { type AttemptBuffer, createAttemptBuffer, writeAttempts } from './attempt-log.ts'
import { Webhook } from './webhook.ts'
import { hasWork, type WebhookDeps, workOnWebhook } from './work-on-webhook.ts'

/** The longest and the shortest wait between two rounds, in milliseconds: each commit that writes events wakes the worker. */
const roundEvery = 500
const restAtLeast = 25

/** An endpoint whose process died is taken over after ten seconds: a library system is not to wait longer for its events. */
const leaseTimes: LeaseTimes = { leaseFor: 10_000, renewAfter: 3_000 }

export type WebhookWorkerDeps = WebhookDeps & {
  readonly store: LeasesPort & Pick<DocumentsPort, 'readDocumentSnapshot'>
  /** Returns whether the gateway waits for an admin, since its store was restored. Then nothing leaves. */
  readonly isHeldBack: () => Promise<boolean>
  readonly report: (error: unknown, webhook: string | null) => void
}

/** Sends events to the endpoints of library systems. A slow endpoint delays no other one. */
export type WebhookWorker = Pick<WorkLoop, 'run' | 'wake'> & {
  /** Begins the work on all endpoints that have some; resolves with how many it began. */
  readonly start: () => Promise<number>
  /** Waits until what was begun has ended, and the attempts are in their logs. */
  readonly idle: () => Promise<void>
}

/** Creates the worker. */
export const createWebhookWorker = (deps: WebhookWorkerDeps): WebhookWorker => {
  const { store } = deps
  const inProgress = new Map<string, Promise<void>>()
  const buffers = new Map<string, AttemptBuffer>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const bufferOf = (code: string): AttemptBuffer => {
    const buffer = buffers.get(code) ?? createAttemptBuffer()
    buffers.set(code, buffer)
    return buffer
  }

  /** Writes the attempts of an endpoint that are not in its log yet. */
  const writeLog = (code: string): Promise<void> => {
    clearTimeout(timers.get(code))
    timers.delete(code)
    return writeAttempts(store, code, bufferOf(code).take())
  }

  /** Writes them now, or where that was done a moment ago, a moment later. */
  const writeLogSoon = async (code: string): Promise<void> => {
    const wait = bufferOf(code).writeAfter()
    if (wait === 0) return writeLog(code)
    const write = (): void => void writeLog(code).catch((error: unknown) => deps.report(error, code))
    if (!timers.has(code)) timers.set(code, setTimeout(write, wait))
  }

  /**
   * Works on an endpoint while it holds the lease. One process at a time works on an endpoint: the order of its events
   * depends on it.
   */
  const workUnderLease = async (webhook: Webhook): Promise<void> => {
    const name = `webhook ${webhook.code}`
    const token = await store.acquireLease(name, leaseTimes.leaseFor)
    if (token === null) return
    const lease = holdLease(deps, name, token, leaseTimes)
    const buffer = bufferOf(webhook.code)
    try {
      while ((await workOnWebhook(deps, webhook, buffer)) > 0 && (await hasWork(deps, webhook)))
        await lease.hold()
    } finally {
      lease.end()
      await writeLogSoon(webhook.code).finally(() => store.releaseLease(name, token))
    }
  }

  const begin = (webhook: Webhook): void => {
    const { code } = webhook
    const ended = workUnderLease(webhook)
      .catch((error: unknown) => deps.report(error, code))
      .finally(() => inProgress.delete(code))
    inProgress.set(code, ended)
  }

  const start = async (): Promise<number> => {
    const documents = (await store.readDocumentSnapshot()).list('webhook')
    if (documents.length === 0 || (await deps.isHeldBack())) return 0
    let begun = 0
    for (const { value } of documents) {
      const webhook = Webhook.safeParse(value).data
      if (webhook === undefined || inProgress.has(webhook.code)) continue
      if (!(await hasWork(deps, webhook))) continue
      begin(webhook)
      begun += 1
    }
    return begun
  }

  const { run, wake } = createWorkLoop(
    async () => {
      await start()
      await new Promise((resolve) => setTimeout(resolve, restAtLeast))
      return 0
    },
    roundEvery,
    (error) => deps.report(error, null),
  )
  return {
    start,
    run,
    wake,
    idle: async () => {
      while (inProgress.size > 0) await Promise.all(inProgress.values())
      await Promise.all([...timers.keys()].map(writeLog))
    },
  }
}
