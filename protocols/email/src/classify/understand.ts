import { type ReadingByClasses, readByClasses } from './by-classes.ts'
import { type Clause, clauseAround, clausesOf } from './clauses.ts'
import { type Doubt, doubtsOfSentence } from './doubts.ts'
import { type EventWord, type Facts, negative, possibleEvents, tellingEvents } from './event.ts'
import {
  contrary,
  contrast,
  contrastAfter,
  denial,
  emptyWords,
  type Guard,
  guards,
  hearsay,
  negation,
  offer,
  shipping,
  undone,
} from './guards.ts'
import { asides, courtesies, renewalTerms } from './neutral.ts'
import { holds, phrase } from './phrase.ts'
import { plainForm, type Sentence } from './plain-form.ts'
import { type Ask, type Finding, isAsk, type Rule } from './rule.ts'
import { englishRules } from './rules-english.ts'
import { germanRules } from './rules-german.ts'
import { priceWords } from './terms.ts'
import { openTopics } from './topics.ts'
import { amountsOf, timesOf, withoutValues } from './values.ts'
import { unknownWords } from './vocabulary.ts'
import { type Match, matchesOf, remainder, without, withoutAsides, withoutPleas } from './what-is-left.ts'

/** The meaning of one sentence. */
export type Statement = {
  /** Events that it surely states, with the rules and their confidence. */
  readonly states: readonly {
    readonly event: EventWord | Ask
    readonly confidence: number
    readonly rule: string
  }[]
  /** Events that it seems to state and may not, with the rule and the guard that turns it. */
  readonly doubts: readonly { readonly event: EventWord | Ask; readonly why: string }[]
  /** True where it holds words of an answer that no rule understood. */
  readonly unexplained: boolean
  /** True where it may take back what another sentence says: `offers` only a refusal, `ships` only a cancellation. */
  readonly contrary: boolean
  readonly denies: boolean
  readonly offers: boolean
  readonly ships: boolean
  /** True where it holds words of an answer, and is about another matter. */
  readonly dismissed: boolean
  /** True for an answer to a question that is not open. */
  readonly unfitting: boolean
  /** True where it says nothing at all: a greeting, thanks. */
  readonly courteous: boolean
  /** The sentence in plain form without what is polite. */
  readonly said: string
  /** What is left of it in plain form without all that was understood. */
  readonly left: string
  /** True for a question that no rule understood. */
  readonly asks: boolean
}

const rules: readonly Rule[] = [...englishRules, ...germanRules]

/** Further facts about a reply: whether it has a file. */
export type Circumstances = { readonly facts: Facts; readonly file: boolean }

/**
 * Classifies one sentence, given the questions that are open: by the classes of its words, else by the rules, else part by
 * part by both.
 */
export function understand(sentence: Sentence, circumstances: Circumstances): Statement {
  const statement = understandWords(sentence, circumstances)
  const [{ event } = { event: undefined }] = statement.states
  const isMeant = ({ only, except }: Doubt): boolean =>
    statement.states.some(
      (state) =>
        (only?.some((each) => each === state.event) ?? true) &&
        except?.some((each) => each === state.event) !== true,
    )
  const doubts = doubtsOfSentence.filter(
    (doubt) => isMeant(doubt) && holds(doubt.inCourtesies ? sentence.plain : statement.said, doubt.words),
  )
  return event === undefined || doubts.length === 0
    ? statement
    : {
        ...statement,
        states: [],
        doubts: [...statement.doubts, ...doubts.map(({ id }) => ({ event, why: id }))],
      }
}

