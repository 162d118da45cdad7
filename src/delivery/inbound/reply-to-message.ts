import type { Reply } from '../../partners/incoming-message.ts'
import { Problem } from '../../problem.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'
import { type HandledMessage, keepHandled } from './handled-message.ts'
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
const keepMessageOnFailure = async (
  deps: Deps,
  initialRecord: InboxMessage,
  error: unknown,
): Promise<void> => {
  const kept = { ...initialRecord, summary: 'not taken', reason: reason('kept_message.gateway_failed') }
  if (isOwnFailure(error)) await Promise.allSettled([keepFailed(deps, kept)])
}

/** The reply to a message, and how the message was handled. */
export type HandledReply = Reply & Pick<InboxMessage, 'state' | 'summary' | 'reason'>

/**
 * Handles a message, stores it if that changed no request, and returns the reply to it. The message is stored even where
 * handling it fails.
 *
 * @param initialRecord the message as it is stored before it was interpreted
 */
export const replyToMessage = async (
  deps: Deps,
  initialRecord: InboxMessage,
  handle: () => Promise<HandledMessage>,
): Promise<HandledReply> => {
  try {
    const { reply, state, summary, reason: why } = await keepHandled(deps, await handle())
    if (reply === null)
      throw new Problem('internal', reason('problem.no_reply_made', { protocol: initialRecord.protocol }))
    return { ...reply, state, summary, reason: why }
  } catch (error) {
    await keepMessageOnFailure(deps, initialRecord, error)
    throw error
  }
}
