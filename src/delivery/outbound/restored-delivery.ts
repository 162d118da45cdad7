import { RequestId } from '../../borrowing/values.ts'
import { type RestoreRecord, releaseFor } from '../../configuration/restore-record.ts'
import type { Partner } from '../../partners/partner.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import { reason } from '../../translations/reason.ts'
import { renderPartnerOperation } from '../change/render-partner-operation.ts'
import type { DepsWithSnapshot, OutboundDeps } from '../deps.ts'
import { type Attempt, classify, type Outcome, settleAttempt } from './attempt-outcome.ts'
import { send } from './send.ts'

/** Returns true for a delivery that was in the backup, so that it may have been sent after the backup was made. */
export const isFromBackup = (
  restore: RestoreRecord | null,
  { createdAt }: Pick<LeasedDelivery, 'createdAt'>,
): restore is RestoreRecord => restore !== null && createdAt <= restore.restoredAt

/** Returns the delivery of a restored store: one that was in the backup may have been taken already. */
export const asRestored = (restore: RestoreRecord | null, delivery: LeasedDelivery): LeasedDelivery =>
  isFromBackup(restore, delivery) ? { ...delivery, possiblyTaken: true } : delivery

/** Asks a partner for the state of a request; null where its protocol has no such question. */
const askForStatus = async (
  deps: OutboundDeps & DepsWithSnapshot,
  { library: code, request: number, entry, requestId }: LeasedDelivery,
  partner: Partner,
): Promise<Attempt | null> => {
  const protocol = deps.protocols.of(partner)
  const stored = await deps.store.loadRequest(code, number)
  if (stored === null || !protocol.capabilities(partner).takesStatusRequest) return null
  const library = deps.snapshot.library(code)
  const rendered = renderPartnerOperation(
    deps,
    stored.value,
    library,
    { kind: 'send', operation: { kind: 'status_request' }, entry, requestId: RequestId.parse(requestId) },
    deps.now(),
    null,
  )
  const [question] = 'deliveries' in rendered ? rendered.deliveries : []
  if (question === undefined) return null
  const route = await protocol.route(question.content, question.contentType, partner)
  const result = await send(deps, route, question.content, partner.allowPrivateNetwork)
  return classify(result, () =>
    result.kind === 'answered'
      ? protocol.readReply('status_request', result.answer, partner, requestId, library.timeZone)
      : { kind: 'unclear', reason: reason('failure.no_answer') },
  )
}

/**
 * Decides about a request that was in the backup, where its partner is reconciled: the partner is asked for the status
 * first. A request that the partner does not know is sent. One that it may know is not: it counts as unconfirmed, and the
 * core waits for the partner's status, or lets staff decide where the partner takes no status requests.
 *
 * @returns null where the delivery is to be sent
 */
export const reconcileRequest = async (
  deps: OutboundDeps & DepsWithSnapshot,
  restore: RestoreRecord | null,
  delivery: LeasedDelivery,
  partner: Partner,
): Promise<Outcome | null> => {
  const { operation } = delivery
  if (operation !== 'request' && operation !== 'retry') return null
  if (!isFromBackup(restore, delivery) || releaseFor(restore, partner.code)?.how !== 'reconcile') return null
  const answer = await askForStatus(deps, delivery, partner)
  if (answer?.class === 'permanent' && answer.error.kind === 'unknown_request') return null
  const facts = { now: deps.now(), random: deps.random(), reply: null }
  if (answer?.class === 'transient' || answer?.class === 'ambiguous')
    return settleAttempt({ ...delivery, possiblyTaken: true }, answer, partner.retry, facts)
  const error = reason('failure.restored')
  return {
    settlement: { state: 'refused', error, reply: null, possiblyTaken: true, at: facts.now },
    result: { result: 'unconfirmed', reason: error },
    events: [],
  }
}
