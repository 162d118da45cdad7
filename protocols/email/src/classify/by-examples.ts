import type { Meaning } from '../learned/meanings.ts'
import { sharesOf } from '../learned/shares.ts'
import { detailsOf } from './by-words.ts'
import type { ProbableMeaning } from './classification.ts'
import { doubtsOfMail, doubtsOfSentence } from './doubts.ts'
import { type EventWord, type Facts, possibleEvents } from './event.ts'
import { isInLanguageOfExamples } from './known-language.ts'
import { languages } from './language-words.ts'
import type { Letter } from './letter.ts'
import { holds } from './phrase.ts'

/** The answers that examples know, and the meaning of their sentences. */
export const answersOfExamples: readonly (readonly [EventWord, Meaning])[] = [
  ['shipped', 'shipped'],
  ['will_supply', 'will'],
  ['unfilled', 'cannot'],
  ['conditional', 'condition'],
  ['checked_in', 'back'],
  ['cancel_accepted', 'cancelled'],
  ['cancel_refused', 'cancelRefused'],
  ['renewed', 'renewed'],
  ['renew_refused', 'renewRefused'],
  ['recalled', 'recalled'],
  ['overdue', 'overdue'],
]

/** Meanings that count in every situation. */
export const otherMeanings: readonly Meaning[] = ['condition', 'question', 'harmless', 'doubtful']

/** The share of a meaning, among those that are possible, from which it is proposed. */
const least = 0.5

/** Words by which a sentence is no plain answer, in the languages that are read. */
const doubts: readonly RegExp[] = [
  ...[...doubtsOfMail, ...doubtsOfSentence].map(({ words }) => words),
  ...languages.filter(({ name }) => name === 'french').map(({ guards }) => guards),
]

/**
 * Returns what a reply may mean that no rule understands: the answer that is open and is likeliest in one of its sentences, as the
 * examples of sentences tell. Nothing is applied by it: staff decide.
 *
 * @returns undefined where no sentence is likely an answer, or one is as likely a question, a trap, or about nothing
 */
export function proposeByExamples(letter: Letter, facts: Facts): ProbableMeaning | undefined {
  if (!isInLanguageOfExamples(letter.sentences)) return undefined
  const possible = possibleEvents(facts)
  const open = answersOfExamples.filter(([event]) => possible.has(event))
  const counted = new Set<Meaning>([...open.map(([, meaning]) => meaning), ...otherMeanings])
  const found = letter.sentences.flatMap(({ plain }, index) => {
    const isCourteous = letter.statements[index]?.courteous === true
    if (isCourteous || doubts.some((words) => holds(plain, words))) return []
    const shareOf = sharesOf(plain)
    const total = [...counted].reduce((sum, meaning) => sum + shareOf(meaning), 0)
    return open.map(([event, meaning]) => ({ event, share: shareOf(meaning) / total }))
  })
  const best = found.reduce<(typeof found)[number] | undefined>(
    (one, other) => (one !== undefined && one.share >= other.share ? one : other),
    undefined,
  )
  return best === undefined || best.share < least
    ? undefined
    : { event: best.event, details: detailsOf(best.event, letter, facts) }
}
