/** A schema of the API's document (JSON Schema 2020-12), as far as its configuration uses it. */
export type SchemaNode = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | number | boolean)[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly items?: SchemaNode
  readonly additionalProperties?: boolean | SchemaNode
  readonly propertyNames?: SchemaNode
  readonly allOf?: readonly SchemaNode[]
  readonly anyOf?: readonly SchemaNode[]
  readonly oneOf?: readonly SchemaNode[]
  readonly default?: unknown
  readonly description?: string
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly 'x-secret'?: boolean
}

type OpenApi = { readonly components: { readonly schemas: Readonly<Record<string, SchemaNode>> } }

const prefix = '#/components/schemas/'

/** Puts the members of an object and of those that it extends together. */
const merge = (parts: readonly SchemaNode[]): SchemaNode => ({
  ...Object.assign({}, ...parts),
  properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
  required: parts.flatMap(({ required = [] }) => required),
})

const inline = (node: SchemaNode, all: Readonly<Record<string, SchemaNode>>): SchemaNode => {
  const { $ref, ...rest } = node
  if ($ref !== undefined) {
    const target = all[$ref.slice(prefix.length)]
    return target === undefined ? rest : { ...inline(target, all), ...rest }
  }
  if (node.allOf !== undefined) {
    const { allOf, ...own } = node
    return { ...merge(allOf.map((one) => inline(one, all))), ...own }
  }
  const each = (nodes: readonly SchemaNode[]): readonly SchemaNode[] => nodes.map((one) => inline(one, all))
  return {
    ...node,
    ...(node.properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(node.properties).map(([name, one]) => [name, inline(one, all)]),
          ),
        }),
    ...(node.items === undefined ? {} : { items: inline(node.items, all) }),
    ...(typeof node.additionalProperties === 'object'
      ? { additionalProperties: inline(node.additionalProperties, all) }
      : {}),
    ...(node.anyOf === undefined ? {} : { anyOf: each(node.anyOf) }),
    ...(node.oneOf === undefined ? {} : { oneOf: each(node.oneOf) }),
  }
}

/**
 * Takes a named schema out of an OpenAPI document, with those that it refers to in their places.
 *
 * @param document the OpenAPI document of the gateway
 * @param name the name of the schema, such as `PartnerInput`
 */
export const schemaNamed = (document: unknown, name: string): SchemaNode => {
  const { schemas } = (document as OpenApi).components
  const node = schemas[name]
  if (node === undefined) throw new Error(`The API describes no schema ${name}.`)
  return inline(node, schemas)
}
