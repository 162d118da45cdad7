import { unreturnedItems } from '../../borrowing/items/items.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import type { Request } from '../../borrowing/request/request.ts'

/** The question of a letter. `item`: none, but the lender may want to answer about the item that it lent. */
export type LetterQuestion = 'request' | 'cancel' | 'renew' | 'return' | 'item'

/** Returns whether an item is wanted that comes back; a retry may have changed what was wanted at first. */
export const isLoan = (request: Request, entry: Entry): boolean =>
  (entry.changes?.service?.type ?? request.service.type) !== 'copy'

/**
 * Returns the question of a letter: of some by their kind, of the others from what is open between library and lender.
 *
 * @param request as it is when the letter is written
 */
export const questionOf = (operation: OperationKind, request: Request, entry: Entry): LetterQuestion => {
  switch (operation) {
    case 'request':
    case 'retry':
    case 'accept_condition':
      return 'request'
    case 'cancel':
    case 'decline_condition':
      return 'cancel'
    case 'renew':
      return 'renew'
    case 'shipped_return':
    case 'shipped_forward':
      return 'return'
    default:
      if (entry.returnSent === true) return 'return'
      return entry.shipped === true || unreturnedItems(request, entry.id).length > 0 ? 'item' : 'request'
  }
}
