import { findSpan } from '../dates.ts'
import { findLabelled, findLinks } from '../labelled.ts'
import type { EventWord, Facts } from './event.ts'
import { holds, phrase } from './phrase.ts'
import type { Sentence } from './plain-form.ts'
import { conditionTerms, priceWords, type Term, unfilledReasons } from './terms.ts'
import { type Amount, amountsOf, type Time, timesOf } from './values.ts'

/** The details of an event. Days are `2026-03-12`; an ambiguous detail is left out and listed in `unclear`. */
export type Details = {
  readonly dueDate?: string
  /** retry_possible: the day from which asking again makes sense. */
  readonly after?: string
  /** A code of ISO 18626, such as NotOnShelf. */
  readonly reason?: string
  /** Codes of ISO 18626, such as LibraryUseOnly. */
  readonly conditions?: readonly string[]
  readonly cost?: { readonly amount: string; readonly currency: string }
  /** What the lender gives back. */
  readonly credits?: readonly { readonly amount: string; readonly currency: string }[]
  readonly form?: 'physical' | 'digital'
  readonly url?: string
  readonly items?: readonly {
    readonly barcode?: string
    readonly partnerItemId?: string
    readonly callNumber?: string
  }[]
  /** shipped: true where it says that further items follow. */
  readonly moreFollow?: true
  /** Who carries the parcel, as it is written. */
  readonly courier?: string
  readonly trackingIds?: readonly string[]
  /** The text of the person, at most 4000 characters. */
  readonly note?: string
  /** will_supply: the day on which the lender expects to send it. */
  readonly expectedDelivery?: string
  /** A due date that can be read in several ways, or in none for sure. */
  readonly dueDateDoubt?: { readonly words: string; readonly readings: readonly string[] }
  /** What staff must read in the words, since no rule explains it. */
  readonly asks?: readonly OpenPoint[]
  /** True where the text says nothing but the answer itself, with greetings. */
  readonly noteIsAnswer?: true
}

/** What a sentence holds that staff must read. */
export type OpenPoint = 'cost' | 'due_date' | 'date' | 'condition' | 'question' | 'damage' | 'items'

type Part = { readonly details: Details; readonly asks?: readonly OpenPoint[] }

const longestNote = 4000
const maxItems = 100
const maxReadings = 5

const afterWords = phrase`\b(?:after|from|until|before|again|available|on|back|ab|nach|wieder|erst|lieferbar|verfuegbar|vor|bis|again in|in)\b`

/** Events that may bring a due date. */
const withDueDate: readonly EventWord[] = [
  'shipped',
  'will_supply',
  'conditional',
  'renewed',
  'recalled',
  'overdue',
  'renew_refused',
]
/** Events that may bring conditions. */
const withTerms: readonly EventWord[] = ['conditional', 'shipped', 'will_supply', 'retry_possible']
/** Events that may bring a price: with terms, and once the item is out. */
const withCost: readonly EventWord[] = [
  ...withTerms,
  ...(['renewed', 'recalled', 'overdue', 'checked_in', 'completed_without_return'] as const),
]

/** Returns whether an event may bring a due date. */
export const mayHaveDueDate = (event: EventWord): boolean => withDueDate.includes(event)

/** Returns whether an event may bring a price. */
export const mayHaveCost = (event: EventWord): boolean => withCost.includes(event)

/** The texts that details are read from. */
export type Source = {
  readonly sentences: readonly Sentence[]
  /** The same in one, for numbers and links. */
  readonly text: string
  /** The text of the person, for people. */
  readonly note: string
  /** True where a file came with the reply that may be the copy. */
  readonly file: boolean
  readonly facts: Facts
}

/** Reads what belongs to an event out of a reply. */
export function readDetails(event: EventWord, source: Source): Details {
  const { sentences, note, facts } = source
  const parts: readonly Part[] = [
    times(sentences, event, facts),
    amounts(sentences, event, facts),
    ...(event === 'retry_possible' ? [after(sentences, facts)] : []),
    ...(event === 'unfilled' || event === 'retry_possible' ? [reason(sentences)] : []),
    ...(withTerms.includes(event) || event === 'renewed' ? [conditions(sentences)] : []),
    ...(event === 'shipped' ? [shipment(source)] : []),
    ...(event === 'checked_in' ? [items(source.text)] : []),
  ]
  const asks = [...new Set(parts.flatMap((part) => part.asks ?? []))]
  return {
    ...Object.assign({}, ...parts.map(({ details }) => details)),
    ...(note === '' ? {} : { note: note.slice(0, longestNote).toWellFormed() }),
    ...(asks.length === 0 ? {} : { asks }),
  }
}

