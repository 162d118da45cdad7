import { z } from 'zod'
import type { Request } from '../request/request.ts'

const name = z.string().min(1).max(60)

/** Workflow profiles by type of service. What may be a copy or a loan counts as a loan. */
export const WorkflowsByService = z.strictObject({ loan: name.optional(), copy: name.optional() })
type WorkflowsByService = z.infer<typeof WorkflowsByService>

/** The members that name workflow profiles: one for all requests, or one for a type of service. */
type Names = {
  readonly workflow?: string | undefined
  readonly workflows?: WorkflowsByService | undefined
}

/** Who names a workflow profile. */
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

/**
 * Chooses the workflow profile of a request. The most specific name counts: the partner's for this library, the partner's
 * own, the request's, the library's; of each of them the one for the type of service first. Without any, copies run under
 * `standard copy` and the others under `standard loan`.
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
  const namers: readonly (readonly [WorkflowNamer, Names | undefined])[] = [
    ['partner_for_library', names.partnerForLibrary],
    ['partner', names.partner],
    ['request', { workflow }],
    ['library', names.library],
    ['default', { workflows: defaultWorkflowNames }],
  ]
  const choices = namers.flatMap(([namedBy, named]): readonly WorkflowChoice[] => {
    const forService = named?.workflows?.[type]
    return [
      ...(forService === undefined ? [] : [{ name: forService, namedBy, service: type } as const]),
      ...(named?.workflow === undefined ? [] : [{ name: named.workflow, namedBy }]),
    ]
  })
  return choices[0] ?? { name: defaultWorkflowNames[type], namedBy: 'default', service: type }
}
