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

/** Finds the key of an id that is in force; undefined where there is none. */
const keyInForce = async (
  { store, now }: Pick<AccountServices, 'store' | 'now'>,
  id: string,
): Promise<ApiKey | undefined> => {
  const stored = await store.getDocument('key', id)
  const key = ApiKey.safeParse(stored?.value).data
  return key !== undefined && isInForce(key, now()) ? key : undefined
}

/** Finds the principal of the API key of an id; undefined where the key is unknown, revoked or expired. */
export const principalWithKeyId = async (
  services: Pick<AccountServices, 'store' | 'now'>,
  id: string,
): Promise<Principal | undefined> => {
  const key = await keyInForce(services, id)
  return key === undefined ? undefined : principalOfKey(key)
}

/** Finds the principal of an API key; undefined where the key is unknown, revoked or expired. */
export const principalWithKey = async (
  services: Pick<AccountServices, 'store' | 'now'>,
  key: string,
): Promise<Principal | undefined> => {
  const hash = sha256(key)
  const stored = await keyInForce(services, apiKeyId(hash))
  return stored !== undefined && equalInConstantTime(stored.hash, hash) ? principalOfKey(stored) : undefined
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
