import type { MoneyInText } from '../money.ts'
import { type AppliedLanguage, appliedLanguages } from './applied-languages.ts'
import { type Details, mayHaveCost, mayHaveDueDate } from './details.ts'
import { doubtsOfSentence } from './doubts.ts'
import { type EventWord, type Facts, possibleEvents } from './event.ts'
import { type ForeignLanguage, languages } from './language-words.ts'
import type { Letter } from './letter.ts'
import { holds } from './phrase.ts'
import { plainForm, type Sentence, sentencesOf } from './plain-form.ts'
import type { SentenceMeaning } from './sentence-meanings.ts'

/** The answer of a mail in a language that is switched on, and what each of its sentences became. */
type ForeignReading = {
  readonly event: EventWord
  readonly details: Details
  readonly language: string
  readonly means: readonly (readonly SentenceMeaning[])[]
}

type SentenceReading = {
  readonly events: readonly EventWord[]
  readonly dueDate: string | undefined
  readonly cost: MoneyInText | undefined
  readonly conditions: readonly string[]
  readonly isCourteous: boolean
}

const none: ReadonlySet<string> = new Set()

const isOfRequest = (event: EventWord): boolean =>
  event === 'request_received' ||
  event === 'cancel_accepted' ||
  event === 'renewed' ||
  event === 'renew_refused'

/** Answers that say no: only these may hold a word that denies. */
const refusals: readonly EventWord[] = ['unfilled', 'renew_refused']

