import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'

/** That a partner used much of its daily quota of messages: the document under its code. */
export const QuotaUse = z.object({ at: Instant, percent: z.int().nonnegative() })
export type QuotaUse = z.infer<typeof QuotaUse>
