import { z } from 'zod'
import { instantOf } from '../../borrowing/time.ts'
import type { Instant } from '../../borrowing/values.ts'
import { reasonOfIssue } from '../../issue-reason.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { schemaMessage } from '../../translations/schema-message.ts'

/** Writes a reason for a column or field of text, which `StoredReason` reads. */
export const reasonToText = ({ code, params }: AnyReason): string => JSON.stringify({ code, params })

/** A column that holds an instant as milliseconds since 1970. */
export const storedInstant = z.int().transform(instantOf)

/** A boolean column, stored as 1 or 0. */
export const storedFlag = z.literal([0, 1]).transform((value) => value === 1)

/** Returns an instant as a column holds it: milliseconds since 1970. */
export const toMilliseconds = (instant: Instant): number => Date.parse(instant)

const damagedProblem = (what: string, error: z.ZodError, cause: unknown): Problem =>
  new Problem('unavailable', reason('store.unreadable_document', { what }), {
    cause,
    faults: error.issues.map((issue) => ({ path: issue.path.join('/'), ...reasonOfIssue(issue) })),
  })

/**
 * Reads a row that a statement gave, checked by its schema.
 *
 * @param what the name for error messages, such as `request`
 * @throws Problem `unavailable` if the row does not match
 */
export const parseStored = <Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  row: unknown,
): z.output<Schema> => {
  const read = schema.safeParse(row)
  if (read.success) return read.data
  throw damagedProblem(what, read.error, read.error)
}

/** Parses a row as `parseStored` does, of a statement that may find nothing. */
export const parseStoredOrNull = <Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  row: unknown,
): z.output<Schema> | null => (row === undefined ? null : parseStored(what, schema, row))

/** Parses all rows of a statement as `parseStored` does. */
export const parseAllStored = <Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  rows: readonly unknown[],
): readonly z.output<Schema>[] => rows.map((row) => parseStored(what, schema, row))

/** Returns the schema of a column that holds a document as JSON, checked by the document's schema. */
export const storedJson = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: schemaMessage('fault.json') })
        return z.NEVER
      }
    })
    .pipe(schema)

/**
 * The column of a document as JSON. A text that is not JSON, after an edit by hand, stays a text, which no document's
 * schema accepts: so it is a fault of this document, and the others are read.
 */
export const storedDocument = z.string().transform((text): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
})
