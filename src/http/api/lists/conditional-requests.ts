import type { Context } from 'hono'
import { Problem } from '../../../problem.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import { jsonResponse, respond } from '../../responses/json-response.ts'
import { problemAnswer } from '../../responses/problem-document.ts'
import { languageOf } from '../views/reason.ts'

const etagOf = (stored: Stored<unknown>): string => `"${stored.version}"`

const lists = (header: string, etag: string): boolean =>
  header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)

/** Answers with a document under its ETag; 304 where the caller has it already (RFC 9110, section 13.1.2). */
export const documentResponse = (context: Context, stored: Stored<unknown>, status = 200): Response => {
  const etag = etagOf(stored)
  const cached = context.req.header('if-none-match')
  if (context.req.method === 'GET' && cached !== undefined && (cached === '*' || lists(cached, etag))) {
    return new Response(null, { status: 304, headers: { etag } })
  }
  return jsonResponse(stored.value, status, { etag })
}

/**
 * Returns whether a write may go on. `onVersion` is the version that it depends on, undefined where it depends on none.
 */
type Precondition =
  | { readonly kind: 'holds'; readonly onVersion: number | undefined }
  | { readonly kind: 'fails'; readonly response: Response }

/**
 * Checks whether a write is meant for the present state of a document (RFC 9110, sections 13.1.1 and 13.1.2). Where it is
 * not, the answer is 412.
 */
export const precondition = (context: Context, stored: Stored<unknown> | null): Precondition => {
  const match = context.req.header('if-match')
  const noneMatch = context.req.header('if-none-match')
  if (match === undefined && noneMatch === undefined) return { kind: 'holds', onVersion: undefined }
  const matches = (header: string): boolean =>
    stored !== null && (header === '*' || lists(header, etagOf(stored)))
  if ((match === undefined || matches(match)) && (noneMatch === undefined || !matches(noneMatch))) {
    return { kind: 'holds', onVersion: stored?.version ?? 0 }
  }
  const problem = new Problem('precondition_failed', reason('problem.document_state'))
  return { kind: 'fails', response: respond(problemAnswer(problem, languageOf(context))) }
}
