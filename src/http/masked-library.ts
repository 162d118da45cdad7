import type { Library, PatronKey } from '../borrowing/library.ts'
import { mask } from '../partners/mask-secrets.ts'
import { Problem } from '../problem.ts'

type WithPages = Pick<Library, 'patronPages'>

const withKeys = <T extends WithPages>(library: T, each: (key: PatronKey, index: number) => PatronKey): T =>
  library.patronPages === undefined
    ? library
    : { ...library, patronPages: { ...library.patronPages, keys: library.patronPages.keys.map(each) } }

/** Puts the mask in the place of each secret of a library. */
export const maskLibrary = (library: Library): Library =>
  withKeys(library, (key) => (key.kind === 'secret' ? { ...key, secret: mask } : key))

/**
 * Puts the stored secrets in the places where a library holds the mask.
 *
 * @param given as an admin wrote it
 * @param stored as it is stored, where there is one
 * @returns the library; `Problem` invalid_input where a mask has nothing to keep
 */
export const unmaskLibrary = <T extends WithPages>(given: T, stored: WithPages | undefined): T =>
  withKeys(given, (key, index) => {
    if (key.kind !== 'secret' || key.secret !== mask) return key
    const kept = stored?.patronPages?.keys.find((each) => each.kind === 'secret' && each.id === key.id)
    if (kept !== undefined) return kept
    throw new Problem('invalid_input', 'A masked secret has nothing to keep.', {
      faults: [
        {
          path: `patronPages/keys/${index}/secret`,
          message: `${mask} keeps a stored secret, and there is none of the id ${key.id}`,
        },
      ],
    })
  })