function understandWords(sentence: Sentence, circumstances: Circumstances): Statement {
  const whole = understandWhole(sentence, circumstances)
  const isRead = whole.states.length > 0 || whole.courteous || whole.dismissed || whole.asks
  if (isRead) return whole
  if (namesOtherRequest(sentence.written, circumstances.facts)) return whole
  const byRules = (part: string): EventWord | undefined => {
    const { states, doubts } = understandWhole(
      { written: part, plain: part, dates: [], money: [] },
      circumstances,
    )
    const [{ event } = { event: undefined }, ...others] = states
    return others.length > 0 || doubts.length > 0 || event === undefined || isAsk(event) ? undefined : event
  }
  const read = readByClasses(
    whole.said.replace(/ +/g, ' ').trim(),
    circumstances.facts,
    whole.doubts.length > 0 || whole.unexplained ? byRules : undefined,
  )
  return explained(read, whole.said) ?? whole
}

function understandWhole(sentence: Sentence, { facts, file }: Circumstances): Statement {
  const { plain, money, written } = sentence
  const possible = possibleEvents(facts)
  const polite = without(withoutValues(sentence), courtesies)
  const met = rules.filter((rule) => isMet(rule, facts, file))
  const text = withoutAsides(polite, possible.has('renewed') ? asides : [...asides, ...renewalTerms], met)
    .replace(/ +/g, ' ')
    .replace(/^[ ,.!;:-]+/, '')
    .trim()
  const read = namesOtherRequest(written, facts) ? undefined : readByClasses(text, facts)
  const byClasses = explained(read, polite)
  if (byClasses !== undefined) return byClasses
  const isClear = read?.isWhole === true
  const matches = ofReturn(longest(met.flatMap((rule) => matchesOf(rule, text))))
  const asks = matches.some(({ rule: { finds } }) => finds === 'asks_consent' || finds === 'asks_return')
  const left = withoutPleas(remainder(text, matches), text, matches)
  const rest = (asks ? left.replaceAll('?', ' ') : left).replace(/ +/g, ' ').trim()
  const telling = tellingEvents(facts)
  const relevant = matches.filter(({ rule }) => isTelling(eventOf(rule.finds, facts), telling))
  const clauses = clausesOf(text, matches)
  const isContrary = (clause: Clause, isNegative: boolean): boolean =>
    !matches.some(({ start, end }) => start < clause.end && end > clause.start) &&
    (mayTurn(left.slice(clause.start, clause.end).trim(), facts, isNegative) ||
      (isNegative && holds(text.slice(clause.start, clause.end), forYou)))
  const citation = plainForm(facts.citation ?? '')
  const states: Statement['states'][number][] = []
  const doubts: Statement['doubts'][number][] = []
  let isDismissed = false
  for (const { rule, start, end } of relevant) {
    const event = eventOf(rule.finds, facts)
    const around = clauseAround(clauses, start, end)
    const own = `${left.slice(around.start, end)}${left.slice(end, around.end)}`
    const turned = clauses.some((clause) => isContrary(clause, negative.has(event))) ? ['contrast'] : []
    const core = (asks ? own.replaceAll('?', ' ') : own).replace(/ +/g, ' ').trim()
    const near = `${left.slice(around.start, end)}${firstWords(left.slice(end, around.end))}`
      .replace(/[? ]+/g, ' ')
      .trim()
    const applying = guards.filter(
      (guard) => appliesTo(guard, rule, facts) && holds(guard.within === 'clause' ? core : rest, guard.words),
    )
    if (applying.some(({ effect }) => effect === 'dismiss')) {
      isDismissed = true
      continue
    }
    const unknown = rule.finds === 'asks_consent' ? [] : unknownWords(near, citation, tellsMore[rule.finds])
    const strange = rule.id.startsWith('de.') ? unknown.filter((word) => mayBeNoun(word, written)) : unknown
    const ids = [
      ...applying.map(({ id }) => id),
      ...(isTurned(left.slice(end, around.end)) ? ['contrast'] : turned),
      ...(holds(core, hearsay) ? ['hearsay'] : []),
      ...(namesOtherRequest(written, facts) ? ['other_request'] : []),
      ...strange.slice(0, 3).map((word) => `unknown:${word}`),
    ]
    if (ids.length === 0) states.push({ event, confidence: rule.confidence, rule: rule.id })
    else doubts.push(...ids.map((id) => ({ event, why: `${rule.id}/${id}` })))
  }
  const silent = matches.length === 0
  const isOpen = silent && !isClear
  const isPrice =
    money.length > 0 &&
    (holds(plain, priceWords) || amountsOf(sentence).some(({ means }) => means === 'credit'))
  const isOffered = facts.openQuestions.includes('request')
  const isDueDate =
    !holds(rest, negation) &&
    timesOf(sentence, facts).some(({ means, day }) => means === 'due' && day !== undefined)
  return {
    states,
    doubts,
    unexplained:
      isOpen &&
      !isPrice &&
      !isDueDate &&
      (holds(plain, contrast) || isDenial(rest) || openTopics(facts).some((topic) => holds(rest, topic))),
    contrary:
      isOpen && !isPrice && !isDueDate && (mayTurn(rest, facts, false) || (isOffered && holds(rest, undone))),
    denies:
      isOpen &&
      !isPrice &&
      (isDenial(polite) || holds(rest, hearsay) || isContrasted(rest) || namesOtherRequest(written, facts)),
    offers: isOpen && money.length === 0 && holds(rest, offer),
    ships: isOpen && holds(rest, shipping) && !holds(rest, negation),
    dismissed: isDismissed,
    unfitting: !silent && relevant.length === 0,
    courteous:
      silent &&
      !plain.includes('?') &&
      !/[a-z0-9@_]/.test(without(polite, fillers)) &&
      !/(?!\p{Script=Latin})\p{L}/u.test(written),
    said: polite,
    left: isClear && silent ? '' : rest,
    asks: silent && plain.endsWith('?') && /[a-z@]/.test(rest),
  }
}

