import { createRoute, z } from '@hono/zod-openapi'
import { LibraryCode } from '../../borrowing/values.ts'
import { IlsProfile } from '../../ils/profile.ts'
import { adminOnly } from '../auth/authenticate.ts'
import { notFound } from '../auth/caller.ts'
import {
  configuring,
  documentResponse,
  precondition,
  readDocument,
  writeConflict,
  writeDocument,
} from '../documents.ts'
import { IlsInput, ilsOf, maskIls } from '../ils-input.ts'
import {
  type ApiApp,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
} from '../openapi/routes.ts'
import type { Services } from '../services.ts'

const path = '/v1/libraries/{code}/ils'
const tags = ['Libraries']
const params = z.object({ code: LibraryCode })

const readOne = createRoute({
  method: 'get',
  path,
  operationId: 'getIls',
  tags,
  middleware: adminOnly,
  summary: 'Read how a library’s own system is reached',
  description: 'Secrets are masked.',
  request: { params },
  responses: documentAnswers('The settings', IlsProfile),
})

const put = createRoute({
  method: 'put',
  path,
  operationId: 'putIls',
  tags,
  middleware: adminOnly,
  summary: 'Say how a library’s own system is reached over NCIP, and what it is asked',
  description: `All of it, by an admin. \`inboundCredentials\` are how the system shows who it is, as for partners; leave
the member out to keep them. A secret that reads \`********\` keeps what is stored.`,
  request: { params, headers: conditionalHeaders, body: jsonBody(IlsInput) },
  responses: conditionalAnswers({ 200: ['Changed', IlsProfile], 201: ['Made', IlsProfile] }, [
    'forbidden',
    'not_found',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

const remove = createRoute({
  method: 'delete',
  path,
  operationId: 'deleteIls',
  tags,
  middleware: adminOnly,
  summary: 'Forget a library’s own system',
  description: 'Items that it is recording then wait for staff, who go on without it.',
  request: { params, headers: conditionalHeaders },
  responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

/** Adds the routes of the libraries' own systems: read, put, delete. */
export const addIls = (app: ApiApp, services: Services): void => {
  const { store } = services
  const missing = (code: string) => notFound(`system of the library ${code}`)

  app.openapi(readOne, async (context) => {
    const { code } = context.req.valid('param')
    const stored = await readDocument(store, 'ils', code, IlsProfile)
    if (stored === null) throw missing(code)
    return documentResponse(context, stored, maskIls)
  })

  app.openapi(put, async (context) => {
    const { code } = context.req.valid('param')
    const input = context.req.valid('json')
    if ((await store.getDocument('library', code)) === null) throw notFound(`library ${code}`)
    const condition = precondition(context, await store.getDocument('ils', code))
    if (condition.kind === 'fails') return condition.response
    return configuring(services, async () => {
      const before = await readDocument(store, 'ils', code, IlsProfile)
      if (condition.onVersion !== undefined && (before?.version ?? 0) !== condition.onVersion)
        throw writeConflict()
      const stored = await writeDocument(store, 'ils', code, await ilsOf(input, before?.value), before)
      return documentResponse(context, stored, maskIls, before === null ? 201 : 200)
    })
  })

  app.openapi(remove, async (context) => {
    const { code } = context.req.valid('param')
    const stored = await store.getDocument('ils', code)
    if (stored === null) throw missing(code)
    const condition = precondition(context, stored)
    if (condition.kind === 'fails') return condition.response
    const document = { kind: 'ils', key: code, value: undefined, expectedVersion: stored.version } as const
    if ((await store.putDocuments([document])) !== 'written') throw writeConflict()
    return new Response(null, { status: 204 })
  })
}
