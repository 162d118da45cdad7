import type { TestGateway } from '../../support/http.ts'
import { withoutShared } from '../../support/openapi/document.ts'

/** A JSON Schema as the OpenAPI document has it. */
type Schema = Readonly<Record<string, unknown>>

/** An operation of the OpenAPI document, as the tests call it. */
export type Operation = {
  readonly id: string
  readonly method: string
  readonly path: string
  /** False for operations that anybody may call, such as signing in. */
  readonly needsPrincipal: boolean
  /** The names of its parameters in the query. */
  readonly query: readonly string[]
  /** The content type and schema of its body; undefined where it has none. */
  readonly body: { readonly type: string; readonly schema: Schema } | undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const childOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const methods = ['get', 'put', 'post', 'patch', 'delete']

/** Reads every operation below `/v1` from the document that the gateway itself serves. */
export const readOperations = async (
  gateway: TestGateway,
): Promise<{ readonly operations: readonly Operation[]; readonly document: unknown }> => {
  const document = withoutShared((await gateway.call('GET', '/openapi.json', { key: null })).json)
  const paths = childOf(document, 'paths')
  const operations = Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    path.startsWith('/v1/')
      ? methods.flatMap((method) => {
          const operation = childOf(item, method)
          if (!isObject(operation)) return []
          const content = childOf(childOf(operation, 'requestBody'), 'content')
          const [type] = Object.keys(isObject(content) ? content : {})
          const schema = type === undefined ? undefined : childOf(childOf(content, type), 'schema')
          return [
            {
              id: String(operation.operationId),
              method: method.toUpperCase(),
              path,
              needsPrincipal: !Array.isArray(operation.security) || operation.security.length > 0,
              query: listOf(operation.parameters)
                .filter((each) => childOf(each, 'in') === 'query')
                .map((each) => String(childOf(each, 'name'))),
              body: type === undefined || !isObject(schema) ? undefined : { type, schema },
            },
          ]
        })
      : [],
  )
  return { operations, document }
}

const formats: Readonly<Record<string, string>> = {
  email: 'somebody@example.org',
  uri: 'https://elsewhere.example/',
  date: '2026-12-01',
  'date-time': '2026-12-01T10:00:00.000Z',
}

/** Makes the smallest value that fits a schema; `named` has values for members by their names. */
export const smallestValue = (
  document: unknown,
  schema: unknown,
  named: Readonly<Record<string, unknown>>,
  depth = 0,
): unknown => {
  if (!isObject(schema) || depth > 12) return {}
  const again = (inner: unknown): unknown => smallestValue(document, inner, named, depth + 1)
  if (typeof schema.$ref === 'string') return again(schema.$ref.split('/').slice(1).reduce(childOf, document))
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  for (const choice of [schema.oneOf, schema.anyOf]) if (Array.isArray(choice)) return again(choice[0])
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map(again))
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => again(schema.items))
    case 'string':
      return formats[String(schema.format)] ?? 'x'.repeat(Math.max(1, Number(schema.minLength ?? 1)))
    case 'integer':
    case 'number':
      return Number(schema.minimum ?? 1)
    case 'boolean':
      return false
    default:
      return Object.fromEntries(
        Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(([name, inner]) =>
          listOf(schema.required).includes(name) || name in named
            ? [[name, name in named ? named[name] : again(inner)]]
            : [],
        ),
      )
  }
}
