import { findDueSpan, findSpan } from '../dates.ts'
import { findLabelled, findLinks } from '../labelled.ts'
import type { EventWord, Facts } from './event.ts'
import { holds, phrase } from './phrase.ts'
import type { Sentence } from './plain-form.ts'
import { conditionTerms, priceWords, type Term, unfilledReasons } from './terms.ts'

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
  readonly form?: 'physical' | 'digital'
  readonly url?: string
  readonly items?: readonly {
    readonly barcode?: string
    readonly partnerItemId?: string
    readonly callNumber?: string
  }[]
  readonly trackingIds?: readonly string[]
  /** The text of the person, at most 4000 characters. */
  readonly note?: string
  /** Dates and amounts that were seen and not taken, as they were written. */
  readonly unclear?: readonly string[]
}

type Part = { readonly details: Details; readonly unclear: readonly string[] }

const longestNote = 4000
const maxItems = 100

const dueWords = phrase`\b(?:due|return\w*|keep|until|till|loan period|bis|rueckgabe\w*|leihfrist\w*|frist\w*|faellig\w*|zurueck\w*|renewed|extended|verlaengert|renewal|extension|verlaengerung)\b`
const dueOn = phrase`\b(?:due(?: back)?|return(?: it)?|rueckgabe|faellig|endet) (?:on|am)(?: the)? $`
const afterWords = phrase`\b(?:after|from|until|before|again|available|on|back|ab|nach|wieder|erst|lieferbar|verfuegbar|vor|bis|again in|in)\b`

/** Events that may bring a due date. */
const withDueDate: readonly EventWord[] = ['shipped', 'renewed', 'recalled', 'overdue']
/** Events that may bring conditions and a price. */
const withTerms: readonly EventWord[] = ['conditional', 'shipped', 'will_supply', 'retry_possible']

/** Returns whether an event may bring a due date. */
export const mayHaveDueDate = (event: EventWord): boolean => withDueDate.includes(event)

/** Returns whether an event may bring conditions and a price. */
export const mayHaveTerms = (event: EventWord): boolean => withTerms.includes(event)

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
  const parts = [
    withDueDate.includes(event) ? dueDate(sentences, event, facts) : undefined,
    event === 'retry_possible' ? after(sentences, facts) : undefined,
    event === 'unfilled' || event === 'retry_possible' ? reason(sentences) : undefined,
    withTerms.includes(event) ? termsOf(sentences, facts) : undefined,
    event === 'shipped' ? shipment(source) : undefined,
    event === 'checked_in' ? items(source.text) : undefined,
  ].filter((part) => part !== undefined)
  const unclear = [...new Set(parts.flatMap((part) => part.unclear))]
  return {
    ...Object.assign({}, ...parts.map(({ details }) => details)),
    ...(note === '' ? {} : { note: note.slice(0, longestNote).toWellFormed() }),
    ...(unclear.length === 0 ? {} : { unclear }),
  }
}

function part(details: Details, unclear: readonly string[] = []): Part {
  return { details, unclear }
}

/** Reads a due date. One that is past, with none to come beside it, is unclear: a slip, but for what is overdue. */
function dueDate(sentences: readonly Sentence[], event: EventWord, { today }: Facts): Part {
  const dated = sentences.filter(({ dates, plain }) => dates.length > 0 && holds(plain, dueWords))
  const dueDates = dated.flatMap(({ written, dates, plain }) => {
    const near = dates.filter((_, index) => isDue(plain, index))
    return near.map(({ day, start, end }) => ({ day, written: written.slice(start, end) }))
  })
  const days = new Set(
    dueDates
      .map(({ day }) => day)
      .filter((day) => day !== undefined && (day >= today || event === 'overdue')),
  )
  const [day] = days
  const unread = dueDates
    .filter((each) => each.day === undefined || days.size !== 1)
    .map(({ written }) => written)
  if (dueDates.length === 0) return dueSpan(sentences, today)
  return day !== undefined && days.size === 1 && dueDates.every((each) => each.day !== undefined)
    ? part({ dueDate: day })
    : part({}, unread)
}

