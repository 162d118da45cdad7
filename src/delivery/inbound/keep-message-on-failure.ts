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
 * Keeps a message for admins where the gateway itself failed to handle it. It never throws: the caller learns of the
 * failure, whether or not the store keeps the message.
 *
 * @param initialRecord what is kept of the message
 */
export const keepMessageOnFailure = async (
  deps: Deps,
  initialRecord: InboxMessage,
  error: unknown,
): Promise<void> => {
  const kept = { ...initialRecord, summary: 'not taken', reason: 'the gateway failed: see its log' }
  if (isOwnFailure(error)) await Promise.allSettled([keepFailed(deps, kept)])
}
