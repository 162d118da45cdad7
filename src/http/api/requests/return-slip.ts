import { createRoute, z } from '@hono/zod-openapi'
import { libraryOfRequest, notFound } from '../../../accounts/principal.ts'
import { isToGoBack } from '../../../borrowing/deadlines/waits.ts'
import { isOut } from '../../../borrowing/items/item-states.ts'
import type { Item } from '../../../borrowing/request/item.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { returnSlip } from '../views/return-slip.ts'

type Deps = Pick<Services, 'configuration' | 'store'>

const slip = createRoute({
  method: 'get',
  path: '/v1/requests/{number}/return-slip',
  operationId: 'getReturnSlip',
  tags: ['Requests'],
  summary: 'Print the slip that goes back with the items',
  description:
    'An HTML page that prints on one sheet, in the library’s language, with the request number as a barcode (Code 128).',
  request: {
    params: z.object({ number: RequestNumber.describe('The number of the request.') }),
    query: z.object({
      entry: z.coerce
        .number()
        .int()
        .positive()
        .optional()
        .describe(
          'The id of the entry of the rota whose items go back; where left out, one of which an item is here.',
        ),
    }),
  },
  responses: {
    ...answers({}, ['not_found', 'not_allowed_now']),
    200: { description: 'The slip', content: { 'text/html': { schema: z.string() } } },
  },
})

const shippedStates = ['shipped', 'received', 'on_loan', 'patron_returned', 'returned']

/** Returns the item for whose lender the slip is, where the call names no entry: one that is here comes before one that went back. */
const firstOf = (items: readonly Item[]): Item | undefined =>
  items.find(isToGoBack) ?? items.find(isOut) ?? items[0]

/** Adds the route of the return slip. */
export const addReturnSlip = (app: ApiApp, { store, configuration }: Deps): void => {
  app.openapi(slip, async (context) => {
    const { number } = context.req.valid('param')
    const { entry: requestedEntry } = context.req.valid('query')
    const code = libraryOfRequest(context.var.principal, number)
    const stored = await store.loadRequest(code, number)
    if (stored === null) throw notFound(reason('not_found.request', { request: number }))
    const request = stored.value
    const items = request.items.filter(
      (item) =>
        (requestedEntry === undefined || item.entry === requestedEntry) &&
        item.form === 'physical' &&
        shippedStates.includes(item.state),
    )
    const entry = request.rota.find((each) => each.id === (requestedEntry ?? firstOf(items)?.entry))
    const requestId = entry?.requestIds.at(-1)
    if (entry === undefined || requestId === undefined || items.length === 0) {
      throw new Problem('not_allowed_now', reason('problem.nothing_to_return'))
    }
    const snapshot = await configuration.snapshot()
    context.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    )
    context.header('x-content-type-options', 'nosniff')
    const page = await returnSlip({
      request,
      library: snapshot.library(code),
      partner: snapshot.partner(entry.partner),
      requestId,
      partnerRequestId: entry.partnerRequestId,
      items: items.filter((item) => item.entry === entry.id),
    })
    return context.html(page)
  })
}
