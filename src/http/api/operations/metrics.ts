import { may } from '../../../accounts/principal.ts'
import { Problem } from '../../../problem.ts'
import { findPrincipal } from '../../auth/authenticate.ts'
import type { ApiApp } from '../../openapi/routes.ts'
import { methodNotAllowedHandler } from '../../responses/error-handler.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<
  Services,
  'log' | 'now' | 'peerAddress' | 'publicUrl' | 'renderMetrics' | 'settings' | 'store'
>

/** Adds `/metrics`, which Prometheus scrapes with a key of the role `metrics`, where the process has metrics. */
export const addMetrics = (app: ApiApp, services: Deps): void => {
  const { renderMetrics } = services
  if (renderMetrics === null) return
  app.get('/metrics', async (context) => {
    const principal = await findPrincipal(services, context)
    if (principal === undefined)
      throw new Problem('not_authenticated', 'Metrics need a key of the role `metrics`.')
    if (!may(principal, 'metrics:read'))
      throw new Problem(
        'forbidden',
        `A ${principal.kind} of the role ${principal.role} may not read metrics.`,
      )
    const { contentType, text } = await renderMetrics()
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
  })
  app.all('/metrics', (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
}
