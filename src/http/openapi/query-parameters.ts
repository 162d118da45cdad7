import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { ApiEnv } from '../auth/principal.ts'
import type { ApiApp } from './routes.ts'

/** A path of the document, such as `/v1/requests/{number}`, as the router has it. */
const routeOf = (path: string): string => path.replaceAll(/\{([^{}]+)\}/g, ':$1')

/** The names of the query parameters of the operation that a call is for; undefined where there is no such operation. */
export const queryParameters = (app: ApiApp, context: Context<ApiEnv>): readonly string[] | undefined => {
  const path = routePath(context, -1)
  const method = context.req.method === 'HEAD' ? 'get' : context.req.method.toLowerCase()
  const operation = app.openAPIRegistry.definitions.find(
    (each) => each.type === 'route' && each.route.method === method && routeOf(each.route.path) === path,
  )
  if (operation?.type !== 'route') return undefined
  const { query } = operation.route.request ?? {}
  return query !== undefined && 'shape' in query ? Object.keys(query.shape) : []
}
