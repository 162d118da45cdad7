import { Problem } from '../../problem.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Deps } from '../deps.ts'
import { keepUncommitted, quotaOfMessage } from './message-quotas.ts'

/** Returns whether the gateway itself failed, so that the message was not kept. A store that fails keeps nothing. */
const isOwnFailure = (error: unknown): boolean =>
  !(error instanceof Problem) || error.code === 'internal' || error.code === 'document_fault'

/**
 * Keeps a message that could not be handled. The quota does not depend on the configuration: a message is kept also
 * where the configuration cannot be read.
 */
const keepFailed = async (deps: Deps, message: InboxMessage) =>
  keepUncommitted(deps, message, null, await quotaOfMessage(deps, message).catch(() => null))

/**
 * Handles a message, and keeps it for admins when the gateway itself fails to handle it.
 *
 * @param initialRecord what is kept of the message then
 */
export const keepMessageOnFailure = async <T>(
  deps: Deps,
  initialRecord: InboxMessage,
  handle: () => Promise<T>,
): Promise<T> => {
  try {
    return await handle()
  } catch (error) {
    const kept = { ...initialRecord, summary: 'not taken', reason: 'the gateway failed: see its log' }
    // The caller learns of the failure, whether or not the store keeps the message.
    if (isOwnFailure(error)) await Promise.allSettled([keepFailed(deps, kept)])
    throw error
  }
}
