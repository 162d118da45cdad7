import { createRoute, z } from '@hono/zod-openapi'
import { findPrincipal } from '../auth/authenticate.ts'
import { type ApiApp, bodies } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'

const Health = z
  .object({
    /** `degraded`: it works, but configuration documents cannot be read: `faultyDocuments` names the first of them. */
    status: z.enum(['ok', 'degraded', 'unavailable']),
    faultyDocuments: z.array(z.object({ kind: z.string(), code: z.string() })).optional(),
  })
  .openapi('Health')

/** The most faulty documents that are named. */
const mostNamed = 50

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
  'Yes where the storage answers and takes writes, and the gateway is not stopping. `degraded` where it is ready, but configuration documents cannot be read: what needs them is refused, everything else goes on.',
)

/** Adds what a load balancer asks. */
export const addHealth = (app: ApiApp, services: Services): void => {
  const { configuration, stopping, storeHealth } = services
  app.openapi(alive, () => jsonResponse({ status: 'ok' }))
  app.openapi(ready, async (context) => {
    // Only who has a key causes a write; for others the last check of the gateway itself counts, and a read.
    const isKnown = (await findPrincipal(services, context).catch(() => undefined)) !== undefined
    const able = !stopping.aborted && (await (isKnown ? storeHealth.check() : storeHealth.read()))
    if (!able) return jsonResponse({ status: 'unavailable' }, 503)
    const faults = (await configuration.snapshot()).faults()
    if (faults.length === 0) return jsonResponse({ status: 'ok' })
    const faultyDocuments = faults.slice(0, mostNamed).map(({ kind, code }) => ({ kind, code }))
    return jsonResponse({ status: 'degraded', faultyDocuments })
  })
  for (const { path } of [alive, ready]) {
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
  }
}
