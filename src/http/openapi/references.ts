import { isJson, type Json } from './json.ts'

const prefix = '#/components/schemas/'

/** Writes a reference to a schema of the document. */
export const referenceTo = (name: string): string => `${prefix}${name}`

/** Returns the name of the schema that a schema refers to; undefined where it refers to none. */
export const referencedName = ({ $ref }: Json): string | undefined =>
  typeof $ref === 'string' && $ref.startsWith(prefix) ? $ref.slice(prefix.length) : undefined

/**
 * Returns the schema that a schema refers to, or itself where it refers to none.
 *
 * @param schemas the schemas of the document, by name
 */
export const schemaOfReference = (schema: Json, schemas: Json): Json => {
  const referred = schemas[referencedName(schema) ?? '']
  return isJson(referred) ? schemaOfReference(referred, schemas) : schema
}

/** Writes what a schema allows, whatever it says in words: to compare schemas. */
export const contentOf = (schema: Json): string =>
  JSON.stringify(schema, (name, value: unknown) =>
    name === 'description' && typeof value === 'string' ? undefined : value,
  )

/** The fewest characters that a component of its own must save. */
export const leastSaved = 120

/** Returns the first name that is free, or the last one with a number. */
export const freeName = (names: readonly string[], taken: Json): string => {
  const last = names.at(-1) ?? 'Part'
  const numbers = Object.keys(taken).filter((each) => each.startsWith(last)).length
  return names.find((each) => each.length > 1 && !(each in taken)) ?? `${last}${numbers + 1}`
}
