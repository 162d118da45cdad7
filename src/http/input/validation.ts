import type { Context } from 'hono'
import type { ZodError } from 'zod'
import { faultsBesides, faultsOf, noSuchMember } from '../../input-faults.ts'
import { type Fault, Problem } from '../../problem.ts'
import type { ApiEnv } from '../auth/principal.ts'

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

/** What becomes of each part of a call after zod has seen it: `Problem` invalid_input with the faults. */
export const refuseFaults = async (result: Result, context: Context<ApiEnv>): Promise<void> => {
  const part = parts[result.target] ?? 'The call is'
  const fail = (faults: readonly Fault[]): never => {
    throw new Problem('invalid_input', `${part} not valid: see faults.`, { faults })
  }
  if (!result.success) return fail(faultsOf(result.error))
  const input =
    result.target === 'json'
      ? await context.req.json()
      : result.target === 'query'
        ? context.req.query()
        : undefined
  const faults = faultsBesides(input, result.data).map((fault) =>
    result.target === 'query' && fault.message === noSuchMember
      ? { ...fault, message: 'There is no such parameter' }
      : fault,
  )
  if (faults.length > 0) fail(faults)
}
