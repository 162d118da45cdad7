import type { CaseResult } from '../case.ts'
import type { Report } from './report.ts'

const marks = { passed: 'ok      ', failed: 'FAILED  ', blocked: 'blocked ', not_seen: 'not seen' } as const

/** Returns the line of one result. */
export const lineOf = ({ verdict, id, title, did }: CaseResult): string =>
  `${marks[verdict]} ${id}: ${title}: ${did}`

const departureOf = ({
  id,
  did,
  sends,
  right,
  source,
  departure,
  livesBy,
  settings,
}: CaseResult): string[] => [
  id,
  `  sent:      ${sends}`,
  `  right:     ${right} (${source})`,
  `  partner:   ${did}`,
  `  means:     ${departure}`,
  Object.keys(settings).length > 0
    ? `  lendwire:  lives with it by ${JSON.stringify(settings)}`
    : `  lendwire:  ${livesBy ?? 'no setting helps'}`,
]

/** Says what departs from the standard, and what lendwire does about it. */
export const departuresText = ({ results, vendor, left, totals }: Report): string => {
  const departures = results.filter(({ verdict }) => verdict === 'failed')
  return [
    ...(departures.length === 0 ? [] : ['Departures from the standard', '']),
    ...departures.flatMap((result) => [...departureOf(result), '']),
    `${totals.passed} passed, ${totals.failed} failed, ${totals.blocked} blocked, ${totals.not_seen} not seen`,
    ...(left.length === 0 ? [] : [`The partner did not let go of these test requests: ${left.join(', ')}`]),
    ...(vendor === undefined ? [] : ['', 'Vendor document:', JSON.stringify(vendor, null, 2)]),
  ].join('\n')
}

/** Writes a report as text: a line for each case, and what each departure means. */
export const textReport = (report: Report): string =>
  [
    `lendwire certify: ${report.partner}`,
    '',
    ...report.results.map(lineOf),
    '',
    departuresText(report),
    '',
  ].join('\n')
