import { z } from 'zod'
import { Instant, LibraryCode } from '../borrowing/values.ts'
import { libraryFitsRole, roles } from '../configuration/roles.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { reason } from '../translations/reason.ts'
import { readDocument } from './account-documents.ts'
import type { Principal } from './principal.ts'
import type { OpenSession } from './sessions.ts'

/** The roles that people have: a library system and monitoring use keys. */
const personRoles = roles.filter((role) => role !== 'system' && role !== 'metrics')

const settings = {
  email: z.email().max(254).toLowerCase().describe('The email address.'),
  name: z.string().trim().min(1).max(200).describe('The name of the person.'),
  role: z.enum(personRoles).describe('The role of the person.'),
  library: LibraryCode.optional().describe(
    'The code of the library that the person belongs to; left out for people of all libraries.',
  ),
}

/** The settings of a person. */
export const UserSettings = z.object(settings).superRefine(libraryFitsRole)
export type UserSettings = z.infer<typeof UserSettings>

/** A change of a person, as a JSON Merge Patch (RFC 7396): null removes a member. */
export const UserPatch = z.object({
  name: settings.name.optional().describe('The name of the person.'),
  role: settings.role.optional().describe('The role of the person.'),
  library: LibraryCode.nullable()
    .optional()
    .describe('The code of the library that the person belongs to; null for people of all libraries.'),
  status: z.enum(['active', 'disabled']).optional().describe('Whether the person may sign in.'),
})

/** A person as an identity provider names them. */
export const OpenIdIdentity = z.object({
  issuer: z.string().min(1).max(500).describe('The URL of the identity provider.'),
  subject: z.string().min(1).max(255).describe('The id of the person at the identity provider.'),
})
export type OpenIdIdentity = z.infer<typeof OpenIdIdentity>

/** What `createdBy` says of accounts that no principal created: `lendwire admin link`, or a sign-in by OpenID Connect. */
export const createdByAdminLink = 'admin-link'
export const createdByOpenId = 'openid'

/** A person who works with lendwire. */
export const User = z.object({
  id: z.string().describe('The id of the person, which is random.'),
  ...settings,
  status: z
    .enum(['invited', 'active', 'disabled'])
    .describe('`invited`: has no password yet; `active`: may sign in; `disabled`: may not.'),
  createdAt: Instant.describe('When it was created.'),
  createdBy: z.string().optional().describe('Who created it.'),
  lastSignInAt: Instant.optional().describe('When the person last signed in; left out for never.'),
  openId: OpenIdIdentity.optional().describe(
    'The account at the identity provider, where the person signs in by OpenID Connect.',
  ),
  unlinkedAt: Instant.optional().describe(
    'When the account was unlinked from the identity provider: until it is linked again, no link to set a password is mailed to the person, who could else go around the provider.',
  ),
  refusedOpenId: OpenIdIdentity.extend({
    at: Instant.describe('When the sign-in was refused.'),
    name: z.string().optional().describe('The name that the identity provider gave.'),
  })
    .optional()
    .describe(
      'The identity of the last sign-in by OpenID Connect that was refused because this account has its email address. An admin says whether it is the same person.',
    ),
  emailReleased: z
    .literal(true)
    .optional()
    .describe(
      'True where another account may have the email address: an admin said that it is another person’s now.',
    ),
})
export type User = z.infer<typeof User>

/**
 * Returns whether a person may have a password: nobody with an identity has one, nor who was unlinked and waits to be linked
 * again, and where passwords are off, only accounts that `lendwire admin link` made.
 */
export const mayHavePassword = (
  { openId, unlinkedAt, createdBy }: Pick<User, 'openId' | 'unlinkedAt' | 'createdBy'>,
  passwords: 'on' | 'off',
): boolean =>
  openId === undefined &&
  unlinkedAt === undefined &&
  // Accounts of versions before had no creator only where that command, or a sign-in by OpenID Connect, made them.
  (passwords === 'on' || createdBy === undefined || createdBy === createdByAdminLink)

/** Returns whether two identities are the same person of the same identity provider. */
export const isSameIdentity = (left: OpenIdIdentity | undefined, right: OpenIdIdentity): boolean =>
  left?.issuer === right.issuer && left.subject === right.subject

/** Returns the owner of a person's sessions. */
export const ownerOf = (id: string): string => `user:${id}`

/** Returns the principal that a person is, signed in or not. */
export const principalOfUser = (user: User, session: string | null): Principal => ({
  kind: 'user',
  id: user.id,
  name: user.name,
  role: user.role,
  library: user.library ?? null,
  speaksForOthers: false,
  callsPerMinute: undefined,
  session,
})

/** Reads a person; null where there is none. `Problem` document_fault where the document cannot be read. */
export const readUser = (store: Pick<Store, 'getDocument'>, id: string): Promise<Stored<User> | null> =>
  readDocument(store, 'user', id, User)

/** Reads a person who may sign in; null also where the document cannot be read. */
const readReadableUser = async (
  store: Pick<Store, 'getDocument'>,
  id: string,
): Promise<Stored<User> | null> => {
  try {
    return await readUser(store, id)
  } catch (error) {
    if (error instanceof Problem && error.code === 'document_fault') return null
    throw error
  }
}

