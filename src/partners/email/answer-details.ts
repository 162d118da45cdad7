import { itemsOf } from '../../borrowing/items/items.ts'
import type { DetailRow } from '../answer-link.ts'
import type { Subject } from '../rendered-message.ts'
import { fullDetails, itemDetails } from './letters/details.ts'
import type { Language } from './letters/language.ts'

/**
 * Lists what the page behind a link shows of the request: all that the request letter says, with the numbers by which the
 * lender finds the item, and the items that the lender sent.
 */
export const answerDetails = (subject: Subject, language: Language): readonly DetailRow[] => {
  const { request, entry, library } = subject
  return [
    { label: language.page.labels.library, value: library.name },
    ...fullDetails(subject, language, language.code),
    ...itemDetails(itemsOf(request, entry.id), language, language.code),
  ]
}
