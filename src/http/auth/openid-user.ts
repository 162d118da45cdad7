import { randomHex } from '../../hex.ts'
import { Problem } from '../../problem.ts'
import type { Services } from '../services.ts'
import type { Claims } from './openid.ts'
import type { OpenIdRole } from './openid-settings.ts'
import { findUserBy, openIdKey, ownerOf, type User, writeUser } from './user.ts'

/**
 * Finds or creates the person of an identity, with the role and library that the claims give now. A person who exists with
 * the same email address is taken only where the identity provider has verified the address.
 *
 * @throws Problem forbidden where the person is disabled or has no email address, conflict where the address is another's
 */
export const userOfIdentity = async (
  { store, now }: Pick<Services, 'store' | 'now'>,
  claims: Claims,
  { role, library }: OpenIdRole,
): Promise<User> => {
  const openId = { issuer: claims.iss, subject: claims.sub }
  const existingUser = await findUserBy(store, openIdKey(openId))
  const { email } = claims
  if (existingUser === null && email === undefined)
    throw new Problem(
      'forbidden',
      'The identity provider sent no email address: it must send the claim `email`.',
    )
  const byEmail =
    existingUser === null && claims.email_verified === true ? await findUserBy(store, email ?? '') : null
  const before = existingUser ?? byEmail
  if (before?.value.status === 'disabled') throw new Problem('forbidden', 'This account is disabled.')
  const { library: _library, ...rest } = before?.value ?? {
    id: randomHex(12),
    email: email ?? '',
    name: claims.name ?? email ?? '',
    createdAt: now(),
  }
  const user: User = {
    ...rest,
    name: claims.name ?? rest.name,
    role,
    status: 'active',
    openId,
    ...(library === undefined ? {} : { library }),
  }
  if (before !== null && JSON.stringify(before.value) === JSON.stringify(user)) return user
  await writeUser(store, user, before)
  if (before !== null && (before.value.role !== role || before.value.library !== library))
    await store.endSessionsOf(ownerOf(user.id))
  return user
}
