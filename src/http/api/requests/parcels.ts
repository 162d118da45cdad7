import { createRoute, z } from '@hono/zod-openapi'
import { readDocument, readDocuments } from '../../../accounts/account-documents.ts'
import {
  ActorHeader,
  actingLibrary,
  actorOf,
  hidden,
  libraryOfRequest,
  listedLibraries,
  maySee,
  notFound,
  type Principal,
} from '../../../accounts/principal.ts'
import { LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { ChangeOutcome } from '../../../delivery/change-plan.ts'
import { matchParcel } from '../../../delivery/parcels/match-parcel.ts'
import { Parcel, ParcelFacts } from '../../../delivery/parcels/parcel.ts'
import { Problem } from '../../../problem.ts'
import type { StoredAnswer } from '../../../store/ports/answers.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChangedRequests } from '../../auth/audit-notes.ts'
import { answerOnce, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse, respond } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { CommandResult } from '../views/request-schemas.ts'
import { viewResult } from '../views/requests.ts'

type Deps = Pick<Services, 'now' | 'previewCommand' | 'runOnce' | 'store' | 'submit'>

const tags = ['Requests']

const ParcelView = Parcel.openapi('Parcel', {
  description: 'A parcel that came without a request.',
})

const params = z.object({ id: z.string().max(60).describe('The id of the parcel.') })
const headers = z.object({ 'Idempotency-Key': IdempotencyHeader, 'X-Actor': ActorHeader })

const list = createRoute({
  method: 'get',
  path: '/v1/parcels',
  operationId: 'listParcels',
  tags,
  summary: 'List parcels that came without a request',
  description: 'Those that are kept until their request is found or they go back, the oldest first.',
  request: { query: z.object({ library: librariesParameter, ...wholeListQuery('recordedAt') }) },
  responses: answers({ 200: ['The parcels', pageOf(ParcelView)] }, ['forbidden']),
})

const record = createRoute({
  method: 'post',
  path: '/v1/parcels',
  operationId: 'recordParcel',
  tags,
  summary: 'Record a parcel that came without a request',
  description: 'It is kept in a list until it is matched with a request, or sent back.',
  request: {
    headers,
    body: jsonBody(
      ParcelFacts.extend({
        library: LibraryCode.optional().describe(
          'The code of the library. Callers who belong to one library may leave it out.',
        ),
      }).openapi('NewParcel'),
    ),
  },
  responses: answers({ 201: ['The parcel was recorded', ParcelView] }, ['forbidden', ...refusalsOfBody]),
})

const match = createRoute({
  method: 'post',
  path: '/v1/parcels/{id}/match',
  operationId: 'matchParcel',
  tags,
  summary: 'Receive a parcel in the request that it belongs to',
  description:
    'In whatever stage the request is: where it awaits nothing from the sender, the shipment is recorded first (`record_partner_event`), then the command `receive` is run. The parcel leaves the list. `undo_receive` and `undo` take that back.',
  request: {
    params,
    headers,
    body: jsonBody(
      z
        .object({
          request: RequestNumber.describe('The number of the request.'),
          entry: z
            .int()
            .positive()
            .optional()
            .describe(
              'The id of the entry of the rota whose partner sent it; where left out that of the sender, else the active one, else the last that was asked.',
            ),
          adopt: z
            .boolean()
            .optional()
            .describe(
              'True where the request is served by it: a partner that is asked now is left (`adopt`). Else an item of a partner that was left goes back.',
            ),
        })
        .openapi('ParcelMatch'),
    ),
  },
  responses: answers(
    {
      200: ['Received; no message to a partner was needed', CommandResult],
      202: ['Received; messages to partners are queued', CommandResult],
    },
    ['forbidden', 'not_found', 'not_allowed_now', 'conflict', ...refusalsOfBody],
  ),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/parcels/{id}',
  operationId: 'removeParcel',
  tags,
  summary: 'Take a parcel off the list',
  description:
    'It went back to its sender, or was recorded by mistake. No partner is told: it is of no request.',
  request: { params },
  responses: answers({ 204: ['The parcel was taken off the list'] }, ['forbidden', 'not_found']),
})

/** Answers with the request in which a parcel was received. */
const answerMatch = (outcome: ChangeOutcome): StoredAnswer =>
  jsonAnswer(viewResult(outcome), outcome.messagesSent.length > 0 ? 202 : 200)

/** Adds the routes of parcels that came without a request: list, record, match, take off the list. */
export const addParcels = (app: ApiApp, services: Deps): void => {
  const { store } = services

  /** Reads a parcel that the caller may see. */
  const find = async (principal: Principal, id: string): Promise<Stored<Parcel>> => {
    const stored = await readDocument(store, 'parcel', id, Parcel)
    if (stored === null) throw notFound(reason('not_found.parcel'))
    if (!maySee(principal, stored.value.library)) throw hidden(reason('not_found.parcel'))
    return stored
  }

  const takeOff = (id: string) =>
    store.putDocuments([{ kind: 'parcel', key: id, value: undefined, expectedVersion: null }])

  app.openapi(list, async (context) => {
    const { library, ...page } = context.req.valid('query')
    const libraries = listedLibraries(context.var.principal, library)
    const parcels = await readDocuments(store, 'parcel', Parcel)
    const items = parcels.filter((parcel) => libraries === null || libraries.includes(parcel.library))
    return jsonResponse(pageOfAll('parcels', items, ({ recordedAt, id }) => `${recordedAt} ${id}`, page))
  })

  app.openapi(record, async (context) => {
    const { library: named, ...facts } = context.req.valid('json')
    const library = actingLibrary(context.var.principal, named)
    return answerOnce(services, context, library, async () => {
      const parcel: Parcel = { ...facts, id: crypto.randomUUID(), library, recordedAt: services.now() }
      await store.putDocuments([{ kind: 'parcel', key: parcel.id, value: parcel, expectedVersion: 0 }])
      return jsonAnswer(parcel, 201)
    })
  })

  app.openapi(match, async (context) => {
    const { principal } = context.var
    const { id } = context.req.valid('param')
    const { request, entry, adopt } = context.req.valid('json')
    const library = libraryOfRequest(principal, request)
    const by = actorOf(principal, context.req.valid('header')['X-Actor'])
    return answerOnce(services, context, library, async () => {
      const { value: parcel } = await find(principal, id)
      if (parcel.library !== library) throw new Problem('not_found', reason('not_found.request', { request }))
      const result = await matchParcel(services, {
        library,
        by,
        request,
        parcel,
        entry,
        adopt,
        answer: answerMatch,
      })
      await takeOff(id)
      noteChangedRequests(context, [request])
      return result.kind === 'done' ? answerMatch(result) : result.answer
    })
  })

  app.openapi(remove, async (context) => {
    const { id } = context.req.valid('param')
    await find(context.var.principal, id)
    await takeOff(id)
    return respond({ status: 204, body: '', headers: {} })
  })
}
