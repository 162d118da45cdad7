import type { Command } from '../../borrowing/commands/command.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { reason } from '../../translations/reason.ts'
import { applyToRequest } from '../apply-to-request.ts'
import type { ChangeOutcome, ChangePlan, Facts, RefusedPlan } from '../change-plan.ts'
import { existingRequest } from '../change-target.ts'
import { type Deps, withConfigSnapshot } from '../deps.ts'
import { describeRequest } from '../describe-request.ts'
import { gatherContext, type Reading } from '../gather-facts.ts'
import { type NotAllowed, notAllowedNow, type Occasion } from './submission.ts'
import { gatherForCommand, planCommand } from './submit-command.ts'

/** A change of members of a request. */
export type PatchSubmission = Occasion & {
  readonly request: RequestNumber
  /**
   * Makes the command from the request as it is; null where nothing changes. Pure: each attempt calls it again. What it
   * throws is passed on.
   */
  readonly edit: (request: Request) => Extract<Command, { type: 'edit' }> | null
}

type Unchanged = { readonly kind: 'unchanged'; readonly stored: Stored<Request> }

/**
 * Edits a request by a patch that is computed from its present state.
 *
 * @returns the request afterwards. Throws as `submitCommand` does
 */
export const patchRequest = async (
  deps: Deps,
  { library, request: number, by, edit }: PatchSubmission,
): Promise<ChangeOutcome> => {
  const gather = (reading: Reading<Stored<Request>>): Promise<Facts> => {
    const command = edit(reading.subject.value)
    return command === null ? gatherContext(reading) : gatherForCommand(command, true)(reading)
  }
  const plan = (
    stored: Stored<Request>,
    { context }: Facts,
  ): ChangePlan | RefusedPlan<NotAllowed | Unchanged> => {
    const command = edit(stored.value)
    return command === null
      ? { kind: 'refused', reason: { kind: 'unchanged', stored } }
      : planCommand(command, stored.value, context)
  }
  const result = await applyToRequest(deps, existingRequest({ library, number, by }), gather, plan)
  switch (result.kind) {
    case 'applied':
      if (result.outcome !== null) return result.outcome
      break
    case 'refused': {
      if (result.reason.kind === 'not_allowed') throw notAllowedNow('edit', result.reason)
      const { stored } = result.reason
      const description = await describeRequest(await withConfigSnapshot(deps), stored.value)
      return { stored, describe: () => description, messagesSent: [] }
    }
    case 'not_found':
      throw new Problem('not_found', reason('not_found.request', { request: number }))
  }
  throw new Problem('conflict', reason('problem.kept_changing'))
}
