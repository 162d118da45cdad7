import { z } from '@hono/zod-openapi'

/** The query parameters of every list: the size of a page and where it starts. */
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number('a whole number').int().min(1).max(200).prefault(50),
}

/** A page of a list; `nextCursor` reads the page that follows, and is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
