import { type Meaning, meanings } from '../learned/meanings.ts'
import { sharesOf } from '../learned/shares.ts'
import { answersOfExamples, otherMeanings } from './by-examples.ts'
import { conditionsOf } from './details.ts'
import { doubtsOfSentence } from './doubts.ts'
import { doubtsOfExamples } from './doubts-of-examples.ts'
import { type EventWord, type Facts, possibleEvents, settle } from './event.ts'
import { mayBeDelivered } from './files.ts'
import { guards, hearsay, undone } from './guards.ts'
import { isInLanguageOfExamples } from './known-language.ts'
import { languages } from './language-words.ts'
import type { Letter } from './letter.ts'
import { holds, phrase } from './phrase.ts'
import { plainForm, type Sentence } from './plain-form.ts'
import { isAsk } from './rule.ts'
import { amountsOf, timesOf } from './values.ts'

/** The share from which a sentence states an answer, and that of further sentences that say the same. */
const sure = 0.9
const likely = 0.4

/** The share of "says nothing of the request" from which a sentence beside an answer leaves it alone. */
const harmless = 0.3

/** Guards that look only at what rules leave of a sentence: the doubts of examples stand in their place. */
const ofRules: ReadonlySet<string> = new Set([
  'negation',
  'ahead',
  'for_now',
  'lent_already',
  'until_day',
  'towards_us',
])

/** A lender that asks for its item back does so politely: "Could we have it back?" */
const ofQuestions: ReadonlySet<string> = new Set(['question', 'asked', 'mood'])

/** Words that deny, and turn nothing. */
const harmlessDenials = [
  phrase`\b(?:without|no|free of) (?:extra |further )?(?:charge|costs?|fees?|problem|worries|trouble|rush|hurry|bother)s?\b`,
  phrase`\b(?:kein problem|keine (?:sorge|ursache|eile|kosten|gebuehr\w*)|kostenfrei|kostenlos|ohne kosten)\b`,
  phrase`\b(?:pas de|aucun|sans) (?:soucis?|problemes?|frais)\b`,
]

const part = phrase`\b(?:volumes?|vols?|baende|band|bd|tomes?|parts?|teil)\b\.? ?(?:no\.? |nr\.? )?(\d+)`

/** Returns a sentence without the words that deny nothing of the answer, and the number of the volume that was asked for. */
const withoutHarmless = (plain: string, { citation }: Facts): string => {
  const numbers = new Set(citation?.match(/\d+/g) ?? [])
  return harmlessDenials
    .reduce((rest, words) => rest.replaceAll(words, ' '), plain)
    .replaceAll(part, (found, number: string) => (numbers.has(number) ? 'item' : found))
}

