import type { DeliveryResult, Input } from './decision.ts'
import { agreeCancel } from './partner-events/answers.ts'
import { startCheckIn } from './partner-events/shipments.ts'
import type { Entry, OperationKind } from './request.ts'
import { askedStages, endEntry, nextEntry } from './rota.ts'
import { step } from './rule.ts'
import { days } from './time.ts'
import {
  change,
  changeEntry,
  close,
  effect,
  endAlerts,
  explain,
  factsOf,
  raise,
  startDeadline,
  tell,
  type Work,
  workEntry,
  workflowOf,
} from './work.ts'

/** The result of a delivery, as decided here. */
export type Delivered = Extract<Input, { kind: 'delivery' }>

/** What follows from telling a partner something: one row an operation. */
type DeliveryRule = { readonly says: string; readonly run: (work: Work, given: Delivered) => Work }

const asked = (work: Work): boolean => askedStages.some((stage) => stage === work.request.stage)

const isActive = (entry: Entry | undefined): entry is Entry => entry?.state === 'active'

const isRequest = (operation: OperationKind): boolean => operation === 'request' || operation === 'retry'

const reasonOf = (result: DeliveryResult): string | undefined =>
  result.result === 'refused' ? result.error.text : result.result === 'delivered' ? undefined : result.reason

const failed = (work: Work, given: Delivered): Work => {
  const reason = reasonOf(given.result)?.slice(0, 500)
  return raise(work, {
    kind: 'send_failed',
    operation: given.operation,
    entry: given.entry,
    delivery: given.delivery,
    refused: given.result.result === 'refused',
    ...(reason === undefined ? {} : { reason }),
  })
}

/** The partner has the request: the response deadline starts, unless it has answered before. */
const requestDelivered = step<Delivered>('the response deadline starts', (given, input) => {
  const work = changeEntry(given, input.entry, { asked: 'delivered' })
  const entry = workEntry(work)
  if (!isActive(entry) || work.request.stage !== 'sent' || entry.lastHeard !== undefined) return work
  const { deadlines } = workflowOf(work, entry)
  const expiry = factsOf(work, entry)?.expiryDays ?? null
  return startDeadline(work, 'response', expiry === null ? deadlines.response : days(expiry), entry.id)
})

const returnDelivered = step<Delivered>(
  'closed as completed, or the lender’s check-in is awaited, by profile',
  (given, input) => {
    const work = changeEntry(given, input.entry, { returnTold: true })
    const entry = workEntry(work)
    if (!isActive(entry) || work.request.stage !== 'returned') return work
    const workflow = workflowOf(work, entry)
    return workflow.complete === 'at_return' || !workflow.steps.lenderCheckIn
      ? close(work, { kind: 'completed' })
      : startCheckIn(work, entry.id)
  },
)

const deadlineOf = (
  kind: 'cancel_reply' | 'renewal_answer' | 'claim',
  open: (work: Work) => boolean,
): DeliveryRule =>
  step<Delivered>(`the deadline ${kind} starts`, (work) => {
    const entry = workEntry(work)
    const { deadlines } = workflowOf(work, entry)
    const wait = {
      cancel_reply: deadlines.cancelReply,
      renewal_answer: deadlines.renewalAnswer,
      claim: deadlines.claim,
    }[kind]
    return isActive(entry) && open(work) ? startDeadline(work, kind, wait, entry.id) : work
  })

const nothing = step<Delivered>('recorded', (work) => work)

const wasClaimed = (work: Work): boolean =>
  (workEntry(work)?.claims ?? 0) > 0 && work.request.negotiation?.kind !== 'unconfirmed'

/** What a delivery leads to, by operation. */
export const onDelivered: Record<OperationKind, DeliveryRule> = {
  request: requestDelivered,
  retry: requestDelivered,
  cancel: deadlineOf('cancel_reply', (work) => work.request.negotiation?.kind === 'cancel'),
  accept_condition: nothing,
  decline_condition: nothing,
  received: nothing,
  renew: deadlineOf('renewal_answer', (work) => work.request.negotiation?.kind === 'renew'),
  shipped_return: returnDelivered,
  shipped_forward: returnDelivered,
  status_request: deadlineOf('claim', wasClaimed),
  reminder: deadlineOf('claim', wasClaimed),
  message: nothing,
  lost: nothing,
  damaged: nothing,
  hold_return: nothing,
}

/** The request surely did not reach the partner, or was refused: held for staff or on to the next, by profile. */
const notAsked = (given: Work, input: Delivered): Work => {
  const entry = workEntry(given)
  const work = effect(changeEntry(given, input.entry, { asked: 'no' }), {
    kind: 'withdraw',
    entry: input.entry,
    operations: 'all',
    firm: false,
  })
  if (!isActive(entry) || !asked(work)) return work
  if (work.request.negotiation?.kind === 'cancel')
    return agreeCancel(explain(work, 'the partner has no request to cancel'))
  if (workflowOf(work, entry).onSendFailure === 'hold')
    return failed(change(work, { negotiation: null }), input)
  return nextEntry(endEntry(work, entry.id, 'failed', reasonOf(input.result)), { kind: 'unfilled' })
}

