import { html, raw } from 'hono/html'
import type { Library } from '../borrowing/library.ts'
import { costInWords } from '../translations/cost-in-words.ts'
import { colonIn, sentencesIn } from '../translations/gateway-sentences.ts'
import { type Language, localeOf } from '../translations/language.ts'
import type { Cell } from './compute.ts'
import { measures } from './measures.ts'
import type { MonthlyFigure, MonthlyReport } from './monthly-report.ts'
import { monthBefore } from './months.ts'

/** Who reads a monthly report. */
export type ReportReader = {
  readonly language: Language
  /** The names of partners by their codes. */
  readonly partners: Readonly<Record<string, string>>
}

const none = '–'

/** Writes a month in words, such as “November 2026”. */
export const monthInWords = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  )

const cellInWords = ({ measure, currency }: MonthlyFigure, cell: Cell, language: Language): string => {
  if (cell === null) return none
  if (currency !== undefined) return costInWords({ amount: String(cell), currency }, language)
  const { unit } = measures[measure]
  return new Intl.NumberFormat(
    localeOf(language),
    unit === 'share' ? { style: 'percent', maximumFractionDigits: 0 } : { maximumFractionDigits: 1 },
  ).format(Number(cell))
}

const labelOf = ({ measure, figure, currency }: MonthlyFigure, language: Language): string => {
  const { t } = sentencesIn(language)
  const words = t(`statistics.measure.${measure}`)
  return currency === undefined
    ? t(`statistics.figure.${figure}`, { measure: words })
    : t('statistics.figure.currency', { measure: words, currency })
}

/** Writes a line of the report in words: what it is, this month, the month before, the same month of the year before. */
export const figureInWords = (figure: MonthlyFigure, language: Language) => ({
  label: labelOf(figure, language),
  definition: sentencesIn(language).t(`statistics.definition.${figure.measure}`),
  now: cellInWords(figure, figure.now, language),
  before: cellInWords(figure, figure.before, language),
  yearBefore: cellInWords(figure, figure.yearBefore, language),
})

/** Returns what to look at, in sentences; one that says so where nothing stands out. */
export const findingsInWords = (
  { findings, isRunning }: MonthlyReport,
  { language, partners }: ReportReader,
): readonly string[] => {
  const { say, t } = sentencesIn(language)
  return [
    ...(isRunning ? [t('monthly_report.running')] : []),
    ...(findings.length === 0
      ? [t('monthly_report.nothing')]
      : findings.map((each) => say(each, { partners }))),
  ]
}

/** Returns the subject and the text of the mail. */
export const monthlyMail = (
  report: MonthlyReport,
  { name }: Pick<Library, 'name'>,
  reader: ReportReader,
  page: string | null,
): { readonly subject: string; readonly text: string } => {
  const { language } = reader
  const { t } = sentencesIn(language)
  const month = monthInWords(report.month, language)
  const lines = report.figures.map((figure) => {
    const { label, now, before, yearBefore } = figureInWords(figure, language)
    // “Days from creation to receipt: median” has a colon of its own.
    return `${label.replace(/\s?:/, ',')}${colonIn(language)} ${now} (${[
      ...(before === none ? [] : [t('monthly_report.before', { value: before })]),
      ...(yearBefore === none ? [] : [t('monthly_report.year_before', { value: yearBefore })]),
    ].join(', ')})`.replace(' ()', '')
  })
  return {
    subject: t('monthly_report.subject', { library: name, month }),
    text: `${[
      t('monthly_report.subject', { library: name, month }),
      lines.join('\n'),
      [
        `${t('monthly_report.look_at')}${colonIn(language)}`,
        ...findingsInWords(report, reader).map((each) => `- ${each}`),
      ].join('\n'),
      ...(page === null ? [] : [`${t('monthly_report.page')}\n${page}`]),
    ].join('\n\n')}\n`,
  }
}

const style = `@page { size: A4; margin: 18mm }
body { font: 11pt/1.4 system-ui, sans-serif; color: #16211f; margin: 0 }
h1 { font-size: 18pt; margin: 0 0 2mm } h2 { font-size: 12pt; margin: 8mm 0 2mm }
table { border-collapse: collapse; width: 100% } th, td { padding: 1.5mm 2mm; border-bottom: 0.3pt solid #bbb; text-align: right; font-variant-numeric: tabular-nums }
th:first-child, td:first-child { text-align: left } th { font-weight: 600 }
svg { width: 100%; height: 45mm } svg text { font-size: 9px }
.filled { fill: #0b6e75 } .unfilled { fill: #96295e }
ul { padding-left: 5mm; margin: 0 } li { margin-bottom: 1mm } .definitions { font-size: 8.5pt; color: #444 } .definitions p { margin: 0 0 1mm }`

const chartHeight = 90
const slot = 50

const chart = ({ trend }: MonthlyReport, language: Language) => {
  const most = Math.max(1, ...trend.map(({ settled }) => settled))
  const height = (count: number): number => (chartHeight * count) / most
  const monthOf = new Intl.DateTimeFormat(localeOf(language), { month: 'short', timeZone: 'UTC' })
  return html`<svg viewBox="0 0 ${slot * trend.length} ${chartHeight + 30}" role="img" aria-label="${sentencesIn(language).t('monthly_report.trend')}">${trend.map(
    ({ month, settled, filled }, place) =>
      html`<rect class="filled" x="${slot * place + 10}" width="30" y="${12 + chartHeight - height(filled)}" height="${height(filled)}"/><rect class="unfilled" x="${slot * place + 10}" width="30" y="${12 + chartHeight - height(settled)}" height="${height(settled - filled)}"/><text x="${slot * place + 25}" y="${9 + chartHeight - height(settled)}" text-anchor="middle">${settled}</text><text x="${slot * place + 25}" y="${chartHeight + 25}" text-anchor="middle">${monthOf.format(new Date(`${month}-15T00:00:00Z`))}</text>`,
  )}</svg>`
}

/** Returns the report as a page to print. */
export const monthlyPage = (report: MonthlyReport, { name }: Pick<Library, 'name'>, reader: ReportReader) => {
  const { language } = reader
  const { t } = sentencesIn(language)
  const figures = report.figures.map((each) => figureInWords(each, language))
  const definitions = new Map(
    report.figures.map(({ measure }) => [
      t(`statistics.measure.${measure}`),
      t(`statistics.definition.${measure}`),
    ]),
  )
  const title = t('monthly_report.subject', { library: name, month: monthInWords(report.month, language) })
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<h1>${title}</h1>
<h2>${t('monthly_report.look_at')}</h2>
<ul>${findingsInWords(report, reader).map((each) => html`<li>${each}</li>`)}</ul>
<h2>${t('monthly_report.figures')}</h2>
<table><thead><tr><th></th><th>${monthInWords(report.month, language)}</th><th>${monthInWords(monthBefore(report.month, 1), language)}</th><th>${monthInWords(monthBefore(report.month, 12), language)}</th></tr></thead>
<tbody>${figures.map(({ label, now, before, yearBefore }) => html`<tr><td>${label}</td><td><b>${now}</b></td><td>${before}</td><td>${yearBefore}</td></tr>`)}</tbody></table>
<h2>${t('monthly_report.trend')}</h2>
${chart(report, language)}
<h2>${t('monthly_report.definitions')}</h2>
<div class="definitions">${[...definitions].map(([name, definition]) => html`<p><b>${name}</b>${colonIn(language)} ${definition}</p>`)}</div>
</body>
</html>`
}
