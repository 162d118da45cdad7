import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import {
  codeOf,
  deleteDocument,
  listDocuments,
  readDocument,
  saveDocument,
  storedVersion,
} from '../../../configuration/documents.ts'
import type { ConfigKind, KindApi } from '../../../configuration/kind.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
  refusalsOfPut,
} from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { documentResponse, precondition } from '../lists/conditional-requests.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { missingDocument } from './missing-document.ts'
import { addPatchDocument } from './patch-document.ts'

type Deps = Pick<Services, 'configuration' | 'kinds' | 'letterLanguages' | 'now' | 'requestsNaming' | 'store'>

/** Creates the common parts of all routes of a kind. */
const partsOf = (kind: ConfigKind, api: KindApi) => {
  const { parameter = 'code' } = api
  const isSingle = 'single' in kind.code
  const hasList = !isSingle && !api.path.includes('{')
  const params = z.object(
    'single' in kind.code ? {} : { [parameter]: kind.code.describe(`The code of the ${kind.called.one}.`) },
  )
  return {
    parameter,
    isSingle,
    hasList,
    params,
    path: hasList ? (`${api.path}/{${parameter}}` as const) : api.path,
    tags: [api.tag],
    readers: api.readers === 'admins' ? [adminOnly] : [],
    shown: api.shown ?? kind.schema,
    aOne: `${/^[aeiou]/i.test(kind.called.one) ? 'an' : 'a'} ${kind.called.one}`,
    many: kind.called.many,
    answer: `The ${isSingle ? kind.called.many : kind.called.one}`,
  }
}

const addList = (app: ApiApp, services: Deps, kind: ConfigKind, api: KindApi): void => {
  const { tags, readers, shown, many, parameter } = partsOf(kind, api)
  const route = createRoute({
    method: 'get',
    path: api.path,
    operationId: `list${api.noun.replace(/y$/, 'ie').replace(/x$/, 'xe')}s`,
    tags,
    middleware: readers,
    summary: `List ${many}`,
    description: api.aboutList ?? 'Documents that cannot be read are left out.',
    request: { query: z.object(wholeListQuery(parameter)) },
    responses: answers({ 200: [`The ${many}`, pageOf(shown)] }, ['forbidden']),
  })
  app.openapi(route, async (context) => {
    const documents = await listDocuments(services, kind, context.var.principal)
    const codeIn = (document: unknown): string => String(Object(document)[parameter])
    return jsonResponse(pageOfAll(api.path, documents, codeIn, context.req.valid('query')))
  })
}

const addRead = (app: ApiApp, services: Deps, kind: ConfigKind, api: KindApi): void => {
  const { tags, readers, shown, answer, aOne, many, path, params, parameter, isSingle } = partsOf(kind, api)
  const route = createRoute({
    method: 'get',
    path,
    operationId: `get${api.noun}`,
    tags,
    middleware: readers,
    summary: `Read ${isSingle ? `the ${many}` : aOne}`,
    description: 'Secrets are masked.',
    request: { params },
    responses: documentAnswers(answer, shown, [
      ...(isSingle ? [] : (['not_found'] as const)),
      'forbidden',
      'document_fault',
    ]),
  })
  app.openapi(route, async (context) => {
    const code = codeOf(kind, context.req.param(parameter))
    const stored = await readDocument(services, kind, code, context.var.principal)
    if (stored === null) throw await missingDocument(services, kind, code)
    return documentResponse(context, stored)
  })
}

const addPut = (app: ApiApp, services: Deps, kind: ConfigKind, api: KindApi): void => {
  const { tags, shown, answer, aOne, many, path, params, parameter, isSingle } = partsOf(kind, api)
  const route = createRoute({
    method: 'put',
    path,
    operationId: `put${api.noun}`,
    tags,
    middleware: adminOnly,
    summary: isSingle ? `Replace the ${many}` : `Create or replace ${aOne}`,
    description: api.aboutPut,
    request: { params, headers: conditionalHeaders, body: jsonBody(kind.input) },
    responses: conditionalAnswers(
      { 200: [answer, shown], ...(isSingle ? {} : { 201: [answer, shown] as const }) },
      [...refusalsOfPut, ...(path.includes('{') && api.path.includes('{') ? (['not_found'] as const) : [])],
    ),
  })
  app.openapi(route, async (context) => {
    const code = codeOf(kind, context.req.param(parameter))
    const condition = precondition(context, await storedVersion(services, kind, code))
    if (condition.kind === 'fails') return condition.response
    const input: unknown = context.req.valid('json')
    const { stored, before } = await saveDocument(services, kind, code, input, condition.onVersion)
    noteChange(context, kind, code, before, stored.value)
    const value = kind.view(stored.value, context.var.principal)
    return documentResponse(context, { ...stored, value }, before === undefined && !isSingle ? 201 : 200)
  })
}

const addDelete = (app: ApiApp, services: Deps, kind: ConfigKind, api: KindApi): void => {
  const { tags, aOne, path, params, parameter } = partsOf(kind, api)
  const route = createRoute({
    method: 'delete',
    path,
    operationId: `delete${api.noun}`,
    tags,
    middleware: adminOnly,
    summary: `Delete ${aOne}`,
    description: `Refused with 409 while a document or an open request names it. ${api.aboutDelete}`.trim(),
    request: { params, headers: conditionalHeaders },
    responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
  })
  app.openapi(route, async (context) => {
    const code = codeOf(kind, context.req.param(parameter))
    const stored = await storedVersion(services, kind, code)
    if (stored === null) throw notFound(reason('not_found.document', { kind: kind.kind, document: code }))
    const condition = precondition(context, stored)
    if (condition.kind === 'fails') return condition.response
    await deleteDocument(services, kind, code, condition.onVersion)
    noteChange(context, kind, code, stored.value, undefined)
    return new Response(null, { status: 204 })
  })
}

/** Adds the routes of every kind of configuration document: list, read, put, patch, delete, as the table of kinds says. */
export const addDocumentRoutes = (app: ApiApp, services: Deps): void => {
  for (const kind of services.kinds) {
    const { api } = kind
    if (api === undefined) continue
    const { isSingle, hasList } = partsOf(kind, api)
    if (hasList && api.list !== false) addList(app, services, kind, api)
    addRead(app, services, kind, api)
    if (api.put !== false) {
      addPut(app, services, kind, api)
      const { aOne, many, ...parts } = partsOf(kind, api)
      const called = isSingle ? `the ${many}` : aOne
      addPatchDocument(app, services, kind, { ...parts, noun: api.noun, called })
    }
    if (!isSingle) addDelete(app, services, kind, api)
  }
}
