import { isJson, type Json } from '../json.ts'
import { examples } from './examples.ts'

const parametersOf = (operation: Json): readonly Json[] =>
  Array.isArray(operation.parameters) ? operation.parameters.filter(isJson) : []

const bodyTypes = (operation: Json): Json =>
  isJson(operation.requestBody) && isJson(operation.requestBody.content) ? operation.requestBody.content : {}

/** Returns the example of a body. A form is described as an object, as its schema is. */
const bodyExample = (type: string, body: unknown): unknown =>
  type === 'application/x-www-form-urlencoded' && typeof body === 'string'
    ? Object.fromEntries(new URLSearchParams(body))
    : body

/**
 * Adds the example of an operation to its description, at each parameter and body. Headers have none: the page from which
 * calls are tried fills in examples, and a second call under the same `Idempotency-Key` would be refused.
 */
export const addExample = (operation: Json): void => {
  const example = examples[String(operation.operationId)]
  if (example === undefined) return
  for (const parameter of parametersOf(operation)) {
    if (parameter.in === 'header') continue
    const text = example.parameters?.[String(parameter.name)]
    const type = isJson(parameter.schema) ? parameter.schema.type : undefined
    if (text !== undefined)
      parameter.example = type === 'array' ? text.split(',') : type === 'integer' ? Number(text) : text
  }
  const [body] = Object.entries(bodyTypes(operation))
  if (body !== undefined && isJson(body[1]) && example.body !== undefined)
    body[1].example = bodyExample(body[0], example.body)
}
