import { isOut } from '../items/item-states.ts'
import type { Alert } from '../request/alert.ts'
import type { Negotiation } from '../request/negotiation.ts'
import type { Request } from '../request/request.ts'
import type { Stage } from '../request/stage.ts'
import type { Status } from './statuses.ts'

const ofNegotiation: Record<Negotiation['kind'], Status> = {
  cancel: 'cancel_requested',
  renew: 'renew_requested',
  renew_review: 'mediated_renewal',
  condition: 'conditional',
  retry: 'retry_possible',
  receiving: 'receiving',
  unconfirmed: 'unconfirmed',
}

const ofLastAnswer = {
  cancel_refused: 'cancel_not_accepted',
  renewed: 'renewed_by_partner',
  renew_refused: 'renew_not_accepted',
} as const

/** What sending waits for; where it waits for several things, the first of these is shown. */
const ofWaiting = {
  approval: 'pending_approval',
  duplicate: 'duplicate',
  locally_owned: 'locally_owned',
  staff: 'waiting_for_staff',
  until: 'scheduled',
} as const

const ofStage: Record<Exclude<Stage, 'shipped' | 'received' | 'returned' | 'closed'>, Status> = {
  created: 'created',
  pending_approval: 'pending_approval',
  locating: 'locate_in_process',
  locate_failed: 'locate_failed',
  ready: 'ready_to_send',
  sent: 'request_sent',
  accepted: 'request_accepted',
  will_supply: 'will_supply',
  on_loan: 'loaned_to_patron',
  patron_returned: 'returned_by_patron',
  unfilled: 'rejected_by_partner',
}

const alertOf = (request: Request, kind: Alert['kind']): Alert | undefined =>
  request.alerts.find((alert) => alert.kind === kind)

const statusOfOutcome = (request: Request): Status => {
  const outcome = request.outcome
  const lost = alertOf(request, 'lost')
  if (outcome === null) return 'request_completed'
  if (outcome.kind === 'lost' && lost?.kind === 'lost' && lost.by === 'partner')
    return 'declared_lost_by_partner'
  if (outcome.kind !== 'completed') return outcome.kind
  return outcome.reason === 'externally_obtained' ? 'externally_obtained' : 'request_completed'
}

/** While a partner is asked nothing is held: what was found meanwhile counts for the next one. */
const statusOfWaiting = (request: Request): Status | undefined =>
  request.waitingFor.length === 0 || request.rota.some((entry) => entry.state === 'active')
    ? undefined
    : Object.entries(ofWaiting).find(([name]) =>
        request.waitingFor.some((waiting) => waiting.for === name),
      )?.[1]

const statusOfStage = (request: Request): Status => {
  const { stage } = request
  const entry = request.rota.find((each) => each.state === 'active')
  const items = request.items.filter((item) => item.entry === entry?.id)
  const digital = items.length > 0 && items.every((item) => item.form === 'digital')
  if (stage === 'shipped') return digital ? 'shipped_digitally' : 'shipped_physically'
  if (stage === 'returned') return entry?.returnTold === true ? 'lender_check_in' : 'returned_to_partner'
  if (stage === 'closed') return statusOfOutcome(request)
  if (stage !== 'received') return ofStage[stage]
  if (digital) return 'received_digitally'
  return items.some((item) => item.state === 'received' && item.notForLoan === true)
    ? 'received_not_for_loan'
    : 'received_physically'
}

/**
 * The public status: a pure projection of the request's regions. Precedence: what staff must settle now, a recall, the
 * end, an open question, the last answer, other alerts, what sending waits for, the stage.
 */
export const projectStatus = (request: Request): Status => {
  if (alertOf(request, 'send_failed')) return 'send_failed'
  if (alertOf(request, 'stale_shipment')) return 'shipped_by_other_partner'
  if (alertOf(request, 'ils_refused')) return 'ils_refused'
  if (alertOf(request, 'recalled')) return 'recalled_by_partner'
  if (request.stage === 'closed') {
    return alertOf(request, 'overdue') && request.items.some(isOut) ? 'overdue' : statusOfOutcome(request)
  }
  if (request.negotiation) return ofNegotiation[request.negotiation.kind]
  if (request.lastAnswer) return ofLastAnswer[request.lastAnswer]
  const lost = alertOf(request, 'lost')
  if (lost?.kind === 'lost') return lost.by === 'us' ? 'lost_communicated' : 'declared_lost_by_partner'
  if (alertOf(request, 'damaged')) return 'damaged_communicated'
  if (alertOf(request, 'overdue')) return 'overdue'
  if (alertOf(request, 'hold_return')) return 'hold_return'
  if (alertOf(request, 'no_answer')) return 'no_answer'
  return statusOfWaiting(request) ?? statusOfStage(request)
}
