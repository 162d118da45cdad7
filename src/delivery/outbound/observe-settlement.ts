import type { LeasedDelivery, Settlement } from '../../store/ports/outbox.ts'
import type { OutboundDeps } from '../deps.ts'

/** Returns the result of an attempt for metrics and the log: the failure class, or the final state. */
const resultOf = (settlement: Settlement): string => {
  if (settlement.state !== 'waiting') return settlement.state
  return settlement.possiblyTaken ? 'ambiguous' : 'transient'
}

/**
 * Counts, logs and traces how an attempt at a delivery ends, whichever way it is settled.
 *
 * @param protocol the protocol by which it is sent to a partner; empty for other receivers
 * @returns the dependencies with which the attempt is made
 */
export const observeSettlement = (
  deps: OutboundDeps,
  delivery: LeasedDelivery,
  protocol: string,
): OutboundDeps => {
  const { id, target, operation, request, attempts } = delivery
  const partner = target.kind === 'partner' ? target.partner : null
  const began = performance.now()
  const note = (settlement: Settlement): void => {
    const result = resultOf(settlement)
    deps.metrics.increment('delivery_attempts', {
      target: target.kind,
      partner: partner ?? '',
      protocol,
      result,
    })
    deps.log({
      level: settlement.state === 'delivered' ? 'info' : 'warn',
      message: 'Delivery attempted',
      facts: { delivery: id, target: target.kind, partner, request, operation, result, attempts },
    })
    deps.trace?.({
      name: `deliver ${operation}`,
      kind: 'client',
      request,
      milliseconds: performance.now() - began,
      isError: settlement.state !== 'delivered',
      facts: {
        'lendwire.delivery': id,
        'lendwire.target': target.kind,
        'lendwire.partner': partner,
        'lendwire.result': result,
        'lendwire.attempts': attempts,
      },
    })
  }
  const { store } = deps
  return {
    ...deps,
    store: {
      ...store,
      commit: async (change) => {
        const result = await store.commit(change)
        if (result.kind === 'committed' && change.settle?.delivery === id) note(change.settle.settlement)
        return result
      },
      settleDelivery: async (...[settled, token, settlement]) => {
        const isSettled = await store.settleDelivery(settled, token, settlement)
        if (isSettled && settled === id) note(settlement)
        return isSettled
      },
    },
  }
}
