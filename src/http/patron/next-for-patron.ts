import { patronDueDate } from '../../borrowing/due-date-notices.ts'
import { isOnShelf } from '../../borrowing/items/item-states.ts'
import type { Library } from '../../borrowing/library.ts'
import { questionOf } from '../../borrowing/life-cycle/negotiation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Day } from '../../borrowing/values.ts'
import { dateInWords } from '../../translations/date-in-words.ts'
import type { Language } from '../../translations/language.ts'

/** The words for the next step; `day` is the end of the wait, if there is one. */
type StepWords = (day: string | undefined) => string

type NextWords = Readonly<
  Record<
    | 'checked'
    | 'search'
    | 'answer'
    | 'shipment'
    | 'arrival'
    | 'cancel'
    | 'renewal'
    | 'prepared'
    | 'in_transit'
    | 'collect'
    | 'bring_back'
    | 'goes_back_on_arrival'
    | 'goes_back'
    | 'check_in'
    | 'scheduled'
    | 'looked_after',
    StepWords
  >
>

const en: NextWords = {
  checked: () => 'Your library checks the request before it is sent to another library.',
  search: () => 'Your library looks for another library that has the item, and asks it.',
  answer: (day) =>
    `We are waiting for the answer of the other library.${day === undefined ? '' : ` If none comes by ${day}, your library takes the next step.`}`,
  shipment: (day) =>
    `The other library is going to send the item.${day === undefined ? '' : ` If it has not done so by ${day}, your library asks.`}`,
  arrival: (day) =>
    `The item is on its way to your library.${day === undefined ? '' : ` If it has not arrived by ${day}, your library looks into it.`}`,
  cancel: () => 'We have asked the other library to cancel, and are waiting for its answer.',
  renewal: () => 'We have asked for a longer loan. Until there is an answer, the due date stays as it is.',
  prepared: () => 'Your library is preparing the item for you.',
  in_transit: () => 'The item is on its way to the place where you pick it up.',
  collect: (day) => (day === undefined ? 'Please pick the item up.' : `Please pick the item up by ${day}.`),
  bring_back: (day) =>
    day === undefined ? 'Please bring the item back in time.' : `Please bring the item back by ${day}.`,
  goes_back_on_arrival: () => 'When the item arrives, your library sends it back.',
  goes_back: () => 'Your library sends the item back.',
  check_in: () => 'We are waiting for the other library to confirm that it has the item.',
  scheduled: (day) =>
    day === undefined ? 'Your request is sent on a later day.' : `Your request is sent on ${day}.`,
  looked_after: () => 'Your library is looking after your request.',
}

const de: NextWords = {
  checked: () => 'Ihre Bibliothek prüft die Bestellung, bevor sie an eine andere Bibliothek geht.',
  search: () => 'Ihre Bibliothek sucht eine andere Bibliothek, die den Titel hat, und fragt dort an.',
  answer: (day) =>
    `Wir warten auf die Antwort der anderen Bibliothek.${day === undefined ? '' : ` Kommt bis zum ${day} keine, geht Ihre Bibliothek den nächsten Schritt.`}`,
  shipment: (day) =>
    `Die andere Bibliothek wird den Titel schicken.${day === undefined ? '' : ` Ist das bis zum ${day} nicht geschehen, fragt Ihre Bibliothek nach.`}`,
  arrival: (day) =>
    `Der Titel ist unterwegs zu Ihrer Bibliothek.${day === undefined ? '' : ` Ist er bis zum ${day} nicht da, geht Ihre Bibliothek dem nach.`}`,
  cancel: () => 'Wir haben die andere Bibliothek gebeten zu stornieren und warten auf ihre Antwort.',
  renewal: () => 'Wir haben um eine Verlängerung gebeten. Bis eine Antwort da ist, gilt die bisherige Frist.',
  prepared: () => 'Ihre Bibliothek bereitet den Titel für Sie vor.',
  in_transit: () => 'Der Titel ist unterwegs zu dem Ort, an dem Sie ihn abholen.',
  collect: (day) =>
    day === undefined ? 'Bitte holen Sie den Titel ab.' : `Bitte holen Sie den Titel bis zum ${day} ab.`,
  bring_back: (day) =>
    day === undefined
      ? 'Bitte bringen Sie den Titel rechtzeitig zurück.'
      : `Bitte bringen Sie den Titel bis zum ${day} zurück.`,
  goes_back_on_arrival: () => 'Wenn der Titel eintrifft, schickt Ihre Bibliothek ihn zurück.',
  goes_back: () => 'Ihre Bibliothek schickt den Titel zurück.',
  check_in: () => 'Wir warten darauf, dass die andere Bibliothek den Titel zurückhat.',
  scheduled: (day) =>
    day === undefined
      ? 'Ihre Bestellung wird an einem späteren Tag abgeschickt.'
      : `Ihre Bestellung wird am ${day} abgeschickt.`,
  looked_after: () => 'Ihre Bibliothek kümmert sich um Ihre Bestellung.',
}

