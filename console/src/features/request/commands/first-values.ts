import type { CommandType, RequestView } from '../../../api/types.ts'
import { conditionCodesOf } from '../conditions-of.ts'
import { itemsFor } from './items-for.ts'
import { firstRetryChanges } from './retry-choices.ts'

/** Returns the likeliest day of a due date that is in doubt. */
const likeliestDueDate = ({ attention, items }: RequestView): string | undefined => {
  const review = attention.find((each) => each.kind === 'due_date_review')?.detail
  const standing = items.find(({ id }) => review?.items.includes(id))?.dueDate
  return review?.candidates[0] ?? standing
}

/** Returns the entry of an unexpected shipment. */
const staleEntry = ({ attention }: RequestView): number | undefined =>
  attention.find((each) => each.kind === 'stale_shipment')?.detail.entry

/** Returns the entry of a promise that came late. */
const lateEntry = ({ attention }: RequestView): number | undefined =>
  attention.find((each) => each.kind === 'late_promise')?.detail.entry

/** Returns the words that came with a file, or after it: staff pass on what of them is for the patron. */
const noteOfFile = ({ attention, stage }: RequestView): string | undefined =>
  attention.find((each) => each.kind === 'file_not_passed_on')?.detail.note ??
  (stage === 'closed' ? attention.find((each) => each.kind === 'message_received')?.detail.text : undefined)

/** Returns the first values of a command's form: those that are right most of the time. */
export const firstValues = (type: CommandType, request: RequestView): Readonly<Record<string, unknown>> => {
  const [first, ...others] = itemsFor(type, request.items)
  const only = others.length === 0 ? first : undefined
  const active = request.rota.find(({ state }) => state === 'active' || state === 'supplied')
  switch (type) {
    case 'retry':
      return { changes: firstRetryChanges(request) }
    case 'waive_condition': {
      const bound = request.rota.flatMap((entry) =>
        conditionCodesOf(entry).map((code) => ({ code, entry: entry.id })),
      )
      return bound.length === 1 ? { ...bound[0] } : {}
    }
    case 'receive':
      return { dueDate: only?.dueDate, barcode: only?.barcode }
    case 'correct_item':
      return { item: only?.id }
    case 'confirm_due_date':
      return { dueDate: likeliestDueDate(request) }
    case 'match_items': {
      const review = request.attention.find((each) => each.kind === 'items_review')?.detail
      return { entry: review?.entry, items: review?.named.map((_, index) => ({ name: index + 1 })) }
    }
    case 'cancel_partner':
      return { entry: lateEntry(request) ?? active?.id }
    case 'dismiss':
      return { attention: request.attention[0]?.kind }
    case 'add_cost':
      return { kind: 'charged', currency: request.costs?.[0]?.currency ?? 'EUR' }
    case 'forward_to_patron':
      return { note: noteOfFile(request) }
    case 'report_not_coming':
      return { entry: staleEntry(request) }
    case 'adopt':
      return { entry: staleEntry(request) ?? lateEntry(request) }
    default:
      return {}
  }
}
