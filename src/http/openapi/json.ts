/** A JSON object of the document that is built. */
export type Json = { [name: string]: unknown }

/** Returns whether a value is a JSON object. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
