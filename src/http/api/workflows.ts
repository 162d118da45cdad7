import { createRoute, z } from '@hono/zod-openapi'
import { WorkflowProfile } from '../../borrowing/workflow-profile.ts'
import { jsonResponse } from '../answer.ts'
import { adminOnly } from '../auth.ts'
import { notFound } from '../caller.ts'
import { deleteWorkflow, saveWorkflow } from '../configuration.ts'
import { documentResponse, precondition, readDocument, readDocuments } from '../documents.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
} from '../openapi.ts'
import type { Services } from '../services.ts'

const tags = ['Workflow profiles']
const params = z.object({ name: WorkflowProfile.shape.name })

const list = createRoute({
  method: 'get',
  path: '/v1/workflows',
  operationId: 'listWorkflows',
  tags,
  summary: 'List workflow profiles',
  responses: answers({ 200: ['The profiles', z.object({ items: z.array(WorkflowProfile) })] }),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/workflows/{name}',
  operationId: 'getWorkflow',
  tags,
  summary: 'Read a workflow profile',
  request: { params },
  responses: documentAnswers('The profile', WorkflowProfile),
})

const put = createRoute({
  method: 'put',
  path: '/v1/workflows/{name}',
  operationId: 'putWorkflow',
  tags,
  middleware: adminOnly,
  summary: 'Make or change a workflow profile',
  description: 'The whole profile, by an admin; what is left out gets its default.',
  request: {
    params,
    headers: conditionalHeaders,
    body: jsonBody(WorkflowProfile.partial({ name: true })),
  },
  responses: conditionalAnswers({ 200: ['Changed', WorkflowProfile], 201: ['Made', WorkflowProfile] }, [
    'forbidden',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/workflows/{name}',
  operationId: 'deleteWorkflow',
  tags,
  middleware: adminOnly,
  summary: 'Delete a workflow profile',
  description: 'Refused while a library or partner names it.',
  request: { params, headers: conditionalHeaders },
  responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

/** Adds the routes of workflow profiles: list, read, put, delete. */
export const addWorkflows = (app: ApiApp, services: Services): void => {
  const { store } = services

  app.openapi(list, async () =>
    jsonResponse({ items: await readDocuments(store, 'workflow', WorkflowProfile) }),
  )

  app.openapi(readOne, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await readDocument(store, 'workflow', name, WorkflowProfile)
    if (stored === null) throw notFound('workflow profile of this name')
    return documentResponse(context, stored, (profile) => profile)
  })

  app.openapi(put, async (context) => {
    const { name } = context.req.valid('param')
    const condition = precondition(context, await store.getDocument('workflow', name))
    if (condition.kind === 'fails') return condition.response
    const saved = await saveWorkflow(services, name, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, saved.stored, (profile) => profile, saved.created ? 201 : 200)
  })

  app.openapi(remove, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await store.getDocument('workflow', name)
    if (stored === null) throw notFound('workflow profile of this name')
    const condition = precondition(context, stored)
    if (condition.kind === 'fails') return condition.response
    await deleteWorkflow(services, name, stored.version)
    return new Response(null, { status: 204 })
  })
}
