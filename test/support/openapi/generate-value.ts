import fc from 'fast-check'
import { type Document, isObject, resolve, type Schema, schemasIn } from './document.ts'
import type { KnownValues } from './known-values.ts'
import type { Random } from './random.ts'

/** The sources of values. */
export type Sources = {
  readonly document: Document
  readonly knownValues: KnownValues
  readonly random: Random
}

const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise)

/** Values of the formats that the document names. No address leads outside the machine. */
const byFormat: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2026-11-24T10:00:00.000Z', '2026-12-24T23:59:59.999Z', '2020-02-29T00:00:00.000Z'],
  date: ['2026-11-24', '2027-01-31', '2024-02-29'],
  duration: ['PT0S', 'PT5S', 'PT1M', 'PT1H', 'P1D', 'P30D', 'P9999D'],
  uri: ['http://127.0.0.1:9/iso18626', 'https://127.0.0.1:9/', 'http://localhost:9/a?b=c#d'],
  email: ['ill@example.org', 'a.b+c@example.com'],
  'ipv4-cidr': ['127.0.0.0/8', '10.1.2.3/32'],
  'ipv6-cidr': ['::1/128'],
}

/** Texts that programs trip over. */
export const awkwardTexts: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e',
  'a,b',
  '\\,',
  "' OR 1=1 --",
  '"*"',
  '<script>alert(1)</script>',
  'ß'.repeat(300),
  '👩‍👩‍👧‍👦',
  '９',
  'İ',
  '{"a":1}',
  'x'.repeat(5_000),
]

const words = ['On lending', 'Borrowing', 'Ärger in Köln', 'a', 'Zürich 9', 'x-y_z', '42']

const matching = new Map<string, fc.Arbitrary<string> | null>()
const arbitraryOf = (pattern: string): fc.Arbitrary<string> | null => {
  if (!matching.has(pattern)) {
    let arbitrary: fc.Arbitrary<string> | null = null
    try {
      arbitrary = fc.stringMatching(new RegExp(pattern, 'u'))
    } catch {
      // fast-check cannot generate texts for a pattern with this assertion: other texts are used.
    }
    matching.set(pattern, arbitrary)
  }
  return matching.get(pattern) ?? null
}

const textOf = (schema: Schema, name: string, { knownValues, random }: Sources): string => {
  const existing = knownValues.find(name, random)
  if (existing !== undefined && random.chance(0.7)) return existing
  const formatted = byFormat[String(schema.format)]
  if (formatted !== undefined) return random.pick(formatted)
  if (typeof schema.pattern === 'string') {
    const arbitrary = arbitraryOf(schema.pattern)
    if (arbitrary !== null) {
      const [text] = fc.sample(arbitrary, { numRuns: 1, seed: random.below(1e9) })
      if (text !== undefined) return text
    }
  }
  const least = number(schema.minLength, 0)
  const text = random.chance(0.1) ? random.pick(awkwardTexts) : random.pick(words)
  return text.padEnd(least, 'x').slice(0, Math.max(least, Math.min(number(schema.maxLength, 400), 400)))
}

const numberOf = (schema: Schema, isWhole: boolean, random: Random): number => {
  const least = number(schema.minimum, number(schema.exclusiveMinimum, -1) + (isWhole ? 1 : 0.5))
  const most = number(schema.maximum, number(schema.exclusiveMaximum, least + 100))
  const value = random.chance(0.3) ? random.pick([least, most]) : least + random.next() * (most - least)
  return isWhole ? Math.trunc(value) : value
}

/** Members whose values are bounded here, so that a call ends soon. */
const fixed: Readonly<Record<string, readonly unknown[]>> = { wait: [0, 0, 0, 1] }

/** Returns the members that all parts of a composed schema declare, and those that it requires. */
const membersOf = (
  schema: Schema,
  sources: Sources,
): { readonly members: Readonly<Record<string, Schema>>; readonly required: readonly string[] } => {
  const parts = schemasIn(schema.allOf).map((part) => membersOf(resolve(sources.document, part), sources))
  const own: Record<string, Schema> = {}
  for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
    if (isObject(member)) own[name] = member
  return {
    members: Object.assign({}, ...parts.map(({ members }) => members), own),
    required: [
      ...parts.flatMap(({ required }) => required),
      ...(Array.isArray(schema.required) ? schema.required.map(String) : []),
    ],
  }
}

const objectOf = (schema: Schema, sources: Sources, depth: number): unknown => {
  const { random } = sources
  const { members, required } = membersOf(schema, sources)
  const made: Record<string, unknown> = {}
  const share = depth > 4 ? 0.05 : depth > 2 ? 0.25 : 0.45
  for (const [name, member] of Object.entries(members))
    if (required.includes(name) || random.chance(share))
      made[name] = generateValue(member, name, sources, depth + 1)
  if (isObject(schema.additionalProperties) && depth < 6) {
    const names = isObject(schema.propertyNames) ? schema.propertyNames : { type: 'string' }
    for (let count = random.below(3); count > 0; count -= 1) {
      const name = generateValue(names, 'member', sources, depth + 1)
      made[String(name)] = generateValue(schema.additionalProperties, 'member', sources, depth + 1)
    }
  }
  return made
}

const listOf = (schema: Schema, name: string, sources: Sources, depth: number): unknown => {
  const least = number(schema.minItems, 0)
  const most = Math.min(number(schema.maxItems, least + 3), least + 3)
  const length = least + sources.random.below(most - least + 1)
  const items = isObject(schema.items) ? schema.items : {}
  return Array.from({ length }, () => generateValue(items, name, sources, depth + 1))
}

/**
 * Makes a value that a schema describes: with the ids and codes that earlier answers had, else at random.
 *
 * @param name the name of its member or parameter
 */
export const generateValue = (schema: Schema, name: string, sources: Sources, depth = 0): unknown => {
  const { document, random } = sources
  if (fixed[name] !== undefined) return random.pick(fixed[name])
  const resolved = resolve(document, schema)
  if ('const' in resolved) return resolved.const
  if (Array.isArray(resolved.enum)) return random.pick(resolved.enum)
  const alternatives = [...schemasIn(resolved.oneOf), ...schemasIn(resolved.anyOf)]
  if (alternatives.length > 0) return generateValue(random.pick(alternatives), name, sources, depth)
  const types = [resolved.type].flat().filter((type) => typeof type === 'string')
  const type = types.length === 0 ? undefined : random.pick(types)
  if (type === 'object' || resolved.allOf !== undefined) return objectOf(resolved, sources, depth)
  if (type === 'array') return listOf(resolved, name, sources, depth)
  if (type === 'string') return textOf(resolved, name, sources)
  if (type === 'integer' || type === 'number') return numberOf(resolved, type === 'integer', random)
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'null') return null
  return random.pick([null, 1, 'text', true, [], {}])
}
