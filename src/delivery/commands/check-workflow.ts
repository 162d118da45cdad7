import { fault, Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import type { DepsWithSnapshot } from '../deps.ts'

/**
 * Checks that the workflow profile which a new request or an edit names can be used.
 *
 * @param refusal why the call is refused where it cannot
 * @throws Problem invalid_input where there is no such profile, document_fault where it cannot be read
 */
export const checkWorkflow = (
  { snapshot }: Pick<DepsWithSnapshot, 'snapshot'>,
  { workflow }: { readonly workflow?: string | null | undefined },
  refusal: AnyReason,
): void => {
  if (workflow === undefined || workflow === null || snapshot.workflow(workflow) !== null) return
  throw new Problem('invalid_input', refusal, {
    faults: [fault('workflow', 'fault.no_workflow', { workflow })],
  })
}
