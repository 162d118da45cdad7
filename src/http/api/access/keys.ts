import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readDocument, readDocuments, replaceDocument } from '../../../accounts/account-documents.ts'
import { requireLibrary } from '../../../accounts/api-key.ts'
import { refuseLastAdmin } from '../../../accounts/last-admin.ts'
import { lastUseOf } from '../../../accounts/last-use.ts'
import { hidden, maySee, notFound, type Principal } from '../../../accounts/principal.ts'
import { randomSecret } from '../../../accounts/secrets.ts'
import { after } from '../../../borrowing/time.ts'
import { Duration, type Instant } from '../../../borrowing/values.ts'
import { ApiKey, ApiKeySettings, ApiKeyView, apiKeyOf, isInForce } from '../../../configuration/api-key.ts'
import { withConfigurationLock } from '../../../configuration/documents.ts'
import { fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'

type Deps = Pick<Services, 'now' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'store'>

const tags = ['API keys']
const params = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/, schemaMessage('fault.key_id'))
    .describe('The id.'),
})
const headers = z.object({
  'Idempotency-Key': IdempotencyHeader,
})
const NewApiKey = z
  .object({
    key: z.string().describe('The key. It is shown this once.'),
    settings: ApiKeyView,
  })
  .openapi('NewApiKey')

const create = createRoute({
  method: 'post',
  path: '/v1/keys',
  operationId: 'createKey',
  tags,
  summary: 'Create an API key',
  description:
    'The key is in this answer and nowhere else: lendwire keeps its hash. A `library_admin` creates keys of the own library.',
  request: { headers, body: jsonBody(ApiKeySettings) },
  responses: answers({ 201: ['The key', NewApiKey] }, ['forbidden', 'conflict', ...refusalsOfBody]),
})