function part(details: Details, asks: readonly OpenPoint[] = []): Part {
  return { details, asks }
}

/** Events whose sentences may name a day that is no due date: of a promise, a retry, or why nothing is supplied. */
const withOtherDays: readonly EventWord[] = ['will_supply', 'conditional', 'retry_possible', 'unfilled']

/** Returns whether a day may be the one on which the item is due: a message that names it asks for the item, perhaps. */
const mayBeDue = (means: Time['means']): boolean => means === 'due' || means === 'until' || means === 'doubt'

/** Reads a due date, or the day of a promise. A due date that is past, or may be one of several, is in doubt. */
function times(sentences: readonly Sentence[], event: EventWord, facts: Facts): Part {
  const all = sentences.flatMap((sentence) => timesOf(sentence, facts))
  const isOpen = all.some(
    ({ means, day, readings }) =>
      means === 'ask' ||
      (means === undefined && (day ?? readings[0]) !== undefined && !withOtherDays.includes(event)),
  )
  const asks: readonly OpenPoint[] = isOpen ? ['date'] : []
  const allDue = all.filter(
    ({ means }) => means === 'due' || (means === 'until' && (event === 'renewed' || event === 'recalled')),
  )
  const dated = allDue.filter(({ isDate }) => isDate)
  const due = dated.length > 0 ? dated : allDue
  if (!mayHaveDueDate(event)) {
    const isMessage = event === 'message' && all.some(({ isDate, means }) => isDate && mayBeDue(means))
    const isLost = isMessage || (dated.length > 0 && event !== 'unfilled' && event !== 'retry_possible')
    return part({}, isLost ? ['date', ...asks] : asks)
  }
  const isPromise = event === 'will_supply' || event === 'conditional'
  const promised = event === 'will_supply' ? promisedDay(all, facts) : {}
  const named = isPromise
    ? dated
    : due.length > 0
      ? due
      : all.filter(({ means }) => means === 'doubt' || means === 'until')
  const days = new Set(named.map(({ day }) => day))
  const [day] = days
  if (named.length === 0) return part(promised, asks)
  const isSure = due.length > 0 && days.size === 1 && day !== undefined
  if (isSure && (day >= facts.today || event === 'overdue')) return part({ ...promised, dueDate: day }, asks)
  const readings = [...new Set(named.flatMap((each) => each.readings))].slice(0, maxReadings)
  const words = [...new Set(named.map(({ written }) => written))].join(', ').slice(0, longestWords)
  return part({ ...promised, dueDateDoubt: { words, readings } }, ['due_date', ...asks])
}

const longestWords = 200

/** Returns the day of a promise, where one is named. */
function promisedDay(all: readonly Time[], { today }: Facts): Details {
  const days = new Set(
    all.filter(({ means }) => means !== 'due' && means !== 'other' && means !== 'ask').map(({ day }) => day),
  )
  const [day] = days
  return days.size === 1 && day !== undefined && day >= today ? { expectedDelivery: day } : {}
}

function after(sentences: readonly Sentence[], { today }: Facts): Part {
  const dated = sentences.filter(({ plain }) => holds(plain, afterWords))
  const named = dated.flatMap(({ dates }) => dates.map(({ day }) => day))
  const days = new Set(named.filter((day) => day !== undefined && day >= today))
  const spans = dated.flatMap(({ plain }) => findSpan(plain, today) ?? [])
  const [day = spans[0]] = days
  const isUnclear = days.size > 1 || named.includes(undefined)
  return part(day === undefined || days.size > 1 ? {} : { after: day }, isUnclear ? ['date'] : [])
}

function reason(sentences: readonly Sentence[]): Part {
  const code = firstCode(sentences, unfilledReasons)
  return part(code === undefined ? {} : { reason: code })
}

function firstCode(sentences: readonly Sentence[], terms: readonly Term[]): string | undefined {
  return terms.find(({ words }) => sentences.some(({ plain }) => holds(plain, words)))?.code
}

/** Numbers such as `12,50` in sentences about a price that name no currency. */
function bareAmounts(sentences: readonly Sentence[]): readonly string[] {
  return sentences
    .filter(({ plain, money }) => money.length === 0 && holds(plain, priceWords))
    .flatMap(({ written, dates }) =>
      Array.from(written.matchAll(/(?<![\d.,/-])\d{1,5}[.,]\d{2}(?![\d/-]|[.,]\d)/g))
        .filter(({ index }) => !dates.some(({ start, end }) => index < end && index + 1 > start))
        .map(([number]) => number),
    )
}

