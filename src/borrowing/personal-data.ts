import type { z } from 'zod'

/** Marks a field that holds personal data: it is removed when the request is anonymized. */
export const personal = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ ...schema.meta(), 'x-personal': true })

/**
 * Marks a field that holds a code, or words of a person in its place: only a code stays when the request is anonymized.
 */
export const codeOrWords = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ ...schema.meta(), 'x-words': true })
