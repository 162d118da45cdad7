import { createRoute, z } from '@hono/zod-openapi'
import { ActorHeader, actorOf, hidden, maySee, notFound } from '../../../accounts/principal.ts'
import { requireAssignable } from '../../../delivery/inbound/mail/assign-mail.ts'
import { reason } from '../../../translations/reason.ts'
import { noteHidden } from '../../auth/audit-notes.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { checkItemsApart } from '../../input/validation.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { BulkIds, BulkOutcome, workOnEach } from '../lists/bulk-items.ts'

type Deps = Pick<Services, 'endReview' | 'reprocess' | 'runOnce' | 'store'>

const changeMany = createRoute({
  method: 'post',
  path: '/v1/messages/bulk',
  operationId: 'changeManyMessages',
  tags: ['Messages'],
  middleware: checkItemsApart('ids'),
  summary: 'Read many kept messages again, or dismiss them',
  description:
    'Up to 200, each as `POST /v1/messages/{id}/reprocess` or `…/dismiss` does: one that is refused, or of a wrong shape, holds up no other. The answer has a result for each.',
  request: {
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
      'X-Actor': ActorHeader,
    }),
    body: jsonBody(
      z
        .object({
          action: z.enum(['reprocess', 'dismiss']).describe('What to do with the messages.'),
          ids: BulkIds.describe('The ids of the messages.'),
        })
        .openapi('MessageBulk'),
    ),
  },
  responses: answers({ 200: ['The result for each message', BulkOutcome] }, ['conflict', ...refusalsOfBody]),
})

/** Adds the route that reads many kept messages again, or dismisses them. */
export const addBulkMessages = (app: ApiApp, services: Deps): void => {
  const { store } = services
  app.openapi(changeMany, async (context) => {
    const { principal } = context.var
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    const { ids, action } = context.req.valid('json')
    return answerOnce(services, context, principal.library, async () =>
      jsonAnswer(
        await workOnEach(
          ids,
          async (id) => {
            const message = await store.getMessage(id)
            if (message === null) throw notFound(reason('not_found.message_of_id'))
            if (!maySee(principal, message.library)) throw hidden(reason('not_found.message_of_id'))
            if (action === 'reprocess') return (await services.reprocess(id)).id
            requireAssignable(message)
            await store.setMessageState(
              id,
              'ignored',
              reason('kept_message.dismissed_by', { who: `${by.kind} ${by.id ?? ''}`.trim() }),
            )
            await services.endReview(message)
            return id
          },
          (error) => noteHidden(context, error),
        ),
      ),
    )
  })
}
