import { createRoute, z } from '@hono/zod-openapi'
import { type ApiKey, ApiKeySettings, ApiKeyView, apiKeyOf } from '../../configuration/api-key.ts'
import { Problem } from '../../problem.ts'
import { adminOnly, bearerToken } from '../auth/authenticate.ts'
import { open, randomSecret, seal } from '../auth/secrets.ts'
import { answerOnce, IdempotencyHeader } from '../input/idempotency.ts'
import { type ApiApp, answers, jsonBody } from '../openapi/routes.ts'
import { jsonAnswer } from '../responses/json-response.ts'
import type { Services } from '../services.ts'

const tags = ['API keys']
const NewApiKey = z.object({ key: z.string(), settings: ApiKeyView }).openapi('NewApiKey')

const create = createRoute({
  method: 'post',
  path: '/v1/keys',
  operationId: 'createKey',
  tags,
  middleware: adminOnly,
  summary: 'Create an API key',
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

const view = ({ hash: _hash, ...rest }: ApiKey): ApiKeyView => rest

/** Refuses a key of a library that does not exist: `Problem` invalid_input. */
const requireLibrary = async (
  { store }: Pick<Services, 'store'>,
  settings: ApiKeySettings,
): Promise<void> => {
  if (settings.role !== 'library' || (await store.getDocument('library', settings.library)) !== null) return
  const message = `There is no library ${settings.library}: create it first`
  throw new Problem('invalid_input', `There is no library ${settings.library}.`, {
    faults: [{ path: 'library', message }],
  })
}

/** Adds the route that creates an API key. */
export const addKeys = (app: ApiApp, services: Services): void => {
  const { store, now } = services

  app.openapi(create, async (context) => {
    const settings = context.req.valid('json')
    await requireLibrary(services, settings)
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
}
