import { createRoute, z } from '@hono/zod-openapi'
import { libraryOfRequest, may, notFound } from '../../../accounts/principal.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { reason } from '../../../translations/reason.ts'
import { notePatronData } from '../../auth/audit-notes.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { itemLabel } from '../views/item-label.ts'

type Deps = Pick<Services, 'configuration' | 'store'>

const label = createRoute({
  method: 'get',
  path: '/v1/requests/{number}/label',
  operationId: 'getLabel',
  tags: ['Requests'],
  summary: 'Print a label for the hold shelf',
  description:
    'An HTML page of one label for each item, 100 by 60 mm, in the library’s language: whom it is for, where it is picked up, when it is due, and the request number as a barcode (Code 128). Without the permission `patrons:read` it names no patron.',
  request: {
    params: z.object({ number: RequestNumber.describe('The number of the request.') }),
    query: z.object({
      item: z.coerce
        .number()
        .int()
        .positive()
        .optional()
        .describe('The id of the item; all items where left out.'),
    }),
  },
  responses: {
    ...answers({}, ['not_found']),
    200: { description: 'The labels', content: { 'text/html': { schema: z.string() } } },
  },
})

/** Adds the route of labels. */
export const addLabel = (app: ApiApp, { store, configuration }: Deps): void => {
  app.openapi(label, async (context) => {
    const { principal } = context.var
    const { number } = context.req.valid('param')
    const { item } = context.req.valid('query')
    const code = libraryOfRequest(principal, number)
    const stored = await store.loadRequest(code, number)
    if (stored === null) throw notFound(reason('not_found.request', { request: number }))
    const items = stored.value.items.filter(({ id }) => item === undefined || id === item)
    if (item !== undefined && items.length === 0)
      throw notFound(reason('not_found.item', { item, request: number }))
    const snapshot = await configuration.snapshot()
    const showsPatron = may(principal, 'patrons:read')
    if (showsPatron) notePatronData(context, [number])
    context.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    )
    return context.html(
      itemLabel({
        request: stored.value,
        items,
        patron: showsPatron ? stored.value.patron : undefined,
        partnerName: (partner) => snapshot.partner(partner)?.name ?? partner,
        language: snapshot.library(code).language,
      }),
    )
  })
}
