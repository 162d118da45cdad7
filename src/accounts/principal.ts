import { z } from 'zod'
import { Actor, type LibraryCode, libraryOfNumber, type RequestNumber } from '../borrowing/values.ts'
import type { Role } from '../configuration/roles.ts'
import { fault, Problem } from '../problem.ts'
import { type KeysOf, type Reason, reason } from '../translations/reason.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { type Permission, rolePermissions } from './permissions.ts'

/**
 * The caller of the API: a key (of a library system, of monitoring, of an admin's script) or a person who signed in. `library`
 * is null for a principal that sees every library.
 */
export type Principal = {
  readonly kind: 'key' | 'user'
  /** The id of the key or user. */
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly library: LibraryCode | null
  /** True for a key that may name the person it acts for in `X-Actor`. */
  readonly speaksForOthers: boolean
  /** The number of calls a minute that it may make, where its key says so. */
  readonly callsPerMinute: number | undefined
  /** The hash of the session's token, where a person is signed in. */
  readonly session: string | null
}

/** Returns whether the principal has this permission. */
export const may = ({ role }: Pick<Principal, 'role'>, permission: Permission): boolean =>
  rolePermissions[role].includes(permission)

/**
 * Returns the library whose records a list is about; null for all of them. `Problem` forbidden where a library's
 * principal asks for another's.
 */
export const libraryFilter = (
  principal: Principal,
  requestedLibrary: LibraryCode | undefined,
): LibraryCode | null => {
  if (principal.library === null) return requestedLibrary ?? null
  if (requestedLibrary !== undefined && requestedLibrary !== principal.library) {
    throw new Problem(
      'forbidden',
      reason('problem.bound_to_library', { caller: principal.kind, library: principal.library }),
    )
  }
  return principal.library
}

/**
 * Returns the libraries whose records a list is about, where a caller may name several: one, or some of all.
 *
 * @throws Problem `forbidden` where a library's principal asks for another's
 */
export const librariesFilter = (
  principal: Principal,
  requested: readonly LibraryCode[] = [],
): { readonly library: LibraryCode | null; readonly libraries?: readonly LibraryCode[] } => {
  const [first, ...others] = [...new Set(requested)]
  const library = libraryFilter(principal, first)
  for (const each of others) libraryFilter(principal, each)
  return first === undefined || others.length === 0
    ? { library }
    : { library: null, libraries: [first, ...others] }
}

/**
 * Returns the libraries whose records a list is about; null for all of them.
 *
 * @throws Problem `forbidden` where a library's principal asks for another's
 */
export const listedLibraries = (
  principal: Principal,
  requested: readonly LibraryCode[] | undefined,
): readonly LibraryCode[] | null => {
  const { library, libraries } = librariesFilter(principal, requested)
  return libraries ?? (library === null ? null : [library])
}

/** Returns the library that a call acts for: who belongs to none names it. `Problem` invalid_input or forbidden. */
export const actingLibrary = (
  principal: Principal,
  requestedLibrary: LibraryCode | undefined,
): LibraryCode => {
  const library = libraryFilter(principal, requestedLibrary)
  if (library !== null) return library
  throw new Problem('invalid_input', reason('problem.library_needed'), {
    faults: [fault('library', 'fault.library_required')],
  })
}

/**
 * Returns whether the principal may see what belongs to this library. What belongs to none is for those who see all
 * libraries.
 */
export const maySee = (principal: Principal, library: LibraryCode | null): boolean =>
  principal.library === null || principal.library === library

/** What there is not. */
export type NotFound = Reason<KeysOf<'not_found'>>

/** Returns a `Problem` not_found that says the same whether a thing is another library's or does not exist. */
export const notFound = (why: NotFound): Problem => new Problem('not_found', why)

/** The cause of a not_found that hides what is another library's: the caller is not told, and the audit log is. */
const anotherLibrary = 'it is another library’s'

/** Returns a `Problem` not_found for what the principal may not see: the same in every word as `notFound`. */
export const hidden = (why: NotFound): Problem => new Problem('not_found', why, { cause: anotherLibrary })

/** Returns whether an error hides what is another library's. */
export const isHidden = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'not_found' && error.cause === anotherLibrary

/** Returns the library of a request, from its number. `Problem` not_found where the principal may not see it. */
export const libraryOfRequest = (principal: Principal, number: RequestNumber): LibraryCode => {
  const library = libraryOfNumber(number)
  if (!maySee(principal, library)) throw hidden(reason('not_found.request', { request: number }))
  return library
}

/** A person as `X-Actor` names them. */
export const NamedPerson = z
  .string()
  .regex(/^(staff|patron):[\x21-\x7e]{1,120}$/, schemaMessage('fault.actor'))

/** The header by which a library system says for whom it acts. */
export const ActorHeader = NamedPerson.optional().describe(
  'The person for whom a key acts: `staff:<id>` or `patron:<id>`, such as `staff:anna`.',
)

/**
 * Returns the actor: a signed-in person under the own id; for a key that may speak for others the person whom the
 * header names; otherwise the key.
 */
export const actorOf = (principal: Principal, header: string | undefined): Actor => {
  if (principal.kind === 'user') return { kind: 'staff', id: principal.id }
  if (header === undefined || !principal.speaksForOthers) return { kind: 'system', id: principal.id }
  return Actor.parse(personNamed(header))
}

/** Reads the person whom the header `X-Actor` names. */
export const personNamed = (header: string): { readonly kind: 'staff' | 'patron'; readonly id: string } => {
  const colon = header.indexOf(':')
  return { kind: header.slice(0, colon) === 'patron' ? 'patron' : 'staff', id: header.slice(colon + 1) }
}