/** Returns whether a sentence names a title in quotation marks that shares no word with the one that was asked for. */
const namesOtherTitle = ({ written }: Sentence, { citation }: Facts): boolean => {
  const asked = new Set(longWords(citation ?? ''))
  return [...written.matchAll(/["“”„«»]([^"“”„«»]{2,200})["“”„«»]/g)].some(
    ([, title = '']) => !longWords(title).some((word) => asked.has(word)),
  )
}

const longWords = (text: string): readonly string[] => plainForm(text).match(/[a-z0-9]{3,}/g) ?? []

const frenchGuards = languages.flatMap(({ name, guards: words }) => (name === 'french' ? [words] : []))

/** Returns whether a sentence that seems to state an answer may say something else. */
const isTurned = (sentence: Sentence, event: EventWord, facts: Facts): boolean => {
  const plain = withoutHarmless(sentence.plain, facts)
  const mayAsk = event === 'recalled'
  return (
    namesOtherTitle(sentence, facts) ||
    (!mayAsk && plain.includes('?')) ||
    holds(plain, hearsay) ||
    frenchGuards.some((words) => holds(plain, words)) ||
    guards.some(
      ({ id, only, service, words }) =>
        !ofRules.has(id) &&
        !(mayAsk && ofQuestions.has(id)) &&
        !(id === 'elsewhere' && event === 'unfilled') &&
        (only?.some((each) => each === event) ?? true) &&
        (service === undefined || service === facts.service) &&
        holds(plain, words),
    ) ||
    [...doubtsOfSentence, ...doubtsOfExamples].some(
      ({ only, except, words }) =>
        (only?.includes(event) ?? true) && except?.includes(event) !== true && holds(plain, words),
    )
  )
}

/** Words of a lender that asks for something back: what it thanks for may be something else. */
const asksBack = phrase`\b(?:please|kindly|bitte|merci de|veuillez)\b.{0,40}\b(?:return|send back|zurueck\w*|rendre|renvoyer|retourner|restituer)\b`

/** Fewer words than these tell too little: "Available.", "Ja, gerne." */
const leastWords = 3

const wordsOf = (plain: string): number => (plain.match(/[a-z@0-9'-]+/g) ?? []).length

/** An answer that needs more than words: a copy needs its file, a refusal with a day may be one for now, a promise beside a question waits for its answer. */
const isIncomplete = (event: EventWord, { reply, sentences, statements }: Letter, facts: Facts): boolean =>
  (event === 'shipped' &&
    facts.service === 'copy' &&
    !mayBeDelivered(reply, facts) &&
    !sentences.some(({ plain }) => plain.includes('@url'))) ||
  ((event === 'unfilled' || event === 'renew_refused') && sentences.some(({ dates }) => dates.length > 0)) ||
  (event === 'shipped' && sentences.some(({ plain }) => holds(plain, undone))) ||
  (event === 'checked_in' && sentences.some(({ plain }) => holds(plain, asksBack))) ||
  (event === 'overdue' &&
    sentences.some((each) =>
      timesOf(each, facts).some(({ day }) => day !== undefined && day >= facts.today),
    )) ||
  (event === 'will_supply' &&
    (conditionsOf(sentences).length > 0 ||
      statements.some(({ asks }) => asks) ||
      sentences.some((each) => amountsOf(each).some(({ means }) => means === 'charge'))))

/** An answer, and the places of the sentences that state it. */
type AnswerOfExamples = { readonly event: EventWord; readonly places: ReadonlySet<number> }

/**
 * Returns the answer that a reply states which no rule understands, as the examples of sentences tell: one of its sentences
 * surely states an answer that is open, each other says the same or nothing of the request, and no word of the tables of
 * doubts stands in the way.
 */
export function answerByExamples(letter: Letter, facts: Facts): AnswerOfExamples | undefined {
  const { sentences, statements, below } = letter
  if (!isInLanguageOfExamples(sentences)) return undefined
  const possible = possibleEvents(facts)
  const isCancelled = facts.openQuestions.includes('cancel')
  const isReturned = facts.openQuestions.includes('shipped_return')
  const open = answersOfExamples.filter(
    ([event]) =>
      possible.has(event) &&
      event !== 'conditional' &&
      !(isCancelled && event === 'unfilled') &&
      !(isReturned && event !== 'checked_in'),
  )
  const counted: readonly Meaning[] = [...open.map(([, meaning]) => meaning), ...otherMeanings]
  const read = (sentence: Sentence): { event?: EventWord; share: number; harmless: number } => {
    const shareOf = sharesOf(sentence.plain)
    const total = counted.reduce((sum, meaning) => sum + shareOf(meaning), 0)
    const best = meanings.reduce((one, other) => (shareOf(other) > shareOf(one) ? other : one))
    const event = open.find(([, meaning]) => meaning === best)?.[0]
    return {
      ...(event === undefined ? {} : { event }),
      share: shareOf(best) / total,
      harmless: shareOf('harmless') / total,
    }
  }
  const events = new Set<EventWord>()
  const places = new Set<number>()
  let isSure = false
  for (const [index, sentence] of sentences.entries()) {
    const statement = statements[index]
    if (statement === undefined || statement.courteous) continue
    if (statement.doubts.some(({ why }) => !why.includes('unknown:'))) return undefined
    const stated = statement.states.map(({ event }) => event)
    const { event, share, harmless: nothing } = read(sentence)
    if (stated.some(isAsk)) return undefined
    for (const each of stated) if (!isAsk(each)) events.add(each)
    if (event === undefined) {
      if (stated.length === 0 && nothing < harmless) return undefined
      continue
    }
    if (statement.dismissed) return undefined
    if (stated.length > 0 ? !stated.includes(event) : share < likely || isTurned(sentence, event, facts))
      return undefined
    events.add(event)
    places.add(index)
    isSure ||= share >= sure && wordsOf(sentence.plain) >= leastWords
  }
  const event = isSure ? settled(events) : undefined
  if (event === undefined || below.some((each) => each.event !== event)) return undefined
  return isIncomplete(event, letter, facts) ? undefined : { event, places }
}

/** Returns the one answer; a parcel that is out is why a cancellation is refused. */
const settled = (events: ReadonlySet<EventWord>): EventWord | undefined => {
  const [event, other] = events
  if (other === undefined) return event
  return events.size === 2 && events.has('cancel_refused') && events.has('shipped')
    ? settle(events)
    : undefined
}
