import { createRoute, z } from '@hono/zod-openapi'
import { RotaTemplate } from '../../borrowing/rota-rules/template.ts'
import { jsonResponse } from '../answer.ts'
import { adminOnly } from '../auth.ts'
import { notFound } from '../caller.ts'
import { documentResponse, precondition, readDocument, readDocuments } from '../documents.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
} from '../openapi.ts'
import { deleteRotaTemplate, saveRotaTemplate } from '../rota-configuration.ts'
import type { Services } from '../services.ts'

const tags = ['Rota templates and rules']
const params = z.object({ name: RotaTemplate.shape.name })

const list = createRoute({
  method: 'get',
  path: '/v1/rota-templates',
  operationId: 'listRotaTemplates',
  tags,
  summary: 'List rota templates',
  responses: answers({ 200: ['The templates', z.object({ items: z.array(RotaTemplate) })] }),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/rota-templates/{name}',
  operationId: 'getRotaTemplate',
  tags,
  summary: 'Read a rota template',
  request: { params },
  responses: documentAnswers('The template', RotaTemplate),
})

const put = createRoute({
  method: 'put',
  path: '/v1/rota-templates/{name}',
  operationId: 'putRotaTemplate',
  tags,
  middleware: adminOnly,
  summary: 'Make or change a rota template',
  description: `Whom to ask, in which order; by an admin. \`choose\` names the partners (\`by: list\`) or takes all active ones
that lend what is asked (\`by: rule\`), sorted by \`supply_days\`, \`success\` and \`cost\`. \`lastResort\` stands at the end of
the rota. \`balance\` lets partners be first by turns: in shares by their \`weight\`, or equally often (\`round_robin\`).`,
  request: {
    params,
    headers: conditionalHeaders,
    body: jsonBody(RotaTemplate.partial({ name: true })),
  },
  responses: conditionalAnswers({ 200: ['Changed', RotaTemplate], 201: ['Made', RotaTemplate] }, [
    'forbidden',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/rota-templates/{name}',
  operationId: 'deleteRotaTemplate',
  tags,
  middleware: adminOnly,
  summary: 'Delete a rota template',
  description: 'Refused while a rota rule names it.',
  request: { params, headers: conditionalHeaders },
  responses: conditionalAnswers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

/** Adds the routes of rota templates: list, read, put, delete. */
export const addRotaTemplates = (app: ApiApp, services: Services): void => {
  const { store } = services

  app.openapi(list, async () =>
    jsonResponse({ items: await readDocuments(store, 'rota_template', RotaTemplate) }),
  )

  app.openapi(readOne, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await readDocument(store, 'rota_template', name, RotaTemplate)
    if (stored === null) throw notFound('rota template of this name')
    return documentResponse(context, stored, (template) => template)
  })

  app.openapi(put, async (context) => {
    const { name } = context.req.valid('param')
    const condition = precondition(context, await store.getDocument('rota_template', name))
    if (condition.kind === 'fails') return condition.response
    const saved = await saveRotaTemplate(services, name, context.req.valid('json'), condition.onVersion)
    return documentResponse(context, saved.stored, (template) => template, saved.created ? 201 : 200)
  })

  app.openapi(remove, async (context) => {
    const { name } = context.req.valid('param')
    const stored = await store.getDocument('rota_template', name)
    if (stored === null) throw notFound('rota template of this name')
    const condition = precondition(context, stored)
    if (condition.kind === 'fails') return condition.response
    await deleteRotaTemplate(services, name, stored.version)
    return new Response(null, { status: 204 })
  })
}
