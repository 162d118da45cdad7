import type { FailedDelivery } from '../../borrowing/decision.ts'
import { operationKinds } from '../../borrowing/request/operation.ts'
import { RequestId } from '../../borrowing/values.ts'
import type { Delivery, DeliveryState } from '../../store/ports/outbox.ts'
import type { Deps } from '../deps.ts'

const sentStates: readonly DeliveryState[] = ['waiting', 'leased', 'delivered']

/**
 * Returns true for a message with the same content as an earlier one. An operation on several items may go out as
 * several messages.
 */
const repeats = (later: Delivery, { entry, requestId, operation, settledAt }: Delivery): boolean =>
  later.entry === entry &&
  later.requestId === requestId &&
  later.operation === operation &&
  settledAt !== null &&
  later.createdAt > settledAt

/**
 * Reads the facts that the core needs about a message to a partner that is to be sent again.
 *
 * @returns undefined where it is none that was given up or refused
 */
export const readFailedDelivery = async (
  deps: Deps,
  delivery: Delivery,
): Promise<FailedDelivery | undefined> => {
  const { id, entry, state, possiblyTaken } = delivery
  const operation = operationKinds.find((kind) => kind === delivery.operation)
  if (operation === undefined || (state !== 'dead' && state !== 'refused')) return undefined
  const items = await deps.store.readTimeline(delivery.library, delivery.request, ['message_out'])
  return {
    delivery: id,
    entry,
    requestId: RequestId.parse(delivery.requestId),
    operation,
    state,
    possiblyTaken,
    superseded: items.some(
      (item) =>
        item.kind === 'message_out' &&
        sentStates.includes(item.delivery.state) &&
        repeats(item.delivery, delivery),
    ),
  }
}
