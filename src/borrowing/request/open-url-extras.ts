import { z } from 'zod'
import { text } from './text.ts'

/** The data of the OpenURL besides its citation, unchanged. */
export const OpenUrlExtras = z.object({
  version: z.enum(['0.1', '1.0']).describe('The version of OpenURL.'),
  source: text(4000).optional().describe('The system that made the link: its `rfr_id` or `sid`.'),
  unknown: z
    .record(text(120), z.array(text(4000)))
    .describe('Keys that have no place in the citation, with their values.'),
  faults: z
    .array(
      z.object({
        key: text(120).describe('The key of the OpenURL.'),
        value: text(120).describe('Its value.'),
        message: text(300).describe('What was wrong.'),
      }),
    )
    .max(500)
    .describe('Numbers that were wrong and left out, and values that were not read.'),
})
export type OpenUrlExtras = z.infer<typeof OpenUrlExtras>