/** Returns the meaning of a sentence that says something by the classes of its words; undefined where it says nothing. */
const explained = (read: ReadingByClasses | undefined, said: string): Statement | undefined => {
  const events = read?.means.flatMap((each) => (each === 'due' ? [] : [each])) ?? []
  return events.length === 0 ? undefined : saying(events, said)
}

const saying = (events: readonly (EventWord | Ask)[], said: string): Statement => ({
  states: events.map((event) => ({ event, confidence: confidenceInClasses, rule: `classes.${event}` })),
  doubts: [],
  unexplained: false,
  contrary: false,
  denies: false,
  offers: false,
  ships: false,
  dismissed: false,
  unfitting: false,
  courteous: false,
  said,
  left: '',
  asks: false,
})

/** The confidence in what the classes of words say. */
const confidenceInClasses = 0.9

/** Words behind an answer that may be what it is about: "we have sent the invoice". */
const wordsBehind = 7

/** Returns the words behind an answer up to where something else begins. */
const firstWords = (text: string): string =>
  ` ${text
    .split(/\b(?:and|und)\b/)[0]
    ?.trim()
    .split(/ +/)
    .slice(0, wordsBehind)
    .join(' ')}`

/** Returns whether a sentence names a request of the library that is not the one that is answered. */
function namesOtherRequest(written: string, { reference }: Facts): boolean {
  const [prefix = '', code = ''] = reference?.split('-') ?? []
  if (prefix === '' || code === '') return false
  const named = written.toUpperCase().match(/[A-Z0-9]{2,20}(?:-[A-Z0-9]+)+/g) ?? []
  return named.some((each) => each.startsWith(`${prefix}-`.toUpperCase()) && !isSame(each, `${reference}`))
}

/** Returns whether two references are of one request: the number of the attempt at the end may be left out. */
function isSame(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other.toUpperCase()].sort((a, b) => a.length - b.length)
  return long === short || long.startsWith(`${short}-`)
}

/** Returns whether a word is no adjective before a noun, which German writes with a capital letter: "zum historischen Altbestand". */
function mayBeNoun(word: string, written: string): boolean {
  const adjectives = written.match(/(?<=\s)\p{Ll}+e[nmrs]?(?= \p{Lu}\p{Ll})/gu) ?? []
  return !adjectives.some((each) => plainForm(each) === word)
}

