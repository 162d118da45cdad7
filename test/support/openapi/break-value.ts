import { isObject } from './document.ts'
import { awkwardTexts } from './generate-value.ts'
import type { Random } from './random.ts'

const many = 10_000

/** Values that are large in one way each: members, elements, levels, digits. */
const largeValues: readonly unknown[] = [
  Array.from({ length: many }, () => null),
  Array.from({ length: many }, () => ({})),
  Array.from({ length: many }, (_, index) => index),
  Object.fromEntries(Array.from({ length: many }, (_, index) => [`m${index}`, { x: null }])),
  JSON.parse('['.repeat(45) + ']'.repeat(45)),
  JSON.parse('['.repeat(60) + ']'.repeat(60)),
  2 ** 53,
  '0'.repeat(many),
  'a '.repeat(many),
  ' '.repeat(many),
  `a${'\u0301'.repeat(many)}`,
  `a@${'a.'.repeat(many)}`,
]

const wrongValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  9e15,
  1e308,
  [],
  {},
  [[]],
  { a: { b: { c: {} } } },
  ...awkwardTexts,
  ...largeValues,
]

/** Changes one place of a value at random: another type, one member less, one member more. */
export const breakValue = (value: unknown, random: Random): unknown => {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.8)) {
    const at = random.below(value.length)
    return value.map((each, index) => (index === at ? breakValue(each, random) : each))
  }
  if (!isObject(value) || random.chance(0.15)) return random.pick(wrongValues)
  const entries = Object.entries(value)
  if (entries.length === 0 || random.chance(0.2))
    return { ...value, [random.pick(['unknownMember', '__proto__', 'constructor', ''])]: 1 }
  const [chosen] = random.pick(entries)
  if (random.chance(0.25)) return Object.fromEntries(entries.filter(([name]) => name !== chosen))
  return Object.fromEntries(
    entries.map(([name, member]) => [name, name === chosen ? breakValue(member, random) : member]),
  )
}
