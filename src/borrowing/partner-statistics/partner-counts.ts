import { Day, type Instant, type PartnerCode } from '../values.ts'

/**
 * Numbers by name. Most are added up; a name that begins with `last_` holds the latest time, in milliseconds since 1970.
 *
 * `requests_sent`, `filled`, `unfilled`, `unfilled:REASON`, `expired`, `cancelled`, `failed`: requests. `answer_days:N`, `ship_days:N`,
 * `return_days:N`: how many took up to N days. `received`, `received_refused`, `received_late`, `received_repeated`: messages of
 * the partner. `sent`, `sent_refused`, `sent_failed`: messages to it. `charged:EUR`: costs in ten-thousandths.
 * `paused_seconds`: how long its deliveries were paused. `last_received`, `last_sent`: times of messages.
 */
export type Counts = Readonly<Record<string, number>>

/** The counts of a partner on a day. Counts of requests are on the day of their library, the others on that of UTC. */
export type PartnerCounts = { readonly partner: PartnerCode; readonly day: Day; readonly counts: Counts }

/** Returns whether a name holds the latest time rather than a sum. */
export const isLatestTime = (name: string): boolean => name.startsWith('last_')

/** Adds numbers of the same name; of times, the later one counts. */
export const addCounts = (one: Counts, other: Counts): Counts => {
  const sum: Record<string, number> = { ...one }
  for (const [name, value] of Object.entries(other)) {
    const before = sum[name] ?? 0
    sum[name] = isLatestTime(name) ? Math.max(before, value) : before + value
  }
  return sum
}

/** Adds up counts so that each partner and day comes once. */
export const mergePartnerCounts = (all: readonly PartnerCounts[]): readonly PartnerCounts[] => {
  if (all.length < 2) return all
  const merged = new Map<string, PartnerCounts>()
  for (const each of all) {
    const key = `${each.partner} ${each.day}`
    const before = merged.get(key)
    merged.set(key, before === undefined ? each : { ...each, counts: addCounts(before.counts, each.counts) })
  }
  return [...merged.values()]
}

/** Returns the day of UTC of an instant. */
export const utcDay = (instant: Instant): Day => Day.parse(instant.slice(0, 10))
