import { z } from 'zod'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { Alarm } from './alarm.ts'
import type { AlarmRule } from './alarm-rule.ts'
import type { AlarmSettings } from './alarm-settings.ts'

const Account = z.object({ email: z.string(), role: z.string(), status: z.string() })

/** Lists the addresses of the admins who have an account. */
export const readAdmins = async (store: Pick<DocumentsPort, 'listDocuments'>): Promise<readonly string[]> =>
  (await store.listDocuments('user')).flatMap(({ value }) => {
    const account = Account.safeParse(value).data
    return account?.role === 'admin' && account.status === 'active' ? [account.email] : []
  })

/**
 * Chooses who is sent mails about an alarm: those of its rule; else those of its library, where it concerns one; else those
 * of the alarm settings; else the admins.
 */
export const recipientsOf = (
  { library }: Pick<Alarm, 'library'>,
  rule: Pick<AlarmRule, 'to'> | undefined,
  { to }: Pick<AlarmSettings, 'to'>,
  snapshot: Pick<ConfigSnapshot, 'findLibrary'>,
  admins: readonly string[],
): readonly string[] => {
  const ofLibrary = library === undefined ? [] : (snapshot.findLibrary(library)?.staffMails?.to ?? [])
  return [rule?.to ?? [], ofLibrary, to, admins].find((each) => each.length > 0) ?? []
}
