import { decide } from '../../borrowing/decide.ts'
import type { Input } from '../../borrowing/decision.ts'
import { Problem } from '../../problem.ts'
import type { LeasedDelivery, Settlement } from '../../store/ports/outbox.ts'
import { changeOf, type Made } from '../change/render-change.ts'
import { readDecisionContext } from '../decision-context.ts'
import { type DeliverShell, withConfigSnapshot } from '../deps.ts'

/**
 * Commits what an attempt means for its request, together with its settlement: neither without the other.
 *
 * @param inputs what happened, in order; what the core does not allow is left out
 */
export const conclude = async (
  shell: DeliverShell,
  delivery: LeasedDelivery,
  inputs: readonly [Input, ...Input[]],
  settlement: Settlement,
): Promise<void> => {
  const settleOnly = async (): Promise<'settled'> => {
    await shell.store.settleDelivery(delivery.id, delivery.leaseToken, settlement)
    return 'settled'
  }
  const settled = await shell.inOrder(delivery.request, async () => {
    const [current, stored] = await Promise.all([
      withConfigSnapshot(shell),
      shell.store.loadRequest(delivery.library, delivery.request),
    ])
    if (stored === null) return settleOnly()
    const library = current.snapshot.library(delivery.library)
    const context = await readDecisionContext(current, {
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
    if (first === undefined) return settleOnly()
    const change = await changeOf(current, [first, ...others], library, stored.version, context)
    const settle = { delivery: delivery.id, leaseToken: delivery.leaseToken, settlement }
    const result = await shell.store.commit({ ...change, settle })
    if (result.kind === 'committed' && (change.outbox.length > 0 || change.requeue.length > 0)) shell.kick()
    return result.kind === 'committed' || result.kind === 'lease_lost' ? 'settled' : undefined
  })
  // The lease runs out, and the same bytes go again: what it means for the request is not lost.
  if (settled !== undefined) return
  throw new Problem(
    'unavailable',
    'The request kept changing while a delivery was settled: it goes again when its lease has run out.',
  )
}
