import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { ApiEnv } from '../auth/principal.ts'
import type { ApiApp } from './routes.ts'

/** A path of the document, such as `/v1/requests/{number}`, as the router has it. */
const routeOf = (path: string): string => path.replaceAll(/\{([^{}]+)\}/g, ':$1')

/**
 * Returns the names of the query parameters of the operation that a call is for; undefined where there is no such operation.
 * Of several routes that match, such as that of a number and that of `counts`, the first one answers.
 */
export const queryParameters = (app: ApiApp, context: Context<ApiEnv>): readonly string[] | undefined => {
  const method = context.req.method === 'HEAD' ? 'get' : context.req.method.toLowerCase()
  const operations = app.openAPIRegistry.definitions.flatMap((each) =>
    each.type === 'route' && each.route.method === method ? [each.route] : [],
  )
  const operation = matchedRoutes(context)
    .map(({ path }) => operations.find((each) => routeOf(each.path) === path))
    .find((each) => each !== undefined)
  if (operation === undefined) return undefined
  const { query } = operation.request ?? {}
  return query !== undefined && 'shape' in query ? Object.keys(query.shape) : []
}
