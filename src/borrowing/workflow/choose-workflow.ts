import { z } from 'zod'
import type { Request } from '../request/request.ts'

const name = z.string().min(1).max(60)

/** Workflow profiles by type of service. A request for a copy or a loan counts as a loan. */
export const WorkflowsByService = z.strictObject({
  loan: name.optional().describe('The code of the workflow profile for loans.'),
  copy: name.optional().describe('The code of the workflow profile for copies.'),
})
type WorkflowsByService = z.infer<typeof WorkflowsByService>

/** The members that name workflow profiles: one for all requests, or one for a type of service. */
type Names = {
  readonly workflow?: string | undefined
  readonly workflows?: WorkflowsByService | undefined
}

/** The documents that may name a workflow profile. */
export const workflowNamers = ['partner_for_library', 'partner', 'request', 'library', 'default'] as const
export type WorkflowNamer = (typeof workflowNamers)[number]

/** A workflow profile with the reason why it is the one: who names it, and the type of service that it is named for. */
export type WorkflowChoice = {
  readonly name: string
  readonly namedBy: WorkflowNamer
  readonly service?: 'loan' | 'copy'
}

/** The workflow profiles that hold where nobody names one. */
export const defaultWorkflowNames = { loan: 'standard loan', copy: 'standard copy' } as const

/** Returns the workflow profile that somebody names for a type of service; null where it names none. */
const choiceOf = (
  namedBy: WorkflowNamer,
  names: Names | undefined,
  service: 'loan' | 'copy',
): WorkflowChoice | null => {
  const forService = names?.workflows?.[service]
  if (forService !== undefined) return { name: forService, namedBy, service }
  return names?.workflow === undefined ? null : { name: names.workflow, namedBy }
}

/**
 * Chooses the workflow profile of a request. The most specific name counts: the partner's for this library, the
 * partner's own, the request's, the library's; of each of them the one for the type of service first. Without any,
 * copies run under `standard copy` and the others under `standard loan`.
 */
export const chooseWorkflow = (
  { workflow, service }: Pick<Request, 'workflow' | 'service'>,
  names: {
    readonly library: Names
    readonly partner?: Names | undefined
    readonly partnerForLibrary?: Names | undefined
  },
): WorkflowChoice => {
  const type = service.type === 'copy' ? 'copy' : 'loan'
  return (
    choiceOf('partner_for_library', names.partnerForLibrary, type) ??
    choiceOf('partner', names.partner, type) ??
    choiceOf('request', { workflow }, type) ??
    choiceOf('library', names.library, type) ?? {
      name: defaultWorkflowNames[type],
      namedBy: 'default',
      service: type,
    }
  )
}
