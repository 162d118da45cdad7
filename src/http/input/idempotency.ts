import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { open, seal } from '../../accounts/secrets.ts'
import type { LibraryCode } from '../../borrowing/values.ts'
import { gatewayCode } from '../../configuration/kinds/library.ts'
import type { IdempotencyKey } from '../../delivery/change-plan.ts'
import type { SubmitResult } from '../../delivery/commands/submission.ts'
import type { Sealing } from '../../delivery/run-once.ts'
import { sha256 } from '../../hash.ts'
import type { StoredAnswer } from '../../store/ports/answers.ts'
import { schemaMessage } from '../../translations/schema-message.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import { bearerToken, staffCookie } from '../auth/authenticate.ts'
import { readSessionCookie } from '../auth/cookies.ts'
import { respond } from '../responses/json-response.ts'
import type { Services } from '../services.ts'

/** The header under which a POST may be repeated without being carried out twice. */
export const IdempotencyHeader = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, schemaMessage('fault.idempotency_key'))
  .optional()
  .describe(
    'A key under which the call is carried out once, however often it arrives, such as `order-2026-000815`. A repeat is answered as the first call was.',
  )

/**
 * Reads a call's idempotency key: it belongs to the API key and the library, since a store may keep each library's answers
 * by themselves, and holds for this method, path and body alone.
 *
 * @param library the library that the call concerns, or null
 * @param content what stands for the body, where it is no text
 * @returns null where the call has none
 */
export const idempotencyOf = async (
  context: Context<ApiEnv>,
  library: LibraryCode | null,
  content?: string,
): Promise<IdempotencyKey | null> => {
  const key = context.req.header('idempotency-key')
  if (key === undefined) return null
  const { pathname, search } = new URL(context.req.url)
  const body = content ?? (await context.req.text())
  return {
    caller: `${context.var.principal.kind}:${context.var.principal.id}:${library ?? gatewayCode}`,
    key,
    bodyHash: sha256(`${context.req.method}\n${pathname}${search}\n${body}`),
  }
}

const replayed = (answer: StoredAnswer): Response =>
  respond({ ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } })

/** Answers with what was submitted, or with what was answered when it was submitted first. */
export const respondTo = (
  result: SubmitResult,
  answer: (done: SubmitResult & { kind: 'done' }) => StoredAnswer,
) => (result.kind === 'replay' ? replayed(result.answer) : respond(answer(result)))

/** Seals an answer with the caller's credential, of which the store has only a hash. */
const sealingFor = (
  services: Pick<Services, 'publicUrl' | 'peerAddress' | 'settings'>,
  context: Context<ApiEnv>,
): Sealing => {
  const secret =
    bearerToken(context.req.header('authorization')) ??
    readSessionCookie(services, context, staffCookie) ??
    ''
  return { seal: (body) => seal(body, secret), open: (body) => open(body, secret) }
}

/**
 * Carries out a POST that goes through no command, once for each idempotency key. A refusal is not stored.
 *
 * @param context the call, validated
 * @param library the library that it concerns, or null
 * @param work carries out an order and makes the answer; a `Problem` passes through
 * @param sealing how the answer is stored, where it holds a secret
 */
export const answerOnce = async (
  { runOnce }: Pick<Services, 'runOnce'>,
  context: Context<ApiEnv>,
  library: LibraryCode | null,
  work: () => Promise<StoredAnswer>,
  sealing?: Sealing,
): Promise<Response> => {
  const idempotency = await idempotencyOf(context, library)
  if (idempotency === null) return respond(await work())
  const result = await runOnce({ library: library ?? gatewayCode, idempotency, work, sealing })
  return result.kind === 'replay' ? replayed(result.answer) : respond(result.answer)
}

/**
 * Carries out such a call, and stores its answer sealed with the caller's credential: it holds a secret, or words of another
 * system or of a message of no request, which may name anybody and which no erasure could find.
 */
export const answerOnceSealed = (
  services: Pick<Services, 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings'>,
  context: Context<ApiEnv>,
  library: LibraryCode | null,
  work: () => Promise<StoredAnswer>,
): Promise<Response> => answerOnce(services, context, library, work, sealingFor(services, context))
