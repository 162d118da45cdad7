import { randomUUID } from 'node:crypto'
import { LibraryCode } from '../../../borrowing/values.ts'

/** Creates a lease token. It contains the library and the concurrency key, so that an attempt is settled without a search. */
export const createLeaseToken = (library: LibraryCode, concurrencyKey: string): string =>
  `${randomUUID()} ${library} ${concurrencyKey}`

/** Parses a lease token of `createLeaseToken`; null for any other text. */
export const parseLeaseToken = (
  token: string,
): { readonly library: LibraryCode; readonly concurrencyKey: string } | null => {
  const [, library, concurrencyKey] = /^\S+ (\S+) (.+)$/.exec(token) ?? []
  const code = LibraryCode.safeParse(library)
  return code.success && concurrencyKey !== undefined ? { library: code.data, concurrencyKey } : null
}
