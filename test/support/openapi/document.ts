/** A JSON Schema, as the OpenAPI document has it. */
export type Schema = { readonly [keyword: string]: unknown }

/** A parameter of an operation. */
export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
  readonly example?: unknown
}

/** The schemas of a body, by media type; a media type without a schema takes anything. */
export type Content = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>

/** A declared answer. */
export type DeclaredAnswer = {
  /** Of a `default` answer: the statuses that it stands for. */
  readonly 'x-statuses'?: readonly number[]
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Content
}

/** An operation of the API, as the document describes it. */
export type Operation = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly isOpen: boolean
  readonly parameters: readonly Parameter[]
  readonly body: { readonly content: Content } | undefined
  readonly answers: Readonly<Record<string, DeclaredAnswer>>
}

type RawOperation = {
  readonly operationId: string
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, DeclaredAnswer>>
}

/** The parts of an OpenAPI document that tests read. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/**
 * Puts the answers and parameters that several operations share in their places.
 *
 * @param document the document as it is served
 */
export const withoutShared = <T>(document: T): T => {
  const shared = Object(document).components ?? {}
  const place = (value: unknown): unknown => {
    const [, kind = '', name = ''] =
      /^#\/components\/(responses|parameters|examples)\/(.+)$/.exec(String(Object(value).$ref)) ?? []
    return shared[kind]?.[name] ?? value
  }
  return JSON.parse(JSON.stringify(document, (_, value: unknown) => place(value)))
}

/** Lists the operations of a document. */
export const operationsOf = (document: Document): readonly Operation[] =>
  Object.entries(withoutShared(document).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, raw]) => ({
      id: raw.operationId,
      method: method.toUpperCase(),
      path,
      isOpen: raw.security?.length === 0,
      parameters: raw.parameters ?? [],
      body: raw.requestBody,
      answers: raw.responses,
    })),
  )

/** Follows a reference to a schema of the document. */
export const resolve = (document: Document, schema: Schema): Schema => {
  const { $ref } = schema
  if (typeof $ref !== 'string') return schema
  const resolvedSchema = document.components.schemas[$ref.replace('#/components/schemas/', '')]
  if (resolvedSchema === undefined) throw new Error(`${$ref} leads nowhere`)
  return resolvedSchema
}

/** Returns whether a value is an object with members. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the schemas in a list of alternatives, or of parts. */
export const schemasIn = (value: unknown): readonly Schema[] =>
  Array.isArray(value) ? value.filter(isObject) : []
