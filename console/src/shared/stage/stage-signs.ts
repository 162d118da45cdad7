import type { Stage } from '../../api/types.ts'

/** What a stage looks like: one sign for each step that staff tell apart at a glance. */
export type StageSign =
  | 'approve'
  | 'send'
  | 'wait'
  | 'way'
  | 'here'
  | 'loan'
  | 'return'
  | 'unfilled'
  | 'closed'

/** The sign of each stage: fifteen stages have nine signs. */
export const stageSigns: Readonly<Record<Stage, StageSign>> = {
  created: 'send',
  pending_approval: 'approve',
  locating: 'send',
  locate_failed: 'unfilled',
  ready: 'send',
  sent: 'wait',
  accepted: 'wait',
  will_supply: 'wait',
  shipped: 'way',
  received: 'here',
  on_loan: 'loan',
  patron_returned: 'return',
  returned: 'return',
  unfilled: 'unfilled',
  closed: 'closed',
}
