import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Deps } from '../deps.ts'

/** Counts, logs and traces a message that came in, by its state. */
export const noteMessage = (
  { metrics, log, trace, now }: Pick<Deps, 'metrics' | 'log' | 'trace' | 'now'>,
  { id, partner, protocol, request, state, receivedAt }: InboxMessage,
): void => {
  metrics.increment('messages_received', { partner: partner ?? '', protocol, state })
  log({
    level: state === 'applied' || state === 'repeat' ? 'info' : 'warn',
    message: 'Message received',
    facts: { id, partner, protocol, request, state },
  })
  trace?.({
    name: 'receive message',
    kind: 'consumer',
    request,
    milliseconds: Math.max(0, Date.parse(now()) - Date.parse(receivedAt)),
    isError: false,
    facts: {
      'lendwire.message': id,
      'lendwire.partner': partner,
      'lendwire.protocol': protocol,
      'lendwire.state': state,
    },
  })
}
