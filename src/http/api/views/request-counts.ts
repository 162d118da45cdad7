import { z } from '@hono/zod-openapi'
import { type Worklist, worklists } from '../../../borrowing/worklists/worklists.ts'
import { facetNames, type RequestCounts } from '../../../store/ports/request-lists.ts'
import { recordByName } from '../../../typed-records.ts'

const counted = {
  count: z.int().min(0).describe('How many requests there are.'),
  atLeast: z.boolean().describe('True where there may be more requests: show `10,000+`.'),
}

const FacetValue = z
  .object({
    value: z.string().nullable().describe('The value of the filter; null for requests without one.'),
    ...counted,
  })
  .openapi('FacetValue')

/** The numbers beside a list of requests. */
export const RequestCountsView = z
  .object({
    worklists: z
      .object(
        recordByName<Worklist, z.ZodInt>(worklists, () =>
          z.int().describe('How many requests are in the worklist.'),
        ),
      )
      .describe('The number of requests in each worklist.'),
    total: z.object(counted).describe('The requests that the filters leave, open or closed.'),
    open: z.object(counted).describe('Those of them that are open.'),
    facets: z
      .object(
        recordByName(facetNames, () => z.array(FacetValue).describe('The values, the most frequent first.')),
      )
      .describe('The values of each facet, the most frequent first.'),
  })
  .openapi('RequestCounts')

/** Shows the numbers beside a list. */
export const viewCounts = ({
  worklists: counts,
  total,
  open,
  facets,
}: RequestCounts): z.infer<typeof RequestCountsView> => ({
  worklists: recordByName(worklists, (name) => counts[name] ?? 0),
  total,
  open,
  facets: recordByName(facetNames, (name) => [...facets[name]]),
})
