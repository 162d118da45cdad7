import { changesBetween, withChanges } from '../events/changes.ts'
import type { RecordedEvent } from '../events/recorded-event.ts'
import { Request } from '../request/request.ts'
import type { Undo } from '../request/undo.ts'

/** Returns a request without what undoes its last command. */
export const withoutUndo = ({ undo: _, ...request }: Request): Request => request

/** Notes which deliveries the command that can be undone caused, in the decision that recorded it. */
export const noteDeliveries = (
  request: Request,
  { at, input }: Pick<RecordedEvent, 'at' | 'input'>,
  deliveries: readonly string[],
): Request => {
  const { undo } = request
  const isOfThis =
    input.kind === 'command' &&
    undo?.command === input.name &&
    undo.at === at &&
    undo.deliveries === undefined
  return undo === undefined || !isOfThis
    ? request
    : { ...request, undo: { ...undo, deliveries: deliveries.slice(0, 200) } }
}

/** Returns the members that make a request into an earlier one; null for a member that the earlier one had not. */
export const membersBefore = (earlier: Request, now: Request): Undo['before'] =>
  changesBetween(withoutUndo(now), withoutUndo(earlier))

/** Returns the request as it was before the command that can be undone; null where it has none, or none that can be read. */
export const snapshotOf = (request: Request): Request | null => {
  if (request.undo === undefined) return null
  const read = Request.safeParse(withChanges(withoutUndo(request), request.undo.before))
  return read.success ? read.data : null
}
