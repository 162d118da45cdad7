import { WorkflowProfile } from './workflow-profile.ts'

/** The workflow profiles that a gateway starts with; admins change them or add their own. */
export const builtInWorkflows: readonly WorkflowProfile[] = [
  WorkflowProfile.parse({ name: 'standard loan' }),
  WorkflowProfile.parse({
    name: 'standard copy',
    steps: { renew: false, recall: false, lenderCheckIn: false },
    complete: 'at_return',
    digitalDelivery: 'to_patron',
  }),
  WorkflowProfile.parse({
    name: 'minimal',
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
