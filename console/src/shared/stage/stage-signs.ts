import type { RequestSummary, Stage } from '../../api/types.ts'

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

/** The sign of each stage, in the order of a request's life: fifteen stages have nine signs. */
const stageSigns: Readonly<Record<Stage, StageSign>> = {
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

const isStage = (name: string): name is Stage => Object.hasOwn(stageSigns, name)

/** The stages in the order of a request's life. */
export const journey: readonly Stage[] = Object.keys(stageSigns).filter(isStage)

type Status = RequestSummary['status']

/** The statuses before the first lender is asked in which a person decides whether one is asked at all. */
const toApprove: readonly Status[] = [
  'pending_approval',
  'waiting_for_staff',
  'duplicate',
  'locally_owned',
  'awaiting_copyright_clearance',
]

/** The other statuses that tell more than their stage. What needs attention stands elsewhere. */
const telling: readonly Status[] = [
  'scheduled',
  'conditional',
  'retry_possible',
  'cancel_requested',
  'renew_requested',
  'mediated_renewal',
  'renewed_by_partner',
  'renew_not_accepted',
  'in_library_use',
  'declined',
  'expired',
  'lost',
  'cancelled_by_staff',
  'cancelled_by_patron',
  'cancelled_by_partner',
]

/** Returns whether a status tells more than the stage that it belongs to. */
export const isTelling = (status: Status): boolean => telling.includes(status)

/** Returns the stage that is shown: before a person has decided it is not yet ready, whatever rules made of it. */
export const shownStage = (stage: Stage, status: Status): Stage =>
  toApprove.includes(status) ? 'pending_approval' : stage

/** Returns the sign of a request. */
export const signOf = (stage: Stage, status: Status): StageSign => stageSigns[shownStage(stage, status)]
