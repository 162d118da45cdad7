import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import { z } from 'zod'
import type { ApiEnv } from '../auth/api-env.ts'
import type { ApiApp } from './routes.ts'

/** What an operation takes: the names of its query parameters, undefined where it takes any, and its schemas. */
export type OperationInput = {
  readonly parameters: readonly string[] | undefined
  readonly query: z.ZodType | undefined
  /** The schema of its body in JSON. */
  readonly body: z.ZodType | undefined
}

/** Finds what the operation takes that a call is for; undefined where it is for none. */
export type OperationInputs = (context: Context<ApiEnv>) => OperationInput | undefined

type Routes = ApiApp['openAPIRegistry']['definitions']
type Route = Extract<Routes[number], { readonly type: 'route' }>['route']

/** Returns a path of the document, such as `/v1/requests/{number}`, as the router has it. */
const routeOf = (path: string): string => path.replaceAll(/\{([^{}]+)\}/g, ':$1')

/** Tells whether an operation takes parameters of any name, as those of an OpenURL. */
const isOpen = (query: unknown): boolean =>
  query instanceof z.ZodObject && query.def.catchall instanceof z.ZodUnknown

const inputOf = ({ request }: Route): OperationInput => {
  const query = request?.query
  const media = request?.body?.content['application/json']
  const body = media !== undefined && 'schema' in media ? media.schema : undefined
  return {
    parameters: isOpen(query)
      ? undefined
      : query !== undefined && 'shape' in query
        ? Object.keys(query.shape)
        : [],
    query: query instanceof z.ZodType ? query : undefined,
    body: body instanceof z.ZodType ? body : undefined,
  }
}

const readOperations = (app: ApiApp): ReadonlyMap<string, OperationInput> =>
  new Map(
    app.openAPIRegistry.definitions.flatMap((each) =>
      each.type === 'route'
        ? [[`${each.route.method} ${routeOf(each.route.path)}`, inputOf(each.route)] as const]
        : [],
    ),
  )

/**
 * Makes a look-up of what operations take. Of several routes that match, such as that of a number and that of `counts`,
 * the first one answers.
 *
 * @param app read at the first call, when it has all its operations
 */
export const createOperationInputs = (app: ApiApp): OperationInputs => {
  let operations: ReadonlyMap<string, OperationInput> | undefined
  return (context) => {
    operations ??= readOperations(app)
    const method = context.req.method === 'HEAD' ? 'get' : context.req.method.toLowerCase()
    for (const { path } of matchedRoutes(context)) {
      const input = operations.get(`${method} ${path}`)
      if (input !== undefined) return input
    }
    return undefined
  }
}
