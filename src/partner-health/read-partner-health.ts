import type { Library } from '../borrowing/library.ts'
import { addCounts, type Counts, utcDay } from '../borrowing/partner-statistics/partner-counts.ts'
import { type Scorecard, scorecardOf } from '../borrowing/partner-statistics/scorecard.ts'
import { addDays, dayOf, instantOf } from '../borrowing/time.ts'
import type { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import type { Configuration } from '../configuration/snapshot.ts'
import type { CircuitBreakers, CircuitState } from '../delivery/outbound/circuit-breaker.ts'
import type { Partner } from '../partners/partner.ts'
import { Problem } from '../problem.ts'
import type { PartnerCountsPort } from '../store/ports/partner-counts.ts'
import type { Count, RequestListsPort } from '../store/ports/request-lists.ts'
import { reason } from '../translations/reason.ts'

/** The sources of the health of partners. */
export type PartnerHealthDeps = {
  readonly store: PartnerCountsPort & RequestListsPort
  readonly configuration: Configuration
  readonly circuitBreakers: Pick<CircuitBreakers, 'states'>
  readonly now: () => Instant
}

/** The state of a partner: now, and over the days of the scorecard. */
export type PartnerHealth = {
  readonly partner: PartnerCode
  readonly name: string
  readonly status: Partner['status']
  /** Undefined where nothing failed last. */
  readonly circuit: CircuitState | undefined
  /** The last messages that are known of the days that are read; null where there were none. */
  readonly lastReceivedAt: Instant | null
  readonly lastSentAt: Instant | null
  readonly from: Day
  readonly to: Day
  readonly scorecard: Scorecard
}

/** The open requests of a partner. */
export type OpenRequests = {
  readonly total: Count
  readonly stages: readonly (Count & { readonly stage: string })[]
  /** The request that has waited for the partner the longest; null where none waits. */
  readonly oldest: {
    readonly library: LibraryCode
    readonly number: RequestNumber
    readonly since: Instant
  } | null
}

/** What a partner did with the requests whose end was counted in seven days. */
export type PartnerWeek = {
  readonly from: Day
  /** The requests that it supplied or refused. */
  readonly answered: number
  /** The requests that it did not answer in time. */
  readonly expired: number
}

/** A message older than this many days is not remembered as the last one. */
const lastMessageDays = 400
/** The number of weeks whose answers are shown one by one. */
const shownWeeks = 12

/** Returns today, where it is the latest: requests are counted on the days of their libraries. */
const latestDay = (libraries: readonly Library[], now: Instant): Day =>
  [utcDay(now), ...libraries.map(({ timeZone }) => dayOf(now, timeZone))].toSorted().at(-1) ?? utcDay(now)

const latest = (counts: Counts, name: string): Instant | null => {
  const time = counts[name]
  return time === undefined ? null : instantOf(time)
}

const healthOf = async (
  { store, now }: PartnerHealthDeps,
  { code, name, status }: Partner,
  circuit: CircuitState | undefined,
  { to, days, readDays }: { readonly to: Day; readonly days: number; readonly readDays: number },
): Promise<PartnerHealth> => {
  const from = addDays(to, 1 - days)
  const read = await store.listPartnerDays(code, addDays(to, 1 - readDays), to)
  const sumOf = (some: typeof read): Counts =>
    some.reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {})
  const all = sumOf(read)
  const running =
    circuit?.pausedSince == null ? 0 : (Date.parse(now()) - Date.parse(circuit.pausedSince)) / 1000
  const counted = sumOf(read.filter(({ day }) => day >= from))
  return {
    partner: code,
    name,
    status,
    circuit,
    lastReceivedAt: latest(all, 'last_received'),
    lastSentAt: latest(all, 'last_sent'),
    from,
    to,
    scorecard: scorecardOf(addCounts(counted, { paused_seconds: Math.round(running) })),
  }
}

/** Returns when the active entry of a request was asked; its creation where that is not known. */
/** The number of the oldest requests that are looked at for the one that waits longest. */
const maxWaiting = 200

const readOldest = async (
  store: PartnerHealthDeps['store'],
  code: PartnerCode,
): Promise<OpenRequests['oldest']> => {
  const { items } = await store.listRequests({
    library: null,
    activePartner: [code],
    worklist: ['waiting_for_partner'],
    order: { by: 'created', descending: false },
    limit: maxWaiting,
  })
  const waiting = items.map(({ value: { library, number, createdAt, rota } }) => {
    const entry = rota.find(({ state, partner }) => state === 'active' && partner === code)
    return { library, number, since: entry?.sentAt ?? createdAt }
  })
  return waiting.toSorted((one, other) => (one.since < other.since ? -1 : 1))[0] ?? null
}

/** Reads what a partner did in each of the last weeks, the oldest first; the last ends today. */
const readWeeks = async (
  store: PartnerHealthDeps['store'],
  code: PartnerCode,
  to: Day,
): Promise<readonly PartnerWeek[]> => {
  const read = await store.listPartnerDays(code, addDays(to, 1 - 7 * shownWeeks), to)
  return Array.from({ length: shownWeeks }, (_, place) => {
    const from = addDays(to, 1 - 7 * (shownWeeks - place))
    const until = addDays(from, 7)
    const sum = read
      .filter(({ day }) => day >= from && day < until)
      .reduce<Counts>((all, { counts }) => addCounts(all, counts), {})
    const { filled = 0, unfilled = 0, expired = 0 } = sum
    return { from, answered: filled + unfilled, expired }
  })
}

/**
 * Reads how a partner does.
 *
 * @param days how many days the scorecard is about, today included
 * @returns its health and its open requests; rejects with `Problem` not_found where there is no such partner
 */
export const readPartnerHealth = async (
  deps: PartnerHealthDeps,
  code: PartnerCode,
  days: number,
): Promise<PartnerHealth & { readonly open: OpenRequests; readonly weeks: readonly PartnerWeek[] }> => {
  const snapshot = await deps.configuration.snapshot()
  const partner = snapshot.partner(code)
  if (partner === null) throw new Problem('not_found', reason('not_found.partner', { partner: code }))
  const to = latestDay(snapshot.libraries(), deps.now())
  const circuit = (await deps.circuitBreakers.states(deps.now())).get(code)
  const [health, counts, oldest, weeks] = await Promise.all([
    healthOf(deps, partner, circuit, { to, days, readDays: Math.max(days, lastMessageDays) }),
    deps.store.countRequests({ library: null, activePartner: [code] }),
    readOldest(deps.store, code),
    readWeeks(deps.store, code, to),
  ])
  const stages = counts.facets.stage.flatMap(({ value, ...count }) =>
    value === null || value === 'closed' ? [] : [{ stage: value, ...count }],
  )
  const openCount = stages.reduce((sum, { count }) => sum + count, 0)
  const total = { count: openCount, atLeast: stages.some(({ atLeast }) => atLeast) }
  return { ...health, open: { total, stages, oldest }, weeks }
}

/** Reads how all partners do, in the order of their codes. */
export const listPartnerHealth = async (
  deps: PartnerHealthDeps,
  days: number,
): Promise<readonly PartnerHealth[]> => {
  const snapshot = await deps.configuration.snapshot()
  const to = latestDay(snapshot.libraries(), deps.now())
  const circuits = await deps.circuitBreakers.states(deps.now())
  const health: PartnerHealth[] = []
  for (const partner of snapshot.partners().toSorted((one, other) => (one.code < other.code ? -1 : 1)))
    health.push(await healthOf(deps, partner, circuits.get(partner.code), { to, days, readDays: days }))
  return health
}
