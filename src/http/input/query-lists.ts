import { z } from '@hono/zod-openapi'

/** Returns a query parameter that may be repeated, or hold several values with commas between them. */
export const listOf = <Each extends z.ZodType>(each: Each) =>
  z.preprocess(
    (value) =>
      [value]
        .flat()
        .flatMap((part) => (typeof part === 'string' ? part.split(',').map((text) => text.trim()) : [part]))
        .filter((part) => part !== ''),
    z.array(each).min(1).max(100),
  )
