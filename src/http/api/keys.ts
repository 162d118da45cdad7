import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '../../problem.ts'
import { ApiKey, ApiKeySettings, ApiKeyView, apiKeyOf, insistOnLibrary } from '../auth/api-key.ts'
import { adminOnly, bearerToken } from '../auth/authenticate.ts'
import { notFound } from '../auth/caller.ts'
import { open, randomSecret, seal } from '../auth/secrets.ts'
import { configuring, readDocument, readDocuments } from '../documents.ts'
import { answerOnce, IdempotencyHeader } from '../input/idempotency.ts'
import { type ApiApp, answers, jsonBody } from '../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'

const tags = ['API keys']
const params = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/, 'the id of a key') })
const NewApiKey = z.object({ key: z.string(), settings: ApiKeyView }).openapi('NewApiKey')

const create = createRoute({
  method: 'post',
  path: '/v1/keys',
  operationId: 'createKey',
  tags,
  middleware: adminOnly,
  summary: 'Make an API key',
  description: 'The key stands in this answer and nowhere else: lendwire keeps its hash.',
  request: {
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader }),
    body: jsonBody(ApiKeySettings),
  },
  responses: answers({ 201: ['The key', NewApiKey] }, [
    'forbidden',
    'conflict',
    'too_large',
    'unsupported_media_type',
    'idempotency_mismatch',
  ]),
})

const list = createRoute({
  method: 'get',
  path: '/v1/keys',
  operationId: 'listKeys',
  tags,
  middleware: adminOnly,
  summary: 'List API keys',
  responses: answers(
    { 200: ['The keys, without the keys themselves', z.object({ items: z.array(ApiKeyView) })] },
    ['forbidden'],
  ),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/keys/{id}',
  operationId: 'getKey',
  tags,
  middleware: adminOnly,
  summary: 'Read an API key',
  request: { params },
  responses: answers({ 200: ['The key, without the key itself', ApiKeyView] }, ['forbidden', 'not_found']),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/keys/{id}',
  operationId: 'deleteKey',
  tags,
  middleware: adminOnly,
  summary: 'Delete an API key',
  description: 'It ends at once. The last key of the role admin stays.',
  request: { params },
  responses: answers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

const view = ({ hash: _hash, ...rest }: ApiKey): ApiKeyView => rest

/** Adds the routes of API keys: make, list, read, delete. */
export const addKeys = (app: ApiApp, services: Services): void => {
  const { store, now } = services

  app.openapi(create, async (context) => {
    const settings = context.req.valid('json')
    await insistOnLibrary(store, settings)
    const own = bearerToken(context.req.header('authorization')) ?? ''
    const sealing = {
      seal: (body: string) => seal(body, own),
      open: (body: string) => open(body, own),
    }
    const make = async () => {
      const key = randomSecret()
      const document = apiKeyOf(key, settings, now())
      await store.putDocuments([{ kind: 'key', key: document.id, value: document, expectedVersion: 0 }])
      return jsonAnswer({ key, settings: view(document) }, 201, { location: `/v1/keys/${document.id}` })
    }
    return answerOnce(services, context, null, make, sealing)
  })

  app.openapi(list, async () => {
    const keys = await readDocuments(store, 'key', ApiKey)
    const items = keys.toSorted((left, right) => (left.createdAt < right.createdAt ? -1 : 1)).map(view)
    return jsonResponse({ items })
  })

  app.openapi(readOne, async (context) => {
    const stored = await readDocument(store, 'key', context.req.valid('param').id, ApiKey)
    if (stored === null) throw notFound('key of this id')
    return jsonResponse(view(stored.value))
  })

  app.openapi(remove, async (context) => {
    const { id } = context.req.valid('param')
    await configuring(services, async () => {
      const keys = await readDocuments(store, 'key', ApiKey)
      const found = keys.find((key) => key.id === id)
      if (found === undefined) throw notFound('key of this id')
      const admins = keys.filter(
        ({ role, expiresAt }) => role === 'admin' && (expiresAt === undefined || expiresAt > now()),
      )
      if (admins.length === 1 && admins[0]?.id === id) {
        throw new Problem('conflict', 'This is the last key of the role admin: make another one first.')
      }
      await store.putDocuments([{ kind: 'key', key: id, value: undefined, expectedVersion: null }])
    })
    return new Response(null, { status: 204 })
  })
}
