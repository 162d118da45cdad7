import { millisecondsPerDay } from '../../borrowing/time.ts'
import type { Instant } from '../../borrowing/values.ts'
import type { Log } from '../../log.ts'
import type { QuotaUse } from '../../partner-health/quota-use.ts'
import type { Partner } from '../../partners/partner.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'

const bytesInMegabyte = 1_000_000
/** An alarm is raised at this share of a quota. */
const alarmShare = 0.8

type Used = { day: number; messages: number; bytes: number; isNoted: boolean }

/**
 * Creates the function that takes a message from the daily quota of its partner. Each process counts separately, so that a
 * message costs no write; that 80 % are used is noted once a day, for an alarm.
 *
 * @returns the function; it throws `Problem` rate_limited where the quota is used up
 */
export const createPartnerQuotas = ({
  now,
  log,
  note,
}: {
  readonly now: () => Instant
  readonly log: Log
  /** Notes for the alarm that much of a quota is used. */
  readonly note: (partner: Partner['code'], use: QuotaUse) => void
}) => {
  const usedBy = new Map<string, Used>()
  return ({ code, dailyQuota }: Pick<Partner, 'code' | 'dailyQuota'>, bytes: number): void => {
    const time = Date.parse(now())
    const today = Math.floor(time / millisecondsPerDay)
    const before = usedBy.get(code)
    const used = before?.day === today ? before : { day: today, messages: 0, bytes: 0, isNoted: false }
    usedBy.set(code, used)
    used.messages += 1
    used.bytes += bytes
    const share = Math.max(
      used.messages / dailyQuota.messages,
      used.bytes / (dailyQuota.megabytes * bytesInMegabyte),
    )
    if (share > alarmShare && !used.isNoted) {
      used.isNoted = true
      note(code, { at: now(), percent: Math.round(100 * share) })
      log({
        level: 'warn',
        message: `The partner ${code} has used 80 % of its daily quota`,
        facts: { partner: code, messages: used.messages, bytes: used.bytes },
      })
    }
    if (share <= 1) return
    throw new Problem('rate_limited', reason('problem.partner_quota'), {
      facts: { retryAfter: Math.ceil((millisecondsPerDay - (time % millisecondsPerDay)) / 1000) },
    })
  }
}
