import { createRoute, z } from '@hono/zod-openapi'
import { LocateProfile } from '../../locate/profile.ts'
import { jsonResponse } from '../answer.ts'
import { adminOnly } from '../auth.ts'
import { notFound } from '../caller.ts'
import { deleteLocateProfile, saveLocateProfile } from '../configuration.ts'
import { documentResponse, precondition, readDocument, readDocuments } from '../documents.ts'
import { LocateProfileInput, maskLocateProfile } from '../locate-input.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
} from '../openapi.ts'
import type { Services } from '../services.ts'

const tags = ['Locate profiles']
const params = z.object({ name: LocateProfile.shape.name })

const list = createRoute({
  method: 'get',
  path: '/v1/locate-profiles',
  operationId: 'listLocateProfiles',
  tags,
  middleware: adminOnly,
  summary: 'List locate profiles',
  responses: answers({ 200: ['The profiles', z.object({ items: z.array(LocateProfile) })] }),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/locate-profiles/{name}',
  operationId: 'getLocateProfile',
  tags,
  middleware: adminOnly,
  summary: 'Read a locate profile',
  request: { params },
  responses: documentAnswers('The profile', LocateProfile),
})

const put = createRoute({
  method: 'put',
  path: '/v1/locate-profiles/{name}',
  operationId: 'putLocateProfile',
  tags,
  middleware: adminOnly,
  summary: 'Make or change a locate profile',
  description: `How a catalogue is asked whether a partner holds an item, and what its answers mean. The whole profile,
by an admin; what is left out gets its default. A secret that reads \`********\` keeps what is stored.`,
  request: {
    params,
    headers: conditionalHeaders,
    body: jsonBody(LocateProfileInput),
  },
  responses: conditionalAnswers({ 200: ['Changed', LocateProfile], 201: ['Made', LocateProfile] }, [
    'forbidden',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/locate-profiles/{name}',
  operationId: 'deleteLocateProfile',
  tags,
  middleware: adminOnly,
  summary: 'Delete a locate profile',
  description: 'Refused while a library or partner names it.',
  request: { params, headers: conditionalHeaders },
  responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

/** Adds the routes of locate profiles: list, read, put, delete. */
export const addLocateProfiles = (app: ApiApp, services: Services): void => {
  const { store } = services

  app.openapi(list, async () =>
    jsonResponse({ items: (await readDocuments(store, 'locate', LocateProfile)).map(maskLocateProfile) }),
  )

  app.openapi(readOne, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await readDocument(store, 'locate', name, LocateProfile)
    if (stored === null) throw notFound('locate profile of this name')
    return documentResponse(context, stored, maskLocateProfile)
  })

  app.openapi(put, async (context) => {
    const { name } = context.req.valid('param')
    const condition = precondition(context, await store.getDocument('locate', name))
    if (condition.kind === 'fails') return condition.response
    const saved = await saveLocateProfile(services, name, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, saved.stored, maskLocateProfile, saved.created ? 201 : 200)
  })

  app.openapi(remove, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await store.getDocument('locate', name)
    if (stored === null) throw notFound('locate profile of this name')
    const condition = precondition(context, stored)
    if (condition.kind === 'fails') return condition.response
    await deleteLocateProfile(services, name, stored.version)
    return new Response(null, { status: 204 })
  })
}
