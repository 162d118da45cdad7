import { createRoute, z } from '@hono/zod-openapi'
import { LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import type { InboxMessage } from '../../store/store.ts'
import { jsonAnswer, jsonResponse } from '../answer.ts'
import { type Caller, libraryFilter, maySee, notFound } from '../caller.ts'
import { answerOnce, IdempotencyHeader } from '../idempotency.ts'
import { MessageState, MessageSummary, MessageView, summarizeMessage, viewMessage } from '../message-views.ts'
import { type ApiApp, answers } from '../openapi.ts'
import { pageOf, pageQuery } from '../page.ts'
import type { Services } from '../services.ts'

const tags = ['Inbox']
const params = z.object({ id: z.string().min(1).max(100) })

const list = createRoute({
  method: 'get',
  path: '/v1/inbox',
  operationId: 'listInbox',
  tags,
  summary: 'List messages of partners, newest first',
  description:
    'Also those that could not be read, or whose sender was not known: they belong to no library, and admins see them.',
  request: {
    query: z.object({
      library: LibraryCode.optional(),
      state: MessageState.optional(),
      partner: PartnerCode.optional(),
      ...pageQuery,
    }),
  },
  responses: answers({ 200: ['A part of the list', pageOf(MessageSummary)] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/inbox/{id}',
  operationId: 'getInboxMessage',
  tags,
  summary: 'Read a message of a partner',
  description: 'As it came, byte for byte, and what was answered.',
  request: { params },
  responses: answers({ 200: ['The message', MessageView] }, ['not_found']),
})

const reprocess = createRoute({
  method: 'post',
  path: '/v1/inbox/{id}/reprocess',
  operationId: 'reprocessInboxMessage',
  tags,
  summary: 'Read a kept message anew',
  description:
    'For messages that were not understood, once a profile was mended or a request has come to be known.',
  request: { params, headers: z.object({ 'Idempotency-Key': IdempotencyHeader }) },
  responses: answers({ 200: ['The message, and what became of it', MessageView] }, [
    'not_found',
    'conflict',
    'not_allowed_now',
    'idempotency_mismatch',
  ]),
})

/** Adds the routes of incoming messages: list, read, reprocess. */
export const addInbox = (app: ApiApp, services: Services): void => {
  const { store } = services

  const find = async (caller: Caller, id: string): Promise<InboxMessage> => {
    const message = await store.message(id)
    if (message === null || !maySee(caller, message.library)) throw notFound('message of this id')
    return message
  }

  app.openapi(list, async (context) => {
    const { library, ...query } = context.req.valid('query')
    const page = await store.messages({ ...query, library: libraryFilter(context.var.caller, library) })
    return jsonResponse({ items: page.items.map(summarizeMessage), next: page.next })
  })

  app.openapi(readOne, async (context) =>
    jsonResponse(viewMessage(await find(context.var.caller, context.req.valid('param').id))),
  )

  app.openapi(reprocess, async (context) => {
    const message = await find(context.var.caller, context.req.valid('param').id)
    return answerOnce(services, context, message.library, async () => {
      const { state, reason } = await services.reprocess(message.id)
      return jsonAnswer({ ...viewMessage(await find(context.var.caller, message.id)), state, reason })
    })
  })
}