const nextWords: Readonly<Record<Language, NextWords>> = { en, de }

/** Returns the day on which the patron must bring back what they have: the earliest of several items. */
export const dueDayOf = (request: Pick<Request, 'items' | 'attention'>): Day | undefined =>
  request.items
    .flatMap((item) =>
      item.state === 'on_loan' || item.state === 'received' ? (patronDueDate(item) ?? []) : [],
    )
    .toSorted()[0]

const stepOfLibrary = ({ stage, items }: Request): keyof NextWords => {
  switch (stage) {
    case 'pending_approval':
      return 'checked'
    case 'created':
    case 'locating':
    case 'locate_failed':
    case 'ready':
      return 'search'
    case 'received':
      if (items.some(isOnShelf)) return 'collect'
      return items.some(({ hold }) => hold === 'in_transit') ? 'in_transit' : 'prepared'
    case 'on_loan':
      return 'bring_back'
    case 'patron_returned':
    case 'returned':
    case 'closed':
      return 'goes_back'
    case 'shipped':
      return 'arrival'
    default:
      return 'looked_after'
  }
}

/** Returns whether items are here that wait for nobody: the hold has ended, or none was placed since they go back. */
export const isNotHeld = ({ items, attention }: Pick<Request, 'items' | 'attention'>): boolean => {
  const here = items.filter((item) => item.state === 'received' && item.form === 'physical')
  const goesBack = attention.some(({ kind }) => kind === 'return_due')
  return (
    here.length > 0 &&
    here.every(({ hold }) => hold === 'cancelled' || hold === 'expired' || (hold === 'none' && goesBack))
  )
}

const stepOf = (request: Request): keyof NextWords | undefined => {
  const { next, items, stage, attention } = request
  if (next === null) return undefined
  if (stage === 'shipped' && attention.some(({ kind }) => kind === 'no_longer_wanted'))
    return 'goes_back_on_arrival'
  if (items.some(isOnShelf)) return 'collect'
  if (items.some(({ state }) => state === 'on_loan'))
    return questionOf(request)?.kind === 'renew' ? 'renewal' : 'bring_back'
  switch (next.for) {
    case 'answer':
    case 'confirmation':
      return stage === 'returned' ? 'check_in' : 'answer'
    case 'shipment':
      return 'shipment'
    case 'arrival':
      return 'arrival'
    case 'cancel_answer':
    case 'number':
      return 'cancel'
    case 'renewal_answer':
      return 'renewal'
    case 'check_in':
      return 'check_in'
    case 'ils_answer':
      return 'prepared'
    case 'date':
      return 'scheduled'
    default:
      // What was given up is to go back, also while it is the turn of somebody else.
      return isNotHeld(request) ? 'goes_back' : stepOfLibrary(request)
  }
}

/** The next step, for the patron. */
export type PatronNext = {
  readonly sentence: string
  /** Whether it is the patron who has to do it. */
  readonly isOfPatron: boolean
}

/** Returns the last day to pick an item up: it stays on the shelf so long, and no longer than until it is due back. */
const collectBy = (request: Request, { timeZone }: Library): Day | undefined => {
  const shelf = request.deadlines.find(({ kind }) => kind === 'shelf')?.at
  const due = dueDayOf(request)
  if (shelf === undefined) return due
  const day = dayOf(shelf, timeZone)
  return due !== undefined && due < day ? due : day
}

/** Says what happens next in words for the patron; undefined for a request that is over. */
export const nextForPatron = (
  request: Request,
  { language, library }: { readonly language: Language; readonly library: Library },
): PatronNext | undefined => {
  const step = stepOf(request)
  if (step === undefined) return undefined
  const { next } = request
  const isOfPatron = step === 'bring_back' || step === 'collect'
  const until =
    step === 'bring_back'
      ? dueDayOf(request)
      : step === 'collect'
        ? collectBy(request, library)
        : next?.deadline?.at
  const isOfLibrary = next?.who === 'library' && !isOfPatron
  const day = until === undefined || isOfLibrary ? undefined : dateInWords(until, language, library.timeZone)
  return { sentence: nextWords[language][step](day), isOfPatron }
}
