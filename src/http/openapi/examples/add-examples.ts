import { isJson, type Json } from '../json.ts'
import answers from './answers.json' with { type: 'json' }
import { examples } from './examples.ts'

/** An answer to each operation as a test got it, by the id of the operation (`LENDWIRE_RECORD=1` writes them). */
const received: Readonly<Record<string, unknown>> = answers

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

/** Returns the contents of the answers of success, but pages and streams. */
const contentsOf = ({ responses }: Json): readonly Json[] =>
  Object.entries(isJson(responses) ? responses : {}).flatMap(([status, answer]) =>
    status.startsWith('2') && isJson(answer) && isJson(answer.content)
      ? Object.entries(answer.content).flatMap(([type, content]) =>
          /json$|xml$|csv$|plain$/.test(type) && isJson(content) ? [content] : [],
        )
      : [],
  )

/** Adds the example of each answer of success: of one schema that several operations answer with, the first that came. */
export const addAnswers = (operations: readonly Json[]): void => {
  const bySchema = new Map<string, unknown>()
  for (const operation of operations)
    for (const [index, content] of contentsOf(operation).entries()) {
      const schema = String(JSON.stringify(content.schema))
      const own = index === 0 ? received[String(operation.operationId)] : undefined
      const example = schema.includes('$ref') ? (bySchema.get(schema) ?? own) : own
      if (example === undefined) continue
      bySchema.set(schema, example)
      content.example = example
    }
}
