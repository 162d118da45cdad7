import { z } from '@hono/zod-openapi'
import { Actor, LibraryCode, type RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'

/** Who calls the API: an admin, or a library that sees only its own. `key` is the id of its API key. */
export type Caller =
  | { readonly role: 'admin'; readonly key: string }
  | { readonly role: 'library'; readonly key: string; readonly library: LibraryCode }

/** What the API's handlers find in their context. */
export type ApiEnv = { Variables: { caller: Caller } }

/**
 * The library whose records a list is about; null for all of them. `Problem` forbidden where a library asks for another.
 */
export const libraryFilter = (caller: Caller, asked: LibraryCode | undefined): LibraryCode | null => {
  if (caller.role === 'admin') return asked ?? null
  if (asked !== undefined && asked !== caller.library) {
    throw new Problem('forbidden', `This key is bound to the library ${caller.library}.`)
  }
  return caller.library
}

/** The library that a call acts for: an admin names it. `Problem` invalid_input or forbidden. */
export const actingLibrary = (caller: Caller, asked: LibraryCode | undefined): LibraryCode => {
  const library = libraryFilter(caller, asked)
  if (library !== null) return library
  throw new Problem('invalid_input', 'A key of the role admin must name the library that it acts for.', {
    faults: [{ path: 'library', message: 'The code of a library is needed' }],
  })
}

/** May the caller see what belongs to this library? What belongs to none is for admins. */
export const maySee = (caller: Caller, library: LibraryCode | null): boolean =>
  caller.role === 'admin' || caller.library === library

/** A `Problem` not_found that says the same whether a thing is another library's or does not exist. */
export const notFound = (what: string): Problem => new Problem('not_found', `There is no ${what}.`)

/** The library of a request, from its number. `Problem` not_found where the caller may not see it. */
export const libraryOfRequest = (caller: Caller, number: RequestNumber): LibraryCode => {
  const library = LibraryCode.parse(number.slice(0, number.indexOf('-')))
  if (!maySee(caller, library)) throw notFound(`request ${number}`)
  return library
}

/** The header by which a caller says for whom it acts. */
export const ActorHeader = z
  .string()
  .regex(/^(staff|patron):[\x21-\x7e]{1,120}$/, 'staff:<id> or patron:<id>, the id without spaces')
  .optional()

/** Who acts: the person whom the header names, otherwise the caller's system under its key's id. */
export const actorOf = (caller: Caller, header: string | undefined): Actor => {
  if (header === undefined) return { kind: 'system', id: caller.key }
  const colon = header.indexOf(':')
  return Actor.parse({ kind: header.slice(0, colon), id: header.slice(colon + 1) })
}
