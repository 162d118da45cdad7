import { findLabelled, findLinks } from '../labelled.ts'
import type { Classification } from './classification.ts'
import { conditionsOf, type OpenPoint } from './details.ts'
import type { Facts } from './event.ts'
import type { Letter } from './letter.ts'
import { editionOffered } from './offered-edition.ts'
import { isOpenCondition, isPartial } from './open-points.ts'
import { holds } from './phrase.ts'
import type { Sentence } from './plain-form.ts'
import { damageTerms, priceWords, unnamedPrice } from './terms.ts'
import type { Statement } from './understand.ts'
import { amountsOf, timesOf } from './values.ts'

/** What a sentence of a reply became. */
export type SentenceMeaning =
  /** The status, or what answers the question that is open. */
  | 'answer'
  /** A value of the answer. */
  | 'due_date'
  | 'day'
  | 'cost'
  | 'condition'
  | 'items'
  /** Staff read it: it may be about the request, and no rule is sure what it says. */
  | 'unclear'
  /** It is about another matter: closed days, the value of the item, a fine per day. */
  | 'aside'
  /** A greeting, thanks, a signature. */
  | 'courtesy'
  /** No rule explains it, and nothing in it asks for anything. */
  | 'information'

/** A sentence with what it became. */
export type ReadSentence = {
  readonly text: string
  readonly means: readonly SentenceMeaning[]
  /** The edition that it offers in place of the one that was asked for, in the lender's words. */
  readonly edition?: string
}

/** The meaning of a reply, and what each of its sentences became. */
export type ReadReply = Classification & {
  readonly sentences: readonly ReadSentence[]
  /** What staff must read: the sentences behind each point, and the amounts that they name. */
  readonly unclear: readonly UnclearPoint[]
}

/** A point that staff must read, with its sentences as they were written. */
export type UnclearPoint = {
  readonly about: OpenPoint
  readonly text: string
  readonly readings?: readonly string[]
  readonly amounts?: readonly { readonly amount: string; readonly currency: string }[]
}

type Test = (sentence: Sentence, statement: Statement | undefined, facts: Facts) => boolean

/** Finds the sentences that may be behind each point that staff must read. */
const behind: Readonly<Record<OpenPoint, Test>> = {
  cost: (sentence) =>
    amountsOf(sentence).some(({ means }) => means !== 'none') ||
    (sentence.money.length === 0 && holds(sentence.plain, unnamedPrice)) ||
    (sentence.money.length === 0 && /\d/.test(sentence.plain) && holds(sentence.plain, priceWords)),
  due_date: (sentence, _, facts) =>
    timesOf(sentence, facts).some(({ means }) => means === 'due' || means === 'doubt' || means === 'until'),
  date: (sentence, _, facts) =>
    timesOf(sentence, facts).some(({ means }) => means === undefined || means === 'ask' || means === 'due'),
  condition: (sentence, statement) =>
    isOpenCondition(sentence, statement) || conditionsOf([sentence]).length > 0,
  question: ({ plain }, statement) => statement?.asks ?? plain.endsWith('?'),
  damage: ({ plain }) => holds(plain, damageTerms),
  items: ({ plain, written }) => isPartial(plain) || findLinks(written).length > 0,
}

const longestText = 500

/** Returns the sentences behind a point that staff must read, as they were written; empty where none is found. */
export function sentencesBehind(
  point: OpenPoint,
  { sentences, statements, footer }: Letter,
  facts: Facts,
): string {
  return [
    ...sentences.filter((sentence, index) => behind[point](sentence, statements[index], facts)),
    ...footer.filter((sentence) => behind[point](sentence, undefined, facts)),
  ]
    .map(({ written }) => written)
    .join(' ')
    .slice(0, longestText)
    .toWellFormed()
}

/** Returns the amounts that the sentences of a reply name and that may be paid. */
export function amountsNamed({ sentences, footer }: Letter): readonly { amount: string; currency: string }[] {
  const named = [...sentences, ...footer]
    .flatMap(amountsOf)
    .flatMap(({ means, amount, currency }) =>
      means === 'none' || means === 'credit' || amount === undefined || currency === undefined
        ? []
        : [{ amount, currency }],
    )
  return [...new Map(named.map((each) => [`${each.amount} ${each.currency}`, each])).values()].slice(0, 5)
}

const longestList = 100

