import { type DateInText, findDates } from '../dates.ts'
import { literal } from '../literal.ts'
import { findMoney, type MoneyInText } from '../money.ts'
import type { ReadingContext } from './event.ts'
import { lostLetter } from './phrase.ts'

/** A sentence, made ready for phrases. */
export type Sentence = {
  /** The value as it was written, in one line. */
  readonly written: string
  /** In plain form: lower case, no umlauts, and `@date`, `@money`, `@title` (words in quotation marks), `@url`, `@mail` for what it holds of these. */
  readonly plain: string
  readonly dates: readonly DateInText[]
  readonly money: readonly MoneyInText[]
}

/** Characters of what a person wrote, signature and all; who writes more answers more than one question. */
export const longestText = 20_000
const maxSentences = 200
const longestSentence = 1500
const longestCitation = 200

/**
 * Takes a text apart into sentences. Lines that were broken by a program are joined; a line that begins with a label
 * ("Status: …") or a bullet begins a sentence.
 *
 * @returns undefined for a text that is too long to be an answer
 */
export function sentencesOf(text: string, context: ReadingContext): readonly Sentence[] | undefined {
  if (text.length > longestText) return undefined
  const written = paragraphsOf(text).flatMap((paragraph) => splitSentences(paragraph, context))
  if (written.length > maxSentences || written.some(({ length }) => length > longestSentence))
    return undefined
  return written.map((sentence) => readSentence(sentence, context))
}

const startsAnew = /^(?:[-*•+]|\d{1,2}[.)]|\(?[a-z]\))\s+|^\p{Lu}[\p{L} ./-]{0,30}:(?:\s|$)/u

function paragraphsOf(text: string): readonly string[] {
  const paragraphs: string[] = []
  let current = ''
  let labelled = false
  for (const rawLine of text.split('\n')) {
    const line = rawLine.trim()
    const breaks = line === '' || startsAnew.test(line) || (labelled && /^\p{Lu}/u.test(line))
    if (breaks && current !== '') {
      paragraphs.push(current)
      current = ''
    }
    current = current === '' ? line : `${current} ${line}`
    if (line !== '') labelled = startsAnew.test(line)
  }
  return current === '' ? paragraphs : [...paragraphs, current]
}

/** Words before a full stop that ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:\p{L}|\d{1,2}|vol|vols|no|nos|nr|bd|bde|dr|prof|ca|etc|evtl|ggf|bzw|inkl|incl|approx|ed|eds|aufl|st|mr|mrs|ms|pp|tel|str|jg|vgl|usw|resp|art|isbn|issn|fr|kr|lt|max|min)$/iu

/** A number that ends a sentence, where others are ordinals: "from 9 to 17." */
const numberedEnd = /\b(?:to|bis|until|till|number|nummer|pages?|seiten?|room|raum) \d{1,2}$/i

