import { decide } from '../../borrowing/decide.ts'
import type { Context, Input } from '../../borrowing/decision.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { Problem } from '../../problem.ts'
import type { LeasedDelivery, Settlement } from '../../store/ports/outbox.ts'
import type { Stored } from '../../store/ports/stored.ts'
import {
  applyToRequest,
  type ChangePlan,
  existingRequest,
  gatherContext,
  type RefusedPlan,
} from '../apply-to-request.ts'
import type { AcceptedDecision } from '../change/accepted-decision.ts'
import type { OutboundDeps } from '../deps.ts'

/** Decides inputs one after the other, each on the request that the one before gave. Leaves out what is not allowed. */
const decideAll = (
  request: Request,
  inputs: readonly Input[],
  context: Context,
): readonly AcceptedDecision[] => {
  const decisions: AcceptedDecision[] = []
  for (const input of inputs) {
    const decision = decide(decisions.at(-1)?.request ?? request, input, context)
    if (decision.kind !== 'not_allowed') decisions.push(decision)
  }
  return decisions
}

/**
 * Records the result of an attempt to deliver: what it means for the request and the settlement of the delivery, both in
 * one commit. Where it means nothing for the request, only the delivery is settled.
 *
 * @param inputs what happened, in order; what the core does not allow is left out
 */
export const recordDeliveryResult = async (
  deps: OutboundDeps,
  { id, leaseToken, library, request: number }: LeasedDelivery,
  inputs: readonly [Input, ...Input[]],
  settlement: Settlement,
): Promise<void> => {
  const settle = { delivery: id, leaseToken, settlement }
  const plan = (
    { value: request }: Stored<Request>,
    { context }: { readonly context: Context },
  ): ChangePlan | RefusedPlan<'no_effect'> => {
    const [first, ...others] = decideAll(request, inputs, context)
    return first === undefined
      ? { kind: 'refused', reason: 'no_effect' }
      : { kind: 'change', decisions: [first, ...others], settle }
  }
  const target = existingRequest({ library, number, by: { kind: 'system' } })
  const result = await applyToRequest(deps, target, gatherContext, plan)
  switch (result.kind) {
    case 'not_found':
    case 'refused':
      await deps.store.settleDelivery(id, leaseToken, settlement)
      return
    case 'applied':
    case 'lease_lost':
      return
    default:
      // The lease runs out and the same bytes are sent again: the result for the request is not lost.
      throw new Problem(
        'unavailable',
        'The request kept changing while a delivery was settled: it is sent again when its lease has run out.',
      )
  }
}
