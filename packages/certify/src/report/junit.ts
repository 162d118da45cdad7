import { escapeXml } from '../xml.ts'
import type { Report } from './report.ts'

/** Writes a report as JUnit XML, which build servers read. Blocked cases, and those that were not seen, are skipped. */
export const junitReport = ({ results, partner, totals }: Report): string => {
  const cases = results.map(({ id, title, verdict, did, right, milliseconds }) => {
    const outcome = {
      passed: '',
      failed: `<failure message="${escapeXml(did)}">${escapeXml(`right: ${right}`)}</failure>`,
      blocked: `<skipped message="${escapeXml(`blocked: ${did}`)}"/>`,
      not_seen: `<skipped message="${escapeXml(`not seen: ${did}`)}"/>`,
    }[verdict]
    const name = escapeXml(`${id}: ${title}`)
    return `<testcase classname="${escapeXml(id.split('.')[0] ?? '')}" name="${name}" time="${milliseconds / 1000}">${outcome}</testcase>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="${escapeXml(`lendwire certify: ${partner}`)}" tests="${results.length}" failures="${totals.failed}" skipped="${totals.blocked + totals.not_seen}">
${cases.join('\n')}
</testsuite>
`
}
