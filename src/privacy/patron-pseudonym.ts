import type { LibraryCode } from '../borrowing/values.ts'
import type { Pseudonymize } from './installation-key.ts'

/**
 * Computes the name under which a patron's sessions, quotas and kept answers are stored. Who has the store and a list of
 * patron ids cannot tell whose they are without the key of the installation.
 *
 * @returns such as `patron:ABC:1f0c…`
 */
export const patronPseudonym = async (
  pseudonymize: Pseudonymize,
  library: LibraryCode,
  patron: string,
): Promise<string> => `patron:${library}:${await pseudonymize('patron', `${library}\0${patron}`)}`