/** Words that promise something to the library. */
const forYou = phrase`\b(?:for you|to you|fuer sie|an sie|ihnen)\b`

/** What sentences of a finding tell in any words besides. */
const tellsMore: Readonly<Partial<Record<Finding, 'reasons' | 'ways' | 'purposes'>>> = {
  unfilled: 'reasons',
  retry_possible: 'reasons',
  renew_refused: 'purposes',
  recalled: 'purposes',
  asks_return: 'purposes',
  renewed: 'ways',
  checked_in: 'ways',
  cancelled: 'ways',
  cancel_accepted: 'ways',
  overdue: 'reasons',
  shipped: 'ways',
  will_supply: 'ways',
}

/** Returns whether an earlier statement is contradicted: more than a condition, which is taken out already. */
function isTurned(behind: string): boolean {
  const [, ...contrary] = behind.split(contrastAfter)
  return /[a-z@]/.test(without(contrary.join(' '), [copula]))
}

const copula = phrase`\b(?:it|this|that|it's|es|das|dies|sie|er|is|are|ist|sind)\b`

/** Returns whether a text sets something against what was said, besides what is taken out already. */
function isContrasted(text: string): boolean {
  return holds(text, contrast) && /[a-z@]/.test(without(text, [contrast, copula]))
}

/** Returns whether a sentence or clause that no rule explains may take back what another says about the status. */
function mayTurn(text: string, facts: Facts, isNegative: boolean): boolean {
  return (
    holds(text, hearsay) ||
    isContrasted(text) ||
    (isNegative
      ? holds(text, offer)
      : holds(text, contrary) && openTopics(facts).some((topic) => holds(text, topic)))
  )
}

/** Returns whether a sentence says nothing but that something is not so. */
function isDenial(rest: string): boolean {
  return holds(rest, denial) && !/[a-z@]/.test(without(rest, [denial, emptyWords]).replaceAll("'", ' '))
}

const fillers: readonly RegExp[] = [phrase`\b(?:and|und|also|so|again|nochmals)\b`]

function appliesTo({ only, rules: ids, service }: Guard, { finds, id }: Rule, facts: Facts): boolean {
  return (
    (service === undefined || service === facts.service) &&
    (only?.includes(finds) ?? true) &&
    (ids?.some((each) => id.endsWith(each)) ?? true)
  )
}

function isMet({ needs }: Rule, { service, openQuestions }: Facts, file: boolean): boolean {
  if (needs === undefined) return true
  if (needs === 'return') return openQuestions.includes('shipped_return')
  if (needs === 'renew') return openQuestions.includes('renew')
  if (needs === 'loan') return service === 'loan'
  return service === 'copy' && (needs === 'copy' || file)
}

/**
 * Drops the shorter ones of matches that overlap. Of matches that overlap and find different things the longest counts:
 * "not renewed" hides "renewed".
 */
function longest(matches: readonly Match[]): readonly Match[] {
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other.rule.finds !== match.rule.finds &&
          other.start < match.end &&
          other.end > match.start &&
          other.end - other.start > match.end - match.start,
      ),
  )
}

/** Of a sentence that says that the item is back, what says why an item is not lent is about its state. */
function ofReturn(matches: readonly Match[]): readonly Match[] {
  return matches.some(({ rule: { finds } }) => finds === 'checked_in')
    ? matches.filter(({ rule: { id } }) => !/unfilled\.(?:state|not_found)$/.test(id))
    : matches
}

function isTelling(event: EventWord | Ask, telling: ReadonlySet<EventWord>): boolean {
  if (event === 'asks_consent') return true
  return telling.has(event === 'asks_return' ? 'recalled' : event)
}

/**
 * Returns the event that a phrase states. A cancellation while a cancel is open answers that cancel; otherwise the
 * lender cancelled unasked.
 */
function eventOf(finding: Finding, { openQuestions }: Facts): EventWord | Ask {
  if (finding !== 'cancelled') return finding
  return openQuestions.includes('cancel') ? 'cancel_accepted' : 'cancelled_by_partner'
}
