import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Actor, Instant } from '../values.ts'
import { text } from './text.ts'

/** The number of copies of young articles of a journal that were asked for in a calendar year, this one left out. */
export const CopyrightCount = z.object({
  issn: text(20),
  year: z.int(),
  filled: z.int().nonnegative(),
  pending: z.int().nonnegative(),
  /** The number of copies that the library takes in a year. */
  limit: z.int().nonnegative(),
})
export type CopyrightCount = z.infer<typeof CopyrightCount>

/** The copyright record of a copy. */
export const CopyrightRecord = z.object({
  /** The declaration of the patron: the version and the text as it was shown. */
  declaration: z.object({ version: text(40), text: text(4000), at: Instant }).optional(),
  /** The counts at the time when the request was created or its citation changed. */
  count: CopyrightCount.optional(),
  /** The compliance code that followed from the count. */
  code: text(60).optional(),
  /** Why staff went on at the limit; the reason goes when the request is anonymized. */
  cleared: z.object({ reason: personal(text(500)).optional(), by: Actor, at: Instant }).optional(),
})
export type CopyrightRecord = z.infer<typeof CopyrightRecord>
