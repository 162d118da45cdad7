import { createRoute, z } from '@hono/zod-openapi'
import { type ApiApp, bodies } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'

const Health = z.object({ status: z.enum(['ok', 'unavailable']) }).openapi('Health')

const healthRoute = (path: string, operationId: string, summary: string, description: string) =>
  createRoute({
    method: 'get',
    path,
    operationId,
    tags: ['Health'],
    summary,
    description,
    security: [],
    responses: bodies({ 200: ['Yes', Health], 503: ['No', Health] }),
  })

const alive = healthRoute('/healthz', 'getHealth', 'Is the process alive?', 'It looks at nothing else.')
const ready = healthRoute(
  '/readyz',
  'getReadiness',
  'Can it do its work?',
  'Yes where the storage answers and takes writes, and the gateway is not stopping.',
)

/** Adds what a load balancer asks. */
export const addHealth = (app: ApiApp, { store, stopping }: Services): void => {
  app.openapi(alive, () => jsonResponse({ status: 'ok' }))
  app.openapi(ready, async () => {
    const able = !stopping.aborted && (await store.isReady().catch(() => false))
    return able ? jsonResponse({ status: 'ok' }) : jsonResponse({ status: 'unavailable' }, 503)
  })
  for (const { path } of [alive, ready]) {
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
  }
}
