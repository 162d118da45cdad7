import { z } from 'zod'

/** The settings of a library for copyright of copies. */
export const CopyrightSettings = z.object({
  /**
   * The declaration of patrons before they order a copy on the patron pages, by language. It is kept with the request.
   */
  declaration: z
    .object({
      version: z.string().trim().min(1).max(40),
      text: z
        .record(
          z.string().regex(/^[a-z]{2}$/, 'must be a language such as en'),
          z.string().trim().min(1).max(4000),
        )
        .refine((texts) => Object.keys(texts).length > 0, 'must have the text in at least one language'),
    })
    .optional(),
  /**
   * The number of copies of articles of one journal that a library takes in a calendar year, filled and pending ones counted (the
   * "rule of five" of CONTU); not counted where left out.
   */
  limit: z
    .object({
      copies: z.int().positive().max(1000).prefault(5),
      /** Articles of this age in years, and older ones, are not counted. */
      years: z.int().positive().max(200).prefault(5),
    })
    .optional(),
  /** The copyright compliance code of the request message (ISO 18626), where the request names none. */
  withinLimit: z.string().min(1).max(60).prefault('CCG'),
  beyondLimit: z.string().min(1).max(60).prefault('CCL'),
})
export type CopyrightSettings = z.infer<typeof CopyrightSettings>
