import { isLossReported } from '../items/items.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Attention, AttentionKind } from '../request/attention.ts'
import type { Negotiation } from '../request/negotiation.ts'
import type { OperationKind } from '../request/operation.ts'
import type { Request } from '../request/request.ts'
import type { Stage } from '../request/stage.ts'
import { heldRetry } from '../rota/held-retry.ts'
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

/** The status while sending waits for a condition; of several conditions the first is shown. */
const ofWaiting = {
  approval: 'pending_approval',
  duplicate: 'duplicate',
  locally_owned: 'locally_owned',
  copyright: 'awaiting_copyright_clearance',
  staff: 'waiting_for_staff',
  until: 'scheduled',
} as const

const ofStage: Record<Exclude<Stage, 'shipped' | 'received' | 'returned' | 'unfilled' | 'closed'>, Status> = {
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
}

const attentionOf = <Kind extends AttentionKind>(
  request: Request,
  kind: Kind,
): Extract<Attention, { kind: Kind }> | undefined =>
  request.attention.find((each): each is Extract<Attention, { kind: Kind }> => each.kind === kind)

const statusOfOutcome = (request: Request): Status => {
  const outcome = request.outcome
  if (outcome === null) return 'request_completed'
  if (outcome.kind === 'lost')
    return attentionOf(request, 'lost')?.by === 'partner' ? 'declared_lost_by_partner' : 'lost'
  if (outcome.kind !== 'completed') return outcome.kind
  return outcome.reason === 'externally_obtained' ? 'externally_obtained' : 'request_completed'
}

const statusOfNegotiation = ({ negotiation }: Request): Status | undefined => {
  if (negotiation === null) return undefined
  return negotiation.kind === 'receiving' && negotiation.refused === true
    ? 'ils_refused'
    : ofNegotiation[negotiation.kind]
}

/** The stage that a request does not leave while the message of the operation has failed. */
const stageOfOperation: Partial<Record<OperationKind, Stage>> = {
  request: 'sent',
  retry: 'sent',
  received: 'received',
  shipped_return: 'returned',
  shipped_forward: 'returned',
}

const isHeldUp = (request: Request): boolean =>
  request.attention.some(
    (each) => each.kind === 'send_failed' && stageOfOperation[each.operation] === request.stage,
  )

const isUnawaitedShipment = (request: Request): boolean =>
  attentionOf(request, 'stale_shipment') !== undefined &&
  request.rota.find((entry) => entry.state === 'active')?.shipped !== true

/** Returns whether the partner knows it, by a message or otherwise. */
const isCommunicated = (request: Request, operation: OperationKind): boolean =>
  !request.attention.some(
    (each) =>
      ((each.kind === 'not_sendable' && each.leftOut !== true) || each.kind === 'send_failed') &&
      each.operation === operation,
  )

const statusOfLoan = (request: Request): Status | undefined => {
  if (!among(['shipped', 'received', 'on_loan'], request.stage)) return undefined
  if (attentionOf(request, 'lost')?.by === 'partner') return 'declared_lost_by_partner'
  if (isLossReported(request) && isCommunicated(request, 'lost')) return 'lost_communicated'
  if (attentionOf(request, 'damaged') && isCommunicated(request, 'damaged')) return 'damaged_communicated'
  const recalled = attentionOf(request, 'recalled')
  if (recalled !== undefined && recalled.informs !== true) return 'recalled_by_partner'
  if (attentionOf(request, 'overdue')) return 'overdue'
  return request.stage !== 'shipped' && attentionOf(request, 'hold_return') ? 'hold_return' : undefined
}

/**
 * Returns the status of a request that is held. While a partner is active nothing is held but its retry: what was found
 * meanwhile counts for the next one.
 */
const statusOfWaiting = (request: Request): Status | undefined => {
  if (heldRetry(request) !== undefined) return ofWaiting.until
  return request.waitingFor.length === 0 || request.rota.some((entry) => entry.state === 'active')
    ? undefined
    : Object.entries(ofWaiting).find(([name]) =>
        request.waitingFor.some((waiting) => waiting.for === name),
      )?.[1]
}

/** Returns whether a broker names the library itself as the supplier. Nobody looks for the item then. */
const isOwnSupplier = (request: Request): boolean =>
  among(sentStages, request.stage) && attentionOf(request, 'locally_owned') !== undefined

const statusOfStage = (request: Request): Status => {
  const { stage } = request
  const entry = request.rota.find((each) => each.state === 'active')
  const items = request.items.filter((item) => item.entry === entry?.id)
  const digital = items.length > 0 && items.every((item) => item.form === 'digital')
  if (stage === 'shipped') return digital ? 'shipped_digitally' : 'shipped_physically'
  if (stage === 'returned') return entry?.returnSent === true ? 'lender_check_in' : 'returned_to_partner'
  if (stage === 'closed') return statusOfOutcome(request)
  if (stage === 'unfilled')
    return request.rota.some((each) => each.state === 'rejected') ? 'rejected_by_partner' : 'unfilled'
  if (stage !== 'received') return ofStage[stage]
  if (digital) return 'received_digitally'
  if (items.some((item) => item.state === 'received' && item.hold === 'in_use')) return 'in_library_use'
  return items.some((item) => item.state === 'received' && item.notForLoan === true)
    ? 'received_not_for_loan'
    : 'received_physically'
}

/** One step of the order of the public status. */
type StatusRule = {
  readonly says: string
  readonly status: (request: Request) => Status | undefined
}

/** The order of the public status: the first step that gives one counts. */
export const statusOrder: readonly StatusRule[] = [
  {
    says: 'closed: the outcome',
    status: (request) => (request.stage === 'closed' ? statusOfOutcome(request) : undefined),
  },
  { says: 'the negotiation; `ils_refused` where the ILS refused to record', status: statusOfNegotiation },
  {
    says: 'the last answer; a message, note, label or claim does not clear it',
    status: ({ lastAnswer }) => (lastAnswer === null ? undefined : ofLastAnswer[lastAnswer]),
  },
  {
    says: '`send_failed`, while the stage is the operation’s: request and retry `sent`, received `received`, return `returned`',
    status: (request) => (isHeldUp(request) ? 'send_failed' : undefined),
  },
  {
    says: '`shipped_by_other_partner`: attention `stale_shipment`, while the active entry has shipped nothing',
    status: (request) => (isUnawaitedShipment(request) ? 'shipped_by_other_partner' : undefined),
  },
  {
    says: 'in `shipped`, `received`, `on_loan`: lost, damaged (where the partner could be informed), recalled, overdue; in `received` and `on_loan` also `hold_return`',
    status: statusOfLoan,
  },
  {
    says: '`no_answer`, from `sent` to `will_supply`, and in `returned`',
    status: (request) =>
      among([...sentStages, 'returned'], request.stage) && attentionOf(request, 'no_answer')
        ? 'no_answer'
        : undefined,
  },
  {
    says: 'what sending waits for, while no entry is active; `scheduled` while a retry waits for the time that the partner named',
    status: statusOfWaiting,
  },
  {
    says: '`locally_owned`, from `sent` to `will_supply`: a broker names the library itself as the supplier',
    status: (request) => (isOwnSupplier(request) ? 'locally_owned' : undefined),
  },
  {
    says: 'the stage (`unfilled`: `rejected_by_partner` if any entry was rejected); mixed forms count as physical',
    status: statusOfStage,
  },
]

/** Projects the public status: the first step of the order that gives one. */
export const projectStatus = (request: Request): Status => {
  for (const { status } of statusOrder) {
    const projected = status(request)
    if (projected !== undefined) return projected
  }
  return statusOfStage(request)
}
