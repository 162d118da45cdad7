import { type Draft, endAttention, entryById } from '../life-cycle/draft.ts'
import type { Delivered } from './delivery-rule.ts'
import { deliveryRules } from './delivery-rules.ts'

/** Returns whether the result is about a request under an earlier id: it says nothing about the present one. */
const isOutdated = (draft: Draft, { entry, requestId, operation }: Delivered): boolean =>
  (operation === 'request' || operation === 'retry') &&
  entryById(draft.request, entry)?.requestIds.at(-1) !== requestId

/**
 * Decides what the result of a delivery leads to.
 *
 * @returns the draft after it, and the reason where it is only recorded
 */
export const decideDelivery = (
  before: Draft,
  input: Delivered,
): { readonly draft: Draft; readonly reason?: string } => {
  const { result } = input.result
  const draft =
    result === 'delivered'
      ? endAttention(
          before,
          (attention) => attention.kind === 'send_failed' && attention.delivery === input.delivery,
        )
      : before
  return isOutdated(draft, input)
    ? { draft, reason: `${input.operation}: another request to this partner is in force` }
    : { draft: deliveryRules[result][input.operation].run(draft, input) }
}
