import { may } from '../../../accounts/principal.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
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
    if (principal === undefined) throw new Problem('not_authenticated', reason('problem.metrics_key_needed'))
    if (!may(principal, 'metrics:read'))
      throw new Problem(
        'forbidden',
        reason('problem.may_not_read_metrics', { caller: principal.kind, role: principal.role }),
      )
    const { contentType, text } = await renderMetrics()
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
  })
  app.all('/metrics', (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
}
