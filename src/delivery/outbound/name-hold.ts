import type { IlsConnection } from '../../ils/connection.ts'
import type { RenderedMessage } from '../../partners/rendered-message.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { itemAbout } from '../change/render-ils-calls.ts'
import type { OutboundDeps } from '../deps.ts'
import { type Attempt, classify } from './attempt-outcome.ts'
import { callIls, reasonOfFailure } from './call-ils.ts'

/** A cancellation that names the hold as the system does, or the attempt that it ends with where that is not known. */
type NamedHold =
  | Pick<RenderedMessage, 'content' | 'contentType'>
  | { readonly attempt: Attempt; readonly reply: null }

/**
 * Returns the result of a call that is not sent. The answer to LookupUser holds what is known of the patron: it is not
 * kept.
 */
const unsent = (attempt: Attempt): NamedHold => ({ attempt, reply: null })

const refuse = (why: AnyReason): NamedHold =>
  unsent({ class: 'permanent', error: { kind: 'other', reason: why }, alreadyKnown: false })

/**
 * Finds out what the system calls the hold that a CancelRequestItem is about, where it cancels by its own ids alone and
 * AcceptItem did not give the id: LookupUser lists the holds of the patron. Without the id nothing is sent.
 */
export const nameHold = async (
  deps: OutboundDeps,
  delivery: LeasedDelivery,
  connection: IlsConnection,
): Promise<NamedHold> => {
  if (!deps.ils.cancelsByOwnId(connection)) return delivery
  const request = (await deps.store.loadRequest(delivery.library, delivery.request))?.value
  const item = request?.items.find(({ id }) => id === itemAbout(delivery))
  if (request === undefined || item?.ils === undefined || item.ils.holdId !== undefined) return delivery
  const library = (await deps.configuration.snapshot()).library(delivery.library)
  const question = deps.ils.askForHolds({ request, library, connection })
  if (question === undefined || !deps.ils.isOn('lookup_user', connection))
    return refuse(reason('failure.hold_not_asked'))
  const result = await callIls(deps, connection, question)
  const attempt = classify(result, () => ({ kind: 'confirmed', events: [] }))
  if (result.kind !== 'answered' || attempt.class !== 'delivered') {
    const why = reasonOfFailure(attempt)
    return unsent({ class: 'transient', reason: reason('failure.lookup_user', { reason: why }) })
  }
  const { id } = item.ils
  const hold = deps.ils.readHold(result.answer, id)
  return hold.kind === 'not_named'
    ? refuse(reason('failure.hold_not_named', { reason: hold.reason }))
    : deps.ils.render('cancel_request_item', {
        request,
        library,
        connection,
        id,
        item: { ...item, ils: { ...item.ils, holdId: hold.holdId } },
      })
}
