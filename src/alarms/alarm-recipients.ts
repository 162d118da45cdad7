import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import type { Alarm } from './alarm.ts'
import type { AlarmRule } from './alarm-rule.ts'
import type { AlarmSettings } from './alarm-settings.ts'

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
