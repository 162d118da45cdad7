import { z } from '@hono/zod-openapi'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { ProblemDocument, problemAnswer } from '../../responses/problem-document.ts'

/** The largest number of items in one call. */
export const maxBulkItems = 200

const longestId = 100
const Id = z.string().min(1).max(longestId)

/** The ids that a bulk call names. They are checked one by one: one of a wrong shape does not refuse the others. */
export const BulkIds = z
  .array(z.unknown())
  .min(1)
  .max(maxBulkItems)
  .refine((ids) => new Set(ids).size === ids.length, schemaMessage('fault.id_twice'))
  .openapi({
    type: 'array',
    minItems: 1,
    maxItems: maxBulkItems,
    items: { type: 'string', minLength: 1, maxLength: longestId },
  })

const index = z.int().nonnegative().describe('The place in `ids`, from 0.')

/** The result of each item of a bulk call. */
export const BulkOutcome = z
  .object({
    done: z.int().describe('How many were done.'),
    refused: z.int().describe('How many were refused.'),
    items: z
      .array(
        z.discriminatedUnion('result', [
          z.object({
            index: index.describe('The place in `ids`, from 0.'),
            id: z.string().describe('The id.'),
            result: z.literal('done'),
            newId: z.string().describe('The id of what it became: another one where it was written again.'),
          }),
          z.object({
            index: index.describe('The place in `ids`, from 0.'),
            id: z
              .string()
              .nullable()
              .describe('The id; null where the call has none of the right shape there.'),
            result: z.literal('refused'),
            problem: ProblemDocument.describe('Why it was refused.'),
          }),
        ]),
      )
      .describe('The result for each id.'),
  })
  .openapi('BulkOutcome')
type BulkOutcome = z.infer<typeof BulkOutcome>

/**
 * Works on items one after the other, each separately: one that is refused holds up no other.
 *
 * @param work works on one, and gives the id of what it became; its `Problem` is the result of that item
 * @param noteRefusal is called with each of these
 */
export const workOnEach = async (
  ids: readonly unknown[],
  work: (id: string) => Promise<string>,
  noteRefusal: (error: Problem) => void,
): Promise<BulkOutcome> => {
  const items: BulkOutcome['items'] = []
  for (const [index, given] of ids.entries()) {
    const id = Id.safeParse(given).data ?? null
    try {
      if (id === null) throw new Problem('invalid_input', reason('problem.id_length', { limit: longestId }))
      items.push({ index, id, result: 'done', newId: await work(id) })
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'internal') throw error
      noteRefusal(error)
      const problem = ProblemDocument.parse(JSON.parse(problemAnswer(error, 'en').body))
      items.push({ index, id, result: 'refused', problem })
    }
  }
  const refused = items.filter(({ result }) => result === 'refused').length
  return { done: items.length - refused, refused, items }
}
