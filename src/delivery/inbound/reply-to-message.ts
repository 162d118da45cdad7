import type { Reply } from '../../partners/incoming-message.ts'
import { Problem } from '../../problem.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Deps } from '../deps.ts'
import { type HandledMessage, keepHandled } from './handled-message.ts'
import { keepMessageOnFailure } from './keep-message-on-failure.ts'

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
    const { reply, state, summary, reason } = await keepHandled(deps, await handle())
    if (reply === null)
      throw new Problem('internal', `A message over ${initialRecord.protocol} was handled without a reply.`)
    return { ...reply, state, summary, reason }
  } catch (error) {
    await keepMessageOnFailure(deps, initialRecord, error)
    throw error
  }
}
