import { isJson, type Json } from '../json.ts'
import type { Example } from './example.ts'
import { examples } from './examples.ts'

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Returns the credentials of a call, in the words of a shell; nothing for calls that need none. */
const credentialsOf = (path: string, operation: Json): readonly string[] => {
  const isOpen = Array.isArray(operation.security) && operation.security.length === 0
  if (!isOpen) return ['-H "Authorization: Bearer $LENDWIRE_KEY"']
  const isForPartners = /^\/(partners|iso18626|ncip|ils|email)\b/.test(path) && !path.endsWith('{secret}')
  return isForPartners ? ['-H "Authorization: Bearer $TOKEN"'] : []
}

const parametersOf = (operation: Json): readonly Json[] =>
  Array.isArray(operation.parameters) ? operation.parameters.filter(isJson) : []

const bodyTypes = (operation: Json): Json =>
  isJson(operation.requestBody) && isJson(operation.requestBody.content) ? operation.requestBody.content : {}

const shellCall = (method: string, path: string, operation: Json, example: Example): string => {
  const values = Object.entries(example.parameters ?? {})
  const placed = (place: string) =>
    values.filter(([name]) => parametersOf(operation).some((each) => each.in === place && each.name === name))
  const filled = placed('path').reduce(
    (filling, [name, value]) => filling.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  )
  const query = placed('query').map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const [type] = Object.keys(bodyTypes(operation))
  const body = typeof example.body === 'string' ? example.body : JSON.stringify(example.body)
  const parts = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${quote(`https://ill.example.org${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`)}`,
    ...credentialsOf(path, operation),
    ...placed('header').map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(type === undefined || body === undefined
      ? []
      : [`-H ${quote(`Content-Type: ${type}`)}`, `--data-binary ${quote(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

/** Returns the example of a body. A form is described as an object, as its schema is. */
const bodyExample = (type: string, body: unknown): unknown =>
  type === 'application/x-www-form-urlencoded' && typeof body === 'string'
    ? Object.fromEntries(new URLSearchParams(body))
    : body

/**
 * Adds the example of an operation to its description: at each parameter and body, and as a call in the words of a shell.
 * Headers have theirs in that call alone: the page from which calls are tried fills in examples, and a second call under the
 * same `Idempotency-Key` would be refused.
 *
 * @param method the HTTP method, in lower case
 */
export const addExample = (method: string, path: string, operation: Json): void => {
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
  operation['x-codeSamples'] = [
    { lang: 'Shell', label: 'curl', source: shellCall(method, path, operation, example) },
  ]
}
