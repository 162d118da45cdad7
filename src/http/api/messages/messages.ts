import { languageOf } from '../views/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { reason } from '../../../translations/reason.ts'
import { createRoute, z } from '@hono/zod-openapi'
import { PartnerEvent } from '../../../borrowing/partner-events/partner-event.ts'
import { PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import { requireAssignable } from '../../../delivery/inbound/mail/assign-mail.ts'
import type { InboxMessage, ListedMessage } from '../../../store/ports/inbox.ts'
import { noteChangedRequests, notePatronData } from '../../auth/audit-notes.ts'
import { createPatronSearches } from '../../auth/patron-searches.ts'
import {
  ActorHeader,
  actorOf,
  type Principal,
  librariesFilter,
  libraryOfRequest,
  maySee,
  notFound,
  hidden,
} from '../../../accounts/principal.ts'
import { answerOnce, answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, pageOf, pageQuery, valuesOf } from '../lists/list-page.ts'
import { fileResponse, type MailView, viewMail } from '../views/mail.ts'
import { MessageState, MessageSummary, MessageView, summarizeMessage, viewMessage } from '../views/messages.ts'
import { findRequestsWithText, wordsOfMessage } from '../lists/requests-with-text.ts'
import { sortParameter } from '../lists/whole-list.ts'

type Deps = Pick<Services, 'assignMail' | 'endReview' | 'now' | 'peerAddress' | 'publicUrl' | 'reprocess' | 'runOnce' | 'settings' | 'showMail' | 'store'>

/** What is said of a message that belongs to no request is found by no number of a request. */
const onceFor = ({ request }: Pick<ListedMessage, 'request'>) => (request === null ? answerOnceSealed : answerOnce)

const tags = ['Messages']
const params = z.object({ id: z.string().min(1).max(100).describe('The id of the message.') })
const actingHeaders = z.object({ 'Idempotency-Key': IdempotencyHeader, 'X-Actor': ActorHeader })

/** The meaning of a message according to staff. */
const AssignInput = z
  .object({
    request: RequestNumber.describe('The number of the request that the message is about.'),
    entry: z.int().positive().optional().describe('The id of the entry of the rota.'),
    event: PartnerEvent.describe('What the message means.'),
    files: z.array(z.int().min(0).max(999)).max(100).optional().openapi({
      description:
        'With `shipped`: the attachments of the mail that are the delivery, by their places from 0',
    }),
  })
  .openapi('AssignInput')

const list = createRoute({
  method: 'get',
  path: '/v1/messages',
  operationId: 'listMessages',
  tags,
  summary: 'List messages of partners',
  description:
    'Admins also see those of no library: they could not be read, or nobody knew the sender. With `state=review`, mails that wait for staff, each with its text and why. Without `request`, `text`, `reason` and several values of `state` or `partner` examine at most 500 messages: then a page is short, or empty, though `nextCursor` goes on.',
  request: {
    query: z.object({
      library: librariesParameter,
      state: valuesOf(MessageState).describe('Only in these states.'),
      partner: valuesOf(PartnerCode).describe('Only of these partners.'),
      request: valuesOf(RequestNumber).describe('Only of these requests.'),
      reason: z.string().min(1).max(200).optional().describe('Words of why it was not applied.'),
      text: wordsOfMessage.describe('Words of the summary or of the message itself, or of the citation or number of its request (the newest 100 such requests).'),
      ...pageQuery,
      sort: sortParameter('-created'),
    }),
  },
  responses: answers({ 200: ['A part of the list', pageOf(MessageSummary)] }, ['forbidden']),
})

/** The most messages that are counted. */
const mostCounted = 100

const count = createRoute({
  method: 'get',
  path: '/v1/messages/counts',
  operationId: 'countMessages',
  tags,
  summary: 'Count the messages that wait for staff',
  description: 'Shows no mail, so that a client may ask often.',
  request: { query: z.object({ library: librariesParameter }) },
  responses: answers(
    {
      200: [
        'The number',
        z.object({
          review: z.int().describe(`How many \`state=review\` lists; ${mostCounted} where there are more.`),
        }),
      ],
    },
    ['forbidden'],
  ),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/messages/{id}',
  operationId: 'getMessage',
  tags,
  summary: 'Read a message of a partner',
  description: 'As it came, byte for byte, and what was answered.',
  request: { params },
  responses: answers({ 200: ['The message', MessageView] }, ['not_found']),
})

const reprocess = createRoute({
  method: 'post',
  path: '/v1/messages/{id}/reprocess',
  operationId: 'reprocessMessage',
  tags,
  summary: 'Read a kept message again',
  description:
    'For messages that were not understood, once a profile was corrected or a request has come to be known. Where it now changes a request, or is found to be about one, the answer is the message as it is kept with that, and the one that was read again names it; otherwise it is the same message, with its state and reason as they are now.',
  request: { params, headers: z.object({ 'Idempotency-Key': IdempotencyHeader }) },
  responses: answers({ 200: ['The message with its result', MessageView] }, [
    'not_found',
    'conflict',
    'not_allowed_now',
    'idempotency_mismatch',
  ]),
})

const assign = createRoute({
  method: 'post',
  path: '/v1/messages/{id}/assign',
  operationId: 'assignMessage',
  tags,
  summary: 'Say which request a message is about, and what it means',
  description: `The event is applied as the partner’s own word. Without \`entry\` it is the one that the message was matched
to, else the one that is asked now. The answer is the message as it is kept with the request; the one in the review list
then names it.`,
  request: { params, headers: actingHeaders, body: jsonBody(AssignInput) },
  responses: answers({ 200: ['The message with its result', MessageView] }, [
    'not_found',
    'conflict',
    ...refusalsOfBody,
  ]),
})

const dismiss = createRoute({
  method: 'post',
  path: '/v1/messages/{id}/dismiss',
  operationId: 'dismissMessage',
  tags,
  summary: 'Take a message off the review list',
  description: 'It changes nothing and stays in the inbox as ignored.',
  request: { params, headers: actingHeaders },
  responses: answers({ 200: ['The message', MessageView] }, [
    'not_found',
    'conflict',
    'idempotency_mismatch',
  ]),
})

const readFile = createRoute({
  method: 'get',
  path: '/v1/messages/{id}/files/{file}',
  operationId: 'getMessageFile',
  tags,
  summary: 'Read a file that came with a mail',
  description: 'The bytes of an attachment, with the media type that was found in them.',
  request: {
    params: params.extend({ file: z.string().regex(/^\d{1,3}$/, schemaMessage('fault.attachment_place')).describe('The number of the file, from 0.') }),
  },
  responses: {
    ...answers({}, ['not_found']),
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
  },
})

/** Adds the routes of incoming messages: list, read, reprocess, assign, dismiss, files. */
export const addMessages = (app: ApiApp, services: Deps): void => {
  const { store } = services
  const notShownYet = createPatronSearches(services.now)

  const find = async (principal: Principal, id: string): Promise<InboxMessage> => {
    const message = await store.getMessage(id)
    if (message === null) throw notFound(reason('not_found.message_of_id'))
    if (!maySee(principal, message.library)) throw hidden(reason('not_found.message_of_id'))
    return message
  }

  app.openapi(list, async (context) => {
    const { library: requestedLibrary, sort, ...query } = context.req.valid('query')
    const libraries = librariesFilter(context.var.principal, requestedLibrary)
    const requestsWithText = await findRequestsWithText(store, libraries, query.text)
    const page = await store.listMessages({
      ...query,
      ...libraries,
      requestsWithText,
      ascending: sort === 'created',
    })
    const inFull = query.state?.length === 1 && query.state[0] === 'review'
    // A list that is read again and again notes each mail once an hour.
    const unseen = inFull ? notShownYet(context.var.principal.id, page.items.map(({ id }) => id)) : []
    if (unseen.length > 0)
      notePatronData(
        context,
        page.items.flatMap(({ id, request }) => (unseen.includes(id) ? [request] : [])),
      )
    const language = languageOf(context)
    const items = page.items.map((message) => ({
      ...summarizeMessage(message, language),
      ...(inFull ? mailIn(message) : {}),
    }))
    return jsonResponse({ items, nextCursor: page.next })
  })

  app.openapi(count, async (context) => {
    const libraries = librariesFilter(context.var.principal, context.req.valid('query').library)
    const { items } = await store.listMessages({ ...libraries, state: ['review'], limit: mostCounted })
    return jsonResponse({ review: items.length })
  })

  app.openapi(readOne, async (context) => {
    const message = await find(context.var.principal, context.req.valid('param').id)
    notePatronData(context, [message.request])
    return jsonResponse({ ...viewMessage(message, languageOf(context)), ...mailIn(message) })
  })

  app.openapi(reprocess, async (context) => {
    const message = await find(context.var.principal, context.req.valid('param').id)
    return onceFor(message)(services, context, message.library, async () =>
      jsonAnswer(viewMessage(await services.reprocess(message.id), languageOf(context))),
    )
  })

  app.openapi(assign, async (context) => {
    const { principal } = context.var
    const message = await find(principal, context.req.valid('param').id)
    const { request, entry, event, files } = context.req.valid('json')
    const library = libraryOfRequest(principal, request)
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    return answerOnce(services, context, library, async () => {
      const kept = await services.assignMail({ message, library, request, entry, event, files, by })
      noteChangedRequests(context, [request])
      return jsonAnswer(viewMessage(kept, languageOf(context)))
    })
  })

  app.openapi(dismiss, async (context) => {
    const { principal } = context.var
    const message = await find(principal, context.req.valid('param').id)
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    return onceFor(message)(services, context, message.library, async () => {
      requireAssignable(message)
      await store.setMessageState(message.id, 'ignored', reason('kept_message.dismissed_by', { who: `${by.kind} ${by.id ?? ''}`.trim() }))
      await services.endReview(message)
      if (message.request !== null) noteChangedRequests(context, [message.request])
      return jsonAnswer(viewMessage(await find(principal, message.id), languageOf(context)))
    })
  })

  app.openapi(readFile, async (context) => {
    const { id, file } = context.req.valid('param')
    const message = await find(context.var.principal, id)
    const shown = isMail(message) ? await services.showMail(message.raw) : null
    const attachment = shown?.attachments[Number(file)]
    if (attachment === undefined) throw notFound(reason('not_found.file_in_message'))
    notePatronData(context, [message.request])
    return fileResponse(attachment)
  })
}

/** Reads the mail of a message as it was parsed on arrival. */
const mailIn = ({ id, mail }: ListedMessage): { readonly mail?: MailView } =>
  mail === undefined ? {} : { mail: viewMail({ id }, mail) }

const isMail = ({ contentType, truncated }: InboxMessage): boolean =>
  contentType.startsWith('message/rfc822') && !truncated
