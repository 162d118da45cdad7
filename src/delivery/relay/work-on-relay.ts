import { after, days } from '../../borrowing/time.ts'
import type { Instant, PartnerCode } from '../../borrowing/values.ts'
import { isPaused } from '../../configuration/restore-record.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { type OutboundDeps, withConfigSnapshot } from '../deps.ts'
import { isOver, passOn } from './pass-on.ts'
import { deleteRelayed, readRelayed } from './relay-records.ts'
import { headOf, type RelayWay, RelayWork } from './relayed-request.ts'

/** The number of requests whose messages are passed on to one receiver at once. */
const perReceiver = 8

/** The number of messages to one receiver that a round takes up: those that come meanwhile wait for the next. */
const perRound = 500

type Due = { readonly id: string; readonly to: RelayWay; readonly dueAt: Instant }

/** What waits for a receiver, and the names of what is being passed on to it. */
type Receiver = { readonly queue: Due[]; readonly sending: Set<string> }

const nameOf = ({ id, to }: Due): string => `${to} ${id}`

/** Lists what is due by receiver, the oldest first, without those who are paused. */
const listDue = async (
  deps: OutboundDeps,
  snapshot: ConfigSnapshot,
): Promise<ReadonlyMap<PartnerCode, readonly Due[]>> => {
  const now = deps.now()
  const blocked = new Set((await deps.circuitBreakers.listBlocked(now)).open)
  const due = new Map<PartnerCode, Due[]>()
  for (const { key, value } of await deps.store.listDocuments('relay_work')) {
    const work = RelayWork.safeParse(value).data
    for (const { to, dueAt, receivedAt } of work?.next ?? []) {
      if (work === undefined || dueAt > now) continue
      const receiver = to === 'system' ? work.system : work.requester
      if (blocked.has(receiver) && !isOver({ receivedAt }, snapshot.partner(work.system)?.relay, now))
        continue
      const queue = due.get(receiver) ?? []
      due.set(receiver, queue)
      queue.push({ id: key, to, dueAt })
    }
  }
  for (const queue of due.values()) queue.sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
  return due
}

/** Passes on messages that wait. */
export type RelayWorker = {
  /** Begins to pass on what is due; resolves with how much it began. */
  readonly start: () => Promise<number>
  /** Waits until all that was begun has ended. */
  readonly idle: () => Promise<void>
}

/**
 * Creates the work of passing messages on, a few to each receiver at once: one that is slow or down delays nobody else's.
 *
 * @param wake is called when more may be due
 * @param report is called with what goes wrong on our own side
 */
export const createRelayWork = (
  deps: OutboundDeps,
  wake: () => void,
  report: (error: unknown) => void,
): RelayWorker => {
  const receivers = new Map<PartnerCode, Receiver>()
  const underWay = new Set<Promise<void>>()

  const receiverOf = (code: PartnerCode): Receiver => {
    const receiver = receivers.get(code) ?? { queue: [], sending: new Set() }
    receivers.set(code, receiver)
    return receiver
  }

  /** Passes on what is in a queue, one after the other, until it is empty. */
  const passOnNext = async ({ queue, sending }: Receiver): Promise<void> => {
    let isThrough = false
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const name = nameOf(next)
      sending.add(name)
      try {
        const request = await readRelayed(deps, next.id)
        const message = request === null ? undefined : headOf(request, next.to)
        // Since it was listed an attempt may have failed: the next one has its time.
        if (message === undefined || message.dueAt > deps.now()) continue
        if ((await passOn(deps, next.id, message.id)) !== null) isThrough = true
      } catch (error) {
        report(error)
      } finally {
        sending.delete(name)
      }
    }
    // A receiver took or refused something, so that more may be due.
    if (isThrough) wake()
  }

  const begin = (receiver: Receiver): void => {
    const work = passOnNext(receiver).then(() => {
      underWay.delete(work)
    })
    underWay.add(work)
  }

  return {
    start: async () => {
      const { snapshot } = await withConfigSnapshot(deps)
      const restore = snapshot.restore()
      if (restore !== null && isPaused(restore)) return 0
      let begun = 0
      for (const [code, all] of await listDue(deps, snapshot)) {
        const receiver = receiverOf(code)
        const { queue, sending } = receiver
        const waiting = all.filter((each) => !sending.has(nameOf(each))).slice(0, perRound)
        queue.splice(0, queue.length, ...waiting)
        // A message that a slow receiver is not through with leaves room for those behind it.
        while (sending.size < perReceiver && queue.length > 0) {
          begin(receiver)
          begun += 1
        }
      }
      return begun
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** Deletes relayed requests that are older than their library keeps personal data. */
export const purgeRelayed = async (
  deps: Pick<OutboundDeps, 'configuration' | 'store'>,
  now: Instant,
): Promise<void> => {
  const { snapshot } = await withConfigSnapshot(deps)
  const keepFor = (code: string) =>
    snapshot.libraries().find((each) => each.code === code)?.retention.anonymizeAfter ?? days(90)
  await deleteRelayed(deps, ({ library, changedAt }) => after(changedAt, keepFor(library)) < now)
}
