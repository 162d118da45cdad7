import { createRoute, z } from '@hono/zod-openapi'
import { ActorHeader, actorOf, libraryOfRequest, may, notFound } from '../../../accounts/principal.ts'
import { Command } from '../../../borrowing/commands/command.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { readDescriptionNames } from '../../../delivery/description-names.ts'
import { findParts, isFoundByPatron } from '../../../store/policy/searched-text.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChange, notePatronData } from '../../auth/audit-notes.ts'
import { createPatronSearches } from '../../auth/patron-searches.ts'
import { IdempotencyHeader, idempotencyOf, respondTo } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { flag, pageOf, pageQuery } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { TimelineView, viewTimelineItem } from '../views/messages.ts'
import { languageOf } from '../views/reason.ts'
import { RequestCountsView, viewCounts } from '../views/request-counts.ts'
import { CommandResult, RequestInDetail, RequestSummary, RequestView } from '../views/request-schemas.ts'
import { summarizeRequest, viewActions, viewRequestInDetail, withoutPatron } from '../views/requests.ts'
import { answerCommand } from './answer-command.ts'
import { makeRequest } from './create-request.ts'
import { keepStandingText } from './keep-standing-text.ts'
import { NewRequestOrCopy, readNewRequest } from './new-request.ts'
import { RequestCsv, respondCsv } from './request-csv.ts'
import { etagOfRequest } from './request-etag.ts'
import {
  orderOfParameter,
  RequestSortParameter,
  requestFilters,
  requestFiltersOf,
} from './request-filters.ts'
import { resolveDays } from './resolve-days.ts'

type Deps = Pick<
  Services,
  | 'configuration'
  | 'create'
  | 'describe'
  | 'kinds'
  | 'letterLanguages'
  | 'now'
  | 'requestsNaming'
  | 'store'
  | 'submit'
>

const tags = ['Requests']

/** The milliseconds for which a page examines candidates: people prefer the next page to waiting. */
const maxMilliseconds = 30
const headers = z.object({
  'Idempotency-Key': IdempotencyHeader,
  'X-Actor': ActorHeader,
})
const params = z.object({ number: RequestNumber.describe('The number of the request.') })

const createOne = createRoute({
  method: 'post',
  path: '/v1/requests',
  operationId: 'createRequest',
  tags,
  summary: 'Create a request',
  description:
    'A library borrows. A key of the role admin names the `library`; a library’s own key need not. With `copyOf` the request is a copy of another one; members that are given take the place of the copied ones.',
  request: { headers, body: jsonBody(NewRequestOrCopy) },
  responses: answers({ 201: ['The request was made', RequestView] }, [
    'forbidden',
    'not_found',
    'conflict',
    ...refusalsOfBody,
  ]),
})

const list = createRoute({
  method: 'get',
  path: '/v1/requests',
  operationId: 'listRequests',
  tags,
  summary: 'List requests, newest first',
  description: `All filters must hold; of several values of one filter, any. A filter may be repeated, or its values may
be separated by commas; \`\\,\` stands for a comma within a value. A query examines a bounded number of requests, for a
bounded time: then a page has fewer items than \`limit\`, or none, though \`nextCursor\` is not null. With \`Accept: text/csv\` the whole list comes as a
document for spreadsheets, of at most 50,000 requests and without patron data.`,
  request: {
    query: z.object({
      ...requestFilters,
      sort: RequestSortParameter.optional().describe(
        'What the list is sorted by, the smallest first; with `-` the largest first. `neededBy`, `due` and `deadline` list open requests, those without such a time last. A list with `text` is sorted by creation only. Without `sort` the newest come first.',
      ),
      patronNames: flag.describe(
        '`true` shows `patronName` to those who may see patrons. The audit log names each request once an hour for each caller, however often the list is read.',
      ),
      actions: flag.describe(
        '`true` shows `actions`: what attention says, what the partner asks, and the commands that are allowed now. Where it may hold words of a patron, the audit log names it as it does for `patronNames`.',
      ),
      ...pageQuery,
    }),
  },
  responses: answers(
    { 200: ['A part of the list, or all of it as CSV', pageOf(RequestSummary), { 'text/csv': RequestCsv }] },
    ['forbidden'],
  ),
})

