import { child, listOf } from './json.ts'
import { alternativesOf, isNull, nameOf, type Shape, shapeOf } from './shape.ts'

/** The side that writes the values: `sent` by the client, or `received` by it. */
export type Side = 'sent' | 'received'

/** A change that a client must follow, at a member such as `items[].status`; an empty path is the whole value. */
export type SchemaChange = { readonly path: string; readonly change: string }

/** Two documents, and what was said already of the schemas that have the same name in both, by name and side. */
export type Comparison = {
  readonly before: unknown
  readonly now: unknown
  readonly named: Map<string, readonly SchemaChange[]>
}

const code = (names: Iterable<unknown>): string => [...names].map((name) => `\`${name}\``).join(', ')

const inCode = (value: unknown): string => (value === undefined ? 'none' : `\`${value}\``)

const missing = (from: ReadonlySet<string>, those: ReadonlySet<string>): readonly string[] =>
  [...those].filter((each) => !from.has(each))

const at = (name: string, changes: readonly SchemaChange[]): readonly SchemaChange[] =>
  changes.map(({ path, change }) => ({
    path: path === '' || path.startsWith('[') ? `${name}${path}` : `${name}.${path}`,
    change,
  }))

const changesOfTypes = (before: Shape, now: Shape, side: Side): readonly string[] => {
  // A whole number is a number.
  const widen = (types: ReadonlySet<string>): ReadonlySet<string> =>
    types.has('number') ? new Set([...types, 'integer']) : types
  const [all, few] = side === 'sent' ? [now.types, before.types] : [before.types, now.types]
  if (all === undefined) return []
  const more = few === undefined ? ['any'] : missing(widen(all), few)
  if (more.length === 0) return []
  return side === 'sent'
    ? [`takes ${code(all)} only, no longer ${code(more)}`]
    : [`may be ${code(more)}, no longer ${code(all)} only`]
}

const changesOfWords = (before: Shape, now: Shape, side: Side): readonly string[] => {
  if (before.words === undefined)
    return now.words !== undefined && side === 'sent' ? [`takes ${code(now.words)} only`] : []
  if (now.words === undefined)
    return side === 'received' ? ['is no longer one of the words of an enumeration'] : []
  const gone = missing(now.words, before.words)
  if (gone.length === 0) return []
  return [side === 'sent' ? `takes no ${code(gone)} any more` : `is never ${code(gone)} any more`]
}

const isTighter = (rule: string, before: unknown, now: unknown): boolean => {
  if (now === undefined || now === before) return false
  if (before === undefined || typeof before !== 'number' || typeof now !== 'number') return true
  return /^(?:min|exclusiveMin)/.test(rule) ? now > before : now < before
}

const changesOfRules = (before: Shape, now: Shape, side: Side): readonly string[] => {
  // A new format says in one word what was in force: another one is another value.
  const rules = Object.keys(side === 'received' ? before.rules : now.rules).filter((rule) =>
    rule === 'format'
      ? before.rules.format !== undefined && before.rules.format !== now.rules.format
      : side === 'sent' && isTighter(rule, before.rules[rule], now.rules[rule]),
  )
  return rules.map(
    (rule) => `has the \`${rule}\` ${inCode(now.rules[rule])}, before ${inCode(before.rules[rule])}`,
  )
}

const changesOfMembers = (
  comparison: Comparison,
  before: Shape,
  now: Shape,
  side: Side,
  parents: ReadonlySet<string>,
): readonly SchemaChange[] => {
  const needed =
    side === 'sent'
      ? missing(before.required, now.required).map((path) => ({ path, change: 'is needed' }))
      : missing(now.required, before.required)
          .filter((name) => now.members.has(name))
          .map((path) => ({ path, change: 'may be absent' }))
  const each = [...before.members].flatMap(([name, schema]) =>
    now.members.has(name)
      ? at(name, compare(comparison, schema, now.members.get(name), side, parents))
      : side === 'sent' && now.isOpen
        ? []
        : [{ path: name, change: 'is gone' }],
  )
  return [...needed, ...each]
}

const compareUnnamed = (
  comparison: Comparison,
  before: unknown,
  now: unknown,
  side: Side,
  parents: ReadonlySet<string>,
): readonly SchemaChange[] => {
  const alternatives = alternativesOf(comparison.before, before)
  const present = alternativesOf(comparison.now, now)
  if (alternatives !== undefined && present !== undefined)
    return [...alternatives].flatMap(([word, schema]) =>
      present.has(word)
        ? at(`(${word})`, compare(comparison, schema, present.get(word), side, parents))
        : [{ path: `(${word})`, change: 'is gone' }],
    )
  const [one, other] = [shapeOf(comparison.before, before), shapeOf(comparison.now, now)]
  return [
    ...[changesOfTypes, changesOfWords, changesOfRules]
      .flatMap((changes) => changes(one, other, side))
      .map((change) => ({ path: '', change })),
    ...changesOfMembers(comparison, one, other, side, parents),
    ...(one.items !== undefined && other.items !== undefined
      ? at('[]', compare(comparison, one.items, other.items, side, parents))
      : []),
  ]
}

/** Says whether null may stand in the place of a reference to a schema. */
const takesNull = (schema: unknown): boolean =>
  ['anyOf', 'oneOf'].some((kind) => listOf(child(schema, kind)).some(isNull))

/**
 * Compares two schemas of a value. Schemas that have the same name in both documents are compared once: their changes
 * go to `named`.
 *
 * @param parents the pairs of schemas that are being compared, which a schema that contains itself meets again
 * @returns what a client must follow
 */
export const compare = (
  comparison: Comparison,
  before: unknown,
  now: unknown,
  side: Side,
  parents: ReadonlySet<string> = new Set(),
): readonly SchemaChange[] => {
  const [name, present] = [nameOf(comparison.before, before), nameOf(comparison.now, now)]
  if (name === undefined && present === undefined)
    return compareUnnamed(comparison, before, now, side, parents)
  const pair = `${name} ${present} ${side}`
  if (parents.has(pair)) return []
  const inner = new Set([...parents, pair])
  if (name === undefined || name !== present) return compareUnnamed(comparison, before, now, side, inner)
  const key = `${name} ${side}`
  if (!comparison.named.has(key)) {
    comparison.named.set(key, [])
    const reference = { $ref: `#/components/schemas/${name}` }
    comparison.named.set(key, compareUnnamed(comparison, reference, reference, side, inner))
  }
  const nulls = [takesNull(before), takesNull(now)] as const
  if (nulls[0] === nulls[1]) return []
  if (side === 'sent') return nulls[0] ? [{ path: '', change: 'takes no `null` any more' }] : []
  return nulls[1] ? [{ path: '', change: 'may be `null`' }] : []
}
