import { z } from '@hono/zod-openapi'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import type { OpenRequests, PartnerHealth } from '../../../partner-health/read-partner-health.ts'
import { PublicPartnerState, viewPartnerState } from './partner-state.ts'

const count = z.int().nonnegative()

const DaysTaken = z
  .object({
    measured: count,
    median: z.number().nullable().openapi({ description: 'Half took at most so many days' }),
    p90: z.number().nullable().openapi({ description: 'Nine of ten took at most so many days' }),
  })
  .openapi('DaysTaken')

const Scorecard = z
  .object({
    requests: z.object({
      asked: count,
      filled: count,
      unfilled: count,
      unfilledByReason: z.array(z.object({ reason: z.string(), count })),
      expired: count,
      cancelled: count,
      failed: count,
      fillRate: z.number().min(0).max(1).nullable(),
    }),
    days: z.object({ answer: DaysTaken, ship: DaysTaken, return: DaysTaken }),
    messages: z.object({
      received: count,
      refused: count.openapi({ description: 'Messages of the partner that could not be taken' }),
      late: count.openapi({ description: 'Messages about a request that had gone on without the partner' }),
      repeated: count,
      sent: count,
      sentRefused: count.openapi({ description: 'Messages to the partner that it refused' }),
      sentFailed: count.openapi({ description: 'Messages to the partner that were given up' }),
    }),
    costs: z.array(z.object({ currency: z.string(), amount: z.string() })),
    pausedSeconds: count,
  })
  .openapi('PartnerScorecard')

/** How a partner does, as the list shows it. */
export const PartnerHealthItem = z
  .object({
    partner: PartnerCode,
    name: z.string(),
    status: z.enum(['active', 'inactive']),
    state: PublicPartnerState,
    failures: count,
    pausedUntil: Instant.nullable(),
    pausedSince: Instant.nullable(),
    lastReceivedAt: Instant.nullable(),
    lastSentAt: Instant.nullable(),
    from: Day,
    to: Day,
    scorecard: Scorecard,
  })
  .openapi('PartnerHealth')

/** The same with the open requests of the partner. */
export const PartnerHealthView = PartnerHealthItem.extend({
  open: z.object({
    total: count,
    stages: z.array(z.object({ stage: z.string(), count })),
    oldest: z.object({ library: LibraryCode, number: RequestNumber, since: Instant }).nullable(),
  }),
}).openapi('PartnerHealthWithOpenRequests')

/** Shows how a partner does. */
export const viewPartnerHealth = ({ circuit, ...health }: PartnerHealth) => ({
  ...health,
  ...viewPartnerState(circuit),
})

/** Shows the open requests of a partner. */
export const viewOpenRequests = ({ total, stages, oldest }: OpenRequests) => ({
  total: total.count,
  stages: stages.map(({ stage, count: requests }) => ({ stage, count: requests })),
  oldest,
})
