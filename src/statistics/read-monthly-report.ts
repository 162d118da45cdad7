import type { Library } from '../borrowing/library.ts'
import { dayOf } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import { createMonthlyReport, type MonthlyReport } from './monthly-report.ts'
import { monthBefore } from './months.ts'
import type { ReadMonths } from './read-months.ts'

/** Requests that are older than this many months add nothing to a month. */
const monthsRead = 25

/** Reads the report of a library's month, such as 2026-11. */
export const readMonthlyReport = async (
  readMonths: ReadMonths,
  { code, timeZone }: Pick<Library, 'code' | 'timeZone'>,
  month: string,
  now: Instant,
): Promise<MonthlyReport> => {
  const report = createMonthlyReport(month)
  const today = dayOf(now, timeZone)
  const range = { from: `${monthBefore(month, monthsRead)}-01`, to: `${month}-31` }
  for await (const columns of readMonths(code, range, report.needs, today)) report.add(columns, today)
  return report.report(today)
}
