import { createRoute, z } from '@hono/zod-openapi'
import { Instant, LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { adminOnly } from '../auth/authenticate.ts'
import { notFound } from '../auth/principal.ts'
import { emptyIsNone } from '../input/body.ts'
import { answerOnce, IdempotencyHeader } from '../input/idempotency.ts'
import { type ApiApp, answers } from '../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { CheckStepView } from './views/check-step.ts'
import { nameCredentials } from './views/messages.ts'
import { PublicPartnerState, viewPartnerState } from './views/partner-state.ts'

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
  responses: answers(
    { 200: ['The states', z.object({ items: z.array(PartnerState.extend({ partner: PartnerCode })) })] },
    ['forbidden'],
  ),
})

/** What came of asking a partner who it is. */
const PartnerCheck = z
  .object({
    partner: PartnerCode,
    protocol: z.string(),
    outcome: z.enum(['answered', 'refused', 'unclear', 'not_reached', 'no_question']),
    detail: z.string(),
    steps: z.array(CheckStepView),
    asked: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .openapi('PartnerCheck')

const check = createRoute({
  method: 'post',
  path: '/v1/partners/{code}/check',
  operationId: 'checkPartner',
  tags,
  middleware: [adminOnly, emptyIsNone] as const,
  summary: 'Test the connection to a partner',
  description: `Looks at each step on the way: address and policy, DNS, TCP, TLS with the days that the certificate has left, HTTP,
authentication, and the protocol, by a question that changes nothing: LookupAgency, the handshake of NNCIPP, over NCIP; over
ISO 18626 a StatusRequest about an id that cannot exist, whose confirmation, ERROR included, shows that the partner reads
messages, and often whether it knows the library. Email has none (\`no_question\`). \`steps\` lists all of them, each with
what to do where it failed. \`library\` says which library asks; the first one where it is left out. Nothing changes.`,
  request: {
    params,
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader }),
    body: { content: { 'application/json': { schema: z.object({ library: LibraryCode.optional() }) } } },
  },
  responses: answers({ 200: ['What came of it', PartnerCheck] }, [
    'forbidden',
    'not_found',
    'conflict',
    'idempotency_mismatch',
    'too_large',
    'unsupported_media_type',
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

  app.openapi(listStates, async () => {
    const states = await circuitBreakers.states(now())
    return jsonResponse({
      items: [...states].map(([partner, circuit]) => ({ partner, ...viewPartnerState(circuit) })),
    })
  })

  app.openapi(check, async (context) => {
    const { code } = context.req.valid('param')
    const { library } = context.req.valid('json')
    return answerOnce(services, context, null, async () => {
      const checked = await services.checkPartner(code, library)
      const asked = checked.asked === null ? null : nameCredentials(checked.asked)
      return jsonAnswer({ ...checked, asked })
    })
  })
}
