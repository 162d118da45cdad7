import type { LibraryCode } from '../borrowing/values.ts'
import { type Reason, reason } from '../translations/reason.ts'
import type { AccountServices } from './account-services.ts'
import { principalWithKeyId } from './api-key.ts'
import type { Permission } from './permissions.ts'
import { may, maySee, type Principal } from './principal.ts'
import { principalWithUserId } from './user.ts'

/**
 * Says why a caller may not go on with what it began: the key or account has ended, or its right. A person who was given
 * another role or library goes on with what that allows.
 *
 * @param caller who began it; undefined where that is not known
 * @param permission what the work needs
 * @param library whose records it changes; null for all of them
 * @returns null where the caller may go on
 */
export const lostRight = async (
  services: Pick<AccountServices, 'store' | 'now'>,
  caller: Pick<Principal, 'kind' | 'id'> | undefined,
  permission: Permission,
  library: LibraryCode | null,
): Promise<Reason<'problem.job_starter_gone' | 'problem.job_right_lost'> | null> => {
  const find = caller?.kind === 'key' ? principalWithKeyId : principalWithUserId
  const principal = caller === undefined ? undefined : await find(services, caller.id)
  if (principal === undefined) return reason('problem.job_starter_gone')
  return may(principal, permission) && maySee(principal, library) ? null : reason('problem.job_right_lost')
}
