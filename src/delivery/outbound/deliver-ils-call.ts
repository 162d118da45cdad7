import type { IlsCall } from '../../borrowing/local-answers/ils-call.ts'
import type { OwnAnswer } from '../../borrowing/local-answers/local-answer.ts'
import { plainText } from '../../borrowing/plain-text.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { IlsAnswer } from '../../ils/ils.ts'
import type { ReplyMeaning } from '../../partners/partner-reply.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { itemAbout } from '../change/render-ils-calls.ts'
import type { OutboundDeps } from '../deps.ts'
import { type Attempt, classify, type Outcome, settleAttempt } from './attempt-outcome.ts'
import { callIls, reasonOfFailure, replyText } from './call-ils.ts'
import { nameHold } from './name-hold.ts'
import { recordDeliveryResult } from './record-delivery-result.ts'

type IlsDelivery = LeasedDelivery & { readonly operation: IlsCall }

/** Translates the ILS's answer into the outcome of an attempt. */
const meaningOf = (answer: IlsAnswer, inDoubt: boolean): ReplyMeaning => {
  switch (answer.kind) {
    case 'done':
      return { kind: 'confirmed', events: [] }
    case 'not_now':
    case 'unclear':
      return { kind: answer.kind, reason: answer.reason }
    case 'refused':
      return inDoubt && answer.isDuplicate
        ? { kind: 'confirmed', events: [] }
        : { kind: 'refused', error: { kind: 'other', reason: answer.reason } }
  }
}

/** Returns whether an earlier attempt or delivery may have made the record already. */
const maybeRecorded = async (deps: OutboundDeps, delivery: IlsDelivery): Promise<boolean> => {
  if (delivery.operation !== 'accept_item' && delivery.operation !== 'create_item') return false
  if (delivery.possiblyTaken) return true
  if (delivery.operation === 'create_item') return false
  const stored = await deps.store.loadRequest(delivery.library, delivery.request)
  return stored?.value.items.find(({ id }) => id === itemAbout(delivery))?.ils?.confirmed === false
}

/** Looks whether the record is there. Undefined where that does not settle it: it is asked for again. */
const lookUp = async (
  deps: OutboundDeps,
  delivery: IlsDelivery,
  connection: IlsConnection,
): Promise<{ readonly attempt: Attempt; readonly reply: string | null } | undefined> => {
  const id = deps.ils.idIn(delivery.content)
  if (id === undefined || !deps.ils.isOn('lookup_item', connection)) return undefined
  const library = (await deps.configuration.snapshot()).library(delivery.library)
  const result = await callIls(deps, connection, deps.ils.askForItem({ library, connection, id }))
  const reply = replyText(deps, result)
  const attempt = classify(result, () => ({ kind: 'confirmed', events: [] }))
  if (attempt.class !== 'delivered' || result.kind !== 'answered') {
    const why = reasonOfFailure(attempt)
    return { attempt: { class: 'ambiguous', reason: reason('failure.lookup_item', { reason: why }) }, reply }
  }
  const lookup = deps.ils.readItem(result.answer)
  if (lookup.kind === 'not_there') return undefined
  if (lookup.kind === 'unclear') return { attempt: { class: 'ambiguous', reason: lookup.reason }, reply }
  if (!isOther(lookup.title, deps.ils.titleIn(delivery.content))) return { attempt, reply }
  // A refusal: what is undone then deletes no record of another item.
  const error = { kind: 'other', reason: reason('failure.other_item_there', { id }) } as const
  return { attempt: { class: 'permanent', error, alreadyKnown: false }, reply }
}

/** Returns whether a title is another one than that of the record: one of the same title is within the other. */
const isOther = (found: string | undefined, title: string | undefined): boolean => {
  const [one, other] = [plainText(found), plainText(title)]
  return one !== '' && other !== '' && !one.includes(other) && !other.includes(one)
}

/** The result of an attempt, with the system's ids of the item and the hold. */
type Attempted = {
  readonly outcome: Outcome
  readonly id?: string | undefined
  readonly holdId?: string | undefined
  /** True where the system knows no such item, and does not say which it means. */
  readonly isUnknown?: boolean | undefined
  /** What the system says where a clean-up had nothing to do there. */
  readonly nothingDone?: 'not_checked_out' | 'unsupported' | undefined
}

/** Makes one attempt; one that may have been taken before is settled by a look-up first. */
const attemptCall = async (
  deps: OutboundDeps,
  delivery: IlsDelivery,
  connection: IlsConnection,
): Promise<Attempted> => {
  const inDoubt = await maybeRecorded(deps, delivery)
  const settled = inDoubt ? await lookUp(deps, delivery, connection) : undefined
  if (settled !== undefined) {
    const isRefused = settled.attempt.class === 'permanent'
    const looked = isRefused ? { ...delivery, possiblyTaken: false } : delivery
    return { outcome: settle(deps, looked, connection, settled) }
  }
  const named =
    delivery.operation === 'cancel_request_item' ? await nameHold(deps, delivery, connection) : delivery
  if ('attempt' in named) return { outcome: settle(deps, delivery, connection, named) }
  const result = await callIls(deps, connection, named)
  const answer: IlsAnswer =
    result.kind === 'answered'
      ? deps.ils.readReply(delivery.operation, result.answer, named.content)
      : { kind: 'unclear', reason: reason('failure.no_answer') }
  const attempt = classify(result, () => meaningOf(answer, inDoubt))
  // What a look-up did not find was not taken before: a refusal now is one.
  const sure = deps.ils.isOn('lookup_item', connection) ? { ...delivery, possiblyTaken: false } : delivery
  return {
    outcome: settle(deps, sure, connection, { attempt, reply: replyText(deps, result) }),
    ...(answer.kind === 'done'
      ? { id: answer.id, holdId: answer.holdId, nothingDone: answer.nothingDone }
      : {}),
    ...(answer.kind === 'refused' ? { isUnknown: answer.isUnknown } : {}),
  }
}

