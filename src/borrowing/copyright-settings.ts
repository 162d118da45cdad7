import { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'

/** The settings of a library for copyright of copies. */
export const CopyrightSettings = z.object({
  declaration: z
    .object({
      version: z
        .string()
        .trim()
        .min(1)
        .max(40)
        .describe('The version of the declaration, as the library names it.'),
      text: z
        .record(
          z.string().regex(/^[a-z]{2}$/, schemaMessage('fault.language_en')),
          z.string().trim().min(1).max(4000),
        )
        .refine((texts) => Object.keys(texts).length > 0, schemaMessage('fault.text_in_a_language'))
        .describe('The text of the declaration by language, such as `en`, as patrons see it.'),
    })
    .optional()
    .describe(
      'The declaration of patrons before they order a copy on the patron pages, by language. It is kept with the request.',
    ),
  limit: z
    .object({
      copies: z
        .int()
        .positive()
        .max(1000)
        .prefault(5)
        .describe(
          'The number of copies, filled and pending ones counted together, at which a further request waits for staff.',
        ),
      years: z
        .int()
        .positive()
        .max(200)
        .prefault(5)
        .describe('The age in years from which articles are not counted.'),
    })
    .optional()
    .describe(
      'The limit of copies of articles of one journal in a calendar year (the "rule of five" of CONTU); nothing is counted where left out.',
    ),
  withinLimit: z
    .string()
    .min(1)
    .max(60)
    .prefault('CCG')
    .describe('The copyright compliance code of a request within the limit, where the request names none.'),
  beyondLimit: z
    .string()
    .min(1)
    .max(60)
    .prefault('CCL')
    .describe(
      'The copyright compliance code of a request at the limit or beyond, such as `CCL`. A code that the request names is kept.',
    ),
})
export type CopyrightSettings = z.infer<typeof CopyrightSettings>
