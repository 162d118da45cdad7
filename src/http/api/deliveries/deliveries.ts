import { createRoute, z } from '@hono/zod-openapi'
import {
  ActorHeader,
  actorOf,
  hidden,
  librariesFilter,
  maySee,
  notFound,
  type Principal,
} from '../../../accounts/principal.ts'
import { PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import type { Delivery } from '../../../store/ports/outbox.ts'
import { reason } from '../../../translations/reason.ts'
import { notePatronData } from '../../auth/audit-notes.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, pageOf, pageQuery, valuesOf } from '../lists/list-page.ts'
import { findRequestsWithText, wordsOfMessage } from '../lists/requests-with-text.ts'
import { sortParameter } from '../lists/whole-list.ts'
import {
  DeliveryState,
  DeliverySummary,
  DeliveryView,
  summarizeDelivery,
  viewDelivery,
  withReason,
} from '../views/messages.ts'
import { languageOf } from '../views/reason.ts'

type Deps = Pick<Services, 'circuitBreakers' | 'now' | 'resendDelivery' | 'runOnce' | 'store'>

const tags = ['Deliveries']
const params = z.object({ id: z.string().min(1).max(100).describe('The id of the delivery.') })

const list = createRoute({
  method: 'get',
  path: '/v1/deliveries',
  operationId: 'listDeliveries',
  tags,
  summary: 'List messages to partners',
  description: `\`state=dead\` lists the dead letters: given up, each with its reason, until it is resent. One that waits since its
partner fails again and again says so in \`heldBack\`. Without \`request\`, \`text\`, \`reason\` and several values of
\`state\` or \`partner\` examine at most 500 messages: then a page is short, or empty, though \`nextCursor\` goes on.`,
  request: {
    query: z.object({
      library: librariesParameter,
      state: valuesOf(DeliveryState).describe('Only in these states.'),
      partner: valuesOf(PartnerCode).describe('Only of these partners.'),
      request: valuesOf(RequestNumber).describe('Only of these requests.'),
      reason: z.string().min(1).max(200).optional().describe('Words of what the last attempt failed of.'),
      text: wordsOfMessage.describe(
        'Words of the summary or of the message itself, or of the citation or number of its request (the newest 100 such requests).',
      ),
      ...pageQuery,
      sort: sortParameter('-created'),
    }),
  },
  responses: answers({ 200: ['A part of the list', pageOf(DeliverySummary)] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/deliveries/{id}',
  operationId: 'getDelivery',
  tags,
  summary: 'Read a message to a partner',
  description:
    'With its text and the partner’s answer. Credentials are filled in at sending and are not in it.',
  request: { params },
  responses: answers({ 200: ['The message', DeliveryView] }, ['not_found']),
})

const resend = createRoute({
  method: 'post',
  path: '/v1/deliveries/{id}/resend',
  operationId: 'resendDelivery',
  tags,
  summary: 'Send a dead letter again',
  description:
    'The same bytes if the failure was ambiguous, newly written after a refusal, whether attention still calls for it or not. Refused, with the reason, if the partner no longer needs the message.',
  request: {
    params,
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
      'X-Actor': ActorHeader,
    }),
  },
  responses: answers(
    { 202: ['The message that is being sent: another one where it was newly written', DeliverySummary] },
    ['not_found', 'not_allowed_now', 'conflict', 'idempotency_mismatch'],
  ),
})

/** Adds the routes of outgoing messages: list, read, resend. */
export const addDeliveries = (app: ApiApp, services: Deps): void => {
  const { store, circuitBreakers, now } = services

  const find = async (principal: Principal, id: string): Promise<Delivery> => {
    const delivery = await store.getDelivery(id)
    if (delivery === null) throw notFound(reason('not_found.delivery_of_id'))
    if (!maySee(principal, delivery.library)) throw hidden(reason('not_found.delivery_of_id'))
    return delivery
  }

  app.openapi(list, async (context) => {
    const { library: requestedLibrary, sort, ...query } = context.req.valid('query')
    const libraries = librariesFilter(context.var.principal, requestedLibrary)
    const requestsWithText = await findRequestsWithText(store, libraries, query.text)
    const page = await store.listDeliveries({
      ...query,
      ...libraries,
      requestsWithText,
      ascending: sort === 'created',
    })
    const language = languageOf(context)
    const reason = withReason(await circuitBreakers.states(now()), language)
    const items = page.items.map((each) => reason(summarizeDelivery(each, language)))
    return jsonResponse({ items, nextCursor: page.next })
  })

  app.openapi(readOne, async (context) => {
    const delivery = await find(context.var.principal, context.req.valid('param').id)
    notePatronData(context, [delivery.request])
    const language = languageOf(context)
    const reason = withReason<DeliveryView>(await circuitBreakers.states(now()), language)
    return jsonResponse(reason(viewDelivery(delivery, language)))
  })

  app.openapi(resend, async (context) => {
    const { principal } = context.var
    const delivery = await find(principal, context.req.valid('param').id)
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    return answerOnce(services, context, delivery.library, async () => {
      const id = await services.resendDelivery(delivery.id, by)
      const sent = summarizeDelivery(await find(principal, id), 'en')
      return jsonAnswer(withReason(await circuitBreakers.states(now()), 'en')(sent), 202)
    })
  })
}
