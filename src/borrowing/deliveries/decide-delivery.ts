import { endAlerts, entryById, type Work } from '../life-cycle/draft.ts'
import type { Delivered } from './delivery-rule.ts'
import { deliveryRules } from './delivery-rules.ts'

/** What became of a request under an earlier id says nothing of the one that is in force. */
const isOutdated = (work: Work, { entry, requestId, operation }: Delivered): boolean =>
  (operation === 'request' || operation === 'retry') &&
  entryById(work.request, entry)?.requestIds.at(-1) !== requestId

/**
 * Decides what the result of a delivery leads to.
 *
 * @returns the work after it, and the reason where it is only recorded
 */
export const decideDelivery = (
  given: Work,
  input: Delivered,
): { readonly work: Work; readonly reason?: string } => {
  const { result } = input.result
  const work =
    result === 'delivered'
      ? endAlerts(given, (alert) => alert.kind === 'send_failed' && alert.delivery === input.delivery)
      : given
  return isOutdated(work, input)
    ? { work, reason: `${input.operation}: another request to this partner is in force` }
    : { work: deliveryRules[result][input.operation].run(work, input) }
}
