import type { Effect } from '../../borrowing/decision.ts'
import type { Explanation } from '../../borrowing/events/explanation.ts'
import type { Library } from '../../borrowing/library.ts'
import { mailContentType } from '../../partners/mail.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import { reason } from '../../translations/reason.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import type { AcceptedDecision } from './accepted-decision.ts'

export type NoticeEffect = Extract<Effect, { kind: 'notice' }>

/** The entry in the ordering key of mails to the patron. Entries of partners count from 1. */
const patronEntry = 0

/** The result of a notice: the mail that waits for delivery, or why there is none. */
export type RenderedNotice = {
  readonly outbox: readonly NewDelivery[]
  readonly explanations: readonly Explanation[]
}

/** Renders a notice to the patron. There is none where there is no address to send it to or from. */
export const renderPatronNotice = async (
  deps: DepsWithSnapshot,
  { request, event, heldUntil }: AcceptedDecision,
  library: Library,
  { status: name, dueDate, note }: NoticeEffect,
): Promise<RenderedNotice> => {
  const id = deps.ids.next()
  const mail = await deps.renderNotice({ request, library, name, dueDate, note, id, now: event.at })
  if (mail === null) return { outbox: [], explanations: [] }
  if (mail === 'unsubscribed')
    return { outbox: [], explanations: [reason('explanation.unsubscribed', { notice: name })] }
  const delivery: NewDelivery = {
    id,
    library: request.library,
    request: request.number,
    entry: patronEntry,
    requestId: request.number,
    target: { kind: 'patron' },
    operation: 'notice',
    content: JSON.stringify(mail),
    contentType: mailContentType,
    summary: `notice ${name}`,
    createdAt: event.at,
    dueAt: heldUntil ?? event.at,
  }
  return { outbox: [delivery], explanations: [] }
}
