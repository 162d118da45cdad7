import { z } from 'zod'
import { Day, RequestNumber } from '../values.ts'

/** A condition that must be settled before a request may be sent. */
export const Waiting = z.discriminatedUnion('for', [
  z.object({ for: z.literal('approval') }),
  z.object({
    for: z.literal('duplicate'),
    request: RequestNumber.describe('The number of the other request.'),
  }),
  z.object({ for: z.literal('locally_owned') }),
  z.object({ for: z.literal('copyright') }),
  z.object({ for: z.literal('staff') }),
  z.object({ for: z.literal('until'), date: Day.describe('The day until which the request waits.') }),
])
export type Waiting = z.infer<typeof Waiting>
