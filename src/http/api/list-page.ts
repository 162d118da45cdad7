import { z } from '@hono/zod-openapi'

/** How a list is asked for: how much at a time, and from where. */
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number('a whole number').int().min(1).max(200).prefault(50),
}

/** A part of a list; `next` is the cursor of the part behind it, or null. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
