import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { Instant, PartnerCode } from '../../../borrowing/values.ts'
import { reason } from '../../../translations/reason.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { emptyIsNone } from '../../input/body.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { PublicPartnerState, viewPartnerState } from '../views/partner-state.ts'

type Deps = Pick<Services, 'circuitBreakers' | 'now' | 'runOnce' | 'store'>

const tags = ['Partners']
const params = z.object({ code: PartnerCode.describe('The code of the document.') })

/** Whether deliveries are sent to a partner. */
const PartnerState = z
  .object({
    state: PublicPartnerState.describe(
      'Whether deliveries to the partner run: `delivering`, `paused` or `probing`.',
    ),
    failures: z.int().describe('How many attempts failed one after the other.'),
    pausedUntil: Instant.nullable().describe(
      'Until when nothing is sent to the partner; null where it is sent.',
    ),
    pausedSince: Instant.nullable().describe('Since when deliveries are paused; null where they are not.'),
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

const resume = createRoute({
  method: 'post',
  path: '/v1/partners/{code}/resume',
  operationId: 'resumePartner',
  tags,
  middleware: [adminOnly, emptyIsNone] as const,
  summary: 'Resume deliveries to a partner',
  description: `Ends the pause: what waits is sent now. If the partner still fails, it is paused again after five failures in a row. A
connection test that passes (\`POST /v1/partners/{code}/check\`) ends the pause too.`,
  request: { params, headers: z.object({ 'Idempotency-Key': IdempotencyHeader }) },
  responses: answers({ 200: ['The state of the deliveries', PartnerState] }, [
    'forbidden',
    'not_found',
    'conflict',
    'idempotency_mismatch',
  ]),
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
  responses: answers(
    {
      200: [
        'The states',
        pageOf(PartnerState.extend({ partner: PartnerCode.describe('The code of the partner.') })),
      ],
    },
    ['forbidden'],
  ),
})

/** Adds the routes that show and try how a partner is reached. */
export const addPartnerState = (app: ApiApp, services: Deps): void => {
  const { store, circuitBreakers, now } = services

  app.openapi(readState, async (context) => {
    const { code } = context.req.valid('param')
    if ((await store.getDocument('partner', code)) === null)
      throw notFound(reason('not_found.partner', { partner: code }))
    const circuit = (await circuitBreakers.states(now())).get(code)
    return jsonResponse(viewPartnerState(circuit))
  })

  app.openapi(resume, async (context) => {
    const { code } = context.req.valid('param')
    return answerOnce(services, context, null, async () => {
      if ((await store.getDocument('partner', code)) === null)
        throw notFound(reason('not_found.partner', { partner: code }))
      await circuitBreakers.endPause(code, now())
      return jsonAnswer(viewPartnerState(undefined))
    })
  })

  app.openapi(listStates, async (context) => {
    const states = await circuitBreakers.states(now())
    const items = [...states].map(([partner, circuit]) => ({ partner, ...viewPartnerState(circuit) }))
    return jsonResponse(
      pageOfAll('partner-states', items, ({ partner }) => partner, context.req.valid('query')),
    )
  })
}
