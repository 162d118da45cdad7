/** Reads the properties of a value of unknown type. */
export type Properties = Readonly<Record<string, unknown>>

/** Returns the properties of an object; none of a list, a text or nothing. */
export function propertiesOf(value: unknown): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