/** Reads a due date that is given as a span from today on. Spans that differ are unclear. */
function dueSpan(sentences: readonly Sentence[], today: string): Part {
  const spans = sentences
    .filter(({ plain }) => holds(plain, dueWords))
    .flatMap(({ plain, written }) => {
      const day = findDueSpan(plain, today)
      return day === undefined ? [] : [{ day, written }]
    })
  const [first] = spans
  if (first === undefined) return part({})
  return spans.every(({ day }) => day === first.day)
    ? part({ dueDate: first.day })
    : part(
        {},
        spans.map(({ written }) => written.slice(0, 200)),
      )
}

/** Returns whether the date number `index` of a sentence follows a word such as "until" or "due", and is no day on which something was done. */
function isDue(plain: string, index: number): boolean {
  const before = (plain.split('@date')[index] ?? '').slice(-60)
  const day = /\b(?:on|am|vom|of|from|dated)(?: the)? $/.test(before)
  return holds(before, dueWords) && (!day || holds(before, dueOn))
}

function after(sentences: readonly Sentence[], { today }: Facts): Part {
  const dated = sentences.filter(({ plain }) => holds(plain, afterWords))
  const days = new Set(
    dated
      .flatMap(({ dates }) => dates.map(({ day }) => day))
      .filter((day) => day !== undefined && day >= today),
  )
  const spans = dated.flatMap(({ plain }) => findSpan(plain, today) ?? [])
  const unread = dated.flatMap(({ dates, written }) =>
    dates.filter(({ day }) => day === undefined).map(({ start, end }) => written.slice(start, end)),
  )
  const [day = spans[0]] = days
  return day === undefined || days.size > 1 ? part({}, unread) : part({ after: day }, unread)
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

function termsOf(sentences: readonly Sentence[], { currency: usual }: Facts): Part {
  const conditions = conditionsOf(sentences)
  const priced = sentences.filter(({ plain, money }) => money.length > 0 && holds(plain, priceWords))
  const naming = priced.length > 0 ? priced : sentences
  const amounts = new Map(
    naming.flatMap(({ money }) => money).map((each) => [`${each.amount} ${each.currency ?? ''}`, each]),
  )
  const bare = amounts.size === 0 ? bareAmounts(sentences) : []
  const [number] = bare
  if (number !== undefined && bare.length === 1 && usual !== undefined)
    amounts.set(number, { start: 0, end: 0, amount: number.replace(',', '.'), currency: usual })
  const [only] = amounts.values()
  const { amount, currency } = amounts.size === 1 && only !== undefined ? only : {}
  const cost = amount === undefined || currency === undefined ? undefined : { amount, currency }
  const unread = naming.flatMap(({ money, written }) =>
    money.map(({ start, end }) => written.slice(start, end)),
  )
  return part(
    { ...(conditions.length === 0 ? {} : { conditions }), ...(cost === undefined ? {} : { cost }) },
    cost === undefined ? [...unread, ...bare] : [],
  )
}

/** Returns the conditions that sentences name. */
export function conditionsOf(sentences: readonly Sentence[]): readonly string[] {
  return conditionTerms
    .filter(({ words }) => sentences.some(({ plain }) => holds(plain, words)))
    .map(({ code }) => code)
}

function shipment({ text, file, facts: { service } }: Source): Part {
  const [url, ...others] = service === 'copy' ? findLinks(text) : []
  const { trackingNumbers } = findLabelled(text)
  const isDigital = file || url !== undefined
  return part(
    {
      ...(service === 'loan' ? { form: 'physical' as const } : isDigital ? { form: 'digital' as const } : {}),
      ...(url !== undefined && others.length === 0 ? { url } : {}),
      ...(trackingNumbers.length === 0 ? {} : { trackingIds: trackingNumbers.slice(0, 20) }),
      ...items(text).details,
    },
    others.length > 0 && url !== undefined ? [url, ...others] : [],
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