/** Returns each sentence of a reply with what it became. */
export function readSentences(answer: Classification, letter: Letter, facts: Facts): readonly ReadSentence[] {
  const { sentences, statements, footer } = letter
  const read = sentences.map((sentence, index): ReadSentence => {
    const edition = editionOffered(sentence)
    return {
      text: sentence.written.slice(0, longestText).toWellFormed(),
      means: meaningsOf(answer, sentence, statements[index], facts),
      ...(edition === undefined ? {} : { edition }),
    }
  })
  const below = footer.map((sentence) => ({
    text: sentence.written.slice(0, longestText).toWellFormed(),
    means:
      pointsOf(answer, sentence, undefined, facts).length > 0
        ? (['unclear'] as const)
        : (['courtesy'] as const),
  }))
  return [...read, ...below].slice(0, longestList)
}

/** Lists the points of an answer that staff must read in a sentence. */
function pointsOf(
  answer: Classification,
  sentence: Sentence,
  statement: Statement | undefined,
  facts: Facts,
): readonly OpenPoint[] {
  const asks = 'event' in answer ? (answer.details.asks ?? []) : []
  return asks.filter((point) => behind[point](sentence, statement, facts))
}

function meaningsOf(
  answer: Classification,
  sentence: Sentence,
  statement: Statement | undefined,
  facts: Facts,
): readonly SentenceMeaning[] {
  if (statement?.courteous === true) return ['courtesy']
  const isDoubted =
    statement === undefined || statement.doubts.length > 0 || statement.unexplained || statement.asks
  const taken = valuesTaken(answer, sentence, facts)
  const isUnclear =
    pointsOf(answer, sentence, statement, facts).length > 0 ||
    ('review' in answer && (isDoubted || (taken.length === 0 && mayMatter(sentence, statement, facts))))
  const means: readonly SentenceMeaning[] = [
    ...((statement?.states.length ?? 0) > 0 ? (['answer'] as const) : []),
    ...taken,
    ...(isUnclear ? (['unclear'] as const) : []),
  ]
  if (means.length > 0) return means
  const amounts = amountsOf(sentence)
  const times = timesOf(sentence, facts)
  return amounts.length + times.length > 0 ? ['aside'] : ['information']
}

/** Returns whether a sentence names an amount or a day that may be about the loan. */
const mayMatter: Test = (sentence, statement, facts) =>
  behind.cost(sentence, statement, facts) || behind.due_date(sentence, statement, facts)

/** Lists the values of an answer that a sentence gave. */
function valuesTaken(answer: Classification, sentence: Sentence, facts: Facts): readonly SentenceMeaning[] {
  const meaning = 'event' in answer ? answer : answer.probable
  if (meaning === undefined) return []
  const {
    dueDate,
    expectedDelivery,
    after,
    cost,
    credits = [],
    conditions = [],
    items = [],
    trackingIds = [],
  } = meaning.details
  const days = timesOf(sentence, facts).flatMap(({ day }) => day ?? [])
  const labelled = findLabelled(sentence.written)
  const ids = [...labelled.barcodes, ...labelled.itemNumbers, ...labelled.trackingNumbers]
  const named = [...items.flatMap(({ barcode, partnerItemId }) => [barcode, partnerItemId]), ...trackingIds]
  const other: readonly (string | undefined)[] = [expectedDelivery, after]
  const isTaken: Readonly<Partial<Record<SentenceMeaning, boolean>>> = {
    due_date: dueDate !== undefined && days.includes(dueDate) && isDue(sentence, dueDate, facts),
    day: days.some((day) => other.includes(day)),
    cost: amountsOf(sentence).some(
      ({ amount, means }) =>
        (means === 'credit' && credits.some((each) => each.amount === amount)) ||
        (means !== 'none' && amount === cost?.amount),
    ),
    condition: conditionsOf([sentence]).some((code) => conditions.includes(code)),
    items: ids.some((id) => named.includes(id)),
  }
  const order: readonly SentenceMeaning[] = ['due_date', 'day', 'cost', 'condition', 'items']
  return order.filter((each) => isTaken[each] === true)
}

function isDue(sentence: Sentence, dueDate: string, facts: Facts): boolean {
  return timesOf(sentence, facts).some(
    ({ means, day }) => (means === 'due' || means === 'until') && day === dueDate,
  )
}
