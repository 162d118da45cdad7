import type { Library } from '../borrowing/library.ts'
import { activeEntry } from '../borrowing/life-cycle/draft.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { WorkflowChoice } from '../borrowing/workflow/choose-workflow.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { createMissing } from './decision-context.ts'

/** Says which workflow profile holds for a request now, and why: the active partner's where it has one. */
export const readWorkflowChoice = (
  snapshot: ConfigSnapshot,
  library: Library,
  request: Request,
): WorkflowChoice => {
  const active = activeEntry(request)
  const partner =
    active === undefined
      ? null
      : createMissing().read('partner', active.partner, () => snapshot.partner(active.partner))
  return snapshot.workflowFor(library, request, partner ?? undefined).choice
}
