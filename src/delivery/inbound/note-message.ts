import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Deps } from '../deps.ts'

/** Counts and logs a message that came in, by what became of it. */
export const noteMessage = (
  { metrics, log }: Pick<Deps, 'metrics' | 'log'>,
  { id, partner, protocol, request, state }: InboxMessage,
): void => {
  metrics.increment('messages_received', { partner: partner ?? '', protocol, state })
  log({
    level: state === 'applied' || state === 'repeat' ? 'info' : 'warn',
    message: 'Message received',
    facts: { id, partner, protocol, request, state },
  })
}