const counts = createRoute({
  method: 'get',
  path: '/v1/requests/counts',
  operationId: 'countRequests',
  tags,
  summary: 'Count requests by worklist and facet',
  description: `\`worklists\` counts all requests of the library, or of all libraries, whatever the filters. \`facets\`
counts open requests, or those of \`worklist\`, by each value of a filter; the facet’s own filter does not restrict its
numbers. Over a SQLite file, counts of open requests are exact, except in the first seconds after the start, and where more
than 10,000 requests have the words of \`text\`. Over Redis, at most 10,000 open requests are examined. Of closed requests at
most 10,000 are examined, where more than worklist, stage, status, attention and turn is filtered; over a SQLite file as many
as 30 milliseconds allow, 1,000 at least.`,
  request: { query: z.object(requestFilters) },
  responses: answers({ 200: ['The numbers', RequestCountsView] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/requests/{number}',
  operationId: 'getRequest',
  tags,
  summary: 'Read a request',
  description:
    'Its status and what that means, its regions, rota, items, deadlines, and what may be done with it now, and why not what may not.',
  request: { params },
  responses: answers({ 200: ['The request', RequestInDetail] }, ['not_found']),
})

const command = createRoute({
  method: 'post',
  path: '/v1/requests/{number}/commands',
  operationId: 'submitCommand',
  tags,
  summary: 'Run a command on a request',
  description: 'What may be done now is in the request’s `allowedCommands`.',
  request: { params, headers, body: jsonBody(Command) },
  responses: answers(
    {
      200: ['Done; no message to a partner was needed', CommandResult],
      202: ['Done; messages to partners are queued', CommandResult],
    },
    ['not_found', 'not_allowed_now', 'conflict', ...refusalsOfBody],
  ),
})

const timeline = createRoute({
  method: 'get',
  path: '/v1/requests/{number}/timeline',
  operationId: 'getTimeline',
  tags,
  summary: 'Read what happened with a request',
  description:
    'Events, messages that came and messages that went, in order, with their text as it was sent or received.',
  request: { params, query: z.object(wholeListQuery('at')) },
  responses: answers({ 200: ['The timeline', pageOf(TimelineView)] }, ['not_found']),
})

/** Adds the routes of requests: make, list, read, command, timeline. */
export const addRequests = (app: ApiApp, services: Deps): void => {
  const { store } = services
  const notShownYet = createPatronSearches(services.now)

  app.openapi(createOne, async (context) => {
    const body = context.req.valid('json')
    const { library, input, patronLogin } = await readNewRequest(services, context.get('principal'), body)
    return makeRequest(services, context, library, input, patronLogin)
  })

  app.openapi(list, async (context) => {
    const { sort, cursor, limit, patronNames, actions, ...filters } = context.req.valid('query')
    const { principal } = context.var
    const resolved = await resolveDays(services, principal, filters)
    const wanted = { ...requestFiltersOf(principal, resolved), order: sort && orderOfParameter(sort) }
    const { text } = filters
    // What a patron borrowed is the patron's data, though the list names nobody. Words may be a patron's name.
    const isOfPatron = filters.patron !== undefined
    if (context.req.header('accept')?.includes('text/csv')) {
      if (isOfPatron || ((text ?? '').trim() !== '' && wanted.searchesPatrons)) notePatronData(context, [])
      return respondCsv(store, wanted, may(principal, 'patrons:read'))
    }
    const page = await store.listRequests({ ...wanted, cursor, limit, milliseconds: maxMilliseconds })
    const maySeePatrons = may(principal, 'patrons:read')
    const withPatron = (patronNames === true || actions === true) && maySeePatrons
    const language = languageOf(context)
    const items = await Promise.all(
      page.items.map(async (stored) => {
        const description = await services.describe(stored)
        const shown = maySeePatrons ? stored : withoutPatron(stored)
        return {
          ...summarizeRequest(
            stored,
            description,
            { name: patronNames === true && maySeePatrons, labels: maySeePatrons },
            language,
          ),
          ...(actions === true ? { actions: viewActions(shown.value, description, language) } : {}),
          ...(text === undefined || text.trim() === ''
            ? {}
            : { foundIn: [...findParts(text, stored.value, wanted.searchesPatrons === true)] }),
        }
      }),
    )
    if (isOfPatron)
      notePatronData(
        context,
        items.map(({ number }) => number),
      )
    else if (withPatron) {
      const unseen = notShownYet(
        principal.id,
        items.map(({ number }) => number),
      )
      if (unseen.length > 0) notePatronData(context, unseen)
    } else if (text !== undefined && wanted.searchesPatrons) {
      const found = page.items.filter(({ value }) => isFoundByPatron(text, value))
      const unseen = notShownYet(
        principal.id,
        found.map(({ value }) => value.number),
      )
      if (unseen.length > 0) notePatronData(context, unseen)
    }
    return jsonResponse({ items, nextCursor: page.next })
  })

  app.openapi(counts, async (context) => {
    const { principal } = context.var
    const resolved = await resolveDays(services, principal, context.req.valid('query'))
    const query = requestFiltersOf(principal, resolved)
    // A number does not say what was found by a patron's name, so that a count by words is noted once an hour.
    const mayBeByName = (query.text ?? '').trim() !== '' && query.searchesPatrons === true
    if (query.patron !== undefined || (mayBeByName && notShownYet(principal.id, ['counts']).length > 0))
      notePatronData(context, [])
    const counted = viewCounts(await store.countRequests(query))
    return jsonResponse(
      may(principal, 'patrons:read') ? counted : { ...counted, facets: { ...counted.facets, label: [] } },
    )
  })

  app.openapi(readOne, async (context) => {
    const { number } = context.req.valid('param')
    const stored = await store.loadRequest(libraryOfRequest(context.var.principal, number), number)
    if (stored === null) throw notFound(reason('not_found.request', { request: number }))
    const description = await services.describe(stored)
    const headers = { etag: etagOfRequest(stored.value) }
    if (!may(context.var.principal, 'patrons:read'))
      return jsonResponse(
        viewRequestInDetail(withoutPatron(stored), description, languageOf(context)),
        200,
        headers,
      )
    notePatronData(context, [number])
    return jsonResponse(viewRequestInDetail(stored, description, languageOf(context)), 200, headers)
  })

  app.openapi(command, async (context) => {
    const principal = context.get('principal')
    const { number } = context.req.valid('param')
    const library = libraryOfRequest(principal, number)
    const body = context.req.valid('json')
    const before =
      body.type === 'mark_read' && body.always === true ? await store.loadRequest(library, number) : null
    const result = await services.submit({
      library,
      request: number,
      command: body,
      by: actorOf(principal, context.req.valid('header')['X-Actor']),
      idempotency: await idempotencyOf(context, library),
      answer: answerCommand,
    })
    notePatronData(context, [number])
    context.set('ranCommand', body.type)
    const kept = before === null ? null : await keepStandingText(services, before.value, body)
    if (kept !== null) noteChange(context, kept.kind, kept.code, kept.before, kept.after)
    return respondTo(result, answerCommand)
  })

  app.openapi(timeline, async (context) => {
    const { number } = context.req.valid('param')
    const library = libraryOfRequest(context.var.principal, number)
    const stored = await store.loadRequest(library, number)
    if (stored === null) throw notFound(reason('not_found.request', { request: number }))
    const all = await store.readTimeline(library, number)
    notePatronData(context, [number])
    const placed = all.map((item, index) => ({ item, place: String(index).padStart(9, '0') }))
    const page = pageOfAll(`timeline ${number}`, placed, ({ place }) => place, context.req.valid('query'))
    const snapshot = await services.configuration.snapshot()
    const names = readDescriptionNames(snapshot, snapshot.library(library), stored.value)
    const reader = { ...names, language: languageOf(context) }
    return jsonResponse({ ...page, items: page.items.map(({ item }) => viewTimelineItem(item, reader)) })
  })
}
