import { isJson, type Json } from './json.ts'
import { freeName, leastSaved, referencedName, referenceTo } from './references.ts'

const requiredOf = ({ required }: Json): readonly string[] =>
  Array.isArray(required) ? required.map(String) : []

/** Returns the members that all alternatives have alike, with whether they are required. */
const sharedMembers = (alternatives: readonly Json[]): Json => {
  const written = (alternative: Json, name: string): string =>
    JSON.stringify([Object(alternative.properties)[name], requiredOf(alternative).includes(name)])
  const [first = {}, ...others] = alternatives
  return Object.fromEntries(
    Object.entries(Object(first.properties)).filter(([name]) =>
      others.every((other) => written(other, name) === written(first, name)),
    ),
  )
}

/** Returns an object without some of its members. */
const without = (schema: Json, shared: Json): Json => {
  const required = requiredOf(schema).filter((name) => !(name in shared))
  const { description: _, required: __, ...rest } = schema
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(Object(schema.properties)).filter(([name]) => !(name in shared)),
    ),
    ...(required.length > 0 ? { required } : {}),
  }
}

/** Makes the schema of the members that several objects have. */
const baseOf = ([first = {}]: readonly Json[], shared: Json): Json => {
  const required = requiredOf(first).filter((name) => name in shared)
  return { type: 'object', properties: shared, ...(required.length > 0 ? { required } : {}) }
}

/** Writes an object as the members of its base, and its own. */
const extending = (schema: Json, base: string, shared: Json): Json => {
  const { description } = schema
  const own = without(schema, shared)
  const hasOwn = Object.keys(Object(own.properties)).length > 0
  return {
    ...(description === undefined ? {} : { description }),
    allOf: [{ $ref: referenceTo(base) }, ...(hasOwn ? [own] : [])],
  }
}

/** Says whether a schema is one object, whose members another may extend. */
export const isPlainObject = ({ properties, additionalProperties }: Json): boolean =>
  isJson(properties) && additionalProperties === undefined

/** Puts what all alternatives of a union have into one schema, such as `EventBase`, which each of them extends. */
export const shareMembers = (schemas: Json): void => {
  for (const [union, schema] of Object.entries(schemas)) {
    const { oneOf, discriminator } = Object(schema)
    if (!Array.isArray(oneOf) || discriminator === undefined) continue
    const names = oneOf.filter(isJson).flatMap((each) => referencedName(each) ?? [])
    const alternatives = names.map((name) => schemas[name]).filter(isJson)
    if (names.length < 3 || !alternatives.every(isPlainObject)) continue
    const shared = sharedMembers(alternatives)
    if (JSON.stringify(shared).length * (names.length - 1) < leastSaved * names.length) continue
    const base = `${union}Base`
    schemas[base] = baseOf(alternatives, shared)
    for (const name of names) schemas[name] = extending(Object(schemas[name]), base, shared)
  }
}

/** The fewest characters of shared members for which two objects get a base. */
const leastOverlap = 4 * leastSaved

/** Lists the pairs of objects that have members in common, those with the most in common first. */
const overlappingPairs = (schemas: Json): readonly (readonly [string, string])[] => {
  const holders = new Map<string, string[]>()
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isJson(schema) || !isPlainObject(schema) || name.endsWith('Base')) continue
    for (const [member, its] of Object.entries(Object(schema.properties))) {
      const key = JSON.stringify([member, its, requiredOf(schema).includes(member)])
      const names = holders.get(key)
      if (names === undefined) holders.set(key, [name])
      else names.push(name)
    }
  }
  const sizes = new Map<string, number>()
  for (const [{ length }, names] of holders)
    for (const [index, name] of names.entries())
      for (const other of names.slice(index + 1)) {
        const pair = [name, other].toSorted((one, two) => one.length - two.length).join(' ')
        sizes.set(pair, (sizes.get(pair) ?? 0) + length)
      }
  return [...sizes]
    .filter(([, size]) => size >= leastOverlap)
    .toSorted(([, one], [, other]) => other - one)
    .map(([pair]) => {
      const [name = '', other = ''] = pair.split(' ')
      return [name, other] as const
    })
}

/** Lets two objects that have much in common, such as `Partner` and what is written of it, extend a base. */
export const shareOverlaps = (schemas: Json): void => {
  for (const names of overlappingPairs(schemas)) {
    const pair: readonly Json[] = names.map((name) => Object(schemas[name]))
    if (!pair.every(isPlainObject)) continue
    const shared = sharedMembers(pair)
    const countOf = ({ properties }: Json): number => Object.keys(Object(properties)).length
    const whole = names.find((_, index) => countOf(pair[index] ?? {}) === countOf({ properties: shared }))
    const base = whole ?? freeName([`${names[0]}Base`, `${names.join('And')}Base`], schemas)
    schemas[base] ??= baseOf(pair, shared)
    for (const name of names)
      if (name !== base) schemas[name] = extending(Object(schemas[name]), base, shared)
  }
}
