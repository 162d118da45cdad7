import { z } from '@hono/zod-openapi'
import { Next } from '../../borrowing/request/next.ts'
import { Status } from '../../borrowing/status/status.ts'
import { type Fault, type Problem, type ProblemCode, shortened } from '../../problem.ts'
import type { StoredAnswer } from '../../store/ports/answers.ts'
import { CommandType } from '../api/views/command-type.ts'

/** The HTTP form of each code: its status, its title, and what the caller does about it. */
export const problemKinds: Readonly<
  Record<ProblemCode, { readonly status: number; readonly title: string; readonly remedy: string }>
> = {
  invalid_input: {
    status: 400,
    title: 'The input is not valid',
    remedy: 'Mend what `faults` names and send it again.',
  },
  not_authenticated: {
    status: 401,
    title: 'Not authenticated',
    remedy: 'Send a valid API key, or as a partner the credentials of its profile.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed for this key',
    remedy: 'Use a key of the role that is named.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    remedy: 'Check the address; a library sees only what is its own.',
  },
  gone: {
    status: 410,
    title: 'No longer there',
    remedy: 'Begin anew without it, as `detail` says.',
  },
  not_allowed_now: {
    status: 409,
    title: 'Not allowed in the present status',
    remedy: 'Choose one of `allowedCommands`, or wait until `status` changes.',
  },
  conflict: { status: 409, title: 'Conflict', remedy: 'Read the present state, then decide again.' },
  precondition_failed: {
    status: 412,
    title: 'Changed meanwhile',
    remedy: 'Read the present state and its ETag, then decide again.',
  },
  too_large: { status: 413, title: 'Too large', remedy: 'Send less at a time.' },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported content type',
    remedy: 'Send the content type that is named.',
  },
  idempotency_mismatch: {
    status: 422,
    title: 'Idempotency key used for something else',
    remedy: 'Take a new Idempotency-Key for a new call; repeat a call with the same body.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many calls',
    remedy: 'Wait as many seconds as `Retry-After` says, then try again.',
  },
  unavailable: { status: 503, title: 'Not available now', remedy: 'Try again a little later.' },
  document_fault: {
    status: 503,
    title: 'A configuration document cannot be read',
    remedy: 'Let an admin save the document that `document` names again; `faults` says what is wrong in it.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    remedy: 'Tell the admin the `instance`: it is in the log.',
  },
}

/** Returns the relative URI that names a code: `/problems/not-allowed-now`. */
export const problemType = (code: string): string => `/problems/${code.replaceAll('_', '-')}`

const problemTypes = Object.keys(problemKinds).map(problemType)

/** The body of a refusal (RFC 9457, Problem Details for HTTP APIs). */
export const ProblemDocument = z
  .looseObject({
    type: z
      .enum([...problemTypes, 'about:blank'])
      .openapi('ProblemType')
      .describe('The type of the problem, as a relative URI: its page is at this address.'),
    title: z.string().describe('The problem in a few words, the same for every occurrence.'),
    status: z.int().describe('The HTTP status.'),
    detail: z.string().describe('What was wrong here, and what to do.'),
    faults: z
      .array(
        z.object({
          path: z.string().describe('The path of the value.'),
          message: z.string().describe('What is wrong, and what to do.'),
        }),
      )
      .optional()
      .describe('The faults, each with its path.'),
    faultsLeftOut: z
      .int()
      .optional()
      .describe('How many faults were found beyond those in `faults`; for XML messages, at least so many.'),
    requestStatus: Status.optional().describe('The status of the request, for `not_allowed_now`.'),
    allowedCommands: z
      .array(CommandType)
      .optional()
      .describe('The commands that are allowed now, for `not_allowed_now`.'),
    next: Next.nullable().optional().describe('What is awaited instead, for `not_allowed_now`.'),
    instance: z.string().optional().describe('An id of this occurrence, which the log has too.'),
    requestId: z
      .string()
      .optional()
      .describe('The id of the call: the `X-Request-Id` of the answer, which the log has too.'),
  })
  .openapi('Problem')

/** Only the first 50 faults are listed. */
const maxFaults = 50
const longestDetail = 2000

const faultsIn = (faults: readonly Fault[]): { faults?: readonly Fault[]; faultsLeftOut?: number } => {
  if (faults.length === 0) return {}
  const listed = faults
    .slice(0, maxFaults)
    .map(({ path, message }) => ({ path: shortened(path), message: shortened(message, 500) }))
  return {
    faults: listed,
    ...(faults.length > maxFaults ? { faultsLeftOut: faults.length - maxFaults } : {}),
  }
}

/**
 * Makes the answer of a refusal: an RFC 9457 document with the problem's faults and facts as members. The fact `status`
 * goes out as `requestStatus`, since RFC 9457 has given `status` a meaning.
 *
 * @param problem what was wrong
 * @param more an HTTP status other than the code's own, further headers, an id that the log names too
 */
export const problemAnswer = (
  problem: Problem,
  more: {
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly instance?: string
  } = {},
): StoredAnswer => {
  const { title, status: usual } = problemKinds[problem.code]
  const status = more.status ?? usual
  const { status: requestStatus, ...facts } = problem.facts
  const document = {
    ...facts,
    ...(requestStatus === undefined ? {} : { requestStatus }),
    type: problemType(problem.code),
    title,
    status,
    detail: shortened(problem.message, longestDetail),
    ...faultsIn(problem.faults),
    ...(more.instance === undefined ? {} : { instance: more.instance }),
  }
  return {
    status,
    body: JSON.stringify(document),
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...more.headers },
  }
}
