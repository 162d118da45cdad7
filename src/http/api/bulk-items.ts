import { z } from '@hono/zod-openapi'
import { Problem } from '../../problem.ts'
import { ProblemDocument, problemAnswer } from '../responses/problem-document.ts'

/** The largest number of items in one call. */
const most = 200

/** The ids that a bulk call names. */
export const BulkIds = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(most)
  .refine((ids) => new Set(ids).size === ids.length, 'names an id twice')

/** The result of each item of a bulk call. */
export const BulkOutcome = z
  .object({
    done: z.int(),
    refused: z.int(),
    items: z.array(
      z.discriminatedUnion('result', [
        z.object({
          id: z.string(),
          result: z.literal('done'),
          newId: z.string().describe('The id of what it became: another one where it was written anew.'),
        }),
        z.object({ id: z.string(), result: z.literal('refused'), problem: ProblemDocument }),
      ]),
    ),
  })
  .openapi('BulkOutcome')
type BulkOutcome = z.infer<typeof BulkOutcome>

/**
 * Works on items one after the other, each by itself: one that is refused holds up no other.
 *
 * @param work works on one, and gives the id of what it became; its `Problem` is the result of that item
 */
export const workOnEach = async (
  ids: readonly string[],
  work: (id: string) => Promise<string>,
): Promise<BulkOutcome> => {
  const items: BulkOutcome['items'] = []
  for (const id of ids) {
    try {
      items.push({ id, result: 'done', newId: await work(id) })
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'internal') throw error
      const problem = ProblemDocument.parse(JSON.parse(problemAnswer(error).body))
      items.push({ id, result: 'refused', problem })
    }
  }
  const refused = items.filter(({ result }) => result === 'refused').length
  return { done: items.length - refused, refused, items }
}
