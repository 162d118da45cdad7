import { child, entriesOf, isJson, type Json, listOf } from './json.ts'

/** The rules of a schema for values, put together from `allOf`, `anyOf` and `oneOf`. */
export type Shape = {
  /** Undefined: any. */
  readonly types: ReadonlySet<string> | undefined
  /** The values of an enumeration; undefined: it is none. */
  readonly words: ReadonlySet<string> | undefined
  readonly members: ReadonlyMap<string, unknown>
  readonly required: ReadonlySet<string>
  readonly items: unknown
  /** Whether it takes members that it does not name. */
  readonly isOpen: boolean
  /** Keywords such as `pattern` and `maxLength`. */
  readonly rules: Json
}

const ruleNames = [
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
]

const typeOf = (value: unknown): string => (value === null ? 'null' : typeof value)

/** Follows a reference; gives its name too. */
export const resolve = (
  document: unknown,
  schema: unknown,
): { readonly name?: string; readonly schema: unknown } => {
  const reference = child(schema, '$ref')
  if (typeof reference !== 'string') return { schema }
  const path = reference.replace('#/', '').split('/')
  return { name: path.at(-1) ?? '', schema: resolve(document, child(document, ...path)).schema }
}

const union = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): ReadonlySet<T> => new Set([...one, ...other])

const ownShape = (schema: Json): Shape => {
  const words = schema.const === undefined ? listOf(schema.enum) : [schema.const]
  const types = [schema.type].flat().filter((each) => typeof each === 'string')
  const known = types.length > 0 ? types : words.map(typeOf)
  return {
    types: known.length > 0 ? new Set(known) : undefined,
    words: words.length > 0 ? new Set(words.filter((word) => word !== null).map(String)) : undefined,
    members: new Map(entriesOf(schema.properties)),
    required: new Set(listOf(schema.required).map(String)),
    items: schema.items,
    isOpen: schema.additionalProperties !== undefined && schema.additionalProperties !== false,
    rules: Object.fromEntries(ruleNames.flatMap((name) => (name in schema ? [[name, schema[name]]] : []))),
  }
}

const both = (one: Shape, other: Shape): Shape => ({
  types: one.types ?? other.types,
  words: one.words ?? other.words,
  members: new Map([...one.members, ...other.members]),
  required: union(one.required, other.required),
  items: one.items ?? other.items,
  isOpen: one.isOpen || other.isOpen,
  rules: { ...one.rules, ...other.rules },
})

const either = (one: Shape, other: Shape): Shape => {
  const members = new Map(one.members)
  for (const [name, schema] of other.members)
    members.set(name, members.has(name) ? { anyOf: [members.get(name), schema] } : schema)
  return {
    types: one.types && other.types && union(one.types, other.types),
    words: one.words && other.words && union(one.words, other.words),
    members,
    required: new Set([...one.required].filter((name) => other.required.has(name))),
    items: one.items ?? other.items,
    isOpen: one.isOpen || other.isOpen,
    rules: Object.fromEntries(entriesOf(one.rules).filter(([name, value]) => other.rules[name] === value)),
  }
}

/** Returns whether a schema accepts null alone. */
export const isNull = (schema: unknown): boolean => child(schema, 'type') === 'null'

/** Reads what a schema says; alternatives become one shape that takes the values of each. */
export const shapeOf = (document: unknown, schema: unknown): Shape => {
  const resolved = resolve(document, schema).schema
  const own = ownShape(isJson(resolved) ? resolved : {})
  const alternatives = [...listOf(child(resolved, 'anyOf')), ...listOf(child(resolved, 'oneOf'))]
  const parts = listOf(child(resolved, 'allOf')).map((each) => shapeOf(document, each))
  const [first, ...rest] = alternatives.filter((each) => !isNull(each)).map((each) => shapeOf(document, each))
  const chosen = first === undefined ? [] : [rest.reduce(either, first)]
  const shape = [...parts, ...chosen].reduce(both, own)
  return alternatives.some(isNull) && shape.types !== undefined
    ? { ...shape, types: union(shape.types, new Set(['null'])) }
    : shape
}

/** Returns the alternatives of a union by the word that tells them apart; undefined where no member does. */
export const alternativesOf = (
  document: unknown,
  schema: unknown,
): ReadonlyMap<string, unknown> | undefined => {
  const mapping = child(resolve(document, schema).schema, 'discriminator', 'mapping')
  return isJson(mapping) ? new Map(entriesOf(mapping).map(([word, $ref]) => [word, { $ref }])) : undefined
}

/** Returns the name of the schema that a reference leads to, also where null may stand in its place. */
export const nameOf = (document: unknown, schema: unknown): string | undefined => {
  const { name } = resolve(document, schema)
  if (name !== undefined) return name
  const [only, ...others] = ['allOf', 'anyOf', 'oneOf']
    .flatMap((kind) => listOf(child(schema, kind)))
    .filter((each) => !isNull(each))
  return others.length === 0 && only !== undefined ? resolve(document, only).name : undefined
}
