import { sureCostsOf } from '../costs/record-costs.ts'
import { isOpenCredit, signedUnitsOf } from '../costs/total-costs.ts'
import type { Context, Input } from '../decision.ts'
import { entryById } from '../life-cycle/draft.ts'
import { concernsCurrentEntry } from '../partner-events/decide-event.ts'
import { settlesHeldRetry } from '../partner-events/held-retry-events.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { dayOf } from '../time.ts'
import type { Instant } from '../values.ts'
import { durationCount } from './day-histogram.ts'
import { type Counts, mergePartnerCounts, type PartnerCounts } from './partner-counts.ts'

const isSent = (entry: Entry | undefined): boolean => (entry?.requestIds.length ?? 0) > 0
const isSupplied = (entry: Entry | undefined): boolean =>
  entry?.shipped === true || entry?.state === 'supplied'

const endCounts = {
  rejected: 'unfilled',
  expired: 'expired',
  cancelled: 'cancelled',
  failed: 'failed',
} as const satisfies Partial<Record<Entry['state'], string>>

const isEnd = (state: Entry['state']): state is keyof typeof endCounts => Object.hasOwn(endCounts, state)

/** Returns the code by which a reason is counted; words count as `other`. */
export const reasonCode = ({ reason }: Pick<Entry, 'reason'>): string => {
  const text = reason?.code === 'text' ? String(reason.params.text) : ''
  return /^[A-Za-z0-9_.-]{1,40}$/.test(text) ? text : 'other'
}

const isReturned = (request: Request, entry: number): boolean => {
  const items = request.items.filter((item) => item.entry === entry && item.kept !== true)
  return (
    items.some(({ state }) => state === 'returned') &&
    items.every(({ state }) => state === 'returned' || state === 'lost')
  )
}

/** What is added to the counts of a partner. */
type Addition = Omit<PartnerCounts, 'day'>

/** Returns the names to add one to, for what a decision made of an entry. */
const entryCounts = (
  before: Request | null,
  request: Request,
  entry: Entry,
  now: Instant,
): readonly string[] => {
  if (!isSent(entry)) return []
  const was = before === null ? undefined : entryById(before, entry.id)
  const names: string[] = []
  const { sentAt, shippedAt, state } = entry
  if (!isSent(was)) names.push('requests_sent')
  if (entry.lastEvent !== undefined && was?.lastEvent === undefined && sentAt !== undefined)
    names.push(durationCount('answer_days', sentAt, now))
  if (isSupplied(entry) && !isSupplied(was)) {
    names.push('filled')
    if (sentAt !== undefined) names.push(durationCount('ship_days', sentAt, now))
  }
  if (state !== was?.state && isEnd(state) && !isSupplied(entry)) {
    names.push(endCounts[state])
    if (state === 'rejected') names.push(`unfilled:${reasonCode(entry)}`)
  }
  const isReturnedNow =
    before?.items !== request.items &&
    isReturned(request, entry.id) &&
    (before === null || !isReturned(before, entry.id))
  if (isReturnedNow && shippedAt !== undefined) names.push(durationCount('return_days', shippedAt, now))
  return names
}

/** Returns the charges of partners, in ten-thousandths by currency. */
const chargeCounts = (request: Request, sign: 1 | -1): readonly Addition[] =>
  sureCostsOf(request).flatMap((cost) => {
    const { kind, partner, currency } = cost
    return kind === 'offered' || partner === undefined || isOpenCredit(cost)
      ? []
      : [{ partner, counts: { [`charged:${currency}`]: sign * Number(signedUnitsOf(cost)) } }]
  })

const inputCounts = (before: Request | null, input: Input | null, now: Instant): Counts => {
  if (before === null || input === null) return {}
  if (input.kind === 'partner_event')
    return concernsCurrentEntry(before, input) || settlesHeldRetry(before, input) ? {} : { received_late: 1 }
  if (input.kind !== 'delivery') return {}
  switch (input.result.result) {
    case 'delivered':
      return { sent: 1, last_sent: Date.parse(now) }
    case 'refused':
      return { sent_refused: 1 }
    case 'dead':
      return { sent_failed: 1 }
    default:
      return {}
  }
}

const isCounted = (counts: Counts): boolean => {
  for (const name in counts) if (counts[name] !== 0) return true
  return false
}

/**
 * Counts what a decision means for the statistics of partners, on the present day in the time zone of the library.
 *
 * @param before the request before it; null for a new one
 * @param request the request after it
 * @param input what was decided on; null for a creation
 */
export const countDecision = (
  before: Request | null,
  request: Request,
  input: Input | null,
  { now, timeZone }: Pick<Context, 'now' | 'timeZone'>,
): readonly PartnerCounts[] => {
  const additions: Addition[] = []
  if (before?.costs !== request.costs) {
    additions.push(...chargeCounts(request, 1))
    if (before !== null) additions.push(...chargeCounts(before, -1))
  }
  if (before?.rota !== request.rota || before.items !== request.items)
    for (const entry of request.rota)
      for (const name of entryCounts(before, request, entry, now))
        additions.push({ partner: entry.partner, counts: { [name]: 1 } })
  if (input?.kind === 'partner_event' || input?.kind === 'delivery') {
    const partner = entryById(request, input.entry)?.partner
    if (partner !== undefined) additions.push({ partner, counts: inputCounts(before, input, now) })
  }
  if (!additions.some(({ counts }) => isCounted(counts))) return []
  const day = dayOf(now, timeZone)
  return mergePartnerCounts(additions.map((each) => ({ ...each, day }))).filter(({ counts }) =>
    isCounted(counts),
  )
}

/**
 * Takes back what decisions counted that are undone; how long something took stays counted.
 *
 * @param restored the request after the undo
 * @param undone the request before it
 */
export const uncountDecision = (
  restored: Request,
  undone: Request,
  context: Pick<Context, 'now' | 'timeZone'>,
): readonly PartnerCounts[] =>
  countDecision(restored, undone, null, context)
    .map(({ counts, ...each }) => ({
      ...each,
      counts: Object.fromEntries(
        Object.entries(counts).flatMap(([name, count]) => (name.includes('_days') ? [] : [[name, -count]])),
      ),
    }))
    .filter(({ counts }) => isCounted(counts))
