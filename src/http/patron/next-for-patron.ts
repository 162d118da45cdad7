import { patronDueDate } from '../../borrowing/due-date-notices.ts'
import { isOnShelf } from '../../borrowing/items/item-states.ts'
import type { Library } from '../../borrowing/library.ts'
import { questionOf } from '../../borrowing/life-cycle/negotiation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Day } from '../../borrowing/values.ts'
import { dateInWords } from '../../translations/date-in-words.ts'
import { type GatewayAreas, sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'

type Step = keyof GatewayAreas['patron_page']['next_step']

/** The steps that name the end of a wait, where there is one. */
const namesDay = (step: Step): step is Step & keyof GatewayAreas['patron_page']['next_step_until'] =>
  step in textsIn('en').patron_page.next_step_until

/** Returns the day on which the patron must bring back what they have: the earliest of several items. */
export const dueDayOf = (request: Pick<Request, 'items' | 'attention'>): Day | undefined =>
  request.items
    .flatMap((item) =>
      item.state === 'on_loan' || item.state === 'received' ? (patronDueDate(item) ?? []) : [],
    )
    .toSorted()[0]

const stepOfLibrary = ({ stage, items }: Request): Step => {
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

const stepOf = (request: Request): Step | undefined => {
  const { next, items, stage, attention } = request
  if (next === null) return undefined
  if (stage === 'shipped' && attention.some(({ kind }) => kind === 'no_longer_wanted'))
    return 'goes_back_on_arrival'
  if (items.some(isOnShelf)) return 'collect'
  if (items.some(({ state }) => state === 'on_loan'))
    return questionOf(request)?.kind === 'renew' ? 'renewal' : 'bring_back'
  switch (next.for) {
    case 'patron_answer':
      return 'answer_question'
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

/** Returns the last day to pick an item up: when its time on the shelf ends, at the latest the day on which it is due back. */
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
  const isOfPatron = step === 'bring_back' || step === 'collect' || step === 'answer_question'
  const until =
    step === 'bring_back'
      ? dueDayOf(request)
      : step === 'collect'
        ? collectBy(request, library)
        : next?.deadline?.at
  const isOfLibrary = next?.who === 'library' && !isOfPatron
  const { t } = sentencesIn(language)
  const sentence =
    until === undefined || isOfLibrary || !namesDay(step)
      ? t(`patron_page.next_step.${step}`)
      : t(`patron_page.next_step_until.${step}`, { day: dateInWords(until, language, library.timeZone) })
  return { sentence, isOfPatron }
}
