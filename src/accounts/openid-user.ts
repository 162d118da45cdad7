import type { Instant } from '../borrowing/values.ts'
import { withConfigurationLock } from '../configuration/documents.ts'
import { randomHex } from '../hex.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { reason } from '../translations/reason.ts'
import { readDocuments } from './account-documents.ts'
import type { AccountServices } from './account-services.ts'
import { refuseLastAdmin } from './last-admin.ts'
import type { Claims } from './openid.ts'
import { type OpenIdRefusal, refusedSignIn } from './openid-refusal.ts'
import type { OpenIdRole } from './openid-settings.ts'
import {
  createdByOpenId,
  findUserBy,
  isSameIdentity,
  type OpenIdIdentity,
  openIdKey,
  ownerOf,
  User,
  writeUser,
} from './user.ts'

type Deps = Pick<AccountServices, 'store' | 'now'>

/** What a sign-in by OpenID Connect brings: what the provider says of the person, and the role that follows. */
export type IdentityClaims = Pick<Claims, 'iss' | 'sub' | 'email' | 'email_verified' | 'name'>

/** The result of a sign-in by OpenID Connect that is not refused. */
export type IdentityResult =
  | { readonly kind: 'signed_in'; readonly user: User; readonly before: User | undefined }
  /** An account with this address was used before: its password must be given first. */
  | { readonly kind: 'password_needed'; readonly user: User }

type Decision =
  | { readonly kind: 'write'; readonly user: User; readonly before: Stored<User> | null }
  | { readonly kind: 'password_needed'; readonly account: Stored<User> }
  | { readonly kind: 'refused'; readonly code: OpenIdRefusal; readonly account: Stored<User> | null }

const identityOf = ({ iss, sub }: IdentityClaims): OpenIdIdentity => ({ issuer: iss, subject: sub })

/** Returns an account as it is after a sign-in: role, library and name are those of the claims. */
const signedIn = (
  { refusedOpenId: _refused, unlinkedAt: _unlinked, library: _library, ...rest }: User,
  claims: IdentityClaims,
  { role, library }: Pick<OpenIdRole, 'role' | 'library'>,
  email: string,
): User => ({
  ...rest,
  email,
  name: claims.name ?? rest.name,
  role,
  status: 'active',
  openId: identityOf(claims),
  ...(library === undefined ? {} : { library }),
})

const newUser = (claims: IdentityClaims, email: string, at: Instant): User => ({
  id: randomHex(12),
  email,
  name: claims.name ?? email,
  role: 'viewer',
  status: 'active',
  createdAt: at,
  createdBy: createdByOpenId,
})

/**
 * Decides what a sign-in does, from the accounts that have its identity and its address. An account that has another
 * identity is never taken over.
 */
const decide = (
  claims: IdentityClaims,
  row: OpenIdRole,
  accounts: { readonly byIdentity: Stored<User> | null; readonly byEmail: Stored<User> | null },
  at: Instant,
): Decision => {
  const { byIdentity, byEmail } = accounts
  const { email, email_verified: isVerified = false } = claims
  const refused = (code: OpenIdRefusal, account: Stored<User> | null = null): Decision => ({
    kind: 'refused',
    code,
    account,
  })
  if (byIdentity !== null) {
    if (byIdentity.value.status === 'disabled') return refused('disabled')
    const isFree = byEmail === null && byIdentity.value.emailReleased !== true
    const address = email !== undefined && isVerified && isFree ? email : byIdentity.value.email
    return { kind: 'write', user: signedIn(byIdentity.value, claims, row, address), before: byIdentity }
  }
  if (email === undefined) return refused('no_address')
  if (byEmail === null)
    return { kind: 'write', user: signedIn(newUser(claims, email, at), claims, row, email), before: null }
  if (!isVerified) return refused('address_not_verified')
  if (byEmail.value.openId !== undefined) return refused('other_identity', byEmail)
  if (byEmail.value.status === 'disabled') return refused('disabled', byEmail)
  return byEmail.value.status === 'invited'
    ? { kind: 'write', user: signedIn(byEmail.value, claims, row, email), before: byEmail }
    : { kind: 'password_needed', account: byEmail }
}

