import { decide } from '../borrowing/decide.ts'
import type { Input } from '../borrowing/decision.ts'
import { type LibraryCode, RequestId } from '../borrowing/values.ts'
import type { Partner } from '../partners/partner.ts'
import type { LeasedDelivery } from '../store/store.ts'
import type { Dispatch, Transport } from '../transport/transport.ts'
import { changeOf, type Made } from './change.ts'
import type { Circuits } from './circuit.ts'
import { classify, type Outcome, settleAttempt } from './outcome.ts'
import type { Shell } from './shell.ts'

/** What delivering needs besides the shell. */
export type DeliverShell = Shell & {
  readonly transport: Transport
  readonly circuits: Circuits
  /** A number from 0 up to 1. */
  readonly random: () => number
  /** May any partner's URL lead into private networks? */
  readonly allowPrivateNetworks: boolean
}

/** How long an attempt may hold its delivery, beyond the partner's own timeout: milliseconds. */
const leaseMargin = 60_000

const tries = 20

/** Sends the stored bytes once and says what came of it. */
const attempt = async (
  shell: DeliverShell,
  delivery: LeasedDelivery,
  partner: Partner,
): Promise<Outcome & { readonly events: readonly Input[] }> => {
  const protocol = shell.protocols[partner.connection.protocol]
  const route = protocol.route(delivery.content, delivery.contentType, partner)
  const allowPrivateNetwork = partner.allowPrivateNetwork || shell.allowPrivateNetworks
  const dispatch: Dispatch = route.kind === 'http' ? { ...route, allowPrivateNetwork } : route
  const result = await shell.transport.dispatch(dispatch)
  const answer = result.kind === 'answered' ? result.answer : null
  const made = classify(result, () =>
    answer === null
      ? { kind: 'unclear', reason: 'no answer' }
      : protocol.readReply(delivery.operation, answer, partner, delivery.requestId),
  )
  const reachable = made.class === 'delivered' || made.class === 'permanent'
  await (reachable
    ? shell.circuits.succeeded(partner.code)
    : shell.circuits.failed(partner.code, shell.now()))
  const reply = answer === null ? null : new TextDecoder().decode(answer.body)
  const outcome = settleAttempt(delivery, made, partner.retry, {
    now: shell.now(),
    random: shell.random(),
    reply,
  })
  return {
    ...outcome,
    events: made.class === 'delivered' ? made.events.map((event) => heard(delivery, event)) : [],
  }
}

const heard = (
  delivery: LeasedDelivery,
  event: Extract<Input, { kind: 'partner_event' }>['event'],
): Input => ({
  kind: 'partner_event',
  entry: delivery.entry,
  requestId: RequestId.parse(delivery.requestId),
  event,
})

/** Commits what an attempt means for its request, together with its settlement: neither without the other. */
const conclude = async (
  shell: DeliverShell,
  delivery: LeasedDelivery,
  inputs: readonly [Input, ...Input[]],
  settlement: Outcome['settlement'],
): Promise<void> => {
  const library = await shell.directory.library(delivery.library)
  for (let turn = 0; turn < tries; turn += 1) {
    const stored = await shell.store.load(delivery.library, delivery.request)
    if (stored === null) break
    const context = await shell.directory.context({
      library,
      request: stored.value,
      by: { kind: 'system' },
      now: shell.now(),
    })
    const made: Made[] = []
    for (const input of inputs) {
      const decision = decide(made.at(-1)?.request ?? stored.value, input, context)
      if (decision.kind !== 'not_allowed') made.push(decision)
    }
    const [first, ...others] = made
    if (first === undefined) break
    const change = await changeOf(shell, [first, ...others], library, stored.version)
    const settle = { delivery: delivery.id, leaseToken: delivery.leaseToken, settlement }
    const result = await shell.store.commit({ ...change, settle })
    if (result.kind === 'committed' && (change.outbox.length > 0 || change.requeue.length > 0)) shell.kick()
    if (result.kind === 'committed' || result.kind === 'lease_lost') return
  }
  await shell.store.settle(delivery.id, delivery.leaseToken, settlement)
}

/**
 * Makes one attempt at a leased delivery and settles it: delivered, to be tried again, refused or given up. What it means
 * for the request goes through the core in the same commit. An attempt that fails on our own side stays leased, and is
 * found again when the lease runs out.
 */
export const deliverOne = async (shell: DeliverShell, delivery: LeasedDelivery): Promise<void> => {
  const partner = await shell.directory.partner(delivery.target.partner)
  const { settlement, result, events } =
    partner === null ? gone(shell, delivery) : await attempt(shell, delivery, partner)
  if (result === null) {
    await shell.store.settle(delivery.id, delivery.leaseToken, settlement)
    return
  }
  const { entry, operation } = delivery
  const told: Input = {
    kind: 'delivery',
    entry,
    requestId: RequestId.parse(delivery.requestId),
    operation,
    delivery: delivery.id,
    result,
  }
  await conclude(shell, delivery, [told, ...events], settlement)
}

const gone = (shell: Shell, delivery: LeasedDelivery): Outcome & { readonly events: readonly Input[] } => {
  const reason = 'the partner is gone from the directory'
  const { possiblyTaken } = delivery
  return {
    settlement: { state: 'dead', error: reason, reply: null, possiblyTaken, at: shell.now() },
    result: { result: 'undeliverable', possiblyTaken, reason },
    events: [],
  }
}

/**
 * Leases what is due in one library, as many as there is room for.
 *
 * @param limit the most deliveries to lease
 */
export const claim = async (
  shell: DeliverShell,
  library: LibraryCode,
  limit: number,
  concurrency: Readonly<Record<string, number>>,
): Promise<readonly LeasedDelivery[]> => {
  const now = shell.now()
  const { open, trying } = await shell.circuits.now(now)
  const single = Object.fromEntries(trying.map((partner) => [partner, 1]))
  return shell.store.claimDue({
    library,
    now,
    lease: leaseMargin + 120_000,
    limit,
    concurrency: { default: 4, partners: { ...concurrency, ...single } },
    skip: open,
  })
}
