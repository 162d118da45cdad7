import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { Instant, PartnerCode } from '../../../borrowing/values.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { PublicPartnerState, viewPartnerState } from '../views/partner-state.ts'

const tags = ['Partners']
const params = z.object({ code: PartnerCode })

/** Whether deliveries are sent to a partner. */
const PartnerState = z
  .object({
    state: PublicPartnerState,
    failures: z.int(),
    pausedUntil: Instant.nullable(),
    pausedSince: Instant.nullable(),
  })
  .openapi('PartnerState')

const readState = createRoute({
  method: 'get',
  path: '/v1/partners/{code}/state',
  operationId: 'getPartnerState',
  tags,
  middleware: adminOnly,
  summary: 'See whether deliveries are sent to a partner',
  description: `\`delivering\`: all are sent. \`paused\`: the partner failed repeatedly (\`failures\` times in a row), and none is sent
before \`pausedUntil\`; \`pausedSince\` is when that began. \`probing\`: one is sent at a time, until one succeeds.`,
  request: { params },
  responses: answers({ 200: ['The state of the deliveries', PartnerState] }, ['forbidden', 'not_found']),
})

const listStates = createRoute({
  method: 'get',
  path: '/v1/partner-states',
  operationId: 'listPartnerStates',
  tags,
  middleware: adminOnly,
  summary: 'List the partners to which deliveries failed last',
  description:
    'The state of each, as `GET /v1/partners/{code}/state` shows it. Deliveries are sent to every other partner.',
  request: { query: z.object(wholeListQuery('partner')) },
  responses: answers({ 200: ['The states', pageOf(PartnerState.extend({ partner: PartnerCode }))] }, [
    'forbidden',
  ]),
})

/** Adds the routes that show and try how a partner is reached. */
export const addPartnerState = (app: ApiApp, services: Services): void => {
  const { store, circuitBreakers, now } = services

  app.openapi(readState, async (context) => {
    const { code } = context.req.valid('param')
    if ((await store.getDocument('partner', code)) === null) throw notFound(`partner ${code}`)
    const circuit = (await circuitBreakers.states(now())).get(code)
    return jsonResponse(viewPartnerState(circuit))
  })

  app.openapi(listStates, async (context) => {
    const states = await circuitBreakers.states(now())
    const items = [...states].map(([partner, circuit]) => ({ partner, ...viewPartnerState(circuit) }))
    return jsonResponse(
      pageOfAll('partner-states', items, ({ partner }) => partner, context.req.valid('query')),
    )
  })
}
