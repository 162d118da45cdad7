import type { Instant } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { ApiKey, apiKeyOf } from './api-key.ts'

type Deps = { readonly store: Pick<Store, 'getDocument' | 'putDocuments'>; readonly now: () => Instant }

/**
 * Makes sure that an admin's key from outside is stored; where it is already, its name and expiry stay as they are, and it stays revoked where it was revoked.
 * Gateways that are started together on a new store all call this: one of them writes it.
 *
 * @param key the key itself: only its hash is stored
 * @returns nothing; `Problem` conflict where it is a key of another role
 */
export const ensureAdminKey = async ({ store, now }: Deps, key: string, name: string): Promise<void> => {
  const document = apiKeyOf(key, { role: 'admin', name, speaksForOthers: true }, now())
  const isStored = async (): Promise<boolean> => {
    const stored = await store.getDocument('key', document.id)
    const existingKey = ApiKey.safeParse(stored?.value).data
    if (existingKey !== undefined && existingKey.role !== 'admin')
      throw new Problem('conflict', reason('start.admin_key_of_other_role', { role: existingKey.role }))
    return existingKey !== undefined
  }
  if (await isStored()) return
  const before = await store.getDocument('key', document.id)
  const expectedVersion = before?.version ?? 0
  const written = await store.putDocuments([
    { kind: 'key', key: document.id, value: document, expectedVersion },
  ])
  if (written !== 'written' && !(await isStored()))
    throw new Problem('conflict', reason('start.admin_key_changed'))
}
