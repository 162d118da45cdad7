import { ApiKey, isInForce } from '../configuration/api-key.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import { readDocuments } from './account-documents.ts'
import type { AccountServices } from './account-services.ts'
import { User } from './user.ts'

/**
 * Refuses a change after which no admin would be left, neither a person nor a key: `Problem` conflict.
 *
 * @param change the person or key that is changed, and whether it is an admin afterwards; `byClaims` where an identity
 *   provider takes the role: then a key does not count, since there is one in nearly every installation
 */
export const refuseLastAdmin = async (
  { store, now }: Pick<AccountServices, 'store' | 'now'>,
  change: {
    readonly user?: string
    readonly key?: string
    readonly remains: boolean
    readonly byClaims?: boolean
  },
): Promise<void> => {
  if (change.remains) return
  const [keys, users] = await Promise.all([
    readDocuments(store, 'key', ApiKey),
    readDocuments(store, 'user', User),
  ])
  const isLeft =
    (change.byClaims !== true &&
      keys.some((key) => key.role === 'admin' && isInForce(key, now()) && key.id !== change.key)) ||
    users.some((user) => user.role === 'admin' && user.status === 'active' && user.id !== change.user)
  if (!isLeft) throw new Problem('conflict', reason('problem.last_admin'))
}
