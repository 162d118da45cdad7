import type { Context } from 'hono'

/** The accepted form of a caller's id: printable characters without spaces, because log lines contain it. */
const acceptable = /^[\x21-\x7e]{1,120}$/

/** Returns the id of a call: the caller's own in `X-Request-Id`, else a new one. */
export const requestIdOf = ({ req }: Context): string => {
  const header = req.header('x-request-id')
  return header !== undefined && acceptable.test(header) ? header : crypto.randomUUID()
}

/** Writes the id of a call into its answer, where that is a problem document. */
export const nameInProblem = async (context: Context, id: string): Promise<void> => {
  const { status } = context.res
  // To look at the headers of an answer costs as much as to make it.
  if (status < 400 || context.res.headers.get('content-type') !== 'application/problem+json') return
  const problem: unknown = await context.res.json()
  const headers = new Headers(context.res.headers)
  headers.delete('content-length')
  const body = JSON.stringify(Object.assign({}, problem, { requestId: id }))
  context.res = new Response(body, { status, headers })
}
