import { isObject } from './is-object.ts'
import type { SchemaNode } from './schema-node.ts'

/** One of several shapes that a value may have. */
export type Alternative = {
  /** The word that it is chosen by: the constant that sets it apart, or what it holds. */
  readonly id: string
  readonly node: SchemaNode
  readonly matches: (value: unknown) => boolean
  /** The value once it is chosen. */
  readonly start: unknown
  /** The member that holds the constant, which the form does not show again. */
  readonly constant?: string
}

/** The kind of input for a value. */
export type FieldKind =
  | { readonly kind: 'constant' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'yes_no' }
  | { readonly kind: 'number'; readonly isInteger: boolean }
  | { readonly kind: 'duration'; readonly canBeOff: boolean }
  | { readonly kind: 'secret' }
  | { readonly kind: 'day' }
  | { readonly kind: 'text'; readonly isLong: boolean; readonly canBeNull: boolean }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'texts' }
  | { readonly kind: 'list'; readonly item: SchemaNode }
  | { readonly kind: 'object' }
  /** An object with members that the schema does not name. */
  | { readonly kind: 'json' }
  | { readonly kind: 'record'; readonly value: SchemaNode }
  | { readonly kind: 'alternatives'; readonly alternatives: readonly Alternative[] }

const typesOf = ({ type }: SchemaNode): readonly string[] => (type === undefined ? [] : [type].flat())

/** Returns the member that tells the alternatives apart: a required one that has a list of words in each of them. */
const discriminatorOf = (nodes: readonly SchemaNode[]): string | undefined =>
  Object.keys(nodes[0]?.properties ?? {}).find(
    (name) =>
      nodes.length > 1 &&
      nodes.every(
        ({ properties = {}, required = [] }) =>
          properties[name]?.enum !== undefined && required.includes(name),
      ),
  )

const objectAlternatives = (node: SchemaNode, discriminator: string | undefined): readonly Alternative[] => {
  if (discriminator !== undefined)
    return (node.properties?.[discriminator]?.enum ?? []).map((word) => ({
      id: String(word),
      node,
      matches: (value) => isObject(value) && value[discriminator] === word,
      start: { ...(startOf(node) as object), [discriminator]: word },
      constant: discriminator,
    }))
  // One of its members, whichever.
  if (node.minProperties === 1 && node.maxProperties === 1)
    return Object.entries(node.properties ?? {}).flatMap(([name, member]) =>
      objectAlternatives({ type: 'object', properties: { [name]: member }, required: [name] }, undefined),
    )
  const [own = ''] = node.required ?? []
  return [{ id: own, node, matches: (value) => isObject(value) && own in value, start: startOf(node) }]
}

const alternativesOf = (nodes: readonly SchemaNode[]): readonly Alternative[] => {
  const discriminator = discriminatorOf(nodes.filter(({ properties }) => properties !== undefined))
  return nodes.flatMap((node): readonly Alternative[] => {
    if (node.enum !== undefined)
      return node.enum.map((word) => ({
        id: String(word),
        node,
        matches: (value) => value === word,
        start: word,
      }))
    if (typesOf(node).includes('array'))
      return [{ id: 'list', node, matches: (value) => Array.isArray(value), start: [] }]
    return objectAlternatives(node, discriminator)
  })
}

const durationPattern = '^P(?=.)'
const longText = 1_000

const textKind = (node: SchemaNode): FieldKind => {
  const canBeNull = typesOf(node).includes('null')
  if (node['x-secret'] === true) return { kind: 'secret' }
  if (node.format === 'date') return { kind: 'day' }
  if (node.pattern?.startsWith(durationPattern) === true) return { kind: 'duration', canBeOff: canBeNull }
  return {
    kind: 'text',
    isLong: node.format === undefined && (node.maxLength ?? 0) > longText,
    canBeNull,
  }
}

const arrayKind = ({ items = {} }: SchemaNode): FieldKind => {
  if (items.enum !== undefined) return { kind: 'choices', options: items.enum.map(String) }
  return kindOf(items).kind === 'text' ? { kind: 'texts' } : { kind: 'list', item: items }
}

/** Says how a value of a schema is asked for. */
export const kindOf = (node: SchemaNode): FieldKind => {
  const options = node.oneOf ?? node.anyOf
  if (options !== undefined)
    return options.every((each) => typesOf(each).includes('string') && each.enum === undefined)
      ? { kind: 'text', isLong: false, canBeNull: false }
      : { kind: 'alternatives', alternatives: alternativesOf(options) }
  if (node.enum !== undefined)
    return node.enum.length === 1 ? { kind: 'constant' } : { kind: 'choice', options: node.enum.map(String) }
  const types = typesOf(node)
  if (types.includes('boolean')) return { kind: 'yes_no' }
  if (types.includes('integer') || types.includes('number'))
    return { kind: 'number', isInteger: types.includes('integer') }
  if (types.includes('array')) return arrayKind(node)
  if (types.includes('string')) return textKind(node)
  if (typeof node.additionalProperties !== 'object') return { kind: 'object' }
  return node.properties === undefined
    ? { kind: 'record', value: node.additionalProperties }
    : { kind: 'json' }
}

/** Returns the first value of a new item of a list. */
export const firstOf = (item: SchemaNode): unknown => {
  const kind = kindOf(item)
  return kind.kind === 'alternatives' ? kind.alternatives[0]?.start : (startOf(item) ?? {})
}

/**
 * Returns the first value of a list. A list that must hold a thing with settings begins with one, whose fields can be
 * filled in at once.
 */
const startOfList = ({ items = {}, minItems = 0 }: SchemaNode): readonly unknown[] =>
  minItems > 0 && ['object', 'alternatives'].includes(kindOf(items).kind) ? [firstOf(items)] : []

/** Returns the first value of a schema: its defaults, and those of its members. Undefined where it has none. */
export const startOf = (node: SchemaNode): unknown => {
  const { properties, enum: words } = node
  if (properties !== undefined && (node.default === undefined || isObject(node.default)))
    return Object.fromEntries(
      Object.entries(properties).flatMap(([name, member]) => {
        const defaultValue = isObject(node.default) ? node.default[name] : undefined
        const isAsked = member.default !== undefined || node.required?.includes(name) === true
        const value = defaultValue ?? (isAsked ? startOf(member) : undefined)
        return value === undefined ? [] : [[name, value]]
      }),
    )
  if (node.default !== undefined) return node.default
  if (words?.length === 1) return words[0]
  if (typesOf(node).includes('array')) return startOfList(node)
  return undefined
}
