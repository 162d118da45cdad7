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

const counted = (description: string) => count.openapi({ description })

const Scorecard = z
  .object({
    requests: z
      .object({
        sent: counted('Requests that were sent to it'),
        filled: counted('Requests that it supplied'),
        unfilled: counted('Requests that it did not supply'),
        unfilledByReason: z.array(
          z.object({ reason: z.string(), count: counted('How often it gave this reason') }),
        ),
        expired: counted('Requests that it did not answer in time'),
        cancelled: counted('Requests that the library took back'),
        failed: counted('Requests that could not be sent to it'),
        fillRate: z.number().min(0).max(1).nullable(),
      })
      .openapi({ description: 'What came of the requests that were sent to it' }),
    days: z.object({ answer: DaysTaken, ship: DaysTaken, return: DaysTaken }).openapi({
      description:
        'How many days it takes: from the request until its first answer, from the request until it supplied, and from its shipment until the items were on their way back',
    }),
    messages: z
      .object({
        received: counted('Messages of the partner that were taken'),
        refused: counted('Messages of the partner that could not be taken'),
        late: counted('Messages about a request that had gone on without the partner'),
        repeated: counted('Messages of the partner that had come before'),
        sent: counted('Messages to the partner that it took'),
        sentRefused: counted('Messages to the partner that it refused'),
        sentFailed: counted('Messages to the partner that were given up'),
      })
      .openapi({ description: 'The messages in both directions' }),
    costs: z
      .array(z.object({ currency: z.string(), amount: z.string() }))
      .openapi({ description: 'What it charged, in each currency' }),
    pausedSeconds: counted('How many seconds deliveries to it were paused'),
  })
  .openapi('PartnerScorecard')

/** The state of a partner as the list shows it. */
export const PartnerHealthItem = z
  .object({
    partner: PartnerCode,
    name: z.string(),
    status: z.enum(['active', 'inactive']),
    state: PublicPartnerState,
    failures: counted('How many attempts failed one after the other'),
    pausedUntil: Instant.nullable(),
    pausedSince: Instant.nullable(),
    lastReceivedAt: Instant.nullable(),
    lastSentAt: Instant.nullable(),
    from: Day.describe('The first day of the scorecard'),
    to: Day.describe('The last day of the scorecard'),
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
