import type { Input } from '../../borrowing/decision.ts'
import { type IlsCall, ilsCalls } from '../../borrowing/local-answers/ils-call.ts'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import { type LibraryCode, type PartnerCode, RequestId } from '../../borrowing/values.ts'
import { Mail } from '../../partners/mail.ts'
import { Partner } from '../../partners/partner.ts'
import type { LeasedDelivery } from '../../store/ports/outbox.ts'
import { reason } from '../../translations/reason.ts'
import { holderSearch } from '../change/render-catalogue-questions.ts'
import { itemAbout } from '../change/render-ils-calls.ts'
import { type Deps, type DepsWithSnapshot, type OutboundDeps, withConfigSnapshot } from '../deps.ts'
import { classify, type Outcome, settleAttempt } from './attempt-outcome.ts'
import { deliverLocate } from './deliver-catalogue-questions.ts'
import { deliverHolderSearch } from './deliver-holder-search.ts'
import { deliverIls } from './deliver-ils-call.ts'
import { findUnusableDocument, postpone } from './postpone.ts'
import { recordDeliveryResult } from './record-delivery-result.ts'
import { asRestored, reconcileRequest } from './restored-delivery.ts'
import { send } from './send.ts'
import { withholdAfter, withholdBefore } from './withhold-repeat.ts'

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
const deliverNotice = async (deps: OutboundDeps, delivery: LeasedDelivery): Promise<void> => {
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

/**
 * How long an attempt may hold its delivery beyond the longest timeout of a partner, in milliseconds. After a process has
 * died, the others wait for this time before they retry its deliveries.
 */
const leaseMargin = 15_000

/** The limits of the partners' profiles: attempts at once, and the longest attempt in milliseconds. */
export type Limits = {
  readonly concurrency?: Readonly<Record<string, number>>
  readonly longestTimeout?: number
}

/** Sends the stored bytes once. */
const attemptDelivery = async (
  deps: OutboundDeps & DepsWithSnapshot,
  delivery: LeasedDelivery & { readonly operation: OperationKind },
  partner: Partner,
): Promise<Outcome> => {
  const protocol = deps.protocols.of(partner)
  const { timeZone } = deps.snapshot.library(delivery.library)
  const route = await protocol.route(delivery.content, delivery.contentType, partner)
  const result = await send(deps, route, delivery.content, partner.allowPrivateNetwork)
  const answer = result.kind === 'answered' ? result.answer : null
  const attempt = classify(result, () =>
    answer === null
      ? { kind: 'unclear', reason: reason('failure.no_answer') }
      : protocol.readReply(delivery.operation, answer, partner, delivery.requestId, timeZone),
  )
  const isReachable = attempt.class === 'delivered' || attempt.class === 'permanent'
  await (isReachable
    ? deps.circuitBreakers.recordSuccess(partner.code, deps.now())
    : deps.circuitBreakers.recordFailure(partner.code, deps.now()))
  const kept = answer === null ? null : (protocol.redact?.(answer.body) ?? answer.body)
  const reply = kept === null ? null : new TextDecoder().decode(kept)
  const now = deps.now()
  return (
    withholdAfter(delivery, protocol.capabilities(partner), result, attempt, { reply, now }) ??
    settleAttempt(delivery, attempt, partner.retry, { now, random: deps.random(), reply })
  )
}

const capabilitiesOf = ({ protocols }: OutboundDeps, partner: Partner) =>
  protocols.of(partner).capabilities(partner)

const eventInput = (
  delivery: LeasedDelivery,
  event: Extract<Input, { kind: 'partner_event' }>['event'],
): Input => ({
  kind: 'partner_event',
  entry: delivery.entry,
  requestId: RequestId.parse(delivery.requestId),
  event,
})

/**
 * Makes one attempt at a leased delivery and records its result: delivered, to be tried again, refused or given up. What it
 * means for the request is committed with it. An attempt that fails on our own side stays leased, and is tried again when
 * the lease has run out.
 */
export const deliverOne = async (deps: OutboundDeps, leased: LeasedDelivery): Promise<void> => {
  const current = await withConfigSnapshot(deps)
  const restore = current.snapshot.restore()
  const delivery = asRestored(restore, leased)
  const { target, operation } = delivery
  const unusable = findUnusableDocument(current.snapshot, delivery)
  if (unusable !== null) return postpone(deps, delivery, unusable)
  if (isIlsCall(operation)) return deliverIls(deps, { ...delivery, operation })
  if (target.kind === 'catalogue')
    return itemAbout(delivery) === holderSearch
      ? deliverHolderSearch(deps, delivery)
      : deliverLocate(deps, { ...delivery, target })
  if (target.kind !== 'partner' || operation === 'notice' || operation === 'locate')
    return deliverNotice(deps, delivery)
  const partner = current.snapshot.partner(target.partner)
  const { settlement, result, events } =
    partner === null
      ? deadLetter(deps, delivery)
      : (withholdBefore({ ...leased, operation }, capabilitiesOf(current, partner), restore, current.now()) ??
        (await reconcileRequest(current, restore, leased, partner)) ??
        (await attemptDelivery(current, { ...delivery, operation }, partner)))
  if (result === null) {
    await deps.store.settleDelivery(delivery.id, delivery.leaseToken, settlement)
    return
  }
  const { entry } = delivery
  const input: Input = {
    kind: 'delivery',
    entry,
    requestId: RequestId.parse(delivery.requestId),
    operation,
    delivery: delivery.id,
    result,
  }
  await recordDeliveryResult(
    deps,
    delivery,
    [input, ...events.map((event) => eventInput(delivery, event))],
    settlement,
  )
}

const isIlsCall = (operation: LeasedDelivery['operation']): operation is IlsCall =>
  ilsCalls.some((call) => call === operation)

const deadLetter = (deps: Deps, delivery: LeasedDelivery): Outcome => {
  const error = reason('failure.partner_missing')
  const { possiblyTaken } = delivery
  return {
    settlement: { state: 'dead', error, reply: null, possiblyTaken, at: deps.now() },
    result: { result: 'dead', possiblyTaken, reason: error },
    events: [],
  }
}

/**
 * Leases the deliveries that are due in one library, within the concurrency limits.
 *
 * @param limit the most deliveries to lease
 * @param limits what the partners' profiles allow
 * @param inProgress deliveries that this process still works on, however long it has had them
 * @param only the partners to deliver to; all, and patrons, ILS and catalogues, where left out
 */
export const claim = async (
  deps: OutboundDeps,
  library: LibraryCode,
  limit: number,
  { concurrency = {}, longestTimeout = 120_000 }: Limits,
  inProgress: readonly string[],
  only?: readonly PartnerCode[],
): Promise<readonly LeasedDelivery[]> => {
  const now = deps.now()
  const { open, halfOpen } = await deps.circuitBreakers.listBlocked(now)
  const single = Object.fromEntries(halfOpen.map((partner) => [partner, 1]))
  return deps.store.claimDeliveries({
    library,
    now,
    leaseMilliseconds: longestTimeout + leaseMargin,
    limit,
    concurrency: { default: 4, partners: { ...concurrency, ...single } },
    skip: open,
    inProgress,
    only,
  })
}
