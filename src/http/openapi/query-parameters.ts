import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import { z } from 'zod'
import type { ApiEnv } from '../auth/principal.ts'
import type { ApiApp } from './routes.ts'

/** Gives the names of the query parameters of the operation that a call is for; undefined where it may have any, or is for none. */
export type QueryParameters = (context: Context<ApiEnv>) => readonly string[] | undefined

/** Returns a path of the document, such as `/v1/requests/{number}`, as the router has it. */
const routeOf = (path: string): string => path.replaceAll(/\{([^{}]+)\}/g, ':$1')

/** Tells whether an operation takes parameters of any name, as those of an OpenURL. */
const isOpen = (query: unknown): boolean =>
  query instanceof z.ZodObject && query.def.catchall instanceof z.ZodUnknown

/** Returns the names of the parameters of each operation, by its method and route; none of those that take any name. */
const readOperations = (app: ApiApp): ReadonlyMap<string, readonly string[]> =>
  new Map(
    app.openAPIRegistry.definitions.flatMap((each) => {
      if (each.type !== 'route' || isOpen(each.route.request?.query)) return []
      const { method, path, request } = each.route
      const query = request?.query
      const names = query !== undefined && 'shape' in query ? Object.keys(query.shape) : []
      return [[`${method} ${routeOf(path)}`, names]]
    }),
  )

/**
 * Makes a look-up of the query parameters of calls. Of several routes that match, such as that of a number and that of
 * `counts`, the first one answers.
 *
 * @param app read at the first call, when it has all its operations
 */
export const createQueryParameters = (app: ApiApp): QueryParameters => {
  let operations: ReadonlyMap<string, readonly string[]> | undefined
  return (context) => {
    operations ??= readOperations(app)
    const method = context.req.method === 'HEAD' ? 'get' : context.req.method.toLowerCase()
    for (const { path } of matchedRoutes(context)) {
      const names = operations.get(`${method} ${path}`)
      if (names !== undefined) return names
    }
    return undefined
  }
}
