import { html, raw } from 'hono/html'
import { statuses } from '../../borrowing/status/statuses.ts'
import { problemKinds, problemType } from '../responses/problem-document.ts'
import { style } from './docs-style.ts'
import { operationSection, operationsOf, type Placed } from './operations.ts'
import { type Html, type OpenApiDocument, schemaSection } from './schemas.ts'

const groupsOf = (operations: readonly Placed[]): readonly (readonly [string, readonly Placed[]])[] =>
  Object.entries(Object.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'Other')).map(
    ([tag, placed = []]) => [tag, placed] as const,
  )

const anchorOf = (tag: string): string => `tag-${tag.toLowerCase().replaceAll(' ', '-')}`

const waysOfUse = html`<h2 id="use">How to use it</h2>
  <h3>Who calls</h3>
  <p>Send an API key with every call: <code>Authorization: Bearer &lt;key&gt;</code>. A key of the role
  <code>library</code> sees only what is its library’s; one of the role <code>admin</code> sees all, and names the
  <code>library</code> that it acts for. <code>X-Actor: staff:&lt;id&gt;</code> or <code>patron:&lt;id&gt;</code> says for
  whom a command is given; it is recorded with it. Use an id that is no name.</p>
  <h3>Repeating a call</h3>
  <p>Every POST takes an <code>Idempotency-Key</code>. The same key with the same call gives the same answer and does
  nothing twice; with another call it is refused. Keys belong to the API key that sent them. An answer that says no is
  not kept.</p>
  <h3>Changing the configuration</h3>
  <p>Documents (partners, workflow profiles, libraries) are read with an <code>ETag</code> and written whole. Send it back as
  <code>If-Match</code>, and the write is refused with 412 if somebody else was faster; <code>If-None-Match: *</code> only
  makes what is not there.</p>
  <h3>Lists</h3>
  <p>Lists are newest first and come in parts: give <code>next</code> back as <code>cursor</code> until it is null.
  Members and filters that do not exist are refused, so that a misspelt one is seen.</p>`

const problemTable = html`<h2 id="problems">Problems</h2>
  <p>What says no is a document of the type <code>application/problem+json</code> (RFC 9457). Its <code>type</code> is one of
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
  const { title, version, description } = document.info
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
          <p>${description ?? ''}</p>
          <p>This page is made from <a href="/openapi.json">/openapi.json</a>, an OpenAPI ${document.openapi} document.</p>
        </header>
        <nav aria-label="Contents">
          <ul>
            <li><a href="#use">How to use it</a> · <a href="#problems">Problems</a> · <a href="#statuses">Statuses</a> · <a href="#schemas">Schemas</a></li>
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
          ${waysOfUse}
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
