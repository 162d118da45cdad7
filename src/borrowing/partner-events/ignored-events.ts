import type { Explanation } from '../events/explanation.ts'
import { type Draft, raise } from '../life-cycle/draft.ts'
import { among, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import type { PartnerEventType } from './partner-event.ts'

/**
 * Raises attention about an event that does not fit what is recorded: nothing changes, and staff see what the partner
 * says.
 *
 * @param holds true where something may have shipped, so that no further partner is asked automatically
 */
export const ignoreEvent = (
  draft: Draft,
  entry: Entry,
  event: PartnerEventType,
  reason: Explanation,
  holds = false,
): Draft =>
  raise(draft, {
    kind: 'event_ignored',
    entry: entry.id,
    event,
    reason,
    ...(holds ? { holds } : {}),
  })

/** Events that would have ended or changed the request, had they come before the shipment. */
const againstShipment: readonly PartnerEventType[] = [
  'unfilled',
  'expired',
  'cancelled_by_partner',
  'cancel_accepted',
  'retry_possible',
  'will_supply',
]

/** Events that do not fit a loan that is over, where no row applies them. */
const againstEnd: readonly PartnerEventType[] = [
  'expects_to_supply',
  'overdue',
  'recalled',
  'completed_without_return',
]

/** Returns whether an event contradicts that an item of the entry is out or has been. */
export const contradictsShipment = ({ stage }: Request, type: PartnerEventType): boolean =>
  againstShipment.includes(type)
    ? among([...shippedStages, 'closed'], stage)
    : againstEnd.includes(type) && among(['returned', 'closed'], stage)
