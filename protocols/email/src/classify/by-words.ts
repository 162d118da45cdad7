import { type Classification, review, threshold } from './classification.ts'
import { conditionsOf, type Details, readDetails } from './details.ts'
import { cancelled, type EventWord, type Facts, negative, possibleEvents, settle } from './event.ts'
import { mayBeDelivered } from './files.ts'
import { isInKnownLanguage } from './known-language.ts'
import { eventsOf, filledSentences, filledText, type Letter } from './letter.ts'
import { withOpenPoints } from './open-points.ts'
import { holds, phrase } from './phrase.ts'
import type { Ask } from './rule.ts'
import { openTopics } from './topics.ts'
import type { Statement } from './understand.ts'
import { amountsOf } from './values.ts'

/** The amount that each sentence without a known phrase takes from the confidence, when there are more than a few. */
const unknownSentence = 0.02
const allowedUnknown = 4

/** The confidence in a file without words, or with nothing but thanks. */
const fileAlone = 0.85
const thanksAlone = 0.9

/** Classifies a reply by its words. */
export function byWords(letter: Letter, facts: Facts): Classification {
  const { reply, statements, below } = letter
  const file = mayBeDelivered(reply, facts) && facts.openQuestions.includes('request')
  if (statements.every(({ courteous }) => courteous)) {
    if (file) return answer('shipped', fileAlone, ['file'], letter, facts)
    return statements.length === 0
      ? review('nothing_written')
      : answer('message', thanksAlone, ['courtesy'], letter, facts)
  }
  const states = statements.flatMap((statement) => statement.states)
  const rules = states.map(({ rule }) => rule)
  const doubts = statements.flatMap((statement) => {
    const others = statements.filter((other) => other !== statement).flatMap((other) => other.states)
    const stated = new Set(others.map(({ event }) => event))
    return statement.doubts.filter((doubt) => !isRepeated(doubt, stated)).map(({ why }) => why)
  })
  if (doubts.length > 0) return review('doubtful', [...doubts, ...rules])
  const complete = completed(states, letter, facts)
  if (complete === undefined) return review('doubtful', [...rules, 'consent'])
  const events = withoutFurtherRenewal(complete, letter)
  if (events === undefined) return review('contradictory', rules)
  if (events.size === 0) {
    if (saysCredit(letter)) return answer('message', threshold, ['credit'], letter, facts)
    return facts.openQuestions.length === 0 && saysNoAnswer(letter, facts)
      ? answer('message', threshold, ['no_answer'], letter, facts)
      : notAnswered(statements)
  }
  const event = settle(events)
  if (event === undefined) return review('contradictory', rules)
  const probable = { event, details: detailsOf(event, letter, facts) }
  if (!possibleEvents(facts).has(event)) return review('does_not_fit', rules, probable)
  const open = openEnds(statements, event)
  if (open.length > 0) return review('doubtful', [...rules, ...open], probable)
  const others = [
    ...below.filter((each) => each.event !== event).map(({ rule }) => rule),
    ...(file && event !== 'shipped' ? ['file'] : []),
  ]
  if (others.length > 0) return review('contradictory', [...rules, ...others], probable)
  const confidence = confidenceOf(statements)
  return confidence < threshold
    ? review('not_understood', rules, probable)
    : answer(event, confidence, rules, letter, facts)
}

/** Words that deny another renewal, after the one that is asked for. */
const deniesFurther = phrase`\b(?:no (?:further|more)|any (?:further|more)|again|once more|after that|(?:keine|eine) weitere\w*|erneut\w*|nochmal\w*|danach|nicht mehr)\b`
const ofRenewal = phrase`\b(?:re-?new\w*|extend\w*|extensions?|verlaenger\w*)\b`

/**
 * Reads what a reply says of a renewal where it denies only a further one: beside a renewal that is a condition, and beside
 * words about one that no rule explains it may be, so that staff read it.
 *
 * @returns undefined where it is not clear
 */
function withoutFurtherRenewal(
  events: ReadonlySet<EventWord>,
  { sentences, statements }: Letter,
): ReadonlySet<EventWord> | undefined {
  const refuses = statements.map(({ states }) => states.some(({ event }) => event === 'renew_refused'))
  const plainOf = (index: number): string => sentences[index]?.plain ?? ''
  if (
    !events.has('renew_refused') ||
    refuses.some((is, index) => is && !holds(plainOf(index), deniesFurther))
  )
    return events
  if (events.has('renewed')) return new Set([...events].filter((each) => each !== 'renew_refused'))
  return refuses.some((is, index) => !is && holds(plainOf(index), ofRenewal)) ? undefined : events
}

/** Returns whether a reply tells of a credit, and holds nothing that may be an answer. */
function saysCredit({ sentences, statements }: Letter): boolean {
  const amounts = sentences.flatMap(amountsOf)
  return (
    amounts.some(({ means }) => means === 'credit') &&
    amounts.every(({ means }) => means === 'credit' || means === 'none') &&
    statements.every(({ unexplained, unfitting, asks }) => !unexplained && !unfitting && !asks)
  )
}

/** Words by which a lender may ask for its item, or say that it is late. */
const mayAskBack = phrase`\b(?:(?:to|with|reach(?:es)?) us\b(?! (?:know|all))|call\w*\b.{0,30}\bin\b|reminders?|remind|erinner\w*|unreturned|not (?:been )?(?:returned|received)|past (?:its|the) date|replacement|mahn\w*|bei uns (?:sein|ist|eintr\w*)|an uns|uns\b.{0,40}\b(?:schicken|senden|bringen)|haette\w*|should have|home)\b`

