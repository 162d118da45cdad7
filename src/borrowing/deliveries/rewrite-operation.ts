import { itemsOf } from '../items/items.ts'
import type { Entry } from '../request/entry.ts'
import type { Operation, OperationKind } from '../request/operation.ts'
import type { Request } from '../request/request.ts'

/**
 * Returns the operation to send to a partner again after it refused: written again from the present request, since data
 * or profile may have been corrected. Undefined for an operation that makes no sense twice.
 */
export const operationAgain = (
  request: Request,
  entry: Entry,
  kind: OperationKind,
): Operation | undefined => {
  const items = itemsOf(request, entry.id)
  const idsIn = (states: readonly string[]): number[] =>
    items.filter((item) => states.includes(item.state)).map((item) => item.id)
  // Where the partner wants a retry under the id of the first try, that id is its own previous one.
  const previousId = entry.requestIds.at(-2) ?? entry.requestIds.at(-1)
  switch (kind) {
    case 'request':
    case 'cancel':
    case 'status_request':
    case 'reminder':
    case 'hold_return':
      return { kind }
    case 'retry':
      return previousId === undefined ? { kind: 'request' } : { kind, previousId }
    case 'accept_condition':
      return {
        kind,
        conditions: entry.accepted?.conditions ?? [],
        ...(entry.accepted?.cost ? { cost: entry.accepted.cost } : {}),
      }
    case 'decline_condition':
      return { kind, conditions: entry.declined?.conditions ?? [], supplier: entry.declined?.supplier }
    case 'received':
      return {
        kind,
        items: idsIn(['received', 'on_loan', 'patron_returned', 'returned']),
        missing: idsIn(['missing']),
      }
    case 'renew':
      return { kind }
    case 'shipped_return':
      return { kind, items: idsIn(['returned']) }
    case 'lost':
      return { kind, items: idsIn(['lost']) }
    case 'damaged':
      return { kind, items: items.map((item) => item.id) }
    case 'shipped_forward':
    case 'message':
      return undefined
  }
}
