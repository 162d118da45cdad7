import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Actor, Instant } from '../values.ts'
import { text } from './text.ts'

/** The number of copies of young articles of a journal that were asked for in a calendar year, this one left out. */
export const CopyrightCount = z.object({
  issn: text(20).describe('The ISSN of the journal.'),
  year: z.int().describe('The calendar year that is counted.'),
  filled: z.int().nonnegative().describe('How many copies the library received.'),
  pending: z.int().nonnegative().describe('How many copies are requested and not received yet.'),
  limit: z.int().nonnegative().describe('How many copies of the journal the library takes in a year.'),
})
export type CopyrightCount = z.infer<typeof CopyrightCount>

/** The copyright record of a copy. */
export const CopyrightRecord = z.object({
  declaration: z
    .object({
      version: text(40).describe('The version of the declaration, as the library names it.'),
      text: text(4000).describe('The text of the declaration, as it was shown to the patron.'),
      at: Instant.describe('When the patron made the declaration.'),
    })
    .optional()
    .describe('The declaration of the patron: the version and the text as it was shown.'),
  count: CopyrightCount.optional().describe(
    'The counts at the time when the request was created or its citation changed.',
  ),
  code: text(60).optional().describe('The copyright compliance code that followed from the count.'),
  cleared: z
    .object({
      reason: personal(text(500)).optional().describe('Why staff went on.'),
      by: Actor.describe('Who cleared the request.'),
      at: Instant.describe('When staff cleared the request.'),
    })
    .optional()
    .describe(
      'Who went on with the request at the limit, when and why; the reason is removed when the request is anonymized.',
    ),
})
export type CopyrightRecord = z.infer<typeof CopyrightRecord>
