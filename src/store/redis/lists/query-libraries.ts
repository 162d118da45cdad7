import type { LibraryCode } from '../../../borrowing/values.ts'

/**
 * Queries all libraries concurrently. An unreachable node affects only its own libraries.
 *
 * @returns the results of the reachable libraries; rejects with the first failure if they have none
 */
export const queryLibraries = async <T>(
  libraries: readonly LibraryCode[],
  ask: (library: LibraryCode) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const results = await Promise.allSettled(libraries.map(ask))
  const values = results.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  const failed = results.find((each) => each.status === 'rejected')
  if (values.length === 0 && failed !== undefined) throw failed.reason
  return values
}
