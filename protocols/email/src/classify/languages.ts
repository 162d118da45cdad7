import { type EventWord, type Facts, possibleEvents } from './event.ts'
import { type ForeignLanguage, languages } from './language-words.ts'
import { holds } from './phrase.ts'
import type { Sentence } from './plain-form.ts'

/** Of two answers of which one holds the words of the other, the one that counts. */
const hides: readonly (readonly [EventWord, EventWord])[] = [
  ['renew_refused', 'renewed'],
  ['unfilled', 'will_supply'],
  ['unfilled', 'shipped'],
  ['shipped', 'will_supply'],
]

/** Returns the answers that are open and that a language has words for in some sentence without a guard. */
const answersIn = (
  { answers, guards }: ForeignLanguage,
  sentences: readonly Sentence[],
  possible: ReadonlySet<EventWord>,
): ReadonlySet<EventWord> => {
  const found = new Set<EventWord>(
    answers
      .filter(({ event, words }) => possible.has(event) && sentences.some(({ plain }) => holds(plain, words)))
      .map(({ event }) => event),
  )
  for (const [stronger, weaker] of hides) if (found.has(stronger)) found.delete(weaker)
  const isGuarded = sentences.some(({ plain }) => holds(plain, guards) || plain.endsWith('?'))
  return isGuarded ? new Set() : found
}

/**
 * Proposes what a reply in French, Spanish, Italian, Dutch, Norwegian, Swedish or Danish may mean, where its languages
 * name one answer that is open. Nothing acts on it.
 */
export function proposeForeign(sentences: readonly Sentence[], facts: Facts): EventWord | undefined {
  const possible = possibleEvents(facts)
  const proposals = languages.flatMap((language) => {
    const found = answersIn(language, sentences, possible)
    return found.size === 1 ? [...found] : []
  })
  const [only] = proposals
  return new Set(proposals).size === 1 ? only : undefined
}
