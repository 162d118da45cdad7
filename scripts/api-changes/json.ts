/** A part of an OpenAPI document. */
export type Json = { readonly [name: string]: unknown }

/** Returns whether a value is a JSON object. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a member of a member; undefined where there is none. */
export const child = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((node, name) => (isJson(node) ? node[name] : undefined), value)

/** Returns the members of an object; none of anything else. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isJson(value) ? Object.entries(value) : []

/** Returns a list, empty if the value is not one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
