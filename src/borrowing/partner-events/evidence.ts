import { countAsShipped } from '../items/receive-items.ts'
import { shipItems } from '../items/ship-items.ts'
import { type Draft, explain, raise } from '../life-cycle/draft.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Request } from '../request/request.ts'
import { evidence } from './evidence-types.ts'
import type { PartnerEvent } from './partner-event.ts'

/** Returns whether the event proves that an item is out which no shipment message announced. */
export const provesShipment = ({ stage }: Request, { type }: PartnerEvent): boolean =>
  among(sentStages, stage) && among(evidence, type)

/**
 * Counts an item as shipped before an event that proves the shipment. The item is out though no shipment message came:
 * it counts as shipped first, then the event as itself.
 */
export const shipWithoutNotice = (draft: Draft, entry: number, { type }: PartnerEvent): Draft =>
  raise(
    explain(
      shipItems(countAsShipped(draft, entry), entry, [], {}),
      `${type} proves that the item is out: it counts as shipped`,
    ),
    { kind: 'shipped_without_notice', entry, event: type },
  )