const requestNotTaken = step<Delivered>('held as send_failed, or the next entry, by profile', notAsked)

const cancelRefusedByWire = step<Delivered>('the status is asked for; an alert stands', (work, input) => {
  const entry = workEntry(work)
  if (!isActive(entry) || work.request.negotiation?.kind !== 'cancel') return work
  if (input.result.result === 'refused' && input.result.error.kind === 'unknown_request') {
    return agreeCancel(explain(work, 'the partner does not know the request'))
  }
  const alerted = raise(work, { kind: 'no_answer', operation: 'cancel', entry: entry.id })
  return factsOf(work, entry)?.takesStatusRequest === true
    ? tell(alerted, entry.id, { kind: 'status_request' })
    : alerted
})

const renewalRefused = step<Delivered>('counts as a refused renewal', (work) =>
  work.request.negotiation?.kind === 'renew'
    ? change(work, { negotiation: null, lastAnswer: 'renew_refused' })
    : work,
)

const sendFailed = step<Delivered>('an alert stands until it is sent again', failed)

const unknownThere = step<Delivered>(
  'in doubt about the request: its entry has failed; else recorded',
  (work, input) =>
    work.request.negotiation?.kind === 'unconfirmed' &&
    input.result.result === 'refused' &&
    input.result.error.kind === 'unknown_request'
      ? notAsked(explain(work, 'the partner does not know the request'), input)
      : work,
)

/** What a refusal leads to, by operation. */
export const onRefused: Record<OperationKind, DeliveryRule> = {
  request: requestNotTaken,
  retry: requestNotTaken,
  cancel: cancelRefusedByWire,
  accept_condition: sendFailed,
  decline_condition: sendFailed,
  received: sendFailed,
  renew: renewalRefused,
  shipped_return: sendFailed,
  shipped_forward: sendFailed,
  status_request: unknownThere,
  reminder: unknownThere,
  message: nothing,
  lost: nothing,
  damaged: nothing,
  hold_return: nothing,
}

/** It is not known whether the partner has the request: it is asked for the status, and no other partner is asked. */
export const doubt = (given: Work, input: Delivered): Work => {
  const work = changeEntry(given, input.entry, { asked: 'possibly' })
  const entry = workEntry(work)
  if (!isActive(entry) || work.request.stage !== 'sent' || entry.lastHeard !== undefined) return work
  const asks = factsOf(work, entry)?.takesStatusRequest === true
  if (work.request.negotiation?.kind === 'cancel') return work
  const open = change(work, { negotiation: { kind: 'unconfirmed' } })
  return asks
    ? startDeadline(
        tell(open, entry.id, { kind: 'status_request' }),
        'unconfirmed',
        workflowOf(work, entry).deadlines.unconfirmed,
        entry.id,
      )
    : raise(open, { kind: 'no_answer', operation: input.operation, entry: entry.id })
}

const takeDoubt = step<Delivered>(
  'unconfirmed: the status is asked for, and no other partner is asked',
  doubt,
)

/** The partner said no to a repeat, so it has probably taken the first one: it counts as told, and the status is asked for. */
const probablyTold = (operation: OperationKind): DeliveryRule =>
  step<Delivered>('counts as told; the status is asked for', (work, input) => {
    const told = onDelivered[operation].run(
      explain(work, `${operation}: the partner refused a repeat, so the first may have been taken`),
      input,
    )
    const entry = workEntry(told)
    return isActive(entry) && factsOf(told, entry)?.takesStatusRequest === true
      ? tell(told, entry.id, { kind: 'status_request' })
      : told
  })

/** Decides what the result of a delivery leads to. */
export const decideDelivery = (given: Work, input: Delivered): Work => {
  const { result } = input.result
  const cleared =
    result === 'delivered'
      ? endAlerts(given, (alert) => alert.kind === 'send_failed' && alert.delivery === input.delivery)
      : given
  if (result === 'delivered') return onDelivered[input.operation].run(cleared, input)
  if (result === 'refused') return onRefused[input.operation].run(cleared, input)
  if (result === 'undeliverable') {
    if (!isRequest(input.operation)) return sendFailed.run(cleared, input)
    return input.result.result === 'undeliverable' && input.result.possiblyTaken
      ? takeDoubt.run(cleared, input)
      : requestNotTaken.run(cleared, input)
  }
  if (isRequest(input.operation)) return takeDoubt.run(cleared, input)
  return input.operation === 'status_request' ? cleared : probablyTold(input.operation).run(cleared, input)
}