/** Ends the sessions of a person, open links to set a password, and browsers that are remembered for a password. */
const endAllWaysIn = async (
  { store }: { readonly store: Pick<Store, 'endSessionsOf'> },
  id: string,
): Promise<void> => {
  for (const owner of [ownerOf(id), `link:${id}`, `device:${id}`]) await store.endSessionsOf(owner)
}

const isSameUser = (before: User | undefined, user: User): boolean =>
  JSON.stringify(before) === JSON.stringify(user)

/** Refuses claims that would take the role of the last person who is an admin. */
const refuseLastAdminByClaims = async (
  deps: Deps,
  user: User,
  before: Stored<User> | null,
): Promise<void> => {
  const wasAdmin = before?.value.role === 'admin' && before.value.status === 'active'
  if (wasAdmin && user.role !== 'admin')
    await refuseLastAdmin(deps, { user: user.id, remains: false, byClaims: true }).catch((cause: unknown) => {
      throw cause instanceof Problem && cause.code === 'conflict' ? refusedSignIn('last_admin', cause) : cause
    })
}

/** Writes an account under the lock of the configuration: sessions end where its rights or its identity change. */
const write = async (deps: Deps, user: User, before: Stored<User> | null): Promise<void> => {
  await refuseLastAdminByClaims(deps, user, before)
  await writeUser(deps.store, user, before)
  if (before === null) return
  const isLinked = before.value.openId === undefined
  if (isLinked) await endAllWaysIn(deps, user.id)
  else if (before.value.role !== user.role || before.value.library !== user.library)
    await deps.store.endSessionsOf(ownerOf(user.id))
}

/** Notes the identity of a refused sign-in beside the account, so that an admin can say whose it is. */
const noteRefused = async (
  { store, now }: Deps,
  claims: IdentityClaims,
  { value, version }: Stored<User>,
): Promise<void> => {
  const identity = identityOf(claims)
  if (isSameIdentity(value.refusedOpenId, identity)) return
  const name = claims.name === undefined ? {} : { name: claims.name }
  const noted: User = { ...value, refusedOpenId: { ...identity, ...name, at: now() } }
  // Another write that comes first does no harm: the next attempt notes it.
  await store.putDocuments([{ kind: 'user', key: value.id, value: noted, expectedVersion: version }])
}

/**
 * Finds or creates the person of an identity, with the role and library that the claims give now. An account without an
 * identity that has the same, verified address is linked where its person was only invited. Where the person has signed in
 * before, the password must be given first, or an admin says who it is.
 *
 * @param row the row of the table of claims that matches
 * @param passwordOf the id of the account whose password was given; undefined where none was
 * @throws Problem forbidden or conflict, with a code of `OpenIdRefusal`
 */
export const userOfIdentity = async (
  deps: Deps,
  claims: IdentityClaims,
  row: OpenIdRole,
  passwordOf?: string,
): Promise<IdentityResult> => {
  const { store } = deps
  if (row.library !== undefined && (await store.getDocument('library', row.library)) === null)
    throw refusedSignIn('unknown_library')
  const decideNow = async (): Promise<Decision> => {
    const byIdentity = await findUserBy(store, openIdKey(identityOf(claims)))
    const byEmail = claims.email === undefined ? null : await findUserBy(store, claims.email)
    const decision = decide(claims, row, { byIdentity, byEmail }, deps.now())
    if (decision.kind !== 'password_needed' || decision.account.value.id !== passwordOf) return decision
    const { account } = decision
    return {
      kind: 'write',
      user: signedIn(account.value, claims, row, account.value.email),
      before: account,
    }
  }
  const first = await decideNow()
  if (first.kind === 'write' && isSameUser(first.before?.value, first.user))
    return { kind: 'signed_in', user: first.user, before: first.user }
  return withConfigurationLock(deps, async () => {
    const decision = await decideNow()
    if (decision.kind === 'write') {
      await write(deps, decision.user, decision.before)
      return { kind: 'signed_in', user: decision.user, before: decision.before?.value }
    }
    if (decision.account !== null) await noteRefused(deps, claims, decision.account)
    if (decision.kind === 'refused') throw refusedSignIn(decision.code)
    return { kind: 'password_needed', user: decision.account.value }
  })
}

/** What a sign-in that is not refused would do. */
export type IdentityPreview = 'known_account' | 'new_account' | 'linked_account'

