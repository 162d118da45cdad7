import { createRoute, z } from '@hono/zod-openapi'
import { Library } from '../../borrowing/library.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { adminOnly } from '../auth/authenticate.ts'
import { maySee, notFound } from '../auth/caller.ts'
import { saveLibrary } from '../configuration.ts'
import { documentResponse, precondition, readDocument, readDocuments } from '../documents.ts'
import { maskLibrary } from '../masked-library.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
  refusalsOfPut,
} from '../openapi/routes.ts'
import { jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'

const tags = ['Libraries']
const params = z.object({ code: LibraryCode })

const list = createRoute({
  method: 'get',
  path: '/v1/libraries',
  operationId: 'listLibraries',
  tags,
  summary: 'List libraries',
  description: 'A library sees itself.',
  responses: answers({ 200: ['The libraries', z.object({ items: z.array(Library) })] }),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/libraries/{code}',
  operationId: 'getLibrary',
  tags,
  summary: 'Read a library',
  request: { params },
  responses: documentAnswers('The library', Library),
})

const put = createRoute({
  method: 'put',
  path: '/v1/libraries/{code}',
  operationId: 'putLibrary',
  tags,
  middleware: adminOnly,
  summary: 'Make or change a library',
  description:
    'A tenant of the gateway, the requesting agency; by an admin. Its first symbol is the one it signs with. A secret that is sent back as `********` stays as it is.',
  request: { params, headers: conditionalHeaders, body: jsonBody(Library.partial({ code: true })) },
  responses: conditionalAnswers({ 200: ['Changed', Library], 201: ['Made', Library] }, refusalsOfPut),
})

/** Adds the routes of libraries: list, read, put. */
export const addLibraries = (app: ApiApp, services: Services): void => {
  const { store } = services

  app.openapi(list, async (context) => {
    const libraries = await readDocuments(store, 'library', Library)
    return jsonResponse({
      items: libraries.filter(({ code }) => maySee(context.var.caller, code)).map(maskLibrary),
    })
  })

  app.openapi(readOne, async (context) => {
    const { code } = context.req.valid('param')
    const stored = await readDocument(store, 'library', code, Library)
    if (stored === null || !maySee(context.var.caller, code)) throw notFound(`library ${code}`)
    return documentResponse(context, stored, maskLibrary)
  })

  app.openapi(put, async (context) => {
    const { code } = context.req.valid('param')
    const condition = precondition(context, await store.getDocument('library', code))
    if (condition.kind === 'fails') return condition.response
    const saved = await saveLibrary(services, code, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, saved.stored, maskLibrary, saved.created ? 201 : 200)
  })
}
