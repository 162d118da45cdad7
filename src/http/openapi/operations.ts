import { html } from 'hono/html'
import { type Html, type OpenApiDocument, valueWords } from './schemas.ts'

type PathItem = NonNullable<OpenApiDocument['paths']>[string]
type Operation = NonNullable<PathItem['get']>
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>
type Content = NonNullable<Extract<NonNullable<Operation['requestBody']>, { content: unknown }>['content']>

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const

/** An operation with its place. */
export type Placed = {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

/** Returns all operations of a document, in its order. */
export const operationsOf = (document: OpenApiDocument): readonly Placed[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [{ path, method: method.toUpperCase(), operation }]
    }),
  )

/** Returns text of the document, in which backticks mark code. */
const prose = (text: string): Html =>
  html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`

const sentence = (text: string): string => (text.endsWith('?') ? text : `${text}.`)

const parameterRow = ({ name, in: place, required, schema }: Parameter): Html => html`<tr>
  <th scope="row"><code>${name}</code>${required ? html`<b title="needed">*</b>` : ''}</th>
  <td class="quiet">${place}</td>
  <td>${schema === undefined ? '' : valueWords(schema)}</td>
</tr>`

const contentWords = (content: Content | undefined): Html =>
  html`${Object.entries(content ?? {}).map(
    ([type, { schema }]) =>
      html`<span class="quiet">${type}</span> ${schema === undefined ? '' : valueWords(schema)}`,
  )}`

const parameterTable = (operation: Operation): Html | '' => {
  const parameters = (operation.parameters ?? []).flatMap((each) => ('name' in each ? [each] : []))
  if (parameters.length === 0) return ''
  return html`<table>
    <tbody>
      ${parameters.map(parameterRow)}
    </tbody>
  </table>`
}

/**
 * Shows one operation: where it is, what it does, what it takes and what it answers.
 *
 * @param placed the operation and its place
 */
export const operationSection = ({ path, method, operation }: Placed): Html => {
  const body = operation.requestBody
  return html`<article id="${operation.operationId ?? ''}">
    <h3><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></h3>
    <p><strong>${sentence(operation.summary ?? '')}</strong> ${prose(operation.description ?? '')}</p>
    ${parameterTable(operation)}
    ${body !== undefined && 'content' in body ? html`<p>Body: ${contentWords(body.content)}</p>` : ''}
    <table class="answers">
      <tbody>
        ${Object.entries(operation.responses ?? {}).map(
          ([status, answer]) => html`<tr>
            <th scope="row">${status}</th>
            <td>${answer.description} ${contentWords(answer.content)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </article>`
}
