import { createRoute, z } from '@hono/zod-openapi'
import { hidden, listedLibraries, maySee, notFound, type Principal } from '../../../accounts/principal.ts'
import { Instant, LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { listRelayed, listUnsettled, readRelayed } from '../../../delivery/relay/relay-records.ts'
import { RelayedMessage, type RelayedRequest } from '../../../delivery/relay/relayed-request.ts'
import { relayedKinds } from '../../../partners/relay.ts'
import { reason } from '../../../translations/reason.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, pageOf, valuesOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { languageOf, ReasonView, sayReasons } from '../views/reason.ts'

type Deps = Pick<
  Services,
  'decideFailedRelay' | 'now' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'store'
>

const tags = ['Lending (relay)']

const states = RelayedMessage.shape.state

const Summary = z.object({
  id: z.string().describe('The id of the request here.'),
  library: LibraryCode.describe('The library that is asked.'),
  requester: PartnerCode.describe('The partner that the request came from.'),
  system: PartnerCode.describe('The partner profile of the library’s lending system.'),
  requestId: z.string().describe('The id that the requester gave it.'),
  systemId: z
    .string()
    .nullable()
    .describe('The id under which the lending system knows it; null where that is the requester’s.'),
  requestingAgency: z.string().describe('The agency that asks, as its messages name it.'),
  supplyingAgency: z.string().describe('The agency that is asked, as messages name it.'),
  status: z
    .string()
    .nullable()
    .describe('The status that the lending system reported last; null before it reported one.'),
  shippedAt: z
    .string()
    .nullable()
    .describe('When the lending system first reported that it shipped; null until then.'),
  createdAt: Instant.describe('When the first message came.'),
  changedAt: Instant.describe('When a message came, or was passed on, last.'),
  waiting: z.int().describe('How many messages are still to be passed on.'),
  failed: z.int().describe('How many could not be passed on: a person sends them again or drops them.'),
})

const SummaryView = Summary.openapi('RelayedRequestSummary')

const RelayedRequestView = Summary.extend({
  messages: z
    .array(
      z.object({
        id: z
          .string()
          .describe('The id of the message; `GET /v1/messages/{id}` has one that came in as it was sent.'),
        to: z
          .enum(['system', 'requester'])
          .describe('Whether it goes to the lending system or back to the requester.'),
        kind: z
          .enum(relayedKinds)
          .describe(
            '`request`: a new request, which may become a second loan where it is sent twice. `message`: a further one of the requester. `question`: one whose answer is its confirmation. `answer`: one of the lending system.',
          ),
        summary: z.string().describe('What it is, such as `requestingAgencyMessage Received`.'),
        isOwn: z
          .boolean()
          .describe('True where lendwire wrote it, to end what it had confirmed for the lending system.'),
        receivedAt: Instant.describe('When it came in, or was sent again last.'),
        state: states.describe(
          '`refused`: the receiver answered with an error, and its sender was told so. `dead`: it could not be passed on, and a person decides. `dropped`: it is not passed on.',
        ),
        attempts: z.int().describe('How often it was sent.'),
        possiblyTaken: z
          .boolean()
          .describe('True where the receiver may have taken it although no confirmation came.'),
        dueAt: Instant.nullable().describe('When it is sent next; null where it is not sent any more.'),
        settledAt: Instant.nullable().describe('When it was through, or failed; null before.'),
        error: ReasonView.nullable().describe('Why the last attempt failed; null where it did not.'),
      }),
    )
    .describe('The messages, in the order in which they came.'),
}).openapi('RelayedRequest')

const params = z.object({ id: z.string().max(120).describe('The id of the request here.') })
const messageParams = params.extend({ message: z.string().max(60).describe('The id of the message.') })

const list = createRoute({
  method: 'get',
  path: '/v1/relayed-requests',
  operationId: 'listRelayedRequests',
  tags,
  summary: 'List the requests that others make to libraries here',
  description: `Requests that are passed on to the lending systems of libraries (\`relay\` of a partner), those of the caller’s
library. They are read-only: the lending system decides about them.`,
  request: {
    query: z.object({
      ...wholeListQuery('-changedAt'),
      library: librariesParameter,
      with: valuesOf(z.enum(['waiting', 'failed'])).describe(
        'Those with messages that are still to be passed on, or that could not be; all where left out.',
      ),
    }),
  },
  responses: answers({ 200: ['The requests', pageOf(SummaryView)] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/relayed-requests/{id}',
  operationId: 'getRelayedRequest',
  tags,
  summary: 'Read a relayed request with its messages',
  description: 'Each message, with whether and when it was passed on.',
  request: { params },
  responses: answers({ 200: ['The request', RelayedRequestView] }, ['forbidden', 'not_found']),
})

const resend = createRoute({
  method: 'post',
  path: '/v1/relayed-requests/{id}/messages/{message}/resend',
  operationId: 'resendRelayedMessage',
  tags,
  summary: 'Send a message again that could not be passed on',
  description:
    'The same bytes once more. A Request whose receiver may have taken it can make a second loan there: ask the receiver first.',
  request: { params: messageParams, headers: z.object({ 'Idempotency-Key': IdempotencyHeader }) },
  responses: answers({ 200: ['The request', RelayedRequestView] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'conflict',
    'idempotency_mismatch',
  ]),
})

const drop = createRoute({
  method: 'post',
  path: '/v1/relayed-requests/{id}/messages/{message}/drop',
  operationId: 'dropRelayedMessage',
  tags,
  summary: 'Give up a message that could not be passed on',
  description: 'It is not sent any more, and those that wait behind it go on. Nobody is told.',
  request: { params: messageParams, headers: z.object({ 'Idempotency-Key': IdempotencyHeader }) },
  responses: answers({ 200: ['The request', RelayedRequestView] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'conflict',
    'idempotency_mismatch',
  ]),
})

const isWaiting = ({ state }: RelayedMessage): boolean => state === 'waiting' || state === 'sending'

const summaryOf = ({ messages, items: _, ...request }: RelayedRequest) => ({
  ...request,
  waiting: messages.filter(isWaiting).length,
  failed: messages.filter(({ state }) => state === 'dead').length,
})

const viewOf = (request: RelayedRequest, language: ReturnType<typeof languageOf>) => ({
  ...summaryOf(request),
  messages: request.messages.map((message) => {
    const {
      id,
      to,
      kind,
      summary,
      isOwn,
      receivedAt,
      state,
      attempts,
      possiblyTaken,
      dueAt,
      settledAt,
      error,
    } = message
    return {
      ...{ id, to, kind, summary, isOwn, receivedAt, state, attempts, possiblyTaken, settledAt },
      dueAt: isWaiting(message) ? dueAt : null,
      error: error === null ? null : ReasonView.parse(sayReasons(error, { language })),
    }
  }),
})

const unknown = () => reason('not_found.relayed_request')

/** Reads a request that the caller may see. `Problem` not_found for one of another library, as for none. */
const findOwn = async (services: Deps, principal: Principal, id: string): Promise<RelayedRequest> => {
  const found = await readRelayed(services, id)
  if (found === null) throw notFound(unknown())
  if (!maySee(principal, found.library)) throw hidden(unknown())
  return found
}

/** Adds the routes of requests that are passed on to lending systems. */
export const addRelayedRequests = (app: ApiApp, services: Deps): void => {
  app.openapi(list, async (context) => {
    const { library, with: wanted = [], ...page } = context.req.valid('query')
    const libraries = listedLibraries(context.var.principal, library)
    const read = wanted.length === 0 ? listRelayed : listUnsettled
    const all = (await read(services)).filter(
      (each) => libraries === null || libraries.includes(each.library),
    )
    const summaries = all
      .map(summaryOf)
      .filter((each) => wanted.length === 0 || wanted.some((name) => each[name] > 0))
    const placeOf = ({ changedAt, id }: (typeof summaries)[number]) => `${changedAt} ${id}`
    return jsonResponse(pageOfAll(`relayed requests ${wanted.join()}`, summaries, placeOf, page))
  })

  app.openapi(readOne, async (context) => {
    const { id } = context.req.valid('param')
    return jsonResponse(viewOf(await findOwn(services, context.var.principal, id), languageOf(context)))
  })

  for (const [route, decision] of [
    [resend, 'resend'],
    [drop, 'drop'],
  ] as const)
    app.openapi(route, async (context) => {
      const { id, message } = context.req.valid('param')
      const { library } = await findOwn(services, context.var.principal, id)
      return answerOnceSealed(services, context, library, async () => {
        const decided = await services.decideFailedRelay(id, message, decision)
        if (decided === null) throw notFound(unknown())
        return jsonAnswer(viewOf(decided, languageOf(context)), 200)
      })
    })
}
