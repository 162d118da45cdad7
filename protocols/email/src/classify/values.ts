import { type DateInText, findTimes } from '../dates.ts'
import type { MoneyInText } from '../money.ts'
import type { ReadingContext } from './event.ts'
import { isDue } from './frames.ts'
import { holds } from './phrase.ts'
import type { Sentence } from './plain-form.ts'
import {
  type AmountMeaning,
  amountRules,
  type TimeMeaning,
  timeRules,
  type ValueRule,
} from './value-rules.ts'
import { classWords } from './word-classes.ts'

/** An amount in a sentence, with what it is for. */
export type Amount = MoneyInText & { readonly means: AmountMeaning; readonly written: string }

/** A date or a span in a sentence, with what it is for and the days that it may mean. */
export type Time = {
  readonly means: TimeMeaning | undefined
  /** True for a date, false for a span and words such as "Christmas". */
  readonly isDate: boolean
  readonly written: string
  /** The one day that it surely names; undefined where it names none, or may name several. */
  readonly day: string | undefined
  readonly readings: readonly string[]
}

/** Marks where a clause ends; a label such as "Postage:" begins one. */
const clauseBreak =
  /[,;()]| - |(?<=@date|@money|@this) (?=(?:[a-z-]{3,20} )?[a-z-]{3,20}:(?: |$))|\b(?:but|aber|sondern|while|waehrend|plus)\b|(?<!\b(?:day|week|tag|woche|(?:per|pro|je) \w{1,20}) )\b(?:and|und)\b/g

/** Returns the clause of a sentence around a place, which is a mark such as `@this`. */
const clauseAround = (plain: string, place: string): string => {
  const at = plain.indexOf(place)
  const breaks = [...plain.matchAll(clauseBreak)]
  const before = breaks.filter(({ index }) => index < at).at(-1)
  const after = breaks.find(({ index }) => index > at)
  return plain
    .slice(before === undefined ? 0 : before.index + before[0].length, after?.index ?? plain.length)
    .trim()
}

const meaningOf = <Meaning extends string>(
  rules: readonly ValueRule<Meaning>[],
  marked: string,
): Meaning | undefined => {
  const clause = clauseAround(marked, '@this')
  return [clause, marked]
    .map((text) => rules.find(({ words, inSentence }) => holds(inSentence ? marked : text, words))?.means)
    .find((means) => means !== undefined)
}

/** Returns the sentence with its mark number `index` of a kind written as `@this`. */
const markThis = (plain: string, mark: string, index: number): string => {
  let seen = -1
  return plain.replaceAll(mark, (found) => {
    seen += 1
    return seen === index ? '@this' : found
  })
}

/** Reads what the amounts of a sentence are for. */
export const amountsOf = ({ plain, money, written }: Sentence): readonly Amount[] =>
  money.map((each, index) => ({
    ...each,
    written: written.slice(each.start, each.end),
    means:
      Number(each.amount) === 0
        ? 'none'
        : (meaningOf(amountRules, markThis(plain, '@money', index)) ?? 'doubt'),
  }))

const timeMeaningOf = (marked: string): TimeMeaning | undefined =>
  isDue(classWords(clauseAround(marked, '@this').replace('@this', '@date'), noNames))
    ? 'due'
    : meaningOf(timeRules, marked)

const noNames: ReadonlySet<string> = new Set()

const readingsOf = ({ day, readings = [] }: DateInText): readonly string[] =>
  day === undefined ? readings : [day]

/**
 * Reads what the dates and spans of a sentence are for. A span that may be a loan period, a month whose name is misspelled
 * and "before Christmas" are found, too; they name no day for sure.
 *
 * @param dueDate the present due date, from which "extended by two weeks" counts
 */
export const timesOf = (
  { plain, dates, written }: Sentence,
  { today, dueDate }: Pick<ReadingContext, 'today' | 'dueDate'>,
): readonly Time[] => [
  ...dates.map((date, index) => ({
    means: timeMeaningOf(markThis(plain, '@date', index)),
    isDate: true,
    written: written.slice(date.start, date.end),
    day: date.day,
    readings: readingsOf(date),
  })),
  ...findTimes(plain, today, dueDate).map(({ start, end, day, readings }) => ({
    means: meaningOf(timeRules, `${plain.slice(0, start)}@this${plain.slice(end)}`),
    isDate: false,
    written: plain.slice(start, end),
    day,
    readings,
  })),
]

/** Words of a clause that is about a value alone. */
const maxValueWords = 8

/**
 * Returns a sentence with blanks for the clauses that only name what is paid by nobody now: "insured for 200 EUR".
 */
export function withoutValues({ plain, money }: Pick<Sentence, 'plain' | 'money'>): string {
  return money.reduce((text, _, index) => {
    const marked = markThis(plain, '@money', index)
    const clause = clauseAround(marked, '@this')
    const isValue =
      clause.split(' ').length <= maxValueWords &&
      clause.length < marked.length - 2 &&
      amountRules.find(({ words }) => holds(clause, words))?.means === 'none' &&
      !/\b(?:not|never|nicht|nie)\b|n't\b/.test(clause)
    return isValue
      ? text.replace(clause.replace('@this', '@money'), (found) => ' '.repeat(found.length))
      : text
  }, plain)
}