/** Returns whether a reply in English or German holds nothing that may be an answer: small talk, news, wishes. */
function saysNoAnswer({ sentences, statements }: Letter, facts: Facts): boolean {
  const topics = openTopics(facts)
  return (
    statements.every(
      ({ unexplained, dismissed, unfitting, asks }) => !unexplained && !dismissed && !unfitting && !asks,
    ) &&
    statements.every(({ said }) => !topics.some((topic) => holds(said, topic))) &&
    !(facts.itemsOut && sentences.some(({ plain }) => holds(plain, mayAskBack))) &&
    isInKnownLanguage(sentences)
  )
}

/**
 * Returns whether a doubtful sentence only says once more, in words that are not all known, what another says surely; or until
 * when it is not available, where another asks for a new request later.
 */
function isRepeated(
  { event, why }: Statement['doubts'][number],
  stated: ReadonlySet<EventWord | Ask>,
): boolean {
  if (event === 'unfilled' && stated.has('retry_possible')) return /\/(?:until|until_day|for_now)$/.test(why)
  return /\/(?:unknown:.*|for_now)$/.test(why) && stated.has(event)
}

function notAnswered(statements: readonly Statement[]): Classification {
  if (statements.some(({ unexplained }) => unexplained)) return review('doubtful', ['unexplained'])
  return review(statements.some(({ unfitting }) => unfitting) ? 'does_not_fit' : 'not_understood')
}

/**
 * Returns the events that are stated, and what follows from what is asked for. A price or a condition turns "we can
 * supply" into a conditional answer, and so does the question whether it is accepted (ISO 18626: WillSupply with a
 * loanCondition or offeredCosts). With the item sent they are terms of the loan.
 *
 * @returns undefined where consent is asked for and it is not clear to what
 */
function completed(
  states: Statement['states'],
  { sentences }: Letter,
  { openQuestions }: Facts,
): ReadonlySet<EventWord> | undefined {
  const events = eventsOf(states)
  const asks = new Set(states.map(({ event }) => event))
  if (events.size === 0 && asks.has('asks_return')) events.add('recalled')
  const isOffer = openQuestions.includes('request') && !openQuestions.includes('cancel')
  const named =
    conditionsOf(sentences).some((code) => code !== withoutReturn) ||
    sentences.some((each) => amountsOf(each).some(({ means }) => means === 'charge'))
  if (asks.has('asks_consent')) {
    const settled = events.has('shipped') || events.has('unfilled')
    if (!isOffer || settled || !(named || events.has('conditional'))) return undefined
    events.add('conditional')
  }
  const willing = events.has('will_supply') || events.has('expects_to_supply')
  if (isOffer && named && willing && !events.has('shipped')) events.add('conditional')
  return events
}

/** What asks nothing of the library. */
const withoutReturn = 'Available For Supply Without Return'

/** Lists the reasons why an event is uncertain: words that were not understood, or a question that it depends on. */
function openEnds(statements: readonly Statement[], event: EventWord): readonly string[] {
  const unexplained = statements.some(
    ({ contrary, denies, offers, ships, said }) =>
      (denies && !(refusals.has(event) && holds(said, saysNo))) ||
      (cancelled.has(event) ? ships : negative.has(event) ? offers : contrary),
  )
  const asks = statements.some((statement) => statement.asks) && !done.has(event)
  return [...(unexplained ? ['unexplained'] : []), ...(asks ? ['question'] : [])]
}

const refusals: ReadonlySet<EventWord> = new Set(['unfilled', 'renew_refused', 'cancel_refused'])

/** Words that say no, and nothing else: beside a refusal they say it twice. */
const saysNo = phrase`^ *(?:(?:sorry|no|nope|nein|leider|i'm afraid|afraid|not|nicht|oh dear)[ ,.!-]*)+$`

/** Events that are over and done, so that a question beside them does not make them depend on the answer. */
const done: ReadonlySet<EventWord> = new Set(['shipped', 'checked_in', 'renewed', 'cancel_accepted'])

function confidenceOf(statements: readonly Statement[]): number {
  const best = Math.max(...statements.flatMap(({ states }) => states.map(({ confidence }) => confidence)))
  const unknown = statements.filter(({ states, courteous }) => states.length === 0 && !courteous).length
  return Math.round((best - Math.max(0, unknown - allowedUnknown) * unknownSentence) * 100) / 100
}

/** Reads the details of an answer, for which fields count that were filled in without a tick. */
export function detailsOf(event: EventWord, { reply, sentences }: Letter, facts: Facts): Details {
  const { fillIn } = reply
  const fits = facts.reference === undefined || fillIn?.fields.reference === facts.reference
  const filled = fillIn !== undefined && fits ? fillIn : undefined
  return readDetails(event, {
    sentences: [...(filled === undefined ? [] : filledSentences(filled, facts)), ...sentences],
    text: filled === undefined ? reply.written : `${filledText(filled.fields, facts)}\n${reply.written}`,
    note: reply.written,
    file: mayBeDelivered(reply, facts),
    facts,
  })
}

/** Reads the details of an answer, with what staff must read. */
export const detailsWithOpenPoints = (event: EventWord, letter: Letter, facts: Facts): Details =>
  withOpenPoints(event, detailsOf(event, letter, facts), letter, facts)

/** Returns an answer with its details. */
function answer(
  event: EventWord,
  confidence: number,
  because: readonly string[],
  letter: Letter,
  facts: Facts,
): Classification {
  const details = detailsWithOpenPoints(event, letter, facts)
  return { event, confidence, details, because: [...new Set(because)] }
}
