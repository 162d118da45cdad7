import { createRoute, z } from '@hono/zod-openapi'
import { PartnerCode } from '../../../borrowing/values.ts'
import { listPartnerHealth, readPartnerHealth } from '../../../partner-health/read-partner-health.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import {
  PartnerHealthItem,
  PartnerHealthView,
  viewOpenRequests,
  viewPartnerHealth,
} from '../views/partner-health.ts'

type Deps = Pick<Services, 'circuitBreakers' | 'configuration' | 'now' | 'store'>

const tags = ['Partners']
const Days = z.coerce.number().int().min(1).max(1000).default(90).openapi({
  description:
    'How many days the scorecard is about, today included; requests count on the day that it is at their library, messages and pauses on that of UTC',
})

const readHealth = createRoute({
  method: 'get',
  path: '/v1/partners/{code}/health',
  operationId: 'getPartnerHealth',
  tags,
  middleware: adminOnly,
  summary: 'See how a partner does',
  description: `Whether deliveries are sent to it, when its last message came, what is open with it and since when, and its scorecard: requests
by their results, days to answer, to ship and from the shipment to the return, messages, costs, and how long it was
paused. A number of days is the upper end of a class of a histogram.`,
  request: {
    params: z.object({ code: PartnerCode.describe('The code of the document.') }),
    query: z.object({
      days: Days.describe(
        'How many days the scorecard is about, today included; requests count on the day that it is at their library, messages and pauses on that of UTC.',
      ),
    }),
  },
  responses: answers({ 200: ['How it does', PartnerHealthView] }, ['forbidden', 'not_found']),
})

const listHealth = createRoute({
  method: 'get',
  path: '/v1/partner-health',
  operationId: 'listPartnerHealth',
  tags,
  middleware: adminOnly,
  summary: 'List how all partners do',
  description: 'As `GET /v1/partners/{code}/health` shows it, without the open requests.',
  request: {
    query: z.object({
      days: Days.describe(
        'How many days the scorecard is about, today included; requests count on the day that it is at their library, messages and pauses on that of UTC.',
      ),
      ...wholeListQuery('partner'),
    }),
  },
  responses: answers({ 200: ['How they do', pageOf(PartnerHealthItem)] }, ['forbidden']),
})

/** Adds the routes that show how partners do. */
export const addPartnerHealth = (app: ApiApp, services: Deps): void => {
  app.openapi(readHealth, async (context) => {
    const { code } = context.req.valid('param')
    const { days } = context.req.valid('query')
    const { open, weeks, ...health } = await readPartnerHealth(services, code, days)
    return jsonResponse({ ...viewPartnerHealth(health), open: viewOpenRequests(open), weeks: [...weeks] })
  })

  app.openapi(listHealth, async (context) => {
    const { days, ...query } = context.req.valid('query')
    const items = (await listPartnerHealth(services, days)).map(viewPartnerHealth)
    return jsonResponse(pageOfAll('partner-health', items, ({ partner }) => partner, query))
  })
}
