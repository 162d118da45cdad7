import type { Context } from 'hono'

/** The response of Node's HTTP server, as far as it is used here. */
type NodeResponse = { readonly setHeader: (name: string, value: string) => unknown }

const isNodeResponse = (value: unknown): value is NodeResponse =>
  typeof value === 'object' && value !== null && 'setHeader' in value && typeof value.setHeader === 'function'

/** Returns the response of Node's HTTP server that a call is answered with; undefined elsewhere, as on Workers. */
const nodeResponseOf = ({ env }: Context): NodeResponse | undefined => {
  const surroundings: unknown = env
  if (typeof surroundings !== 'object' || surroundings === null || !('outgoing' in surroundings))
    return undefined
  return isNodeResponse(surroundings.outgoing) ? surroundings.outgoing : undefined
}

/**
 * Adds headers to an answer that is made already.
 *
 * Under Node they are set on the server's own response: changing those of the answer would build it again, with its body as a
 * stream, which is slower than all else of a short call.
 */
export const addAnswerHeaders = (context: Context, headers: Readonly<Record<string, string>>): void => {
  const response = nodeResponseOf(context)
  for (const name in headers) {
    const value = headers[name] ?? ''
    if (response === undefined) context.header(name, value)
    else response.setHeader(name, value)
  }
}

/** Runs the rest of the call and gives its answer headers, each unless its route sets it; under Node as `addAnswerHeaders` does. */
export const answerWithHeaders = (
  context: Context,
  headers: Readonly<Record<string, string>>,
  next: () => Promise<void>,
): Promise<void> => {
  const response = nodeResponseOf(context)
  if (response === undefined) return addMissingHeaders(context, headers, next)
  for (const name in headers) response.setHeader(name, headers[name] ?? '')
  return next()
}

const addMissingHeaders = async (
  context: Context,
  headers: Readonly<Record<string, string>>,
  next: () => Promise<void>,
): Promise<void> => {
  await next()
  const answer = context.res.headers
  for (const [name, value] of Object.entries(headers)) if (!answer.has(name)) answer.set(name, value)
}
