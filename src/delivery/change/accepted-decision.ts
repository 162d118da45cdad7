import { decide } from '../../borrowing/decide.ts'
import type { Context, Decision, Input } from '../../borrowing/decision.ts'
import type { Request } from '../../borrowing/request/request.ts'

/** A decision that changes or records data. */
export type AcceptedDecision = Exclude<Decision, { kind: 'not_allowed' }>

/** Decides inputs one after the other, each on the request that the one before gave. Leaves out what is not allowed. */
export const decideInputs = (
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
