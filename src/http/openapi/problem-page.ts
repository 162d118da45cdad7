import { html } from 'hono/html'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { type Html, pageOf } from '../pages/page.ts'
import { problemCodes, problemStatuses, problemTitle, problemType } from '../responses/problem-document.ts'

/** Returns text in which backticks mark code. */
const prose = (text: string): Html =>
  html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`

/** Writes the page of `/problems`: the types of problems, which each answer of a problem names. It needs no script. */
export const problemPage = (): Html =>
  pageOf({
    language: 'en',
    owner: 'lendwire',
    title: 'Problem types of the API',
    isListed: true,
    content: html`<h1>Problem types of the API</h1>
      <p>A refused call is answered with a document of the type <code>application/problem+json</code> (RFC 9457). Its
      <code>type</code> is one of these. <code>detail</code> says what was wrong, and <code>faults</code> where.
      <a href="/docs">/docs</a> describes the API, and <a href="/openapi.json">/openapi.json</a> does so for programs.</p>
      ${problemCodes.map(
        (code) => html`<h2 id="${code.replaceAll('_', '-')}">${problemTitle(code)}</h2>
          <p><code>${problemType(code)}</code>, status ${problemStatuses[code]}. ${prose(sentencesIn('en').t(`problem_type.${code}.remedy`))}</p>`,
      )}`,
  })
