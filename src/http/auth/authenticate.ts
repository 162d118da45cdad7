import type { MiddlewareHandler } from 'hono'
import { ApiKey, apiKeyId } from '../../configuration/api-key.ts'
import { sha256 } from '../../hash.ts'
import { Problem } from '../../problem.ts'
import type { Services } from '../services.ts'
import type { ApiEnv, Caller } from './caller.ts'
import { equalInConstantTime } from './secrets.ts'

/** The token of an `Authorization: Bearer` header; undefined where there is none (RFC 6750, section 2.1). */
export const bearerToken = (authorization: string | undefined): string | undefined =>
  authorization === undefined ? undefined : /^bearer +([\x21-\x7e]{1,500})$/i.exec(authorization)?.[1]

/**
 * Finds the caller that an API key belongs to; undefined where the key is unknown, deleted or past its end.
 *
 * @param services the store and the clock
 * @param key the key as it was sent
 */
export const findCaller = async (
  services: Pick<Services, 'store' | 'now'>,
  key: string,
): Promise<Caller | undefined> => {
  const hash = sha256(key)
  const stored = await services.store.getDocument('key', apiKeyId(hash))
  if (stored === null) return undefined
  const document = ApiKey.safeParse(stored.value).data
  if (document === undefined || !equalInConstantTime(document.hash, hash)) return undefined
  if (document.expiresAt !== undefined && document.expiresAt <= services.now()) return undefined
  return document.role === 'admin'
    ? { role: 'admin', key: document.id }
    : { role: 'library', key: document.id, library: document.library }
}

/** Lets only calls with a valid API key pass, and tells the handlers who calls. */
export const authenticate =
  (services: Pick<Services, 'store' | 'now'>): MiddlewareHandler<ApiEnv> =>
  async (context, next) => {
    const key = bearerToken(context.req.header('authorization'))
    const caller = key === undefined ? undefined : await findCaller(services, key)
    if (caller === undefined) {
      throw new Problem(
        'not_authenticated',
        'A valid API key is needed, sent as `Authorization: Bearer <key>`.',
      )
    }
    context.set('caller', caller)
    await next()
  }

/** Lets only admins pass: it runs before anything else of a call is looked at. */
export const adminOnly: MiddlewareHandler<ApiEnv> = async (context, next) => {
  if (context.var.caller.role !== 'admin') {
    throw new Problem('forbidden', 'Only a key of the role admin may do this.')
  }
  await next()
}
