/** The state of a message to a partner, and whether it may have arrived. */
type Sent = { readonly state: string; readonly possiblyTaken: boolean }

/**
 * Returns the state under which a message to a partner is shown. What is not sent again, because it may have arrived, was
 * refused by nobody.
 */
export const shownDeliveryState = ({ state, possiblyTaken }: Sent): string =>
  state === 'refused' && possiblyTaken ? 'in_doubt' : state
