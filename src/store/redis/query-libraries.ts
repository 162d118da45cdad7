import type { LibraryCode } from '../../borrowing/values.ts'

/**
 * Asks each library for what it has, all at once. One that cannot be asked, since its node is away, holds up no other.
 *
 * @returns what those have that could be asked; rejects, as the first that could not, where they have nothing
 */
export const queryLibraries = async <T>(
  libraries: readonly LibraryCode[],
  ask: (library: LibraryCode) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const asked = await Promise.allSettled(libraries.map(ask))
  const found = asked.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  const failed = asked.find((each) => each.status === 'rejected')
  if (found.length === 0 && failed !== undefined) throw failed.reason
  return found
}
