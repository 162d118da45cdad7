import type { Situation } from './incoming-message.ts'

/** Returns true after a cancel that the partner has not answered: an entry that was left got a cancel too. */
export const isCancelOpen = ({ request, entry }: Situation): boolean =>
  entry.state === 'active' ? request.negotiation?.kind === 'cancel' : entry.lastOperation === 'cancel'
