import type { Context, MiddlewareHandler } from 'hono'
import type { ZodError } from 'zod'
import { faultsBesides, faultsOf, noSuchMember } from '../../input-faults.ts'
import { isRecord } from '../../is-record.ts'
import { type Fault, Problem } from '../../problem.ts'
import type { ApiEnv } from '../auth/principal.ts'
import type { CallCheck } from '../check-calls.ts'
import { nearestName } from './nearest-name.ts'

const parts: Readonly<Record<string, string>> = {
  json: 'The body of the call is',
  query: 'The query of the call is',
  param: 'The path of the call is',
  header: 'The headers of the call are',
}

type Result = { readonly target: string } & (
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: ZodError }
)

/** The query parameters that a call may have; undefined where it is for no operation. */
type KnownParameters = (context: Context<ApiEnv>) => readonly string[] | undefined

const noSuchParameter = (name: string, names: readonly string[]): string => {
  const nearest = nearestName(name, names)
  return `There is no such parameter.${nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`}`
}

/** Returns the JSON body of a call. It may be missing altogether: then the schema has judged an empty object. */
const bodyOf = async (context: Context<ApiEnv>): Promise<unknown> => {
  const text = await context.req.text()
  if (text === '')
    throw new Problem('invalid_input', 'The call has no body: send JSON, `{}` where nothing is to be said.')
  return JSON.parse(text)
}

/**
 * Makes the check that refuses query parameters of operations that have none: a `limit` or `dryRun` that nothing reads
 * would mislead its caller. Those of other operations are refused by the hook below.
 */
export const refuseParameters =
  (knownParameters: KnownParameters): CallCheck =>
  (context) => {
    const names = Object.keys(context.req.query())
    if (names.length > 0 && knownParameters(context)?.length === 0)
      throw new Problem('invalid_input', 'This operation has no query parameters: see faults.', {
        faults: names.map((path) => ({ path, message: noSuchParameter(path, []) })),
      })
  }

/**
 * Makes the middleware of an operation that checks the items of these lists of its body one by one, so that a faulty item
 * does not refuse the whole call.
 */
export const checkItemsApart =
  (...names: readonly string[]): MiddlewareHandler<ApiEnv> =>
  async (context, next) => {
    context.set('itemLists', names)
    await next()
  }

/** Returns the body of a call without the members that its operation checks itself. */
const withoutMembers = (input: unknown, output: unknown, names: readonly string[]): unknown =>
  names.length === 0 || !isRecord(input) || !isRecord(output)
    ? input
    : Object.fromEntries(
        Object.entries(input).filter(([name]) => !names.includes(name) || !Object.hasOwn(output, name)),
      )

/**
 * Makes the hook that turns zod's faults in a part of a call into a `Problem` invalid_input. Unknown
 * parameters are refused with the nearest known name.
 */
export const createFaultHook =
  (knownParameters: KnownParameters) =>
  async (result: Result, context: Context<ApiEnv>): Promise<void> => {
    const part = parts[result.target] ?? 'The call is'
    const fail = (faults: readonly Fault[]): never => {
      throw new Problem('invalid_input', `${part} not valid: see faults.`, { faults })
    }
    if (!result.success) {
      const faults = faultsOf(result.error)
      // A parameter with several values is named as a whole.
      return fail(
        result.target === 'query'
          ? faults.map((fault) => ({ ...fault, path: fault.path.split('/')[0] ?? '' }))
          : faults,
      )
    }
    const input =
      result.target === 'json'
        ? withoutMembers(await bodyOf(context), result.data, context.get('itemLists') ?? [])
        : result.target === 'query'
          ? context.req.query()
          : undefined
    const faults = faultsBesides(input, result.data).map((fault) =>
      result.target === 'query' && fault.message === noSuchMember
        ? { ...fault, message: noSuchParameter(fault.path, knownParameters(context) ?? []) }
        : fault,
    )
    if (faults.length > 0) fail(faults)
  }
