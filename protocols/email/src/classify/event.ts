import type { DateOrder } from '../dates.ts'

/** The possible meanings of a lender's reply, in the words of borrowing. */
export type EventWord =
  | 'request_received'
  | 'expects_to_supply'
  | 'will_supply'
  | 'conditional'
  | 'retry_possible'
  | 'unfilled'
  | 'shipped'
  | 'cancel_accepted'
  | 'cancel_refused'
  | 'cancelled_by_partner'
  | 'renewed'
  | 'renew_refused'
  | 'renew_pending'
  | 'overdue'
  | 'recalled'
  | 'checked_in'
  | 'completed_without_return'
  | 'message'

/**
 * A question to the lender that is still open. A retry is a request; a claim leaves open what it claims; `shipment`:
 * the item is out, and nothing said that it was sent.
 */
export type OpenQuestion = 'request' | 'shipment' | 'cancel' | 'renew' | 'shipped_return'

/** The facts about the request that the meaning of words depends on. */
export type Facts = {
  /** Every question that the lender has not answered yet. */
  readonly openQuestions: readonly OpenQuestion[]
  readonly service: 'loan' | 'copy'
  /** True where an item of the lender is with the library, or on its way to or from it. */
  readonly itemsOut: boolean
  /** True where a further parcel of an earlier shipment may come: only a form that names its item says so. */
  readonly mayShipMore?: boolean | undefined
  /** The day in the library's time zone, `2026-02-01`: dates without a year count from it. */
  readonly today: string
  /** The order of day and month in dates such as 03/04/2026; such dates are not read where it is not known. */
  readonly dateOrder?: DateOrder | undefined
  /** The lender's currency, ISO 4217: an amount without one, or with a sign such as `$` or `kr`, is in it. */
  readonly currency?: string | undefined
  /** The present due date of the loan: "extended by two weeks" counts from it. */
  readonly dueDate?: string | undefined
  /** Title and author of what was asked for, so that a reply may name it. */
  readonly citation?: string | undefined
  /** The reference in the fill-in block of the last letter: a block that bears another one is old. */
  readonly reference?: string | undefined
}

/** Which events can answer what is open. `message` always can. */
const answers: Readonly<Record<OpenQuestion | 'itemsOut', readonly EventWord[]>> = {
  request: [
    'request_received',
    'expects_to_supply',
    'will_supply',
    'conditional',
    'retry_possible',
    'unfilled',
    'shipped',
    'cancelled_by_partner',
  ],
  shipment: ['shipped'],
  cancel: ['cancel_accepted', 'cancel_refused', 'shipped', 'unfilled'],
  renew: ['renewed', 'renew_refused', 'renew_pending'],
  shipped_return: ['checked_in', 'completed_without_return'],
  itemsOut: ['renewed', 'recalled', 'overdue', 'checked_in', 'completed_without_return'],
}

/** Lists the possible events of a reply. While a cancel is open, only its answers are possible. */
export function possibleEvents({ openQuestions, itemsOut }: Facts): ReadonlySet<EventWord> {
  const questions = openQuestions.includes('cancel') ? (['cancel'] as const) : openQuestions
  return new Set(
    [...questions, ...(itemsOut ? (['itemsOut'] as const) : [])].flatMap((each) => answers[each]),
  )
}

/** Answers that end the request: what else may be about the status takes them back. */
export const negative: ReadonlySet<string> = new Set([
  'unfilled',
  'retry_possible',
  'cancel_accepted',
  'cancelled_by_partner',
  'completed_without_return',
])

/** Answers that say that nothing is sent. */
export const cancelled: ReadonlySet<string> = new Set(['cancel_accepted', 'cancelled_by_partner'])

/** The answers that only a lender ticks whose item is out. */
const evidence: readonly EventWord[] = ['recalled', 'overdue', 'checked_in', 'completed_without_return']

/**
 * Returns whether an event proves that an item is out which no reply said was shipped. Only a tick says so: in words it
 * may be about another reader.
 */
export function provesShipment(event: EventWord, { openQuestions, service }: Facts): boolean {
  return service === 'loan' && openQuestions.includes('request') && evidence.includes(event)
}

/**
 * Lists the events that a reply may state: the possible ones, and those that contradict them while a cancel is open.
 */
export function tellingEvents(facts: Facts): ReadonlySet<EventWord> {
  const possible = possibleEvents(facts)
  return facts.openQuestions.includes('cancel') ? new Set([...possible, ...answers.request]) : possible
}

/**
 * Events that contradict no others of their row: who writes the first means it, and may write the others as well
 * ("we will supply it: it was sent today").
 */
const includes: Readonly<Partial<Record<EventWord, readonly EventWord[]>>> = {
  expects_to_supply: ['request_received'],
  will_supply: ['request_received', 'expects_to_supply'],
  conditional: ['request_received', 'expects_to_supply', 'will_supply'],
  shipped: ['request_received', 'expects_to_supply', 'will_supply', 'cancel_refused'],
  unfilled: ['request_received', 'cancelled_by_partner'],
  retry_possible: ['request_received', 'unfilled'],
  cancel_accepted: ['unfilled'],
  renew_refused: ['recalled'],
}

/** Returns the one event that a set of events comes to, or undefined where they contradict each other. */
export function settle(events: ReadonlySet<EventWord>): EventWord | undefined {
  return [...events].find((event) =>
    [...events].every((other) => other === event || includes[event]?.includes(other) === true),
  )
}

/** The rules by which dates and amounts of a reply are read. */
export type ReadingContext = Pick<Facts, 'today' | 'dateOrder' | 'currency' | 'dueDate' | 'citation'>
