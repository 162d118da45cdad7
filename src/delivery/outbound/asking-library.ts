import type { Library } from '../../borrowing/library.ts'
import type { LibraryCode } from '../../borrowing/values.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'

/**
 * Chooses the library in whose name a partner is tested: the one that is named, else the first.
 *
 * @returns the library; throws `Problem` not_found for an unknown one, conflict where there is no library at all
 */
export const askingLibrary = (snapshot: ConfigSnapshot, code: LibraryCode | undefined): Library => {
  if (code !== undefined) return snapshot.library(code)
  const [first] = snapshot.libraries()
  if (first !== undefined) return first
  throw new Problem('conflict', reason('problem.no_asking_library'))
}
