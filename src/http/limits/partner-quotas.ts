import type { Instant } from '../../borrowing/values.ts'
import type { QuotaUse } from '../../partner-health/quota-use.ts'
import type { Partner } from '../../partners/partner.ts'
import { Problem } from '../../problem.ts'
import type { TellAdmins } from '../../staff-mail/tell-admins.ts'

const day = 86_400_000
const bytesInMegabyte = 1_000_000
/** Admins are told at this share of a quota. */
const alarmShare = 0.8

type Used = { day: number; messages: number; bytes: number; isTold: boolean }

/**
 * Creates the function that takes a message from the daily quota of its partner. Each process counts by itself, so that a
 * message costs no write; admins are told once a day when 80 % are used.
 *
 * @returns the function; it throws `Problem` rate_limited where the quota is used up
 */
export const createPartnerQuotas = ({
  now,
  tellAdmins,
  note,
}: {
  readonly now: () => Instant
  readonly tellAdmins: TellAdmins
  /** Notes for the alarm that much of a quota is used. */
  readonly note: (partner: Partner['code'], use: QuotaUse) => void
}) => {
  const usedBy = new Map<string, Used>()
  return async ({ code, dailyQuota }: Pick<Partner, 'code' | 'dailyQuota'>, bytes: number): Promise<void> => {
    const time = Date.parse(now())
    const today = Math.floor(time / day)
    const before = usedBy.get(code)
    const used = before?.day === today ? before : { day: today, messages: 0, bytes: 0, isTold: false }
    usedBy.set(code, used)
    used.messages += 1
    used.bytes += bytes
    const share = Math.max(
      used.messages / dailyQuota.messages,
      used.bytes / (dailyQuota.megabytes * bytesInMegabyte),
    )
    if (share > alarmShare && !used.isTold) {
      used.isTold = true
      const facts = { partner: code, messages: used.messages, bytes: used.bytes }
      note(code, { at: now(), percent: Math.round(100 * share) })
      await tellAdmins({
        name: `daily quota of ${code}`,
        subject: `The partner ${code} has used 80 % of its daily quota`,
        text: `The partner ${code} has sent ${used.messages} messages with ${used.bytes} bytes today. Beyond its daily quota its messages are refused until the next day. Raise dailyQuota in its profile if that many are right.`,
        facts,
      })
    }
    if (share <= 1) return
    throw new Problem('rate_limited', 'The daily quota of this partner is used up.', {
      facts: { retryAfter: Math.ceil((day - (time % day)) / 1000) },
    })
  }
}
