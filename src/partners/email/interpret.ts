import { itemsOf } from '../../borrowing/items/items.ts'
import {
  asItemsOfTheirOwn,
  type NamedItem,
  type PartnerEvent,
} from '../../borrowing/partner-events/partner-event.ts'
import { startOfDay } from '../../borrowing/time.ts'
import { Day } from '../../borrowing/values.ts'
import type { LinkAnswer } from '../answer-link.ts'
import { readFileAccess } from '../file-access.ts'
import type { IncomingMessage, Situation } from '../incoming-message.ts'

/** Interprets an answer of the page: what it means for its request. */
export const interpret = ({ content }: IncomingMessage<LinkAnswer>, situation: Situation): PartnerEvent =>
  eventOf(content, situation)

/** Returns the accessible content: the addresses of files, under their names, and other named addresses. */
const addressedOf = ({ files = [], url }: LinkAnswer): readonly (NamedItem & { readonly url: string })[] => [
  ...files.map((file) => ({ title: file.name, url: file.url })),
  ...(url === undefined ? [] : [{ url }]),
]

/**
 * Returns the items of a shipment: one address is that of all of it. Of several each is an item of its own, since none
 * is the whole; so is a file that arrives after another one, which it would replace otherwise.
 */
const shippedBy = (
  answer: LinkAnswer,
  { request, entry }: Situation,
): { readonly items: NamedItem[]; readonly url?: string } => {
  const addressed = addressedOf(answer)
  const hasFile = itemsOf(request, entry.id).some(({ url }) => url !== undefined)
  // A parcel that is told of in a mail of its own is another item, where its number is another.
  const items = asItemsOfTheirOwn((answer.items ?? []).map((partnerItemId) => ({ partnerItemId })))
  if (addressed.length > 1 || (hasFile && addressed.length > 0))
    return {
      items: Array.from({ length: Math.max(addressed.length, items.length) }, (_, place) => ({
        ...items[place],
        ...addressed[place],
      })),
    }
  return addressed[0] === undefined ? { items } : { items, url: addressed[0].url }
}

/** Returns the event of an answer, in the core's words. */
const eventOf = (answer: LinkAnswer, situation: Situation): PartnerEvent => {
  const { library } = situation
  const { dueDate, reason, conditions = [], cost } = answer
  const note = answer.note === undefined ? {} : { note: answer.note }
  const after = answer.after === undefined ? undefined : startOfDay(Day.parse(answer.after), library.timeZone)
  const items = (answer.items ?? []).map((partnerItemId) => ({ partnerItemId }))
  switch (answer.answer) {
    case 'conditional':
      return { type: 'conditional', status: 'will_supply', conditions, cost, ...note }
    case 'retry_possible':
      return { type: 'retry_possible', reason, after, cost, ...note }
    case 'unfilled':
    case 'renew_refused':
      return { type: answer.answer, reason, ...note }
    case 'shipped':
      return {
        type: 'shipped',
        form: addressedOf(answer).length === 0 ? answer.sentAs : 'digital',
        ...shippedBy(answer, situation),
        dueDate,
        ...(conditions.length === 0 ? {} : { conditions }),
        ...(cost === undefined ? {} : { cost }),
        ...readFileAccess(answer.note, addressedOf(answer)[0]?.url),
      }
    case 'renewed':
    case 'recalled':
    case 'overdue':
      return { type: answer.answer, dueDate, ...note }
    case 'checked_in':
      return { type: 'checked_in', ...(items.length === 0 ? {} : { items }), ...note }
    default:
      return { type: answer.answer, ...note }
  }
}
