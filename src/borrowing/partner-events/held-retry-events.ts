import type { Request } from '../request/request.ts'
import { heldRetry } from '../rota/held-retry.ts'
import { evidence } from './evidence-types.ts'
import { meaningOf } from './note-answer.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'

/** Events by which a partner goes on with a request that it wanted to be asked again, or ends it. */
const settling: readonly PartnerEventType[] = [
  'expects_to_supply',
  'will_supply',
  'conditional',
  'retry_possible',
  'unfilled',
  'expired',
  'cancelled_by_partner',
  'shipped',
  ...evidence,
]

/**
 * Returns whether an event makes the retry of its entry void that waits for its time. The partner does not have the retry
 * yet: what it says under the id before is about the request as it knows it.
 */
export const settlesHeldRetry = (
  request: Request,
  {
    entry,
    requestId,
    event,
  }: { readonly entry: number; readonly requestId: string; readonly event: PartnerEvent },
): boolean => {
  const held = heldRetry(request)
  return (
    held?.id === entry &&
    held.requestIds.slice(-2).some((id) => id === requestId) &&
    settling.includes(meaningOf(event))
  )
}
