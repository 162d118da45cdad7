import { z } from '@hono/zod-openapi'
import { type Worklist, worklists } from '../../../borrowing/worklists/worklists.ts'
import { facetNames, type RequestCounts } from '../../../store/ports/request-lists.ts'
import { recordByName } from '../../../typed-records.ts'

const counted = {
  count: z.int().min(0),
  /** True where there may be more: show `10,000+`. */
  atLeast: z.boolean(),
}

const FacetValue = z
  .object({
    /** The value of the filter; null for requests without one. */
    value: z.string().nullable(),
    ...counted,
  })
  .openapi('FacetValue')

/** The numbers beside a list of requests. */
export const RequestCountsView = z
  .object({
    /** The number of requests in each worklist. */
    worklists: z.object(recordByName<Worklist, z.ZodInt>(worklists, () => z.int())),
    /** All requests that the filters leave, open or closed. */
    total: z.object(counted),
    /** The open ones of them. */
    open: z.object(counted),
    /** For each facet its values, the most frequent first. */
    facets: z.object(recordByName(facetNames, () => z.array(FacetValue))),
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
