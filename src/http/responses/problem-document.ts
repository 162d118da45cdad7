import { z } from '@hono/zod-openapi'
import { Next } from '../../borrowing/request/next.ts'
import { Status } from '../../borrowing/status/status.ts'
import { type Fault, type Problem, type ProblemCode, shortened } from '../../problem.ts'
import type { StoredAnswer } from '../../store/ports/answers.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { CommandType } from '../api/views/command-type.ts'
import { ReasonView, sayReasons, viewReason } from '../api/views/reason.ts'

/** The HTTP status of each code. Its title, and what the caller does about it, are in the catalogue (`problem_type`). */
export const problemStatuses: Readonly<Record<ProblemCode, number>> = {
  invalid_input: 400,
  not_authenticated: 401,
  forbidden: 403,
  not_found: 404,
  gone: 410,
  not_allowed_now: 409,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  idempotency_mismatch: 422,
  rate_limited: 429,
  unavailable: 503,
  document_fault: 503,
  internal: 500,
}

export const problemCodes = Object.keys(problemStatuses) as readonly ProblemCode[]

/** Returns the title of a code, in English: what the OpenAPI document says of an answer. */
export const problemTitle = (code: ProblemCode): string => sentencesIn('en').t(`problem_type.${code}.title`)

/** Returns the relative URI that names a code: `/problems/not-allowed-now`. */
export const problemType = (code: string): string => `/problems/${code.replaceAll('_', '-')}`

const problemTypes = problemCodes.map(problemType)

/** A fault as answers list it. */
export const FaultView = z
  .object({ path: z.string().describe('The path of the value.'), ...ReasonView.shape })
  .openapi('Fault')
export type FaultView = z.infer<typeof FaultView>

/** The body of a refusal (RFC 9457, Problem Details for HTTP APIs). */
export const ProblemDocument = z
  .looseObject({
    type: z
      .enum([...problemTypes, 'about:blank'])
      .openapi('ProblemType')
      .describe('The type of the problem, as a relative URI: its page is at this address.'),
    title: z.string().describe('The problem in a few words, the same for every occurrence.'),
    status: z.int().describe('The HTTP status.'),
    detail: z
      .string()
      .describe(
        'What was wrong here, and what to do, in the language of `Accept-Language`; English without it.',
      ),
    code: z.string().optional().describe('The code of `detail`: compare this, never the text.'),
    params: ReasonView.shape.params.optional().describe('What `detail` is made with.'),
    faults: z.array(FaultView).optional().describe('The faults, each with its path.'),
    faultsLeftOut: z
      .int()
      .optional()
      .describe('How many faults were found beyond those in `faults`; for XML messages, a lower bound.'),
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

/** Shows a fault with its sentence. */
export const viewFault = ({ path, ...wrong }: Fault, language: Language): FaultView => {
  const { code, params, text } = viewReason(wrong, language)
  return { path: shortened(path), code, params, text: shortened(text, 500) }
}

/** Only the first 50 faults are listed. */
const maxFaults = 50
const longestDetail = 2000

const faultsIn = (
  faults: readonly Fault[],
  language: Language,
): { faults?: readonly FaultView[]; faultsLeftOut?: number } => {
  if (faults.length === 0) return {}
  const listed = faults.slice(0, maxFaults).map((wrong) => viewFault(wrong, language))
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
 * @param language of its sentences
 * @param more an HTTP status other than the code's own, further headers, an id that the log names too
 */
export const problemAnswer = (
  problem: Problem,
  language: Language,
  more: {
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly instance?: string
  } = {},
): StoredAnswer => {
  const { t, say } = sentencesIn(language)
  const status = more.status ?? problemStatuses[problem.code]
  const { status: requestStatus, ...facts } = problem.facts
  const document = {
    ...sayReasons(facts, { language }),
    ...(requestStatus === undefined ? {} : { requestStatus }),
    type: problemType(problem.code),
    title: t(`problem_type.${problem.code}.title`),
    status,
    detail: shortened(say(problem.reason), longestDetail),
    code: problem.reason.code,
    params: sayReasons(problem.reason.params, { language }),
    ...faultsIn(problem.faults, language),
    ...(more.instance === undefined ? {} : { instance: more.instance }),
  }
  return {
    status,
    body: JSON.stringify(document),
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...more.headers },
  }
}
