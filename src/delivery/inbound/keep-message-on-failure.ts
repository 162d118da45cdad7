import { Problem } from '../../problem.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Shell } from '../deps.ts'

/** Did the gateway itself fail, so that the message was kept nowhere? A store that fails keeps nothing. */
const isOwnFailure = (error: unknown): boolean =>
  !(error instanceof Problem) || error.code === 'internal' || error.code === 'document_fault'

/**
 * Takes a message, and keeps it for admins where taking it fails for no reason of its own.
 *
 * @param blank what is kept of it then
 */
export const keptIfFailed = async <T>(
  { store }: Pick<Shell, 'store'>,
  blank: InboxMessage,
  take: () => Promise<T>,
): Promise<T> => {
  try {
    return await take()
  } catch (error) {
    const kept = { ...blank, summary: 'not taken', reason: 'the gateway failed: see its log' }
    // The failure is what is told, whether or not the store keeps the message.
    if (isOwnFailure(error)) await Promise.allSettled([store.keepMessage(kept)])
    throw error
  }
}
