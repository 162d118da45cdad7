import type { LibraryCode } from '../../borrowing/values.ts'
import type { ApiKey } from '../../configuration/api-key.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/ports/store.ts'
import type { Principal } from './principal.ts'

/** Returns the principal that calls with a key. */
export const principalOfKey = (key: ApiKey): Principal => ({
  kind: 'key',
  id: key.id,
  name: key.name,
  role: key.role,
  library: key.library ?? null,
  speaksForOthers: key.speaksForOthers === true,
  callsPerMinute: key.callsPerMinute,
  session: null,
})

/** Refuses the settings of a key or user whose library does not exist: `Problem` invalid_input. */
export const requireLibrary = async (
  store: Pick<Store, 'getDocument'>,
  { library }: { readonly library?: LibraryCode | undefined },
): Promise<void> => {
  if (library === undefined || (await store.getDocument('library', library)) !== null) return
  throw new Problem('invalid_input', `There is no library ${library}.`, {
    faults: [{ path: 'library', message: `There is no library ${library}: create it first` }],
  })
}
