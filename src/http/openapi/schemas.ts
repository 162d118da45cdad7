import { html } from 'hono/html'
import type { ApiApp } from './routes.ts'

/** The OpenAPI document, and the parts of it that the page shows. */
export type OpenApiDocument = ReturnType<ApiApp['getOpenAPI31Document']>
type SchemaOrReference = NonNullable<NonNullable<OpenApiDocument['components']>['schemas']>[string]
type Schema = Exclude<SchemaOrReference, { $ref: string }>
export type Html = ReturnType<typeof html>

const isReference = (schema: SchemaOrReference): schema is Extract<SchemaOrReference, { $ref: string }> =>
  typeof schema.$ref === 'string'

/** Returns the name of the schema that a reference leads to. */
const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1)

const bounds = (least: number | undefined, most: number | undefined): string => {
  if (least !== undefined && most !== undefined) return `${least}–${most}`
  if (most !== undefined) return `≤ ${most}`
  return least === undefined ? '' : `≥ ${least}`
}

const limits = (schema: Schema): string =>
  [
    bounds(schema.minLength, schema.maxLength) && `${bounds(schema.minLength, schema.maxLength)} characters`,
    bounds(schema.minimum, schema.maximum),
    schema.exclusiveMinimum === undefined ? '' : `> ${schema.exclusiveMinimum}`,
    bounds(schema.minItems, schema.maxItems) && `${bounds(schema.minItems, schema.maxItems)} items`,
    schema.format ?? '',
  ]
    .filter((words) => words !== '')
    .join(', ')

const alternatives = (schema: Schema): readonly SchemaOrReference[] => schema.oneOf ?? schema.anyOf ?? []

/** Returns the member that distinguishes the alternatives of an object, such as `type: send`. */
const constants = (schema: SchemaOrReference): string =>
  isReference(schema)
    ? nameOf(schema.$ref)
    : Object.entries(schema.properties ?? {})
        .flatMap(([name, member]) =>
          !isReference(member) && member.enum?.length === 1 ? [`${name}: ${member.enum[0]}`] : [],
        )
        .join(', ')

const typeName = (schema: Schema): string => [schema.type ?? 'any'].flat().join(' or ') || 'any'

/**
 * Says in a few words what a value is: its type, its limits, or the schema it is named after.
 *
 * @param schema a schema of the document
 */
export const valueWords = (schema: SchemaOrReference): Html => {
  if (isReference(schema)) {
    const name = nameOf(schema.$ref)
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.enum !== undefined) return html`<code>${schema.enum.map(String).join(' · ')}</code>`
  const options = alternatives(schema)
  if (options.length > 0) {
    return html`${options.map((option, index) => html`${index > 0 ? ' or ' : ''}${valueWords(option)}`)}`
  }
  if (schema.items !== undefined) {
    return html`list${limits(schema) && `, ${limits(schema)},`} of ${valueWords(schema.items)}`
  }
  if (schema.properties !== undefined) return html`<div class="inner">${memberTable(schema)}</div>`
  if (typeof schema.additionalProperties === 'object') {
    return html`by name, ${valueWords(schema.additionalProperties)}`
  }
  const pattern = schema.pattern === undefined ? '' : html` <code class="pattern">${schema.pattern}</code>`
  return html`${typeName(schema)} ${limits(schema)}${pattern}`
}

const defaultWords = (schema: SchemaOrReference): Html | '' =>
  isReference(schema) || schema.default === undefined || typeof schema.default === 'object'
    ? ''
    : html` <span class="quiet">unless given: ${String(schema.default)}</span>`

const memberTable = (schema: Schema): Html => {
  const members = Object.entries(schema.properties ?? {})
  if (members.length === 0) return html``
  return html`<table>
    <tbody>
      ${members.map(
        ([name, member]) => html`<tr>
          <th scope="row"><code>${name}</code>${schema.required?.includes(name) ? html`<b title="needed">*</b>` : ''}</th>
          <td>${valueWords(member)}${defaultWords(member)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}

/**
 * Shows one named schema: its members, or each of its alternatives.
 *
 * @param name its name in the document
 * @param schema what it says
 */
export const schemaSection = (name: string, schema: SchemaOrReference): Html => {
  const options = isReference(schema) ? [] : alternatives(schema)
  const content =
    isReference(schema) || schema.properties === undefined
      ? options.length === 0
        ? html`<p>${valueWords(schema)}</p>`
        : options.map(
            (option) =>
              html`<h4>${constants(option)}</h4>
                ${isReference(option) ? valueWords(option) : memberTable(option)}`,
          )
      : memberTable(schema)
  return html`<details id="schema-${name}">
    <summary><code>${name}</code></summary>
    ${content}
  </details>`
}
