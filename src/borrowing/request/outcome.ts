import { z } from 'zod'
import { codeOrWords } from '../personal-data.ts'
import { text } from './text.ts'

/** The outcome of a closed request. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('completed'),
    reason: codeOrWords(text(200)).optional().describe('Why the request is completed, where staff said so.'),
  }),
  z.object({ kind: z.literal('declined') }),
  z.object({ kind: z.literal('cancelled_by_staff') }),
  z.object({ kind: z.literal('cancelled_by_patron') }),
  z.object({ kind: z.literal('cancelled_by_partner') }),
  z.object({ kind: z.literal('unfilled') }),
  z.object({ kind: z.literal('expired') }),
  z.object({ kind: z.literal('lost') }),
])
export type Outcome = z.infer<typeof Outcome>
