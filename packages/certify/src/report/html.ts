import type { CaseResult, Exchange } from '../case.ts'
import { escapeXml } from '../xml.ts'
import type { Report } from './report.ts'

const words = { passed: 'passed', failed: 'failed', blocked: 'blocked', not_seen: 'not seen' } as const

const style = `body{overflow-wrap:anywhere;font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2430;background:#fff}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.4rem .6rem;border-top:1px solid #ccd3dd}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f5f8;padding:.6rem;font-size:13px}
th,td:first-child{overflow-wrap:normal}
.failed{color:#a3201a;font-weight:600}.passed{color:#1b6e3c}.blocked,.not_seen{color:#5b6675}
dt{font-weight:600}dd{margin:0 0 .4rem}summary{cursor:pointer}
@media (prefers-color-scheme:dark){body{color:#e6eaf0;background:#14181f}pre{background:#1f2530}.failed{color:#ff9088}.passed{color:#7ed6a2}.blocked,.not_seen{color:#a5afbd}td,th{border-color:#3a4350}}
@media print{:root{color-scheme:light}body{max-width:none;margin:0;color:#000;background:#fff;font-size:11pt}a{color:inherit}tr:not([data-verdict=failed]) details{display:none}details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none;font-weight:600}pre{font-size:8pt;background:#f3f5f8;color:#000}.failed{color:#a3201a}.passed{color:#1b6e3c}.blocked,.not_seen{color:#5b6675}thead{display:table-header-group}}`

const exchangeHtml = ({ at, direction, message, status, answer, failure }: Exchange): string =>
  `<p>${escapeXml(at)} · ${direction === 'sent' ? 'sent to the partner' : 'received from the partner'}</p><pre>${escapeXml(message)}</pre><p>${
    status === undefined ? escapeXml(`no answer: ${failure ?? ''}`) : `answered with HTTP ${status}`
  }</p>${answer === '' ? '' : `<pre>${escapeXml(answer)}</pre>`}`

const rowHtml = (result: CaseResult): string => {
  const { id, title, verdict, did, sends, right, source, departure, livesBy, settings, exchanges } = result
  const lives =
    Object.keys(settings).length > 0 ? `setting ${JSON.stringify(settings)}` : (livesBy ?? 'no setting helps')
  const facts = {
    sent: sends,
    right: `${right} (${source})`,
    'a departure means': departure,
    'lendwire lives with it by': lives,
  }
  return `<tr id="${escapeXml(id)}" data-verdict="${verdict}"><td class="${verdict}">${words[verdict]}</td><td><strong>${escapeXml(title)}</strong><br><code>${escapeXml(id)}</code><br>${escapeXml(did)}
<details><summary>What was tried, and the messages</summary><dl>${Object.entries(facts)
    .map(([term, text]) => `<dt>${term}</dt><dd>${escapeXml(text)}</dd>`)
    .join('')}</dl>${exchanges.map(exchangeHtml).join('')}</details></td></tr>`
}

/**
 * Writes a report as one HTML page, with every message as it went over the wire. It loads nothing. On paper, the messages of
 * what failed stand open, and the others are left out.
 */
export const htmlReport = ({ results, partner, vendor, left, totals, at }: Report): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(`Conformance of ${partner}`)}</title><style>${style}</style></head>
<body><h1>${escapeXml(`Conformance of ${partner}`)}</h1>
<p>${escapeXml(at)} · ${totals.passed} passed, ${totals.failed} failed, ${totals.blocked} blocked, ${totals.not_seen} not seen</p>
${left.length === 0 ? '' : `<p class="failed">The partner did not let go of these test requests: ${escapeXml(left.join(', '))}</p>`}
<table><thead><tr><th>Result</th><th>Case</th></tr></thead><tbody>
${results.map(rowHtml).join('\n')}
</tbody></table>
${vendor === undefined ? '' : `<h2>Vendor document</h2><p>The settings of lendwire that live with the departures, each with the case that showed it.</p><pre>${escapeXml(JSON.stringify(vendor, null, 2))}</pre>`}
</body></html>
`
