import { z } from 'zod'
import { text } from './text.ts'

/** The data of the OpenURL besides its citation, unchanged. */
export const OpenUrlExtras = z.object({
  version: z.enum(['0.1', '1.0']),
  /** The system that made the link: its `rfr_id` or `sid`. */
  source: text(4000).optional(),
  /** Keys that have no place in the citation, with their values. */
  unknown: z.record(text(120), z.array(text(4000))),
  /** Numbers that were wrong and left out, and values that were not read. */
  faults: z.array(z.object({ key: text(120), value: text(120), message: text(300) })).max(500),
})
export type OpenUrlExtras = z.infer<typeof OpenUrlExtras>
