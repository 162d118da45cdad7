import { z } from '@hono/zod-openapi'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import type { OpenRequests, PartnerHealth } from '../../../partner-health/read-partner-health.ts'
import { PublicPartnerState, viewPartnerState } from './partner-state.ts'

const count = z.int().nonnegative()

const DaysTaken = z
  .object({
    measured: count.describe('How often it was measured.'),
    median: z.number().nullable().openapi({ description: 'The days that half took at most' }),
    p90: z.number().nullable().openapi({ description: 'The days that nine of ten took at most' }),
  })
  .openapi('DaysTaken')

const counted = (description: string) => count.openapi({ description })

const Scorecard = z
  .object({
    requests: z
      .object({
        sent: counted('Requests that were sent to it').describe('Requests that were sent to it.'),
        filled: counted('Requests that it supplied').describe('Requests that it supplied.'),
        unfilled: counted('Requests that it did not supply').describe('Requests that it did not supply.'),
        unfilledByReason: z
          .array(
            z.object({
              reason: z.string().describe('The reason, as a code.'),
              count: counted('How often it gave this reason').describe('How often it gave this reason.'),
            }),
          )
          .describe('The reasons with how often the partner gave them, the most frequent first.'),
        expired: counted('Requests that it did not answer in time').describe(
          'Requests that it did not answer in time.',
        ),
        cancelled: counted('Requests that the library took back').describe(
          'Requests that the library took back.',
        ),
        failed: counted('Requests that could not be sent to it').describe(
          'Requests that could not be sent to it.',
        ),
        fillRate: z
          .number()
          .min(0)
          .max(1)
          .nullable()
          .describe('The share of settled requests that were filled; null where none was settled.'),
      })
      .openapi({ description: 'The results of the requests that were sent to it' }),
    days: z
      .object({
        answer: DaysTaken.describe('Days from the request until the first answer.'),
        ship: DaysTaken.describe('Days from the request until the partner supplied.'),
        return: DaysTaken.describe('Days from the shipment until the items were on their way back.'),
      })
      .openapi({
        description:
          'How many days it takes: from the request until its first answer, from the request until it supplied, and from its shipment until the items were on their way back',
      }),
    messages: z
      .object({
        received: counted('Messages of the partner that were taken').describe(
          'Messages of the partner that were taken.',
        ),
        refused: counted('Messages of the partner that could not be taken').describe(
          'Messages of the partner that could not be taken.',
        ),
        late: counted('Messages about a request that had gone on without the partner').describe(
          'Messages about a request that had gone on without the partner.',
        ),
        repeated: counted('Messages of the partner that had come before').describe(
          'Messages of the partner that had come before.',
        ),
        sent: counted('Messages to the partner that it took').describe(
          'Messages to the partner that it took.',
        ),
        sentRefused: counted('Messages to the partner that it refused').describe(
          'Messages to the partner that it refused.',
        ),
        sentFailed: counted('Messages to the partner that were given up').describe(
          'Messages to the partner that were given up.',
        ),
      })
      .openapi({ description: 'The messages in both directions' }),
    costs: z
      .array(
        z.object({
          currency: z.string().describe('The currency, as a code of ISO 4217.'),
          amount: z.string().describe('The amount, as a decimal with a point.'),
        }),
      )
      .openapi({ description: 'What it charged, in each currency' }),
    pausedSeconds: counted('How many seconds deliveries to it were paused').describe(
      'How many seconds deliveries to it were paused.',
    ),
  })
  .openapi('PartnerScorecard')

/** The state of a partner as the list shows it. */
export const PartnerHealthItem = z
  .object({
    partner: PartnerCode.describe('The code of the partner.'),
    name: z.string().describe('The name of the partner.'),
    status: z.enum(['active', 'inactive']).describe('Whether the partner is active.'),
    state: PublicPartnerState.describe(
      'Whether deliveries to the partner run: `delivering`, `paused` or `probing`.',
    ),
    failures: counted('How many attempts failed one after the other').describe(
      'How many attempts failed one after the other.',
    ),
    pausedUntil: Instant.nullable().describe(
      'Until when nothing is sent to the partner; null where it is sent.',
    ),
    pausedSince: Instant.nullable().describe('Since when deliveries are paused; null where they are not.'),
    lastReceivedAt: Instant.nullable().describe('When the last message of the partner came in.'),
    lastSentAt: Instant.nullable().describe('When the partner last took a message.'),
    from: Day.describe('The first day of the scorecard'),
    to: Day.describe('The last day of the scorecard'),
    scorecard: Scorecard.describe('What the counters say of the partner.'),
  })
  .openapi('PartnerHealth')

/** The same with the open requests of the partner. */
export const PartnerHealthView = PartnerHealthItem.extend({
  open: z
    .object({
      total: count.describe('How many there are in all.'),
      stages: z
        .array(
          z.object({
            stage: z.string().describe('How far the request has come.'),
            count: count.describe('How many there are.'),
          }),
        )
        .describe('The open requests by their stage.'),
      oldest: z
        .object({
          library: LibraryCode.describe('The code of the library.'),
          number: RequestNumber.describe('The number of the request.'),
          since: Instant.describe('Since when it is open.'),
        })
        .nullable()
        .describe('When the oldest was created.'),
    })
    .describe('The open requests with the partner.'),
  weeks: z
    .array(
      z.object({
        from: Day.describe('The first day of the week.'),
        answered: counted('Requests that it supplied or refused').describe(
          'Requests that it supplied or refused.',
        ),
        expired: counted('Requests that it did not answer in time').describe(
          'Requests that it did not answer in time.',
        ),
      }),
    )
    .describe(
      'The results of requests in each of the last twelve weeks, the oldest first; the last ends today.',
    ),
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