const list = createRoute({
  method: 'get',
  path: '/v1/keys',
  operationId: 'listKeys',
  tags,
  summary: 'List API keys, also revoked ones',
  description: 'Keys in force and revoked ones. The keys themselves are never shown again.',
  request: { query: z.object(wholeListQuery('created')) },
  responses: answers({ 200: ['The keys, without the keys themselves', pageOf(ApiKeyView)] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/keys/{id}',
  operationId: 'getKey',
  tags,
  summary: 'Read an API key',
  description: 'The key itself is never shown again.',
  request: { params },
  responses: answers({ 200: ['The key, without the key itself', ApiKeyView] }, ['forbidden', 'not_found']),
})

const rotate = createRoute({
  method: 'post',
  path: '/v1/keys/{id}/rotate',
  operationId: 'rotateKey',
  tags,
  summary: 'Replace an API key by a new one',
  description:
    'The new key has the same settings. The old one stays good for `overlap`, a day where left out.',
  request: {
    params,
    headers,
    body: jsonBody(
      z.object({ overlap: Duration.prefault('P1D').describe('How long the earlier one stays in force.') }),
    ),
  },
  responses: answers({ 201: ['The new key', NewApiKey] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'conflict',
    ...refusalsOfBody,
  ]),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/keys/{id}',
  operationId: 'deleteKey',
  tags,
  summary: 'Revoke an API key',
  description:
    'It ends at once and stays in the list as revoked; a key that cannot be read is deleted, by admins. The last admin, person or key, cannot be revoked. A key from the environment stays revoked after a restart.',
  request: { params },
  responses: answers({ 204: ['Revoked'] }, ['forbidden', 'not_found', 'conflict']),
})

/**
 * Refuses that a library's admin makes a key of others, of a role without a library, or with more calls than keys have:
 * `Problem` forbidden.
 *
 * @param usual the calls a minute of a key that names no number
 */
const refuseBeyondOwn = (
  principal: Principal,
  { library, callsPerMinute = 0, speaksForOthers = false }: ApiKeySettings,
  usual: number,
): void => {
  if (principal.library === null) return
  if (library !== principal.library)
    throw new Problem('forbidden', reason('problem.keys_of_library_only', { library: principal.library }))
  if (speaksForOthers && !principal.speaksForOthers)
    throw new Problem('forbidden', reason('problem.key_speaking_for_others'))
  if (callsPerMinute > usual)
    throw new Problem('forbidden', reason('problem.key_call_limit', { limit: usual }))
}

/** Refuses a key that would be expired from the beginning: `Problem` invalid_input. */
const refuseExpired = ({ expiresAt }: ApiKeySettings, now: Instant): void => {
  if (expiresAt === undefined || expiresAt > now) return
  throw new Problem('invalid_input', reason('problem.key_expired_from_start'), {
    faults: [fault('expiresAt', 'fault.after_now', { now, value: expiresAt })],
  })
}

const withoutHash = ({ hash: _hash, ...rest }: ApiKey): Omit<ApiKey, 'hash'> => rest

/** Notes a change of a key for the audit log. */
const noteKey = (context: Context<ApiEnv>, before: ApiKey | undefined, after: ApiKey): void =>
  noteChange(
    context,
    { kind: 'key', schema: ApiKeyView },
    after.id,
    before === undefined ? undefined : withoutHash(before),
    withoutHash(after),
  )

/** Adds the routes of API keys: create, list, read, rotate, revoke. */
export const addKeys = (app: ApiApp, services: Deps): void => {
  const { store, now } = services

  const view = async (key: ApiKey): Promise<ApiKeyView> => {
    const rest = withoutHash(key)
    const lastUsedAt = await lastUseOf(services, { kind: 'key', id: rest.id })
    return lastUsedAt === undefined ? rest : { ...rest, lastUsedAt }
  }

  const find = async (context: Context<ApiEnv>, id: string) => {
    const stored = await readDocument(store, 'key', id, ApiKey)
    if (stored === null) throw notFound(reason('not_found.key_of_id'))
    if (!maySee(context.var.principal, stored.value.library ?? null))
      throw hidden(reason('not_found.key_of_id'))
    return stored
  }

  app.openapi(create, async (context) => {
    const settings = context.req.valid('json')
    const { principal } = context.var
    refuseBeyondOwn(principal, settings, services.settings.callsPerMinute)
    await requireLibrary(store, settings)
    const make = async () => {
      refuseExpired(settings, now())
      const key = randomSecret()
      const document = apiKeyOf(key, settings, now(), principal.id)
      await store.putDocuments([{ kind: 'key', key: document.id, value: document, expectedVersion: 0 }])
      noteKey(context, undefined, document)
      const location = `/v1/keys/${document.id}`
      return jsonAnswer({ key, settings: await view(document) }, 201, { location })
    }
    return answerOnceSealed(services, context, null, make)
  })

  app.openapi(list, async (context) => {
    const keys = (await readDocuments(store, 'key', ApiKey)).filter(({ library }) =>
      maySee(context.var.principal, library ?? null),
    )
    const placeOf = ({ createdAt, id }: ApiKey): string => `${createdAt} ${id}`
    const page = pageOfAll('keys', keys, placeOf, context.req.valid('query'))
    return jsonResponse({ ...page, items: await Promise.all(page.items.map(view)) })
  })

  app.openapi(readOne, async (context) => {
    const { value } = await find(context, context.req.valid('param').id)
    return jsonResponse(await view(value))
  })

  app.openapi(rotate, async (context) => {
    const { id } = context.req.valid('param')
    const { overlap } = context.req.valid('json')
    const { principal } = context.var
    await find(context, id)
    const work = () =>
      withConfigurationLock(services, async () => {
        const before = await find(context, id)
        const at = now()
        if (!isInForce(before.value, at))
          throw new Problem('not_allowed_now', reason('problem.key_ended'), {
            facts: { keyStatus: before.value.revokedAt === undefined ? 'expired' : 'revoked' },
          })
        const key = randomSecret()
        const { name, role, library, expiresAt, speaksForOthers, callsPerMinute } = before.value
        const settings = { name, role, library, expiresAt, speaksForOthers, callsPerMinute }
        const made = apiKeyOf(key, settings, at, principal.id)
        const end = after(at, overlap)
        const old: ApiKey = {
          ...before.value,
          expiresAt: expiresAt === undefined || expiresAt > end ? end : expiresAt,
          replacedBy: made.id,
        }
        await store.putDocuments([{ kind: 'key', key: made.id, value: made, expectedVersion: 0 }])
        await replaceDocument(store, 'key', id, old, before)
        noteKey(context, undefined, made)
        noteKey(context, before.value, old)
        const location = `/v1/keys/${made.id}`
        return jsonAnswer({ key, settings: await view(made) }, 201, { location })
      })
    return answerOnceSealed(services, context, null, work)
  })

  /**
   * Deletes a key that cannot be read: nobody can call with it, and nothing says of it what a revoked key would keep.
   *
   * @returns false where it can be read, or is not there
   */
  const deleteUnreadable = async (context: Context<ApiEnv>, id: string): Promise<boolean> => {
    const stored = await store.getDocument('key', id)
    if (stored === null || ApiKey.safeParse(stored.value).success) return false
    if (context.var.principal.library !== null) throw hidden(reason('not_found.key_of_id'))
    await replaceDocument(store, 'key', id, undefined, stored)
    noteChange(context, { kind: 'key', schema: ApiKeyView }, id, stored.value, undefined)
    return true
  }

  app.openapi(remove, (context) => {
    const { id } = context.req.valid('param')
    return withConfigurationLock(services, async () => {
      if (await deleteUnreadable(context, id)) return context.body(null, 204)
      const stored = await find(context, id)
      if (stored.value.revokedAt !== undefined) return context.body(null, 204)
      await refuseLastAdmin(services, { key: id, remains: stored.value.role !== 'admin' })
      const revoked: ApiKey = { ...stored.value, revokedAt: now(), revokedBy: context.var.principal.id }
      await replaceDocument(store, 'key', id, revoked, stored)
      noteKey(context, stored.value, revoked)
      return context.body(null, 204)
    })
  })
}
