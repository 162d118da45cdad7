import type { Library } from '../borrowing/library.ts'
import { dayOf } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { RowsPort } from '../store/ports/rows.ts'
import { createMonthlyReport, type MonthlyReport, monthBefore } from './monthly-report.ts'
import { readFacts } from './read-facts.ts'

/** Requests that are older than this many months add nothing to a month. */
const monthsRead = 25

/** Reads the report of a library's month, such as 2026-11. */
export const readMonthlyReport = async (
  store: RowsPort,
  { code, timeZone }: Pick<Library, 'code' | 'timeZone'>,
  month: string,
  now: Instant,
): Promise<MonthlyReport> => {
  const report = createMonthlyReport(month)
  const today = dayOf(now, timeZone)
  for await (const page of readFacts(store, code, {
    from: `${monthBefore(month, monthsRead)}-01`,
    to: `${month}-31`,
  }))
    for (const facts of page) report.add(facts, today)
  return report.report(today)
}
