import type { Item } from '../../borrowing/request/item.ts'
import type { Operation } from '../../borrowing/request/operation.ts'
import type { Cost } from '../../borrowing/values.ts'
import type { Subject } from '../rendered-message.ts'
import { joinNoteLines } from '../text.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** The operations that are a requesting agency message on the wire. */
export type MessageOperation = Exclude<Operation, { kind: 'request' | 'retry' | 'reminder' }>

/**
 * Writes the note of a requesting agency message: all that the action alone does not say. ISO 18626 has no other place
 * for items, days and agencies there.
 *
 * @param isInAction whether the action says what happened; else the note does
 */
export const writeOutgoingNote = (
  operation: MessageOperation,
  subject: Subject,
  vendor: Vendor,
  isInAction: boolean,
): string | undefined => {
  switch (operation.kind) {
    case 'status_request':
      return undefined
    case 'accept_condition':
      return joinNoteLines([
        ...(operation.withoutTerms || vendor.acceptanceMarker === null
          ? ['Conditions accepted.', ...agreed(operation.conditions, operation.cost)]
          : [vendor.acceptanceMarker]),
        operation.note,
      ])
    case 'decline_condition':
      if (operation.supplier !== undefined)
        return joinNoteLines([
          operation.withoutTerms ? undefined : (vendor.supplierDeclineMarker ?? undefined),
          operation.note,
        ])
      return joinNoteLines(['Conditions declined.', ...agreed(operation.conditions, undefined)])
    case 'received':
      return joinNoteLines([
        itemLine('Missing', operation.missing, subject) ??
          (operation.missing.length === 0 ? undefined : 'Missing: 1 item'),
        operation.note,
      ])
    case 'renew':
      return operation.dueDateWanted === undefined
        ? undefined
        : `Renewal wanted until ${operation.dueDateWanted}`
    case 'shipped_forward':
      return joinNoteLines([`Forwarded to: ${operation.toAgency}`, operation.note])
    case 'lost':
      return joinNoteLines([
        itemLine('Lost', operation.items, subject) ?? (isInAction ? undefined : 'Lost by the borrower.'),
        operation.note,
      ])
    case 'damaged':
      return joinNoteLines([itemLine('Damaged', operation.items, subject) ?? 'Damaged.', operation.note])
    case 'hold_return':
      return joinNoteLines([isInAction ? undefined : 'The return of the item is on hold.', operation.note])
    default:
      return joinNoteLines([operation.note])
  }
}

const agreed = (conditions: readonly string[], cost: Cost | undefined): readonly string[] => [
  ...(conditions.length === 0 ? [] : [`Conditions: ${conditions.join(', ')}`]),
  ...(cost === undefined ? [] : [`Cost: ${cost.amount} ${cost.currency}`]),
]

/** Names items; nothing where there are none, or where it is the only one and has no name. */
const itemLine = (title: string, ids: readonly number[], { request }: Subject): string | undefined => {
  const named = request.items.filter(({ id }) => ids.includes(id)).map(itemWords)
  const words = named.filter((name) => name !== undefined)
  if (words.length > 0) return `${title}: ${words.join('; ')}`
  return ids.length > 1 ? `${title}: ${ids.length} items` : undefined
}

/** Returns an item as its lender knows it. */
const itemWords = ({ volume, title, partnerItemId, barcode, callNumber }: Item): string | undefined => {
  const name = [volume, title].filter((word) => word !== undefined).join(' ')
  const number = partnerItemId ?? barcode ?? callNumber
  if (number === undefined) return name === '' ? undefined : name
  return name === '' ? number : `${name} (${number})`
}
