import { z } from '@hono/zod-openapi'
import { Instant } from '../../../borrowing/values.ts'

/** One step of the test of a connection, as the API shows it. */
export const CheckStepView = z.object({
  step: z.enum(['address', 'dns', 'tcp', 'tls', 'http', 'authentication', 'protocol']),
  result: z.enum(['passed', 'failed', 'warning', 'skipped']),
  milliseconds: z.int().nullable().openapi({ description: 'How long it took; null where nothing was tried' }),
  detail: z.string(),
  remedy: z.string().nullable().openapi({ description: 'What to do about it' }),
  certificateEnds: Instant.optional(),
})