const settle = (
  deps: OutboundDeps,
  delivery: LeasedDelivery,
  { retry }: IlsConnection,
  { attempt, reply }: { readonly attempt: Attempt; readonly reply: string | null },
): Outcome => settleAttempt(delivery, attempt, retry, { now: deps.now(), random: deps.random(), reply })

const deadLetter = (deps: OutboundDeps, { possiblyTaken }: LeasedDelivery): Outcome => {
  const error = reason('failure.no_ils')
  return {
    settlement: { state: 'dead', error, reply: null, possiblyTaken, at: deps.now() },
    result: { result: 'dead', possiblyTaken, reason: error },
    events: [],
  }
}

/** Returns the input that follows where the system refuses to clean up. */
const refusedCleanUp = (
  deps: OutboundDeps,
  { operation }: IlsDelivery,
  connection: IlsConnection | null,
  refusal: { readonly reason: AnyReason; readonly item: number; readonly isUnknown?: true },
): OwnAnswer => {
  if (operation !== 'cancel_request_item') return { type: 'ils_refused', ...refusal, cleanUp: true }
  const deletes = connection !== null && deps.ils.isOn('delete_item', connection)
  return { type: 'ils_refused', ...refusal, cleanUp: true, hold: deletes ? 'deleted_with_record' : 'kept' }
}

/**
 * Returns whether the record of an item stays after its clean-up: the system deletes none, and no check-in took it away,
 * since nothing was checked out there.
 */
const recordStays = async (
  deps: OutboundDeps,
  { library, request, requestId }: IlsDelivery,
  connection: IlsConnection | null,
  { nothingDone }: Attempted,
): Promise<boolean> => {
  if (nothingDone === 'not_checked_out')
    return connection !== null && !deps.ils.isOn('delete_item', connection)
  if (nothingDone !== 'unsupported') return false
  const { items } = await deps.store.listDeliveries({ library, request: [request], limit: 200 })
  const last = items.find(
    (each) =>
      each.requestId === requestId &&
      (each.operation === 'check_in_item' || each.operation === 'accept_item') &&
      each.state === 'delivered',
  )
  if (last?.operation !== 'check_in_item' || last.reply === null) return true
  const body = new TextEncoder().encode(last.reply)
  const answer = deps.ils.readReply(
    'check_in_item',
    { status: 200, contentType: last.contentType, body },
    last.content,
  )
  return answer.kind === 'done' && answer.nothingDone === 'not_checked_out'
}

/**
 * Returns the input for the request that follows from a finished call. Only the receipt waits for one; other calls
 * report a refusal alone.
 */
const answerOf = (
  deps: OutboundDeps,
  delivery: IlsDelivery,
  connection: IlsConnection | null,
  { outcome: { settlement, result }, id, holdId, isUnknown }: Attempted,
): OwnAnswer | null => {
  if (result === null) return null
  const item = itemAbout(delivery)
  const sentId = deps.ils.idIn(delivery.content)
  if (delivery.operation === 'accept_item' && result.result === 'delivered') {
    const named = id ?? sentId
    return {
      type: 'ils_accepted',
      item,
      ...(named === undefined ? {} : { id: named }),
      ...(holdId === undefined ? {} : { holdId }),
    }
  }
  if (result.result === 'delivered') return null
  const why = reason('failure.of', {
    what: delivery.summary,
    reason: 'error' in settlement ? settlement.error : reason('failure.refused'),
  })
  if (delivery.operation === 'renew_item')
    return { type: 'ils_refused', reason: why, item, dueDate: 'renew_items' }
  if (delivery.operation === 'recall_item')
    return { type: 'ils_refused', reason: why, item, dueDate: 'recall_items' }
  if (delivery.operation !== 'accept_item')
    return refusedCleanUp(deps, delivery, connection, {
      reason: why,
      item,
      ...(isUnknown === true ? { isUnknown } : {}),
    })
  const mayBeThere = 'possiblyTaken' in settlement && settlement.possiblyTaken && sentId !== undefined
  return { type: 'ils_refused', reason: why, item, ...(mayBeThere ? { id: sentId } : {}) }
}

/**
 * Makes one attempt at a call of the library's own system and settles it. What it means for the request goes through the
 * core in the same commit.
 */
export const deliverIls = async (deps: OutboundDeps, delivery: IlsDelivery): Promise<void> => {
  const connection = (await deps.configuration.snapshot()).ils(delivery.library)
  const attempted: Attempted =
    connection === null
      ? { outcome: deadLetter(deps, delivery) }
      : await attemptCall(deps, delivery, connection)
  const { outcome } = attempted
  const answer = (await recordStays(deps, delivery, connection, attempted))
    ? ({
        type: 'ils_refused',
        item: itemAbout(delivery),
        cleanUp: true,
        reason: reason('failure.of', { what: delivery.summary, reason: reason('failure.record_stays') }),
      } satisfies OwnAnswer)
    : answerOf(deps, delivery, connection, attempted)
  if (answer === null) {
    await deps.store.settleDelivery(delivery.id, delivery.leaseToken, outcome.settlement)
    return
  }
  await recordDeliveryResult(deps, delivery, [{ kind: 'answer', answer }], outcome.settlement)
}