function splitSentences(paragraph: string, { today, dateOrder }: ReadingContext): readonly string[] {
  const money = findMoney(paragraph)
  const isInMoney = (at: number): boolean => money.some(({ start, end }) => at > start && at <= end)
  const dates = findDates(paragraph, today, dateOrder).filter(
    ({ start, day }) => day !== undefined || !isInMoney(start + 1),
  )
  const sentences: string[] = []
  let start = 0
  let nextDate = 0
  for (const match of paragraph.matchAll(
    /[:;]-?[)(](?=\s|$)|(?<![.!?])[.!?]+(?=["'”’)]*(?:\s|$))["'”’)]*|;(?=\s)|\s•\s/g,
  )) {
    while ((dates[nextDate]?.end ?? paragraph.length) <= match.index) nextDate += 1
    const date = dates[nextDate]
    const inDate =
      date !== undefined &&
      match.index >= date.start &&
      match.index < date.end - (endsSentence(date, paragraph) ? 1 : 0)
    const isStop = match[0].startsWith('.') && !match[0].startsWith('..')
    const before = paragraph.slice(Math.max(0, match.index - 16), match.index)
    const isAbbreviation =
      isStop &&
      !numberedEnd.test(before) &&
      !isInMoney(match.index) &&
      !(/\b(?:no)$/i.test(before) && !/^\s*\d/.test(paragraph.slice(match.index + 1))) &&
      abbreviation.test(paragraph.slice(Math.max(0, match.index - 12), match.index))
    if (inDate || isAbbreviation) continue
    sentences.push(paragraph.slice(start, match.index + match[0].length))
    start = match.index + match[0].length
  }
  return [...sentences, paragraph.slice(start)]
    .map((each) => each.trim())
    .filter((each) => /[\p{L}\p{N}]/u.test(each))
}

/** Words that begin a sentence where they are capitalized; other nouns may go on behind `12.3.` in German. */
const beginnings =
  /^\s+(?:we|i|the|it|this|please|due|return|thanks?|our|your|if|wir|ich|der|die|das|es|sie|bitte|danke|vielen|rückgabe|leihfrist|fällig|falls|wenn|mit|ihre?|unsere?)\b/iu

/** Returns whether the point that belongs to a date such as `12.3.` or `23 December.` ends the sentence too. */
function endsSentence({ start, end }: DateInText, paragraph: string): boolean {
  const behind = paragraph.slice(end, end + 20)
  const isNamed = /\p{L}/u.test(paragraph.slice(start, end))
  return behind === '' || (/^\s+\p{Lu}/u.test(behind) && (isNamed || beginnings.test(behind)))
}

/** Finds where a text names what was asked for: two words or more of the beginning of its title, as they are written there. */
function findTitle(written: string, citation: string): readonly { start: number; end: number }[] {
  const [first = '', ...rest] = citation.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
  const starts = [[first, ...rest], rest].filter(
    ([one = '', two = '', three = '']) => /^\p{Lu}/u.test(one) && `${one}${two}${three}`.length >= 8,
  )
  return starts
    .flatMap((words) => {
      const [one = '', two, ...more] = words.map(literal)
      if (two === undefined) return []
      const behind = more.reduceRight(
        (tail, word) => `(?:[^\\p{L}\\p{N}]{1,3}${word}(?![\\p{L}\\p{N}])${tail})?`,
        '',
      )
      const title = new RegExp(
        `(?<![\\p{L}\\p{N}])${one}[^\\p{L}\\p{N}]{1,3}${two}(?![\\p{L}\\p{N}])${behind}`,
        'gu',
      )
      return [...written.matchAll(title)].map(({ index, 0: { length } }) => ({
        start: index,
        end: index + length,
      }))
    })
    .slice(0, 1)
}

function readSentence(written: string, { today, dateOrder, currency, citation }: ReadingContext): Sentence {
  const amounts = findMoney(written, currency)
  const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
    one.start < other.end && one.end > other.start
  // The point at the end of "EUR 12.50." does not make a day of it.
  const dates = findDates(written, today, dateOrder).filter(
    (date) => date.day !== undefined || !amounts.some((amount) => overlaps(amount, date)),
  )
  const money = amounts.filter((amount) => !dates.some((date) => overlaps(amount, date)))
  const quotes = [...written.matchAll(/["“”„«»][^"“”„«»]{2,200}["“”„«»]/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const titles = findTitle(written, citation?.slice(0, longestCitation) ?? '').filter(
    (title) => ![...dates, ...money, ...quotes].some((other) => overlaps(title, other)),
  )
  const marks = [
    ...titles.map(({ start, end }) => ({ start, end, mark: 'item' })),
    ...dates.map(({ start, end }) => ({ start, end, mark: '@date' })),
    ...money.map(({ start, end }) => ({ start, end, mark: '@money' })),
    ...quotes.map(({ start, end }) => ({ start, end, mark: '@title' })),
  ].sort((one, other) => other.start - one.start)
  const marked = marks.reduce(
    (text, { start, end, mark }) => `${text.slice(0, start)} ${mark} ${text.slice(end)}`,
    written.replace(/@(?=date|money|title|url|mail)/gi, ' '),
  )
  return { written, plain: plainForm(marked), dates, money }
}

const umlauts: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  'ã¤': 'ae',
  'ã¶': 'oe',
  'ã¼': 'ue',
  ãÿ: 'ss',
}

/** How people write words of answers in a hurry, and the words that they mean. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\b(do|does|did|could|would|is|are|was|were|has|have|wo)nt\b/g, "$1n't"],
  [/\bcant\b/g, "can't"],
  [
    /\b(that|there|it)s (?=(?:been|gone|left|in|on|out|now|not|here|back|too|missing|reserved|already|just|overdue)\b)/g,
    "$1's ",
  ],
  [/\b(we|you|they)ve\b/g, "$1've"],
  [/\b(?:lib(?:a|e)r(?:y|ies)|librarys|libarys)\b/g, 'library'],
  [/\b(?:rtn|ret)\b/g, 'return'],
  [/\b(?:pls|plz)\b/g, 'please'],
  [/\brecieved?\b/g, 'received'],
  [/\b(?:tomorow|tommorrow|tmrw)\b/g, 'tomorrow'],
  [/\b(?:availible|avaliable|availabe)\b/g, 'available'],
  [/\b(?:dispached|desptached)\b/g, 'dispatched'],
  [/\b(?:unfortunatly|unfortunatley)\b/g, 'unfortunately'],
  [/\b(?:vershickt|verschikt)\b/g, 'verschickt'],
  [/\bz\. ?zt\b\.?/g, 'zurzeit'],
  [/\bnich\b/g, 'nicht'],
  [/\bham (?=wir\b)/g, 'haben '],
]

/** Returns text in lower case, umlauts as two letters, other accents, fine quotation marks and dashes taken away. */
export function plainForm(text: string): string {
  return spellings.reduce((plain, [slip, word]) => plain.replace(slip, word), inPlainLetters(text))
}

function inPlainLetters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/https?:\/\/\S*[^\s.,;:!?)]/g, ' @url ')
    .replace(/[^\s@<>]{1,64}@(?!date|money|title|url|mail)[^\s@<>]{1,190}/g, ' @mail ')
    .replace(/[äöüßæøœ]|ã[¤¶¼ÿ]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’‚‛´`]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/["“”„«»*_]+/g, ' ')
    .replaceAll('\ufffd', lostLetter)
    .replace(/\s+/g, ' ')
    .trim()
}
