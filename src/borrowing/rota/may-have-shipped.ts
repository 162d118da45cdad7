import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'

/** Returns whether something of a request may be on its way that was not asked for: no further partner is asked then. */
export const holdsSending = ({ attention }: Request): boolean =>
  attention.some(
    (each) => each.kind === 'stale_shipment' || (each.kind === 'event_ignored' && each.holds === true),
  )

/** Returns whether the active partner promised to supply, also where the promise is no step of its own. */
export const isPromised = ({ stage }: Request, { promised }: Entry): boolean =>
  promised === true || stage === 'will_supply'

/** Returns whether the silence of the active partner may hide a shipment: it promised the item, or may have shipped it. */
export const mayShip = (request: Request, entry: Entry): boolean =>
  isPromised(request, entry) || mayHaveShipped(request, entry)

/**
 * Returns whether an entry may have shipped: it refused our cancel, or what it says contradicts itself. Its silence then
 * ends nothing, and no further partner is asked automatically.
 */
export const mayHaveShipped = (request: Request, entry: Entry): boolean =>
  entry.cancel === 'refused' ||
  entry.shipped === true ||
  request.attention.some(
    (each) => each.kind === 'event_ignored' && each.entry === entry.id && each.holds === true,
  )
