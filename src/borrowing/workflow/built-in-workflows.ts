import { WorkflowProfile } from './workflow-profile.ts'

/** The profile that replaces a missing workflow profile. */
export const defaultWorkflow: WorkflowProfile = WorkflowProfile.parse({ code: 'standard loan' })

/** The workflow profiles that a gateway starts with; admins change them or add their own. */
export const builtInWorkflows: readonly WorkflowProfile[] = [
  defaultWorkflow,
  WorkflowProfile.parse({
    code: 'standard copy',
    steps: { renew: false, recall: false, lenderCheckIn: false },
    complete: 'at_return',
    digitalDelivery: 'to_patron',
  }),
  WorkflowProfile.parse({
    code: 'minimal',
    steps: {
      requestAccepted: false,
      willSupply: false,
      conditional: false,
      renew: false,
      recall: false,
      cancelNotAccepted: false,
      lost: false,
      damaged: false,
      declaredLost: false,
      lenderCheckIn: false,
    },
    automaticSend: true,
    onRotaUsedUp: 'close',
    onSendFailure: 'next_partner',
    complete: 'at_return',
  }),
]
