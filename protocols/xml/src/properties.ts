/** An object as the writer gets it, with unchecked properties. */
export type Properties = Readonly<Record<string, unknown>>

/** Tells an object with properties from a list and from anything else. */
export function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
