import type { Context, Input } from '../../borrowing/decision.ts'
import { isPersonRemoved } from '../../borrowing/request/person-removed.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { LeasedDelivery, Settlement } from '../../store/ports/outbox.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { reason } from '../../translations/reason.ts'
import { applyToRequest } from '../apply-to-request.ts'
import { decideInputs } from '../change/accepted-decision.ts'
import type { ChangePlan, RefusedPlan } from '../change-plan.ts'
import { existingRequest } from '../change-target.ts'
import type { OutboundDeps } from '../deps.ts'

/**
 * Records the result of an attempt to deliver: what it means for the request and the settlement of the delivery, both in
 * one commit. Where it means nothing for the request, only the delivery is settled.
 *
 * @param inputs what happened, in order; what the core does not allow is left out
 * @param partners those that the request does not name yet, and the inputs do
 */
export const recordDeliveryResult = async (
  deps: OutboundDeps,
  { id, leaseToken, library, request: number }: LeasedDelivery,
  inputs: readonly [Input, ...Input[]],
  settlement: Settlement,
  partners: readonly PartnerCode[] = [],
): Promise<void> => {
  const settle = { delivery: id, leaseToken, settlement }
  const plan = (
    { value: request }: Stored<Request>,
    { context }: { readonly context: Context },
  ): ChangePlan | RefusedPlan<Settlement> => {
    const [first, ...others] = decideInputs(request, inputs, context)
    return first === undefined
      ? {
          kind: 'refused',
          reason: isPersonRemoved(request) ? deps.anonymous.stripSettlement(settlement) : settlement,
        }
      : { kind: 'change', decisions: [first, ...others], settle }
  }
  const target = existingRequest({ library, number, by: { kind: 'system' } })
  const result = await applyToRequest(
    deps,
    target,
    async ({ subject, readContext }) => ({ context: await readContext(subject.value, partners) }),
    plan,
  )
  switch (result.kind) {
    case 'not_found':
      await deps.store.settleDelivery(id, leaseToken, settlement)
      return
    case 'refused':
      await deps.store.settleDelivery(id, leaseToken, result.reason)
      return
    case 'applied':
    case 'lease_lost':
      return
    default:
      // The lease runs out and the same bytes are sent again: the result for the request is not lost.
      throw new Problem('unavailable', reason('problem.delivery_kept_changing'))
  }
}