/** Returns what a sign-in would do, and changes nothing. It throws as `userOfIdentity` does. */
export const previewIdentity = async (
  { store, now }: Deps,
  claims: IdentityClaims,
  row: OpenIdRole,
): Promise<IdentityPreview> => {
  if (row.library !== undefined && (await store.getDocument('library', row.library)) === null)
    throw refusedSignIn('unknown_library')
  const byIdentity = await findUserBy(store, openIdKey(identityOf(claims)))
  const byEmail = claims.email === undefined ? null : await findUserBy(store, claims.email)
  const decision = decide(claims, row, { byIdentity, byEmail }, now())
  if (decision.kind === 'write') await refuseLastAdminByClaims({ store, now }, decision.user, decision.before)
  if (decision.kind === 'refused') throw refusedSignIn(decision.code)
  if (decision.kind === 'password_needed') throw refusedSignIn('password_needed')
  if (decision.before === null) return 'new_account'
  return byIdentity === null ? 'linked_account' : 'known_account'
}

/**
 * Carries out what an admin says of the identity of a refused sign-in: it is the same person, whose account gets this
 * identity, or another one, who gets a new account at the next sign-in.
 *
 * @param decision `same_person` replaces the identity; `another_person` disables the account and frees its address
 * @returns the account afterwards; `Problem` conflict where another identity was refused meanwhile, or the last admin
 *   would go
 */
export const decideRefusedIdentity = async (
  deps: Deps,
  stored: Stored<User>,
  identity: OpenIdIdentity,
  decision: 'same_person' | 'another_person',
): Promise<User> => {
  const { refusedOpenId, unlinkedAt, ...rest } = stored.value
  if (!isSameIdentity(refusedOpenId, identity))
    throw new Problem('conflict', reason('problem.no_refused_identity'))
  const user: User =
    decision === 'same_person'
      ? {
          ...rest,
          openId: { issuer: identity.issuer, subject: identity.subject },
          // Whose the identity is says nothing of whether the person may sign in.
          status: rest.status === 'disabled' ? 'disabled' : 'active',
        }
      : {
          ...rest,
          ...(unlinkedAt === undefined ? {} : { unlinkedAt }),
          status: 'disabled',
          emailReleased: true,
        }
  const remains = user.role === 'admin' && user.status === 'active'
  await refuseLastAdmin(deps, { user: user.id, remains })
  await writeUser(deps.store, user, stored)
  await endAllWaysIn(deps, user.id)
  return user
}

/**
 * Removes passwords that versions before left to people with an identity, and ends their sessions and open links: a
 * password went around the identity provider. Where there is none, nothing changes.
 */
export const removePasswordsOfLinked = async (
  store: Pick<Store, 'listDocuments' | 'getDocument' | 'putDocuments' | 'endSessionsOf'>,
): Promise<void> => {
  for (const { openId, id } of await readDocuments(store, 'user', User)) {
    if (openId === undefined || (await store.getDocument('user_password', id)) === null) continue
    await endAllWaysIn({ store }, id)
    await store.putDocuments([{ kind: 'user_password', key: id, value: undefined, expectedVersion: null }])
  }
}

/** Ends the open sessions of the person of an identity; nothing where there is none. */
export const endSessionsOfIdentity = async (
  { store }: Pick<Deps, 'store'>,
  identity: OpenIdIdentity,
): Promise<void> => {
  const user = await findUserBy(store, openIdKey(identity))
  if (user !== null) await store.endSessionsOf(ownerOf(user.value.id))
}

/**
 * Takes the identity from an account: the next sign-in by OpenID Connect with its verified address links it again. An account
 * that may sign in counts as invited from then on. It has no password either, and gets no link to set one: who was disabled at
 * the provider would get in by it.
 *
 * @returns the account afterwards
 */
export const unlinkIdentity = async (
  { store, now }: Pick<Deps, 'now'> & { readonly store: Pick<Store, 'putDocuments' | 'endSessionsOf'> },
  stored: Stored<User>,
): Promise<User> => {
  const { openId: _identity, refusedOpenId: _refused, ...rest } = stored.value
  const user: User = {
    ...rest,
    createdBy: rest.createdBy ?? createdByOpenId,
    status: rest.status === 'disabled' ? 'disabled' : 'invited',
    unlinkedAt: now(),
  }
  await writeUser(store, user, stored)
  await endAllWaysIn({ store }, user.id)
  return user
}
