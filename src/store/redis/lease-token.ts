import { randomUUID } from 'node:crypto'
import { LibraryCode } from '../../borrowing/values.ts'

/** Makes a lease token. It names the library and the room, so that an attempt is settled without looking for them. */
export const tokenOf = (library: LibraryCode, room: string): string => `${randomUUID()} ${library} ${room}`

/** The library and the room that a lease token names; null where it is no token of ours. */
export const readToken = (token: string): { readonly library: LibraryCode; readonly room: string } | null => {
  const [, library, room] = /^\S+ (\S+) (.+)$/.exec(token) ?? []
  const code = LibraryCode.safeParse(library)
  return code.success && room !== undefined ? { library: code.data, room } : null
}
