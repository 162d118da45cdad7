import { decide } from '../../../borrowing/decide.ts'
import type { Context } from '../../../borrowing/decision.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { BouncedNotice } from '../../../partners/mail-reader.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import type { ChangePlan } from '../../change-plan.ts'
import { existingRequest } from '../../change-target.ts'
import type { MailDeps } from '../../deps.ts'
import { gatherContext } from '../../gather-facts.ts'
import type { HandledMessage } from '../handled-message.ts'
import { reportRefuted, unknownLetter } from './interpret-bounce.ts'
import { keepMail } from './interpreted-mail.ts'

type NoticePlan = ChangePlan & { readonly inbox: NonNullable<ChangePlan['inbox']> }

/**
 * Handles a report that a mail to a patron was not delivered: staff learn that the patron was not reached. It counts only
 * for a notice that was sent under the Message-ID that it quotes, to the address that it names.
 *
 * @param isRefuted true where the library's own mail server found that the report is not from whom it says
 */
export const handleNoticeBounce = async (
  deps: MailDeps,
  { notice, isRefuted }: { readonly notice: BouncedNotice; readonly isRefuted: boolean },
  record: InboxMessage,
  fingerprint: string | null,
): Promise<HandledMessage | { readonly kind: 'known' }> => {
  const { delivery: id, messageId, recipients, action, reason: why } = notice
  const delivery = await deps.store.getDelivery(id)
  const mail = delivery?.target.kind === 'patron' ? deps.mails.letterOf(delivery.content) : undefined
  // A library's own mailbox has only its requests.
  const isOfAnother = record.library !== null && record.library !== delivery?.library
  const isSent = mail?.messageId === messageId && recipients.includes(mail.to.toLowerCase())
  if (delivery === null || isOfAnother || !isSent) return keepMail(record, 'review', unknownLetter)
  const kept = {
    ...record,
    library: delivery.library,
    request: delivery.request,
    summary: 'mail bounce of a notice',
  }
  if (action === 'delayed') return keepMail(kept, 'ignored', reason('kept_message.notice_delayed'))
  if (isRefuted) return keepMail(kept, 'review', reportRefuted)
  const answer = {
    type: 'notice_failed',
    notice: delivery.summary.replace(/^notice /, ''),
    reason: reason('failure.letter_bounced', { detail: why }),
  } as const
  const plan = ({ value }: Stored<Request>, { context }: { readonly context: Context }): NoticePlan => {
    const decision = decide(value, { kind: 'answer', answer }, context)
    if (decision.kind === 'not_allowed') throw new Problem('internal', reason('problem.report_refused'))
    return {
      kind: 'change',
      decisions: [decision],
      inbox: { message: { ...kept, state: decision.kind, reason: null }, fingerprint },
    }
  }
  const target = existingRequest({
    library: delivery.library,
    number: delivery.request,
    by: { kind: 'system' },
    message: record.id,
  })
  const result = await applyToRequest(deps, target, gatherContext, plan)
  switch (result.kind) {
    case 'applied':
      return { kind: 'committed', message: result.plan.inbox.message }
    case 'repeat':
      return { kind: 'known' }
    case 'not_found':
      return keepMail(record, 'review', unknownLetter)
    default:
      throw new Problem('unavailable', reason('problem.mail_kept_changing'))
  }
}