/** Returns the names in a sentence: French and Spanish write no other word within a sentence with a capital letter. */
const namesIn = (written: string): ReadonlySet<string> =>
  /\p{Ll}/u.test(written)
    ? new Set(
        (written.match(/(?<=[\p{L}\d,;:()'’.-]\s{0,3})(?<!\p{L})\p{Lu}[\p{L}-]*/gu) ?? []).flatMap((name) =>
          wordsOf(plainForm(name)),
        ),
      )
    : none

const wordsOf = (text: string): readonly string[] => text.match(/[@\p{L}\p{N}_]+/gu) ?? []

/**
 * Reads a sentence by the word list of a language: its answers, a due date, and words that change nothing.
 *
 * @returns undefined where it holds anything else: another word, a number, an amount, a question, a guard
 */
const readSentence = (
  sentence: Sentence,
  { answers, guards }: ForeignLanguage,
  applied: AppliedLanguage,
  facts: Facts,
): SentenceReading | undefined => {
  const { words, answerWords, items, requests, negations, dueDate, sentOn, greeting, ways } = applied
  const whole = sentence.plain.replace(greeting, '').trim()
  const isRenewal = facts.openQuestions.includes('renew')
  const terms = applied.conditions.filter(
    ({ code, words: each }) =>
      holds(whole, each) &&
      !(
        isRenewal &&
        code === 'NoRenewals' &&
        answers.some(({ event, words: refusal }) => event === 'renew_refused' && holds(whole, refusal))
      ),
  )
  const conditions = terms.map(({ code }) => code)
  const statement = [...applied.wishes, ...applied.neutral, ...terms.map((each) => each.words)].reduce(
    (rest, each) => rest.replaceAll(each, ' '),
    whole,
  )
  const charged = statement.match(applied.charge) ?? []
  const plain = statement.replaceAll(applied.charge, ' ').replace(/ +/g, ' ').trim()
  const countOf = (mark: string): number => plain.split(mark).length - 1
  const isPaid = charged.length === 1 && sentence.money.length === 1
  if (countOf('@money') > 0 || (charged.length > 0 && !isPaid)) return undefined
  if (countOf('@date') > 1 || plain.includes('?') || holds(plain, guards)) return undefined
  if (doubtsOfSentence.some(({ words: doubted }) => holds(whole, doubted))) return undefined
  // Its words end with the date that they name.
  const [due] = sentence.plain.matchAll(dueDate)
  const upToDue = due === undefined ? '' : sentence.plain.slice(0, due.index + due[0].length)
  const date = sentence.dates[Math.max(0, upToDue.split('@date').length - 2)]
  const cost = isPaid ? sentence.money[0] : undefined
  const found = answers.filter((each) => holds(plain, each.words))
  const textsOf = (each: (typeof found)[number]): readonly string[] => plain.match(each.words) ?? []
  const isHidden = (each: (typeof found)[number]): boolean =>
    found.some(
      (other) =>
        other !== each &&
        textsOf(each).every((text) =>
          textsOf(other).some((longer) => longer !== text && longer.includes(text)),
        ),
    )
  const answering = found.filter((each) => !isHidden(each))
  const events = answering.map(({ event }) => event)
  const inside = answering.flatMap((each) => textsOf(each).map((text) => ({ text, event: each.event })))
  const outside = [...inside.map(({ text }) => text)].reduce((rest, text) => rest.replace(text, ' '), plain)
  const nouns = events.length === 0 ? applied.silentWords : events.every(isOfRequest) ? requests : items
  const isSent = events.some((event) => event === 'shipped' || event === 'will_supply')
  const names = namesIn(sentence.written)
  const isWord = (word: string): boolean =>
    words.has(word) || nouns.has(word) || names.has(word) || (isSent && applied.parcels.has(word))
  const isKnown =
    wordsOf(outside.replace(dueDate, ' ').replace(ways, ' ')).every(isWord) &&
    inside.every(({ text, event }) =>
      wordsOf(text).every(
        (word) =>
          isWord(word) ||
          answerWords.has(word) ||
          (refusals.includes(event) && (negations.has(word) || requests.has(word))),
      ),
    )
  if (!isKnown || events.length > 1) return undefined
  const isCourteous = !/[a-z@]{3}/.test(
    applied.wishes
      .reduce((rest, each) => rest.replaceAll(each, ' '), whole)
      .replace(/\b(?:merci|bonjour)\b/g, ' '),
  )
  const read = { events, dueDate: undefined, cost, conditions, isCourteous }
  if (!outside.includes('@date') || date === undefined) return read
  if (!holds(plain, dueDate)) return holds(plain, sentOn) ? read : undefined
  return date.day === undefined || date.day < facts.today ? undefined : { ...read, dueDate: date.day }
}

/** Returns the sentences up to the closing, which a name follows. */
const beforeClosing = (sentences: readonly Sentence[], closing: RegExp): readonly Sentence[] => {
  const at = sentences.findIndex(({ plain }) => plain.search(closing) === 0)
  const behind = at < 0 ? [] : sentences.slice(at)
  const isSignature = behind.every(
    ({ dates, money, plain }) => dates.length + money.length === 0 && !plain.includes('?'),
  )
  return at >= 0 && isSignature ? sentences.slice(0, at) : sentences
}

/**
 * Reads a mail in a language that is switched on. It is applied only if the words of that language explain each of its
 * sentences, they state one answer, and that answer is open.
 */
export const readForeign = ({ sentences, reply }: Letter, facts: Facts): ForeignReading | undefined => {
  if (facts.service !== 'loan' || reply.files.length > 0 || sentences.length === 0) return undefined
  const dated =
    facts.dateOrder === undefined
      ? (sentencesOf(reply.written, { ...facts, dateOrder: 'day_first' }) ?? [])
      : sentences
  const readings = languages.flatMap((language) => {
    const applied = appliedLanguages[language.name]
    if (applied === undefined) return []
    const own = beforeClosing(dated, applied.closing)
    const read = own.flatMap((sentence) => readSentence(sentence, language, applied, facts) ?? [])
    const events = new Set(read.flatMap((each) => each.events))
    const days = new Set(read.flatMap(({ dueDate }) => dueDate ?? []))
    const isMessage = read.length > 0 && read.every(({ isCourteous }) => isCourteous)
    const [event = isMessage ? ('message' as const) : undefined] = events
    const [dueDate] = days
    const costs = read.flatMap(({ cost }) => cost ?? [])
    const [cost] = costs
    const conditions = [...new Set(read.flatMap((each) => each.conditions))]
    if (costs.length > 1 || (cost !== undefined && !mayHaveCost(event ?? 'message'))) return []
    if (conditions.length > 0 && event !== 'shipped' && event !== 'renewed') return []
    if (read.length < own.length || event === undefined || events.size > 1 || days.size > 1) return []
    if (
      (event !== 'message' && !possibleEvents(facts).has(event)) ||
      (dueDate !== undefined && !mayHaveDueDate(event))
    )
      return []
    const details: Details = {
      ...(event === 'shipped' ? { form: 'physical' } : {}),
      ...(dueDate === undefined ? {} : { dueDate }),
      ...(conditions.length === 0 ? {} : { conditions }),
      ...(cost?.amount === undefined || cost.currency === undefined
        ? {}
        : { cost: { amount: cost.amount, currency: cost.currency } }),
      note: reply.written.slice(0, 4000).toWellFormed(),
    }
    const means = sentences.map((_, index): readonly SentenceMeaning[] => {
      const reading = read[index]
      if (reading === undefined) return ['courtesy']
      const taken: readonly SentenceMeaning[] = [
        ...(reading.events.length > 0 ? (['answer'] as const) : []),
        ...(reading.dueDate === undefined ? [] : (['due_date'] as const)),
        ...(reading.cost === undefined ? [] : (['cost'] as const)),
        ...(reading.conditions.length === 0 ? [] : (['condition'] as const)),
      ]
      return taken.length > 0 ? taken : ['courtesy']
    })
    return [{ event, details, language: language.name, means }]
  })
  const [only, ...others] = readings
  return others.every(({ event }) => event === only?.event) ? only : undefined
}
