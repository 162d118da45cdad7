import { dayOf, timeOfDay } from '../borrowing/time.ts'
import type { Day, Instant } from '../borrowing/values.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { monthlyMail } from '../statistics/monthly-report-words.ts'
import { monthBefore } from '../statistics/months.ts'
import { readMonthlyReport } from '../statistics/read-monthly-report.ts'
import type { ReadMonths } from '../statistics/read-months.ts'
import type { StaffDigest } from './staff-digest.ts'

/** The dependencies of the monthly mails. */
type MonthlyFacts = {
  readonly readMonths: ReadMonths
  readonly snapshot: ConfigSnapshot
  readonly time: Instant
  /** The day on which a mail was sent last. */
  readonly lastDay: (key: string) => Day | null
  readonly nextId: () => string
  readonly addressOf: (path: string) => string | null
}

/** The time in the library from which the report is sent. */
const sentFrom = '07:00'
/** The last day of a month on which the report of the month before is still sent. */
const lastDayToSend = 7

/** Plans the monthly reports of all libraries for which one is due, one to each person. They name no patron. */
export const planMonthlyMails = async (facts: MonthlyFacts): Promise<readonly StaffDigest[]> => {
  const { readMonths, snapshot, time, lastDay, nextId, addressOf } = facts
  const mails: StaffDigest[] = []
  for (const library of snapshot.libraries()) {
    const { code, monthlyReport, timeZone, language } = library
    if (monthlyReport === undefined) continue
    const today = dayOf(time, timeZone)
    const key = `month-${code}`
    const sent = lastDay(key)
    const isSent = sent !== null && sent.slice(0, 7) === today.slice(0, 7)
    if (isSent || Number(today.slice(8)) > lastDayToSend || timeOfDay(time, timeZone) < sentFrom) continue
    const month = monthBefore(today.slice(0, 7), 1)
    const report = await readMonthlyReport(readMonths, library, month, time)
    const partners = Object.fromEntries(snapshot.partners().map((each) => [each.code, each.name]))
    const written = monthlyMail(
      report,
      library,
      { language, partners },
      addressOf(`/console/statistics?report=month&month=${month}&library=${code}`),
    )
    const messages = monthlyReport.to.map((to) => ({
      ...written,
      id: nextId(),
      channel: 'email' as const,
      to: [to],
      payload: {},
      about: [],
      // Its time is the library's own.
      evenInQuietHours: true,
      createdAt: time,
      dueAt: time,
      attempts: 0,
      // A report says nothing that another channel must know.
      isFallback: true,
    }))
    mails.push({ key, day: today, messages })
  }
  return mails
}
