import type { Context, MiddlewareHandler } from 'hono'
import { type ZodError, z } from 'zod'
import { faultsBesides, faultsOf, faultsOfRefused } from '../../input-faults.ts'
import { isRecord } from '../../is-record.ts'
import { nearestName } from '../../nearest-name.ts'
import { type Fault, fault, Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { unsoundParts } from '../../unsound-input.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import type { CallCheck } from '../check-calls.ts'
import type { OperationInput, OperationInputs } from '../openapi/operation-inputs.ts'

/** What the check of a part of a call found; `data` of a part that is not valid is the part as it came. */
type Refused = { readonly success: false; readonly data?: unknown; readonly error: ZodError }
type Result = { readonly target: string } & ({ readonly success: true; readonly data: unknown } | Refused)

/** The query parameters that a call may have; undefined where it is for no operation. */
type KnownParameters = (context: Context<ApiEnv>) => readonly string[] | undefined

/** Returns the fault of a parameter that there is not, with the name of the nearest one. */
const unknownParameter = (name: string, names: readonly string[]): Fault => {
  const similar = nearestName(name, names)
  return similar === undefined
    ? fault(name, 'fault.no_such_parameter')
    : fault(name, 'fault.no_such_parameter_similar', { similar })
}

/** Returns the JSON body of a call. It may be missing altogether: then the schema has judged an empty object. */
const bodyOf = async (context: Context<ApiEnv>): Promise<unknown> => {
  const text = await context.req.text()
  if (text === '') throw new Problem('invalid_input', reason('problem.no_body', { empty: '{}' }))
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
      throw new Problem('invalid_input', reason('problem.no_query_parameters'), {
        faults: names.map((name) => unknownParameter(name, [])),
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

/** Returns the body of a call without the members that its operation checks itself, if they came through. */
const withoutMembers = (input: unknown, output: unknown, names: readonly string[]): unknown =>
  names.length === 0 || !isRecord(input) || !isRecord(output)
    ? input
    : Object.fromEntries(
        Object.entries(input).filter(([name]) => !names.includes(name) || !Object.hasOwn(output, name)),
      )

const anything: z.ZodType = z.unknown()

/** Returns the faults of a part that is not valid: all of them where its operation says what it takes. */
const refusedBy = (schema: z.ZodType, { data, error }: Refused): readonly Fault[] => {
  const faults = faultsOfRefused(schema, data)
  return faults.length === 0 ? faultsOf(error) : faults
}

const faultsOfBody = async (
  result: Result,
  context: Context<ApiEnv>,
  { body: schema = anything }: Partial<OperationInput>,
): Promise<readonly Fault[]> => {
  const apart = context.get('itemLists') ?? []
  const body = await bodyOf(context)
  if (result.success) return faultsBesides(schema, withoutMembers(body, result.data, apart), result.data)
  const isApart = ({ path }: Fault): boolean => apart.some((name) => path.startsWith(`${name}/`))
  return refusedBy(schema, result).filter((fault) => !isApart(fault))
}

const faultsOfQuery = (
  result: Result,
  context: Context<ApiEnv>,
  { query: schema = anything, parameters }: Partial<OperationInput>,
): readonly Fault[] => {
  const refused = result.success ? unsoundParts(context.req.queries()) : refusedBy(schema, result)
  // A parameter with several values is named as a whole.
  const values = refused.map((fault) => ({ ...fault, path: fault.path.split('/')[0] ?? '' }))
  const unknown = Object.keys(context.req.query()).filter((name) => parameters?.includes(name) === false)
  return [
    ...values.filter(({ path }) => !unknown.includes(path)),
    ...unknown.map((name) => unknownParameter(name, parameters ?? [])),
  ]
}

/**
 * Makes the hook that turns the faults of a part of a call into a `Problem` invalid_input: those that zod found, and
 * parameters and members that there are not, with the name that was probably meant.
 */
export const createFaultHook =
  (operationInputs: OperationInputs) =>
  async (result: Result, context: Context<ApiEnv>): Promise<void> => {
    const input = operationInputs(context) ?? {}
    const faults =
      result.target === 'json'
        ? await faultsOfBody(result, context, input)
        : result.target === 'query'
          ? faultsOfQuery(result, context, input)
          : result.success
            ? []
            : faultsOf(result.error)
    if (faults.length > 0 || !result.success)
      throw new Problem('invalid_input', reason('problem.part_not_valid', { part: result.target }), {
        faults,
      })
  }
