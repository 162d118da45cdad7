import type { Library } from '../../borrowing/library.ts'
import { mailContentType } from '../../partners/mail.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import type { AcceptedDecision } from './accepted-decision.ts'

/** The lane of mails to the patron. Lanes of partners are their entries, which count from 1. */
const patronLane = 0

/**
 * Renders a mail that tells the patron of a status.
 *
 * @returns nothing where there is no address to send it to or from
 */
export const renderPatronNotice = async (
  deps: DepsWithSnapshot,
  { request, event }: AcceptedDecision,
  library: Library,
  status: string,
): Promise<readonly NewDelivery[]> => {
  const id = deps.ids.next()
  const { language } = library
  const mail = await deps.renderNotice({ request, library, status, language, id, now: event.at })
  if (mail === null) return []
  return [
    {
      id,
      library: request.library,
      request: request.number,
      entry: patronLane,
      requestId: request.number,
      target: { kind: 'patron' },
      operation: 'notice',
      content: JSON.stringify(mail),
      contentType: mailContentType,
      summary: `notice ${status}`,
      createdAt: event.at,
      dueAt: event.at,
    },
  ]
}