/** Reads the price. What may be none, cannot be read, or is one of several is left to staff. */
function amounts(sentences: readonly Sentence[], event: EventWord, { currency: usual }: Facts): Part {
  const all = sentences.flatMap(amountsOf).filter(({ means }) => means !== 'none')
  const back = all.filter(({ means }) => means === 'credit')
  const credits = creditsOf(back)
  const credited = credits.length === 0 ? {} : { credits }
  const named = all.filter((each) => each.means !== 'credit')
  const unread: readonly OpenPoint[] = back.some(
    ({ amount, currency }) => amount === undefined || currency === undefined,
  )
    ? ['cost']
    : []
  const charges = named.filter(({ means }) => means !== 'doubt')
  const bare = charges.length + back.length === 0 ? bareAmounts(sentences) : []
  const prices = new Map(
    [
      ...charges.map(({ amount, currency }) => ({ amount, currency })),
      ...bare.map((number) => ({ amount: number.replace(',', '.'), currency: usual })),
    ].map((each) => [`${each.amount} ${each.currency}`, each]),
  )
  if (prices.size === 0) return part(credited, named.length > 0 ? ['cost'] : unread)
  const [{ amount, currency } = { amount: undefined, currency: undefined }] = prices.values()
  const isOne = prices.size === 1 && amount !== undefined && currency !== undefined && mayHaveCost(event)
  const asks = !isOne || named.some(({ means }) => means !== 'charge') ? (['cost'] as const) : unread
  return part({ ...credited, ...(isOne ? { cost: { amount, currency } } : {}) }, asks)
}

const maxCredits = 5

/** Returns the credits that can be read, each once. */
function creditsOf(named: readonly Amount[]): NonNullable<Details['credits']> {
  const read = named.flatMap(({ amount, currency }) =>
    amount === undefined || currency === undefined ? [] : [{ amount, currency }],
  )
  return [...new Map(read.map((each) => [`${each.amount} ${each.currency}`, each])).values()].slice(
    0,
    maxCredits,
  )
}

function conditions(sentences: readonly Sentence[]): Part {
  const codes = conditionsOf(sentences)
  return part(codes.length === 0 ? {} : { conditions: codes })
}

/** Returns the conditions that sentences name. */
export function conditionsOf(sentences: readonly Sentence[]): readonly string[] {
  return conditionTerms
    .filter(({ words }) => sentences.some(({ plain }) => holds(plain, words)))
    .map(({ code }) => code)
}

function shipment({ text, file, facts: { service } }: Source): Part {
  const [url, ...others] = service === 'copy' ? findLinks(text) : []
  const {
    trackingNumbers,
    couriers: [courier, ...otherCouriers],
  } = findLabelled(text)
  const isDigital = file || url !== undefined
  return part(
    {
      ...(service === 'loan' ? { form: 'physical' as const } : isDigital ? { form: 'digital' as const } : {}),
      ...(url !== undefined && others.length === 0 ? { url } : {}),
      ...(courier === undefined || otherCouriers.length > 0 ? {} : { courier }),
      ...(trackingNumbers.length === 0 ? {} : { trackingIds: trackingNumbers.slice(0, 20) }),
      ...items(text).details,
    },
    others.length > 0 ? ['items'] : [],
  )
}

/** Finds numbers of items: barcode and item number belong together where there is one of each. */
function items(text: string): Part {
  const { barcodes, itemNumbers, callNumbers } = findLabelled(text)
  const [barcode, ...moreBarcodes] = barcodes
  const [partnerItemId, ...moreNumbers] = itemNumbers
  const [callNumber, ...moreCallNumbers] = callNumbers
  const single = moreBarcodes.length + moreNumbers.length === 0
  const named = single
    ? [
        {
          ...(barcode === undefined ? {} : { barcode }),
          ...(partnerItemId === undefined ? {} : { partnerItemId }),
          ...(callNumber === undefined || moreCallNumbers.length > 0 ? {} : { callNumber }),
        },
      ].filter((item) => Object.keys(item).length > 0)
    : [
        ...barcodes.map((each) => ({ barcode: each })),
        ...itemNumbers.map((each) => ({ partnerItemId: each })),
      ]
  return part(named.length === 0 ? {} : { items: named.slice(0, maxItems) })
}
