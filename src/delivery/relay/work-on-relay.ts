import { after, days } from '../../borrowing/time.ts'
import type { Instant, PartnerCode } from '../../borrowing/values.ts'
import { isPaused } from '../../configuration/restore-record.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { type OutboundDeps, withConfigSnapshot } from '../deps.ts'
import { isOver, passOn } from './pass-on.ts'
import { deleteRelayed, readRelayed } from './relay-records.ts'
import { headOf, RelayWork, relayWays } from './relayed-request.ts'

/** The number of requests whose messages one round passes on to one receiver. */
const perReceiver = 8

/** Returns the messages of a request that are due, the next one on each way, with who receives each. */
const dueOf = async (
  deps: OutboundDeps,
  snapshot: ConfigSnapshot,
  blocked: ReadonlySet<PartnerCode>,
  id: string,
) => {
  const now = deps.now()
  const request = await readRelayed(deps, id)
  if (request === null) return []
  const settings = snapshot.partner(request.system)?.relay
  return relayWays.flatMap((way) => {
    const message = headOf(request, way)
    if (message === undefined || message.dueAt > now) return []
    const receiver = way === 'system' ? request.system : request.requester
    return blocked.has(receiver) && !isOver(message, settings, now) ? [] : [{ receiver, message }]
  })
}

/**
 * Passes on the messages that are due, a few to each receiver at once: one that is slow or down delays nobody else's.
 *
 * @returns how many were taken by their receivers or refused
 */
export const workOnRelay = async (deps: OutboundDeps): Promise<number> => {
  const now = deps.now()
  const work = (await deps.store.listDocuments('relay_work')).filter(({ value }) => {
    const dueAt = RelayWork.safeParse(value).data?.dueAt
    return typeof dueAt === 'string' && dueAt <= now
  })
  if (work.length === 0) return 0
  const { snapshot } = await withConfigSnapshot(deps)
  const restore = snapshot.restore()
  const blocked = new Set((await deps.circuitBreakers.listBlocked(now)).open)
  if (restore !== null && isPaused(restore)) return 0
  const started = new Map<string, number>()
  const attempts: Promise<unknown>[] = []
  for (const { key } of work)
    for (const { receiver, message } of await dueOf(deps, snapshot, blocked, key)) {
      const count = started.get(receiver) ?? 0
      if (count >= perReceiver) continue
      started.set(receiver, count + 1)
      attempts.push(passOn(deps, key, message.id))
    }
  const results = await Promise.all(attempts)
  return results.filter((result) => result !== null).length
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
