/** Stages before anything was sent. */
export const beforeSent = ['created', 'pending_approval', 'locating', 'locate_failed', 'ready'] as const

/** Stages in which the active partner is asked and nothing was shipped. */
export const sentStages = ['sent', 'accepted', 'will_supply'] as const

/** Stages before anything was shipped. */
export const beforeShipped = [...beforeSent, ...sentStages] as const

/** Stages with the item under way or at the library. */
export const withItem = ['shipped', 'received', 'on_loan', 'patron_returned'] as const

/** Stages from the shipment on, but the end. */
export const shippedStages = [...withItem, 'returned'] as const

/**
 * The stages that may follow from the items that are left when some of them go back or are lost: shipped while one is still on
 * its way.
 */
export const laterStages = {
  received: ['shipped', 'on_loan', 'patron_returned', 'returned'],
  on_loan: ['shipped', 'patron_returned', 'returned'],
  patron_returned: ['shipped', 'returned'],
} as const

/** The same, and the end with the last of them. */
export const laterStagesOrClosed = {
  shipped: ['received', 'on_loan', 'patron_returned', 'returned', 'closed'],
  received: [...laterStages.received, 'closed'],
  on_loan: [...laterStages.on_loan, 'closed'],
  patron_returned: [...laterStages.patron_returned, 'closed'],
  returned: ['closed'],
} as const

/** The stages in which a request may go on when an entry is left: the next one, staff, or the end. */
export const leadsOn = ['sent', 'ready', 'unfilled', 'closed'] as const

/** The stages that follow the end of locate; created or unfilled where no located partner may be asked now. */
export const afterLocate = ['ready', 'sent', 'locate_failed', 'created', 'unfilled', 'closed'] as const

/** Returns whether the value is one of a group. */
export const among = <Each extends string>(group: readonly Each[], value: string): value is Each =>
  group.some((each) => each === value)
