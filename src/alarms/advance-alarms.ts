import { millisecondsPerDay } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Alarm, Finding } from './alarm.ts'

/** The time for which an alarm that is over is kept, in milliseconds. */
const keptFor = 90 * millisecondsPerDay

/** The alarms after a look. */
export type AdvancedAlarms = {
  /** All that are kept, those that are over included. */
  readonly alarms: readonly Alarm[]
  readonly raised: readonly Alarm[]
  readonly over: readonly Alarm[]
  readonly forgotten: readonly Alarm[]
}

/** So many requests are kept that waited because of an alarm. */
const maxWaited = 100

/** Returns the requests that waited, with those that wait now. */
const withWaiting = (
  waited: NonNullable<Alarm['waited']>,
  waiting: Finding['waiting'] = [],
): Pick<Alarm, 'waited'> => {
  const numbers = new Set(waited.map(({ number }) => number))
  const all = [...waited, ...waiting.filter(({ number }) => !numbers.has(number))].slice(0, maxWaited)
  return all.length === 0 ? {} : { waited: all }
}

const raise = (
  { kind, rule, subject, partner, library, since, facts, waiting }: Finding,
  id: string,
  now: Instant,
): Alarm => ({
  id,
  rule,
  kind,
  subject,
  ...(partner === undefined ? {} : { partner }),
  ...(library === undefined ? {} : { library }),
  facts,
  since,
  raisedAt: now,
  overAt: null,
  acknowledged: null,
  notified: { email: null, webhook: null },
  sent: { email: null, webhook: null },
  notifiedOver: { email: null, webhook: null },
  ...withWaiting([], waiting),
})

/**
 * Compares the stored alarms with what was found: raises new ones, ends those that are no longer found, and forgets old ones.
 *
 * @param idOf the id of a finding: equal for the same rule and subject
 */
export const advanceAlarms = (
  stored: readonly Alarm[],
  findings: readonly Finding[],
  idOf: (finding: Finding) => string,
  now: Instant,
): AdvancedAlarms => {
  const findingsById = new Map(findings.map((finding) => [idOf(finding), finding]))
  const standing = new Set(stored.flatMap(({ id, overAt }) => (overAt === null ? [id] : [])))
  const raised = [...findingsById].flatMap(([id, finding]) =>
    standing.has(id) ? [] : [raise(finding, id, now)],
  )
  const isRaised = new Set(raised.map(({ id }) => id))
  const kept = stored.filter(({ id }) => !isRaised.has(id))
  const forgotten = kept.filter(
    ({ overAt }) => overAt !== null && Date.parse(now) - Date.parse(overAt) > keptFor,
  )
  const over: Alarm[] = []
  const others = kept
    .filter((alarm) => !forgotten.includes(alarm))
    .map((alarm) => {
      const finding = findingsById.get(alarm.id)
      if (finding !== undefined)
        return { ...alarm, facts: finding.facts, ...withWaiting(alarm.waited ?? [], finding.waiting) }
      if (alarm.overAt !== null) return alarm
      const ended = { ...alarm, overAt: now }
      over.push(ended)
      return ended
    })
  return { alarms: [...others, ...raised], raised, over, forgotten }
}
