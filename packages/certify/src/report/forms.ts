import { htmlReport } from './html.ts'
import { junitReport } from './junit.ts'
import type { Report } from './report.ts'
import { textReport } from './text.ts'

/** The forms of a report, by name. */
export const reportForms = {
  text: textReport,
  json: (report: Report) => `${JSON.stringify(report, null, 2)}\n`,
  junit: junitReport,
  html: htmlReport,
} as const satisfies Record<string, (report: Report) => string>
export type ReportForm = keyof typeof reportForms
