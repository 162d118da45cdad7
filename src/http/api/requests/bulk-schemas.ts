import { z } from '@hono/zod-openapi'
import { Command } from '../../../borrowing/commands/command.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { ProblemDocument } from '../../responses/problem-document.ts'
import { maxBulkItems } from '../lists/bulk-items.ts'
import { RequestSummary, SentMessage } from '../views/request-schemas.ts'

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
        .openapi({ ...listOfItems, items: { $ref: '#/components/schemas/NewRequest' } })
        .describe('The requests to create.'),
      dryRun: dryRun.describe(
        'True to learn what would happen: nothing is changed, and no partner is sent anything.',
      ),
    }),
    z.object({
      action: z.literal('command'),
      numbers: z
        .array(z.unknown())
        .min(1)
        .max(maxBulkItems)
        .refine((numbers) => new Set(numbers).size === numbers.length, schemaMessage('fault.request_twice'))
        .openapi({ ...listOfItems, items: { type: 'string', pattern: requestNumberPattern } })
        .describe('The numbers of the requests.'),
      command: Command.describe('The command to run on each request.'),
      dryRun: dryRun.describe(
        'True to learn what would happen: nothing is changed, and no partner is sent anything.',
      ),
    }),
  ])
  .openapi('BulkInput')

const position = {
  index: z.int().nonnegative().describe('The place in `requests` or `numbers`, from 0.'),
  number: RequestNumber.nullable().describe('The number of the request.'),
}

/** The result of one request of the call. */
export const BulkItem = z
  .discriminatedUnion('result', [
    z.object({
      ...position,
      result: z.enum(['done', 'would_be_done']).describe('Whether it was done.'),
      request: RequestSummary.describe('The request afterwards.'),
      messagesSent: z.array(SentMessage).describe('The messages to partners that were queued.'),
    }),
    z.object({
      ...position,
      result: z.literal('refused'),
      problem: ProblemDocument.describe('Why it was refused.'),
    }),
  ])
  .openapi('BulkItem')
export type BulkItem = z.infer<typeof BulkItem>

/** The result of the call. */
export const BulkResult = z
  .object({
    dryRun: z.boolean().describe('Whether nothing was changed.'),
    done: z.int().describe('How many requests were done, or in a dry run would be.'),
    refused: z.int().describe('How many were refused.'),
    items: z.array(BulkItem).describe('One result for each request, in their order.'),
  })
  .openapi('BulkResult')
