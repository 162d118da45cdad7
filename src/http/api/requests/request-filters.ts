import { z } from '@hono/zod-openapi'
import { librariesFilter, may, type Principal } from '../../../accounts/principal.ts'
import { attentionKind } from '../../../borrowing/request/attention.ts'
import { Next } from '../../../borrowing/request/next.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { Stage } from '../../../borrowing/request/stage.ts'
import { isStatus, statuses } from '../../../borrowing/status/statuses.ts'
import { PartnerCode } from '../../../borrowing/values.ts'
import { Worklist } from '../../../borrowing/worklists/worklists.ts'
import { Problem } from '../../../problem.ts'
import {
  type CountQuery,
  type RequestOrder,
  type RequestSort,
  requestSorts,
} from '../../../store/ports/request-lists.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { dayRange, flag, librariesParameter, rangeOf, timeRange, valuesOf } from '../lists/list-page.ts'
import type { RelativeDay } from '../lists/relative-day.ts'

/** The status of a request, for filters. */
const StatusFilter = z.enum(Object.keys(statuses).filter(isStatus), {
  error: schemaMessage('fault.no_such_status'),
})

const text = (most: number) => z.string().min(1).max(most)

/** The filters of a list of requests, as query parameters. */
export const requestFilters = {
  library: librariesParameter,
  worklist: valuesOf(Worklist).openapi({ description: 'Only in these worklists' }),
  stage: valuesOf(Stage).openapi({ description: 'Only in these stages' }),
  status: valuesOf(StatusFilter).openapi({ description: 'Only with these statuses' }),
  attention: valuesOf(attentionKind).openapi({ description: 'Only with attention of these kinds' }),
  next: valuesOf(Next.shape.who).openapi({ description: 'Whose turn it is' }),
  partner: valuesOf(PartnerCode).openapi({ description: 'A partner anywhere in the rota' }),
  activePartner: valuesOf(PartnerCode).openapi({ description: 'The partner that is asked, or supplies' }),
  patron: valuesOf(text(120)).openapi({ description: 'The id of the patron, for those who may see patrons' }),
  assignee: valuesOf(text(120)).openapi({
    description:
      'The id of the user who looks after the request; `me` for the caller, `none` for requests of nobody',
  }),
  label: valuesOf(text(60)).openapi({ description: 'Only with these labels' }),
  service: valuesOf(Service.shape.type).openapi({ description: 'Only of these types of service' }),
  publicationType: valuesOf(text(60)).openapi({ description: 'Only of these types of publication' }),
  workflow: valuesOf(text(60)).openapi({ description: 'The workflow profile that the request names' }),
  itemOut: flag.openapi({ description: 'True for requests with an item in the library or with the patron' }),
  costOpen: flag.openapi({ description: 'True for requests with a cost that is to be agreed or settled' }),
  ...dayRange('neededBy'),
  ...dayRange('due'),
  ...timeRange('created'),
  ...timeRange('updated'),
  ...timeRange('deadline'),
  text: z.string().max(200).optional().openapi({
    description:
      'Words, or beginnings of words of two letters or more, in number, reference, title, author and identifiers, and for those who may see patrons in their names; or a barcode as a whole',
  }),
  reference: valuesOf(text(200)).openapi({ description: 'The library system’s own reference, exactly' }),
  barcode: valuesOf(z.string().trim().min(1).max(200)).openapi({
    description: 'What a scanner reads: the lender’s barcode, the library’s, or the number of the request',
  }),
}

const FilterQuery = z.object(requestFilters)
/** The filters as they are read: days may be relative to today. */
export type FilterQuery = z.infer<typeof FilterQuery>
/** The filters with the days that relative ones mean. */
export type ResolvedQuery = { readonly [Name in keyof FilterQuery]: Exclude<FilterQuery[Name], RelativeDay> }

const sorts = requestSorts.flatMap((by) => [by, `-${by}`] as const)

/** The sort orders of a list of requests; `-` reverses the order. */
export const RequestSortParameter = z.enum(sorts).openapi({
  description:
    'What the list is sorted by, the smallest first; with `-` the largest first. `neededBy`, `due`, `deadline` and `attention` (since when it needs attention) list open requests, those without such a time last; `attention` also closed ones that need it. A list with `text` is sorted by creation only. Without `sort` the newest come first.',
})

/** Returns the order that `sort` stands for. */
export const orderOfParameter = (sort: z.infer<typeof RequestSortParameter>): RequestOrder => {
  const descending = sort.startsWith('-')
  const by = requestSorts.find((each): each is RequestSort => sort === `${descending ? '-' : ''}${each}`)
  if (by === undefined) throw new Problem('internal', reason('problem.no_such_order', { sort }))
  return { by, descending }
}

/**
 * Returns the filters that a call asks for, within what its caller may see.
 *
 * @throws Problem `forbidden` for another library, and for a filter by patron or label without the permission to see patrons
 */
export const requestFiltersOf = (principal: Principal, query: ResolvedQuery): CountQuery => {
  const { neededByFrom, neededByTo, dueFrom, dueTo, createdFrom, createdTo, updatedFrom, updatedTo } = query
  const { deadlineFrom, deadlineTo, library, assignee, ...filters } = query
  if (query.patron !== undefined && !may(principal, 'patrons:read'))
    throw new Problem('forbidden', reason('problem.may_not_see_patrons', { caller: principal.kind }))
  if (query.label !== undefined && !may(principal, 'patrons:read'))
    throw new Problem('forbidden', reason('problem.may_not_see_labels', { caller: principal.kind }))
  return {
    ...filters,
    ...librariesFilter(principal, library),
    searchesPatrons: may(principal, 'patrons:read'),
    assignee: assignee?.map((each) => (each === 'none' ? null : each === 'me' ? principal.id : each)),
    neededBy: rangeOf(neededByFrom, neededByTo),
    due: rangeOf(dueFrom, dueTo),
    created: rangeOf(createdFrom, createdTo),
    updated: rangeOf(updatedFrom, updatedTo),
    deadline: rangeOf(deadlineFrom, deadlineTo),
  }
}
