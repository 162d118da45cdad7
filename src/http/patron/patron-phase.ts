import { isOnShelf } from '../../borrowing/items/item-states.ts'
import type { Request } from '../../borrowing/request/request.ts'

/** The phase of a request, as far as it matters to the patron. */
export type PatronPhase =
  | 'in_progress'
  | 'on_its_way'
  | 'arrived'
  | 'ready'
  | 'on_loan'
  | 'bring_back'
  | 'brought_back'
  | 'completed'
  | 'not_supplied'
  | 'cancelled'

/** Finds the phase of a request. It is ready only where an item is on the hold shelf. */
export const patronPhase = ({ stage, items, outcome, attention }: Request): PatronPhase => {
  if (items.some(({ state }) => state === 'on_loan'))
    return attention.some(({ kind }) => kind === 'recalled' || kind === 'overdue') ? 'bring_back' : 'on_loan'
  switch (stage) {
    case 'closed':
      if (outcome?.kind === 'completed' || outcome?.kind === 'lost') return 'completed'
      return outcome?.kind.startsWith('cancelled_by_') === true ? 'cancelled' : 'not_supplied'
    case 'received':
      return items.some(isOnShelf) ? 'ready' : 'arrived'
    case 'shipped':
      return 'on_its_way'
    case 'on_loan':
    case 'patron_returned':
    case 'returned':
      return 'brought_back'
    default:
      return 'in_progress'
  }
}

/** The colour of each phase: those in which the patron can act stand out. */
export const phaseTones: Readonly<Record<PatronPhase, 'open' | 'good' | 'warn' | 'quiet'>> = {
  in_progress: 'open',
  on_its_way: 'open',
  arrived: 'open',
  ready: 'good',
  on_loan: 'open',
  bring_back: 'warn',
  brought_back: 'quiet',
  completed: 'quiet',
  not_supplied: 'quiet',
  cancelled: 'quiet',
}
