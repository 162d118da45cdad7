import { Mail } from '../../partners/mail.ts'
import { Partner } from '../../partners/partner.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import type { OutboundDeps } from '../deps.ts'
import { classify, settleAttempt } from './attempt-outcome.ts'

/** Mails to patrons are tried as often as a partner's messages are without a setting of its own. */
const retry = Partner.shape.retry.parse(undefined)

/** Milliseconds that a mail may take. */
const timeout = 60_000

/**
 * Makes one attempt at a mail to a patron and settles it. Its request does not hear of it: a mail that could not be
 * delivered is a dead letter of its own.
 */
export const deliverNotice = async (deps: OutboundDeps, delivery: LeasedDelivery): Promise<void> => {
  const mail = Mail.parse(JSON.parse(delivery.content))
  const result = await deps.transport.dispatch({ kind: 'mail', mail, timeout })
  const attempt = classify(result, () => ({
    kind: 'unclear',
    reason: 'a mail server has no words of its own',
  }))
  const reply = result.kind === 'taken' ? result.reply : null
  const facts = { now: deps.now(), random: deps.random(), reply }
  const { settlement } = settleAttempt(delivery, attempt, retry, facts)
  await deps.store.settleDelivery(delivery.id, delivery.leaseToken, settlement)
}
