import { z } from '@hono/zod-openapi'
import { Command } from '../../../borrowing/commands/command.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { ProblemDocument } from '../../responses/problem-document.ts'
import { RequestSummary, SentMessage } from '../views/request-schemas.ts'

/** The largest number of requests in one call. */
export const maxBulkItems = 200

const dryRun = z.boolean().optional().openapi({
  description: 'True to learn what would happen: nothing is changed, and no partner is sent anything.',
})

/** The form of a list whose items are checked one by one: one that is faulty does not refuse the others. */
const listOfItems = { type: 'array', minItems: 1, maxItems: maxBulkItems } as const
const { pattern: requestNumberPattern = '' } = z.toJSONSchema(RequestNumber)

/** The input of a call that changes many requests. */
export const BulkInput = z
  .discriminatedUnion('action', [
    z.object({
      action: z.literal('create'),
      requests: z
        .array(z.unknown())
        .min(1)
        .max(maxBulkItems)
        .openapi({ ...listOfItems, items: { $ref: '#/components/schemas/NewRequest' } }),
      dryRun,
    }),
    z.object({
      action: z.literal('command'),
      numbers: z
        .array(z.unknown())
        .min(1)
        .max(maxBulkItems)
        .refine((numbers) => new Set(numbers).size === numbers.length, 'names a request twice')
        .openapi({ ...listOfItems, items: { type: 'string', pattern: requestNumberPattern } }),
      command: Command,
      dryRun,
    }),
  ])
  .openapi('BulkInput')

const position = {
  /** The place in `requests` or `numbers`, from 0. */
  index: z.int().nonnegative(),
  number: RequestNumber.nullable(),
}

/** The result of one request of the call. */
export const BulkItem = z
  .discriminatedUnion('result', [
    z.object({
      ...position,
      result: z.enum(['done', 'would_be_done']),
      /** The request afterwards. */
      request: RequestSummary,
      /** The messages to partners. */
      messagesSent: z.array(SentMessage),
    }),
    z.object({ ...position, result: z.literal('refused'), problem: ProblemDocument }),
  ])
  .openapi('BulkItem')
export type BulkItem = z.infer<typeof BulkItem>

/** The result of the call. */
export const BulkResult = z
  .object({
    dryRun: z.boolean(),
    /** The number of requests that were done, or in a dry run would be. */
    done: z.int(),
    refused: z.int(),
    /** One result for each request, in their order. */
    items: z.array(BulkItem),
  })
  .openapi('BulkResult')
