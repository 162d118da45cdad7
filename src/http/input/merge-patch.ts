import { z } from '@hono/zod-openapi'
import { isRecord } from '../../is-record.ts'

/** Applies a JSON Merge Patch (RFC 7396): null removes a member, objects are merged, anything else is replaced. */
export const mergePatch = (target: unknown, patch: unknown): unknown => {
  if (!isRecord(patch)) return patch
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name]
    else merged[name] = mergePatch(merged[name], value)
  }
  return merged
}

/**
 * Returns the schema of a merge patch of an object: every member may be absent, or null where the object may lack it.
 */
export const mergePatchOf = (schema: z.ZodObject): z.ZodObject =>
  z.object(
    Object.fromEntries(
      Object.entries(schema.shape).map(([name, member]) => [
        name,
        z.optional(z.safeParse(member, undefined).success ? z.nullable(member) : member),
      ]),
    ),
  )

/** Returns a JSON body that is a merge patch, under its own media type or as plain JSON. */
export const mergePatchBody = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  content: { 'application/merge-patch+json': { schema }, 'application/json': { schema } },
})
