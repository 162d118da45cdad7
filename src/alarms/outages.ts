import type { Instant, PartnerCode } from '../borrowing/values.ts'
import type { Alarm, Finding } from './alarm.ts'

/** The alarms that say of a partner that it does not work. */
const kinds: readonly Alarm['kind'][] = ['partner_paused', 'lending_system_down', 'check_changed']

/** Returns the partner that an alarm says does not work; undefined for every other alarm. */
export const outagePartner = ({ kind, partner }: Pick<Alarm, 'kind' | 'partner'>): PartnerCode | undefined =>
  kinds.includes(kind) ? partner : undefined

/** Returns the partners that have an alarm of their own: until when they had it, null while it is open. */
export const outagesOf = (
  findings: readonly Finding[],
  stored: readonly Alarm[],
): ReadonlyMap<PartnerCode, Instant | null> => {
  const outages = new Map<PartnerCode, Instant | null>()
  for (const alarm of stored) {
    const partner = outagePartner(alarm)
    if (partner === undefined || alarm.overAt === null) continue
    const endedAt = outages.get(partner)
    if (endedAt === undefined || (endedAt !== null && endedAt < alarm.overAt))
      outages.set(partner, alarm.overAt)
  }
  for (const finding of findings) {
    const partner = outagePartner(finding)
    if (partner !== undefined) outages.set(partner, null)
  }
  return outages
}
