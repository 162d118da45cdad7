import type { LibraryCode } from '../borrowing/values.ts'
import { ApiKey, apiKeyId, isInForce } from '../configuration/api-key.ts'
import { sha256 } from '../hash.ts'
import { fault, Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import type { AccountServices } from './account-services.ts'
import type { Principal } from './principal.ts'
import { equalInConstantTime } from './secrets.ts'

const principalOfKey = (key: ApiKey): Principal => ({
  kind: 'key',
  id: key.id,
  name: key.name,
  role: key.role,
  library: key.library ?? null,
  speaksForOthers: key.speaksForOthers === true,
  callsPerMinute: key.callsPerMinute,
  session: null,
})

/** Finds the principal of an API key; undefined where the key is unknown, revoked or expired. */
export const principalWithKey = async (
  { store, now }: Pick<AccountServices, 'store' | 'now'>,
  key: string,
): Promise<Principal | undefined> => {
  const hash = sha256(key)
  const stored = await store.getDocument('key', apiKeyId(hash))
  if (stored === null) return undefined
  const document = ApiKey.safeParse(stored.value).data
  if (document === undefined) return undefined
  if (!equalInConstantTime(document.hash, hash) || !isInForce(document, now())) return undefined
  return principalOfKey(document)
}

/** Refuses the settings of a key or user whose library does not exist: `Problem` invalid_input. */
export const requireLibrary = async (
  store: Pick<Store, 'getDocument'>,
  { library }: { readonly library?: LibraryCode | undefined },
): Promise<void> => {
  if (library === undefined || (await store.getDocument('library', library)) !== null) return
  throw new Problem('invalid_input', reason('not_found.library', { library }), {
    faults: [fault('library', 'fault.library_missing', { library })],
  })
}
