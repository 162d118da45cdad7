import { Mail } from '../../partners/mail.ts'
import { Partner } from '../../partners/partner.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import { reason } from '../../translations/reason.ts'
import type { OutboundDeps } from '../deps.ts'
import { classify, settleAttempt } from './attempt-outcome.ts'
import { recordDeliveryResult } from './record-delivery-result.ts'

/** Mails to patrons are tried as often as a partner's messages are without a setting of its own. */
const retry = Partner.shape.retry.parse(undefined)

/** Milliseconds that a mail may take. */
const timeout = 60_000

/** Settles a notice to a person who was erased: no mail is sent, and no attention is raised. */
const endErasedNotice = async (
  { store, now }: Pick<OutboundDeps, 'store' | 'now'>,
  { id, leaseToken }: LeasedDelivery,
): Promise<void> => {
  const error = reason('failure.person_erased')
  await store.settleDelivery(id, leaseToken, {
    state: 'dead',
    error,
    reply: null,
    possiblyTaken: false,
    at: now(),
  })
}

/**
 * Makes one attempt at a mail to a patron and settles it. Where the mail cannot be delivered, staff learn that the patron
 * was not reached.
 */
export const deliverNotice = async (deps: OutboundDeps, delivery: LeasedDelivery): Promise<void> => {
  if (delivery.content === '') return endErasedNotice(deps, delivery)
  const mail = Mail.parse(JSON.parse(delivery.content))
  const result = await deps.transport.dispatch({ kind: 'mail', mail, timeout })
  const attempt = classify(result, () => ({
    kind: 'unclear',
    reason: reason('failure.no_answer'),
  }))
  const reply = result.kind === 'taken' ? result.reply : null
  const facts = { now: deps.now(), random: deps.random(), reply }
  const { settlement, result: settled } = settleAttempt(delivery, attempt, retry, facts)
  if (settled === null || settled.result === 'delivered') {
    await deps.store.settleDelivery(delivery.id, delivery.leaseToken, settlement)
    return
  }
  const answer = {
    type: 'notice_failed',
    notice: delivery.summary.replace(/^notice /, ''),
    reason: 'error' in settlement ? settlement.error : reason('failure.no_answer'),
  } as const
  await recordDeliveryResult(deps, delivery, [{ kind: 'answer', answer }], settlement)
}
