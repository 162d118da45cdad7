import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { ApiEnv } from '../auth/principal.ts'
import type { ApiApp } from './routes.ts'

/** A path of the document, such as `/v1/requests/{number}`, as the router has it. */
const routeOf = (path: string): string => path.replaceAll(/\{([^{}]+)\}/g, ':$1')

/** The names of the query parameters of the operation that a call is for. */
export const queryParameters = (app: ApiApp, context: Context<ApiEnv>): readonly string[] => {
  const path = routePath(context)
  const method = context.req.method.toLowerCase()
  return app.openAPIRegistry.definitions.flatMap((each) => {
    if (each.type !== 'route' || each.route.method !== method || routeOf(each.route.path) !== path) return []
    const query = each.route.request?.query
    return query !== undefined && 'shape' in query ? Object.keys(query.shape) : []
  })
}
