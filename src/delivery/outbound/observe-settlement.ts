import { showUrl } from '../../partners/url-credentials.ts'
import type { LeasedDelivery, Settlement } from '../../store/ports/outbox.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import type { OutboundDeps } from '../deps.ts'
import type { Span } from '../tracing.ts'

/** Returns the result of an attempt for metrics and the log: the failure class, or the final state. */
const resultOf = (settlement: Settlement): string => {
  if (settlement.state !== 'waiting') return settlement.state
  return settlement.possiblyTaken ? 'ambiguous' : 'transient'
}

/** Returns what a call over HTTP was and brought (OpenTelemetry, "HTTP client span"), without the query. */
const httpFacts = (address: string, result: DispatchResult): Span['facts'] => {
  const { hostname, port, protocol, origin, pathname } = new URL(address)
  const status = result.kind === 'answered' ? result.answer.status : null
  return {
    'http.request.method': 'POST',
    'url.full': showUrl(origin + pathname),
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    'http.response.status_code': status,
    'error.type': status === null ? result.kind : status >= 400 ? String(status) : null,
  }
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
  let http: Span['facts'] = {}
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
        ...http,
      },
    })
  }
  const { store } = deps
  return {
    ...deps,
    transport: {
      ...deps.transport,
      dispatch: async (message) => {
        const result = await deps.transport.dispatch(message)
        if (message.kind === 'http') http = httpFacts(message.url, result)
        return result
      },
    },
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
