import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { reason, textReason } from '../../../translations/reason.ts'
import type { Deps, MailDeps } from '../../deps.ts'
import { decideReview } from '../decide-review.ts'
import type { KeptMessage } from '../handled-message.ts'
import { keepUncommitted, mailboxQuota, takeFromRequestQuota } from '../message-quotas.ts'
import { noteMessage } from '../note-message.ts'
import { recordToKeep } from '../person-removed.ts'
import type { ArrivedMail, ReceivedMail } from './arrived-mail.ts'
import { handleMail } from './handle-mail.ts'

/**
 * Keeps a mail that waits for review, and tells the staff of its request of it in the same commit.
 *
 * @returns undefined where the mail is about no request that can be changed now: the caller keeps it
 */
const keepForReview = async (
  deps: Deps,
  message: InboxMessage,
  fingerprint: string | null,
): Promise<'kept' | 'known' | undefined> => {
  const answer = {
    type: 'mail_in_review',
    message: message.id,
    reason: message.reason ?? textReason(''),
  } as const
  const inbox = await recordToKeep(deps, message, fingerprint)
  const result = await decideReview(deps, message, answer, inbox)
  switch (result?.kind) {
    case 'applied':
      return 'kept'
    case 'repeat':
      return 'known'
    default:
      return undefined
  }
}

/** Returns the record of a mail that is kept beside its request, where too many wait there: for the staff of its mailbox. */
const besideRequest = ({ mailbox }: ArrivedMail, message: InboxMessage): InboxMessage => ({
  ...message,
  ...{ library: mailbox.library ?? null, request: null, entry: null, partner: null },
  reason: reason('kept_message.too_many_of_request', {
    request: message.request ?? '',
    why: message.reason ?? textReason(''),
  }),
})

/** Keeps a mail that changed no request, and returns it as it is kept; `known` where it came before. */
const keepUncommittedMail = async (
  deps: MailDeps,
  arrived: ArrivedMail,
  message: KeptMessage['message'],
  fingerprint: string | null,
): Promise<InboxMessage | 'known'> => {
  const { request, raw } = message
  const isBeside = request !== null && !(await takeFromRequestQuota(deps, request, raw.length))
  const record = isBeside ? besideRequest(arrived, message) : message
  if (record.state === 'review' && record.request !== null) {
    const kept = await keepForReview(deps, record, fingerprint)
    if (kept !== undefined) return kept === 'known' ? 'known' : record
  }
  const quota = mailboxQuota(arrived.mailbox.code, record.mail?.from ?? '')
  return (await keepUncommitted(deps, record, fingerprint, quota)) === 'repeat' ? 'known' : record
}

/**
 * Receives a mail: finds its request, checks whether its sender is trusted, interprets it and commits what it changes. A
 * mail that cannot be matched, trusted or understood waits for staff. Every mail is kept, once.
 *
 * @returns how it was handled. `Problem` unavailable where the store fails: nothing was kept, and the mail must come again
 */
export const receiveMail = async (deps: MailDeps, arrived: ArrivedMail): Promise<ReceivedMail> => {
  const { handled, fingerprint } = await handleMail(deps, arrived, false)
  if (handled.kind === 'known') return handled
  const message =
    handled.kind === 'committed'
      ? handled.message
      : await keepUncommittedMail(deps, arrived, handled.message, fingerprint)
  if (message === 'known') return { kind: 'known' }
  noteMessage(deps, message)
  return { kind: 'kept', message }
}
