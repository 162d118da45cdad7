import { html, raw } from 'hono/html'
import { statuses } from '../../borrowing/status/statuses.ts'
import { problemKinds, problemType } from '../responses/problem-document.ts'
import { style } from './docs-style.ts'
import { introductionPage } from './introduction.ts'
import { operationSection, operationsOf, type Placed } from './operations.ts'
import { type Html, type OpenApiDocument, schemaSection } from './schemas.ts'

const groupsOf = (operations: readonly Placed[]): readonly (readonly [string, readonly Placed[]])[] =>
  Object.entries(Object.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'Other')).map(
    ([tag, placed = []]) => [tag, placed] as const,
  )

const anchorOf = (tag: string): string => `tag-${tag.toLowerCase().replaceAll(' ', '-')}`

const problemTable = html`<h2 id="problems">Problems</h2>
  <p>A refusal is a document of the type <code>application/problem+json</code> (RFC 9457). Its <code>type</code> is one of
  these; <code>detail</code> says what was wrong, <code>faults</code> where.</p>
  <table>
    <thead>
      <tr><th>type</th><th>status</th><th>meaning</th><th>what to do</th></tr>
    </thead>
    <tbody>
      ${Object.entries(problemKinds).map(
        ([code, { status, title, remedy }]) => html`<tr id="problem-${code.replaceAll('_', '-')}">
          <th scope="row"><code>${problemType(code)}</code></th>
          <td>${status}</td>
          <td>${title}</td>
          <td>${remedy}</td>
        </tr>`,
      )}
    </tbody>
  </table>`

const statusTable = html`<h2 id="statuses">Statuses of a request</h2>
  <p>The counterpart is the name in the system that lendwire was modelled on.</p>
  <table>
    <thead>
      <tr><th>status</th><th>meaning</th><th>shown for, and what leads to it</th><th>counterpart</th></tr>
    </thead>
    <tbody>
      ${Object.entries(statuses).map(
        ([code, { meaning, shownFor, counterpart }]) => html`<tr>
          <th scope="row"><code>${code}</code></th>
          <td>${meaning}</td>
          <td>${shownFor}</td>
          <td>${counterpart === null ? '' : html`<code>${counterpart}</code>`}</td>
        </tr>`,
      )}
    </tbody>
  </table>`

/**
 * Renders the page that describes the API, from its OpenAPI document: plain HTML and CSS, no script, nothing from elsewhere.
 *
 * @param document the OpenAPI document
 */
export const docsPage = (document: OpenApiDocument): Html => {
  const groups = groupsOf(operationsOf(document))
  const { title, version } = document.info
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} ${version}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>${title} <span class="quiet">${version}</span></h1>
          <p>Partner-protocol gateway for interlibrary loan, the borrowing side. <a href="/docs">Try calls from your browser</a>.</p>
          <p>This page is made from <a href="/openapi.json">/openapi.json</a>, an OpenAPI ${document.openapi} document.</p>
        </header>
        <nav aria-label="Contents">
          <ul>
            <li><a href="#use">How to use it</a> · <a href="#events">Events</a> · <a href="#webhooks">Webhooks</a> · <a href="#problems">Problems</a> · <a href="#statuses">Statuses</a> · <a href="#schemas">Schemas</a></li>
            ${groups.map(
              ([tag, placed]) => html`<li>
                <a href="#${anchorOf(tag)}">${tag}</a>
                <ul>
                  ${placed.map(
                    ({ operation }) =>
                      html`<li><a href="#${operation.operationId ?? ''}">${operation.summary ?? ''}</a></li>`,
                  )}
                </ul>
              </li>`,
            )}
          </ul>
        </nav>
        <main>
          ${introductionPage()}
          ${groups.map(
            ([tag, placed]) => html`<section>
              <h2 id="${anchorOf(tag)}">${tag}</h2>
              ${placed.map(operationSection)}
            </section>`,
          )}
          ${problemTable} ${statusTable}
          <h2 id="schemas">Schemas</h2>
          <p>A red star marks a member that is needed.</p>
          ${Object.entries(document.components?.schemas ?? {})
            .toSorted(([left], [right]) => left.localeCompare(right))
            .map(([name, schema]) => schemaSection(name, schema))}
        </main>
        <footer>${title} ${version}</footer>
      </body>
    </html>`
}
