import type { Instant, PartnerCode } from '../borrowing/values.ts'
import { failedStep, PartnerChecks, type StoredCheck } from '../partner-health/stored-checks.ts'
import type { Delivery } from '../store/ports/outbox.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { WaitingRequest } from './alarm.ts'
import { age, type Finder, type FinderContext, minute, type Occurrence } from './finder.ts'

/** The number of pages of waiting messages that are checked, the oldest first, and how long a page is. */
const maxPages = 5
const pageLength = 1000
/** How long an alarm waits for the test of a partner that was just paused, in milliseconds, so that the cause is known. */
const testedWithin = 90_000
/** The number of requests that are named whose messages wait for a partner. */
const maxWaiting = 100

const waitingFor = async (
  { store }: FinderContext,
  partner: NonNullable<Occurrence['partner']>,
): Promise<{ readonly waiting: readonly WaitingRequest[]; readonly lastError: AnyReason | null }> => {
  const { items } = await store.listDeliveries({
    library: null,
    state: ['waiting', 'leased'],
    partner: [partner],
    limit: maxWaiting,
  })
  const requests = new Map(items.map(({ library, request: number }) => [number, { library, number }]))
  const lastError = items.find((each) => each.lastError !== null)?.lastError ?? null
  return { waiting: [...requests.values()], lastError }
}

/** Returns the last connection test of a partner since its deliveries are paused. */
const testSince = async (
  { store }: FinderContext,
  partner: PartnerCode,
  since: Instant,
): Promise<StoredCheck | undefined> => {
  const document = (await store.listDocuments('partner_check')).find(({ key }) => key === partner)
  const last = PartnerChecks.safeParse(document?.value).data?.items[0]
  return last === undefined || last.at < since ? undefined : last
}

/** Returns why a partner is paused: the step at which its last connection test failed, else what the last delivery met. */
const causeOf = (test: StoredCheck | undefined, lastError: AnyReason | null): Occurrence['facts'] => {
  const failed = test === undefined ? undefined : failedStep(test)
  if (failed === undefined) return lastError === null ? {} : { reason: lastError }
  const { step, detail: reason, code, facts } = failed
  return { ...facts, step, reason, ...(code === undefined ? {} : { stepCode: code }) }
}

/** Finds the partners whose deliveries are paused, with the requests whose messages wait. */
export const findPausedPartners: Finder<'partner_paused'> = async ({ minutes }, context) => {
  const { circuitBreakers, time, snapshot } = context
  const findings: Occurrence[] = []
  for (const [partner, { pausedSince, failures }] of await circuitBreakers.states(time)) {
    if (pausedSince === null || age(pausedSince, time) < minutes * minute) continue
    if (!snapshot.partners().some(({ code }) => code === partner)) continue
    const test = await testSince(context, partner, pausedSince)
    if (test === undefined && age(pausedSince, time) < testedWithin) continue
    const { waiting, lastError } = await waitingFor(context, partner)
    const facts = { ...causeOf(test, lastError), partner, failures, waiting: waiting.length }
    findings.push({ subject: partner, partner, since: pausedSince, facts, waiting })
  }
  return findings
}

/** Returns since when a message waits for a reason that no other alarm tells; null where one does. */
const waitsSince = (
  { target, createdAt }: Pick<Delivery, 'target' | 'createdAt'>,
  { outages }: FinderContext,
): Delivery['createdAt'] | null => {
  const outage = target.kind === 'partner' ? outages.get(target.partner) : undefined
  if (outage === null) return null
  return outage !== undefined && outage > createdAt ? outage : createdAt
}

/** Returns the messages that have waited for these minutes, oldest first, from the pages that are checked. */
const listWaiting = async ({ store, time }: FinderContext, minutes: number): Promise<readonly Delivery[]> => {
  const late: Delivery[] = []
  let cursor: string | undefined
  for (let page = 0; page < maxPages; page += 1) {
    const filters = { library: null, state: ['waiting'], ascending: true } as const
    const read = await store.listDeliveries({ ...filters, cursor, limit: pageLength })
    const old = read.items.filter(({ createdAt }) => age(createdAt, time) >= minutes * minute)
    // A retry that was agreed for a later day waits, and nothing is wrong with it.
    late.push(...old.filter(({ dueAt, attempts }) => attempts > 0 || dueAt <= time))
    if (read.next === null || old.length === 0) break
    cursor = read.next
  }
  return late
}

/** Messages that have waited too long, for one partner or for all other receivers together. */
type Late = {
  readonly partner: PartnerCode | undefined
  readonly since: Instant
  readonly delivery: Delivery
}

const occurrencesFor = (subject: string, late: readonly Late[], minutes: number): readonly Occurrence[] => {
  const [since] = late.map((each) => each.since).toSorted()
  const partner = late[0]?.partner
  if (since === undefined) return []
  const requests = new Map(
    late.map(({ delivery: { library, request: number } }) => [number, { library, number }] as const),
  )
  const facts = { count: late.length, minutes, ...(partner === undefined ? {} : { partner }) }
  return [{ subject, partner, since, facts, waiting: [...requests.values()].slice(0, maxWaiting) }]
}

/** Finds that messages do not leave, though their partners are not known to be out of order: partner by partner. */
export const findWaitingDeliveries: Finder<'delivery_waiting'> = async ({ minutes }, context) => {
  const { store, time } = context
  const oldest = (await store.summarizeOutbox()).find(({ state }) => state === 'waiting')?.oldest ?? null
  if (oldest === null || age(oldest, time) < minutes * minute) return []
  const late = (await listWaiting(context, minutes)).flatMap((delivery): readonly Late[] => {
    const since = waitsSince(delivery, context)
    if (since === null || age(since, time) < minutes * minute) return []
    const { target } = delivery
    return [{ partner: target.kind === 'partner' ? target.partner : undefined, since, delivery }]
  })
  return [...new Set(late.map(({ partner }) => partner))].flatMap((partner) =>
    occurrencesFor(
      partner ?? 'outbox',
      late.filter((each) => each.partner === partner),
      minutes,
    ),
  )
}
