import { Problem } from '../../problem.ts'
import type { InboxMessage, MessageState } from '../../store/ports/inbox.ts'
import { reason } from '../../translations/reason.ts'
import type { MailDeps } from '../deps.ts'
import { endReview } from './end-review.ts'
import { type HandledMessage, throwProblem } from './handled-message.ts'
import { handleIlsMessage } from './ils/receive-ils-message.ts'
import { mailboxOf } from './mail/arrived-mail.ts'
import { handleMail } from './mail/handle-mail.ts'
import { handlePartnerMessage } from './partner/receive-partner-message.ts'
import { recordToKeep, stripKept } from './person-removed.ts'

const handledStates: readonly MessageState[] = ['applied', 'ignored', 'repeat']

/** Refuses a message that cannot be reprocessed; `Problem` conflict. */
const requireReprocessable = ({ state, reason: why, truncated, raw, contentType }: InboxMessage): void => {
  if (handledStates.includes(state))
    throw new Problem(
      'conflict',
      why === null
        ? reason('problem.message_taken_as', { state })
        : reason('problem.message_taken_because', { state, reason: why }),
    )
  if (truncated) throw new Problem('conflict', reason('problem.message_cut_off'))
  if (raw.length === 0 && mailboxOf({ contentType }) !== undefined)
    throw new Problem('conflict', reason('problem.mail_words_not_kept'))
  if (state === 'not_authenticated') {
    throw new Problem('conflict', reason('problem.sender_unknown'))
  }
}

const handleKeptMail = async (
  deps: MailDeps,
  { raw }: InboxMessage,
  name: string,
): Promise<HandledMessage> => {
  const mailbox = (await deps.configuration.snapshot()).mailbox(name)
  if (mailbox === null) throw new Problem('conflict', reason('problem.mailbox_gone', { mailbox: name }))
  const mail = { mailbox, raw, truncated: false, now: deps.now() }
  const { handled } = await handleMail(deps, mail, true)
  if (handled.kind === 'known') throw new Problem('conflict', reason('problem.message_taken'))
  return handled
}

/** Handles a kept message by what it came as: a mail, a message of a library's own system, or a partner's. */
const handleKept = async (deps: MailDeps, kept: InboxMessage): Promise<HandledMessage> => {
  const { contentType, library, raw } = kept
  const mailbox = mailboxOf(kept)
  if (mailbox !== undefined) return handleKeptMail(deps, kept, mailbox)
  const received = { body: raw, truncated: false, contentType, now: deps.now() }
  if (kept.partner === null && library !== null) return handleIlsMessage(deps, { ...received, library })
  const partner = kept.partner === null ? null : (await deps.configuration.snapshot()).partner(kept.partner)
  if (partner === null) throw new Problem('conflict', reason('problem.sending_partner_gone'))
  return handlePartnerMessage(deps, { ...received, partner })
}

/**
 * Reprocesses a kept message as if it came now: the configuration may have been corrected since. Where it now changes a
 * request, or is about another request or library, it is kept as a new message, which the old one then names. Otherwise
 * the kept message gets its new state.
 *
 * @returns the message as it is kept now. `Problem` not_found, or conflict where it was handled already or its sender is
 *   not known
 */
export const reprocessMessage = async (deps: MailDeps, id: string): Promise<InboxMessage> => {
  const kept = await deps.store.getMessage(id)
  if (kept === null) throw new Problem('not_found', reason('not_found.message', { message: id }))
  requireReprocessable(kept)
  const handled = await handleKept(deps, kept)
  const { message } = handled
  if (handled.kind === 'keep') {
    if (message.state !== 'unreadable') throwProblem(handled)
    const isElsewhere = message.request !== kept.request || message.library !== kept.library
    if (!isElsewhere || message.state === 'repeat') {
      await deps.store.setMessageState(id, message.state, message.reason)
      return { ...kept, state: message.state, reason: message.reason }
    }
    const record = await recordToKeep(deps, message, null)
    await deps.store.keepMessage(record.message)
  }
  await stripKept(deps, kept, message)
  await deps.store.setMessageState(
    id,
    'repeat',
    reason('kept_message.reprocessed_as', { message: message.id }),
  )
  if (kept.state === 'review') await endReview(deps, kept)
  return message
}
