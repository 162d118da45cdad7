import { isObject } from './document.ts'
import { awkwardTexts } from './generate-value.ts'
import type { Random } from './random.ts'

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
