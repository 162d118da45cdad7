import { hasAttention } from '../attention/has-attention.ts'
import { receivingOf } from '../life-cycle/negotiation.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { isOut } from './item-states.ts'

const outStates: readonly (Item['stateBeforeLoss'] | undefined)[] = ['received', 'on_loan', 'patron_returned']

/** Returns whether the item was lost while it was here: its record is removed when the request is closed. */
const wasLostHere = ({ state, stateBeforeLoss }: Item): boolean =>
  state === 'lost' && outStates.includes(stateBeforeLoss)

/**
 * Returns whether the library's own system is needed for the items of a request: it is recording one, has one that is
 * not back yet, or refused what staff have not settled. Calls that are still to be sent to it are in the outbox.
 */
export const hasItemsInIls = (
  request: Pick<Request, 'items' | 'stage' | 'negotiation' | 'attention'>,
): boolean =>
  receivingOf(request) !== undefined ||
  hasAttention(request, 'ils_refused', 'ils_records_left') ||
  request.items.some(
    (item) => item.ils !== undefined && (isOut(item) || (request.stage !== 'closed' && wasLostHere(item))),
  )