/** Finds the principal of the person of an id; undefined where the person is gone or may not sign in. */
export const principalWithUserId = async (
  { store }: { readonly store: Pick<Store, 'getDocument'> },
  id: string,
): Promise<Principal | undefined> => {
  const user = (await readReadableUser(store, id))?.value
  return user?.status === 'active' ? principalOfUser(user, null) : undefined
}

/** Returns the person of a session; null where the person is gone or may not sign in. */
export const userOfSession = async (
  { store }: { readonly store: Pick<Store, 'getDocument'> },
  { owner }: Pick<OpenSession, 'owner'>,
): Promise<User | null> => {
  const user = owner.startsWith('user:') ? await readReadableUser(store, owner.slice('user:'.length)) : null
  return user?.value.status === 'active' ? user.value : null
}

const Index = z.object({ id: z.string() })

/** Finds a person by the email address, or by what `indexKeyOf` gives; null where there is none. */
export const findUserBy = async (
  store: Pick<Store, 'getDocument'>,
  key: string,
): Promise<Stored<User> | null> => {
  const index = Index.safeParse((await store.getDocument('user_index', key))?.value)
  return index.success ? readReadableUser(store, index.data.id) : null
}

/** Returns the key of an identity in the index of people. */
export const openIdKey = ({ issuer, subject }: OpenIdIdentity): string => `${issuer} ${subject}`

const indexKeysOf = ({ email, emailReleased, openId }: User): readonly string[] => [
  ...(emailReleased === true ? [] : [email]),
  ...(openId === undefined ? [] : [openIdKey(openId)]),
]

/** The hash of a password, and when it was set. */
const StoredPassword = z.object({ hash: z.string(), changedAt: Instant })
type StoredPassword = z.infer<typeof StoredPassword>

/**
 * Stores a person with the index by email address and identity, all or nothing. The password and the second
 * factors of a person with an identity go with it.
 *
 * @param before the person as read, or null for a new one
 * @param password a new password, which is stored only where the person is still as read: who was linked to an identity
 *   meanwhile gets none
 * @throws Problem conflict where the email address is another's, or another write came first
 */
export const writeUser = async (
  store: Pick<Store, 'putDocuments'>,
  user: User,
  before: Stored<User> | null,
  password?: StoredPassword,
): Promise<void> => {
  const now = indexKeysOf(user)
  const old = before === null ? [] : indexKeysOf(before.value)
  const result = await store.putDocuments([
    { kind: 'user', key: user.id, value: user, expectedVersion: before?.version ?? 0 },
    ...now
      .filter((key) => !old.includes(key))
      .map((key) => ({ kind: 'user_index' as const, key, value: { id: user.id }, expectedVersion: 0 })),
    ...old
      .filter((key) => !now.includes(key))
      .map((key) => ({ kind: 'user_index' as const, key, value: undefined, expectedVersion: null })),
    ...(password === undefined
      ? []
      : [{ kind: 'user_password' as const, key: user.id, value: password, expectedVersion: null }]),
    ...(user.openId === undefined
      ? []
      : (['user_password', 'user_factors'] as const).map((kind) => ({
          kind,
          key: user.id,
          value: undefined,
          expectedVersion: null,
        }))),
  ])
  if (result !== 'written') throw new Problem('conflict', reason('problem.email_taken'))
}

/** Deletes a person with the index and the password. */
export const deleteUser = async (
  store: Pick<Store, 'putDocuments'>,
  { value, version }: Stored<User>,
): Promise<void> => {
  const result = await store.putDocuments([
    { kind: 'user', key: value.id, value: undefined, expectedVersion: version },
    { kind: 'user_password', key: value.id, value: undefined, expectedVersion: null },
    { kind: 'user_factors', key: value.id, value: undefined, expectedVersion: null },
    ...indexKeysOf(value).map((key) => ({
      kind: 'user_index' as const,
      key,
      value: undefined,
      expectedVersion: null,
    })),
  ])
  if (result !== 'written') throw new Problem('conflict', reason('problem.person_changed_meanwhile'))
}

/** Deletes a person whose document cannot be read, with the password and each entry of the index that leads there. */
export const deleteUnreadableUser = async (
  store: Pick<Store, 'putDocuments' | 'listDocuments'>,
  id: string,
  { version }: Stored<unknown>,
): Promise<void> => {
  const entries = (await store.listDocuments('user_index')).filter(
    ({ value }) => Index.safeParse(value).data?.id === id,
  )
  const result = await store.putDocuments([
    { kind: 'user', key: id, value: undefined, expectedVersion: version },
    { kind: 'user_password', key: id, value: undefined, expectedVersion: null },
    { kind: 'user_factors', key: id, value: undefined, expectedVersion: null },
    ...entries.map(({ key }) => ({
      kind: 'user_index' as const,
      key,
      value: undefined,
      expectedVersion: null,
    })),
  ])
  if (result !== 'written') throw new Problem('conflict', reason('problem.person_changed_meanwhile'))
}

/** Returns the hash of a person's password, kept apart from the person; undefined where there is none. */
export const passwordHashOf = async (
  store: Pick<Store, 'getDocument'>,
  id: string,
): Promise<string | undefined> =>
  StoredPassword.safeParse((await store.getDocument('user_password', id))?.value).data?.hash
