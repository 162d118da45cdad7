import { createRoute, z } from '@hono/zod-openapi'
import { ActorHeader, actorOf, hidden, maySee, notFound } from '../../../accounts/principal.ts'
import { reason } from '../../../translations/reason.ts'
import { noteHidden } from '../../auth/audit-notes.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { checkItemsApart } from '../../input/validation.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { BulkIds, BulkOutcome, workOnEach } from '../lists/bulk-items.ts'

type Deps = Pick<Services, 'resendDelivery' | 'runOnce' | 'store'>

const resendMany = createRoute({
  method: 'post',
  path: '/v1/deliveries/bulk',
  operationId: 'resendManyDeliveries',
  tags: ['Deliveries'],
  middleware: checkItemsApart('ids'),
  summary: 'Send many dead letters again',
  description:
    'Up to 200, each as `POST /v1/deliveries/{id}/resend` does: one that is refused, or of a wrong shape, holds up no other. The answer has a result for each.',
  request: {
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
      'X-Actor': ActorHeader,
    }),
    body: jsonBody(
      z
        .object({ action: z.literal('resend'), ids: BulkIds.describe('The ids of the deliveries.') })
        .openapi('DeliveryBulk'),
    ),
  },
  responses: answers({ 200: ['The result for each message', BulkOutcome] }, ['conflict', ...refusalsOfBody]),
})

/** Adds the route that sends many dead letters again. */
export const addBulkDeliveries = (app: ApiApp, services: Deps): void => {
  app.openapi(resendMany, async (context) => {
    const { principal } = context.var
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    const { ids } = context.req.valid('json')
    return answerOnce(services, context, principal.library, async () =>
      jsonAnswer(
        await workOnEach(
          ids,
          async (id) => {
            const delivery = await services.store.getDelivery(id)
            if (delivery === null) throw notFound(reason('not_found.delivery_of_id'))
            if (!maySee(principal, delivery.library)) throw hidden(reason('not_found.delivery_of_id'))
            return services.resendDelivery(id, by)
          },
          (error) => noteHidden(context, error),
        ),
      ),
    )
  })
}
