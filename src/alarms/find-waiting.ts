import type { Delivery } from '../store/ports/outbox.ts'
import type { WaitingRequest } from './alarm.ts'
import { age, type Finder, type Found, type Look, minute } from './finder.ts'

/** How many waiting messages are checked, the newest first. */
const mostDeliveries = 1000
/** How many requests are named whose messages wait for a partner. */
const mostWaiting = 100

const waitingFor = async (
  { store }: Look,
  partner: NonNullable<Found['partner']>,
): Promise<readonly WaitingRequest[]> => {
  const { items } = await store.listDeliveries({
    library: null,
    state: 'waiting',
    partner,
    limit: mostWaiting,
  })
  return [...new Map(items.map(({ library, request: number }) => [number, { library, number }])).values()]
}

/** Finds the partners whose deliveries are paused, with the requests whose messages wait. */
export const findPausedPartners: Finder<'partner_paused'> = async ({ minutes }, look) => {
  const { circuitBreakers, time, snapshot } = look
  const found: Found[] = []
  for (const [partner, { pausedSince, failures }] of await circuitBreakers.states(time)) {
    if (pausedSince === null || age(pausedSince, time) < minutes * minute) continue
    if (!snapshot.partners().some(({ code }) => code === partner)) continue
    const waiting = await waitingFor(look, partner)
    const facts = { partner, failures, waiting: waiting.length }
    found.push({ subject: partner, partner, since: pausedSince, facts, waiting })
  }
  return found
}

/** Since when a message waits for a reason that no other alarm tells; null where one does. */
const waitsSince = (
  { target, createdAt }: Pick<Delivery, 'target' | 'createdAt'>,
  { outages }: Look,
): Delivery['createdAt'] | null => {
  const outage = target.kind === 'partner' ? outages.get(target.partner) : undefined
  if (outage === null) return null
  return outage !== undefined && outage > createdAt ? outage : createdAt
}

/** Finds that messages do not leave, though their partners are not known to be out of order. */
export const findWaitingDeliveries: Finder<'delivery_waiting'> = async ({ minutes }, look) => {
  const { store, time } = look
  const oldest = (await store.summarizeOutbox()).find(({ state }) => state === 'waiting')?.oldest ?? null
  if (oldest === null || age(oldest, time) < minutes * minute) return []
  // A retry that was agreed for a later day waits, and nothing is wrong with it.
  const { items } = await store.listDeliveries({ library: null, state: 'waiting', limit: mostDeliveries })
  const late = items
    .filter(({ dueAt, attempts }) => attempts > 0 || dueAt <= time)
    .flatMap((delivery) => waitsSince(delivery, look) ?? [])
    .filter((since) => age(since, time) >= minutes * minute)
  const [since] = late.toSorted()
  return since === undefined ? [] : [{ subject: 'outbox', since, facts: { count: late.length, minutes } }]
}
