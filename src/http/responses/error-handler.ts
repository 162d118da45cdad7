import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Problem } from '../../problem.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { reason } from '../../translations/reason.ts'
import { languageOf } from '../api/views/reason.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import { routeOfCall } from '../route-of-call.ts'
import type { Services } from '../services.ts'
import { jsonResponse, respond } from './json-response.ts'
import { problemAnswer } from './problem-document.ts'

/** Converts an error of the framework into a `Problem`. */
const problemOf = (error: Error): Problem | undefined => {
  if (error instanceof Problem) return error
  if (!(error instanceof HTTPException)) return undefined
  if (error.status === 415) {
    return new Problem('unsupported_media_type', reason('problem.json_content_type'))
  }
  return error.status === 400 ? new Problem('invalid_input', reason('problem.no_json_body')) : undefined
}

/** Returns the lines of a stack that name places: its first lines repeat the message, which may quote what came in. */
const placesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
    .join(' < ')

/**
 * Makes the handler of everything that is thrown: a `Problem` goes out as its document; anything else is logged with the
 * place where it happened, never its message, and goes out as `internal` with an id that the log line has too.
 */
export const errorHandler =
  (services: Pick<Services, 'log'>) =>
  (error: Error, context: Context<ApiEnv>): Response => {
    const requestId = context.get('requestId') ?? null
    const language = languageOf(context)
    const problem = problemOf(error)
    const instance = `urn:uuid:${crypto.randomUUID()}`
    if (problem === undefined || problem.code === 'internal') {
      const cause = error.cause instanceof Error ? error.cause : undefined
      services.log({
        level: 'error',
        message: 'A call failed unexpectedly',
        facts: {
          instance,
          requestId,
          method: context.req.method,
          route: routeOfCall(context) ?? null,
          error: error.name,
          places: placesOf(error),
          cause: cause === undefined ? null : `${cause.name} ${placesOf(cause)}`,
        },
      })
      const internal = new Problem('internal', reason('problem.internal'))
      return respond(problemAnswer(internal, language, { instance }))
    }
    if (problem.code === 'unavailable') {
      // The reason says whether it is the storage, or a request that others kept changing.
      const facts = { reason: problem.message, requestId }
      services.log({ level: 'warn', message: 'A call could not be carried out now (503)', facts })
      return respond(problemAnswer(problem, language, { headers: { 'retry-after': '2' } }))
    }
    if (problem.code === 'rate_limited') {
      const { retryAfter } = problem.facts
      const headers = { 'retry-after': String(typeof retryAfter === 'number' ? retryAfter : 60) }
      return respond(problemAnswer(problem, language, { headers }))
    }
    if (problem.code === 'not_authenticated') {
      return respond(
        problemAnswer(problem, language, { headers: { 'www-authenticate': 'Bearer realm="lendwire"' } }),
      )
    }
    return respond(problemAnswer(problem, language))
  }

/** Makes the answer to a path that no route has. */
export const notFoundHandler = (context: Context): Response =>
  respond(problemAnswer(new Problem('not_found', reason('not_found.path')), languageOf(context)))

/** Makes the answer to a path that is asked with a method it does not have (RFC 9110, section 15.5.6). */
export const methodNotAllowedHandler = (context: Context, methods: readonly string[]): Response => {
  const allow = methods.join(', ')
  const why = reason('problem.method_not_allowed', { methods: allow })
  const document = {
    type: 'about:blank',
    title: 'Method Not Allowed',
    status: 405,
    detail: sentencesIn(languageOf(context)).say(why),
    ...why,
  }
  return jsonResponse(document, 405, { 'content-type': 'application/problem+json', allow })
}
