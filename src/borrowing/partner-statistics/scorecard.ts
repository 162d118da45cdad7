import { amountOf } from '../costs/amounts.ts'
import { type DaysTaken, daysTaken } from './day-histogram.ts'
import type { Counts } from './partner-counts.ts'
import { settledRequests } from './success-rates.ts'

/** The scorecard of a partner for some days, computed from its counts. */
export type Scorecard = {
  readonly requests: {
    readonly sent: number
    readonly filled: number
    readonly unfilled: number
    /** The codes that the partner gave, the most frequent first; `other` stands for words. */
    readonly unfilledByReason: readonly { readonly reason: string; readonly count: number }[]
    readonly expired: number
    readonly cancelled: number
    readonly failed: number
    /** The share of settled requests that were filled; null where none was settled. */
    readonly fillRate: number | null
  }
  readonly days: { readonly answer: DaysTaken; readonly ship: DaysTaken; readonly return: DaysTaken }
  readonly messages: {
    readonly received: number
    readonly refused: number
    readonly late: number
    readonly repeated: number
    readonly sent: number
    readonly sentRefused: number
    readonly sentFailed: number
  }
  readonly costs: readonly { readonly currency: string; readonly amount: string }[]
  readonly pausedSeconds: number
}

/** Returns the counts whose names begin with a prefix, by the rest of the name. */
const countsBelow = (counts: Counts, prefix: string): readonly (readonly [string, number])[] =>
  Object.entries(counts).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== 0 ? [[name.slice(prefix.length), value] as const] : [],
  )

const amount = (units: number): string => `${units < 0 ? '-' : ''}${amountOf(BigInt(Math.abs(units)))}`

/** Makes the scorecard of a partner from the sum of what was counted. */
export const scorecardOf = (counts: Counts): Scorecard => {
  const of = (name: string): number => counts[name] ?? 0
  const { requested, supplied } = settledRequests(counts)
  return {
    requests: {
      sent: of('requests_sent'),
      filled: of('filled'),
      unfilled: of('unfilled'),
      unfilledByReason: countsBelow(counts, 'unfilled:')
        .map(([reason, count]) => ({ reason, count }))
        .toSorted((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1)),
      expired: of('expired'),
      cancelled: of('cancelled'),
      failed: of('failed'),
      fillRate: requested === 0 ? null : supplied / requested,
    },
    days: {
      answer: daysTaken(counts, 'answer_days'),
      ship: daysTaken(counts, 'ship_days'),
      return: daysTaken(counts, 'return_days'),
    },
    messages: {
      received: of('received'),
      refused: of('received_refused'),
      late: of('received_late'),
      repeated: of('received_repeated'),
      sent: of('sent'),
      sentRefused: of('sent_refused'),
      sentFailed: of('sent_failed'),
    },
    costs: countsBelow(counts, 'charged:')
      .map(([currency, units]) => ({ currency, amount: amount(units) }))
      .toSorted((one, other) => (one.currency < other.currency ? -1 : 1)),
    pausedSeconds: of('paused_seconds'),
  }
}
