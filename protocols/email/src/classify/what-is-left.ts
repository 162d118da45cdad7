import { isPlea } from './neutral.ts'
import type { Rule } from './rule.ts'
import { conditionTerms, damageReport, readersWish, refusalReasons, unfilledReasons } from './terms.ts'

/** The words of a rule in a sentence, as a range of its text. */
export type Match = { readonly rule: Rule; readonly start: number; readonly end: number }

/** Finds the words of a rule in a sentence in plain form. */
export function matchesOf(rule: Rule, text: string): readonly Match[] {
  return [...text.matchAll(rule.words)].map(({ 0: { length }, index }) => ({
    rule,
    start: index,
    end: index + length,
  }))
}

/** Returns a text with blanks for what phrases match. */
export function without(text: string, phrases: readonly RegExp[]): string {
  return phrases.reduce((rest, words) => rest.replace(words, blankOut), text)
}

/** Returns the sentence with blanks for what was understood: matches, conditions, reasons. */
export function remainder(text: string, matches: readonly Match[]): string {
  const characters = [...matches].reduce(
    (rest, { start, end }) => `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`,
    text,
  )
  const refused = matches.some(({ rule: { finds } }) => finds === 'unfilled' || finds === 'retry_possible')
  const isBack = matches.some(({ rule: { finds } }) => finds === 'checked_in')
  const reasonTerms = refused ? [...conditionTerms, ...unfilledReasons] : conditionTerms
  return without(characters, [
    ...refusalReasons,
    ...reasonTerms.map(({ words }) => words),
    ...(isBack ? [damageReport] : []),
    ...(matches.some(({ rule: { finds } }) => finds === 'retry_possible') ? [readersWish] : []),
  ])
}

/** Returns a text with blanks for asides, but not for one that is a part of the words of an answer: "was due back on 3 May". */
export function withoutAsides(text: string, phrases: readonly RegExp[], met: readonly Rule[]): string {
  let found: readonly Match[] | undefined
  const isPart = (start: number): boolean => {
    found ??= met.flatMap((rule) => matchesOf(rule, text))
    return found.some((match) => match.start < start && match.end > start)
  }
  return phrases.reduce(
    (rest, words) =>
      rest.replace(words, (aside, ...more: readonly unknown[]) => {
        const start = more.find((each) => typeof each === 'number') ?? 0
        return isPart(start) ? aside : blankOut(aside)
      }),
    text,
  )
}

/** Returns what is left of a sentence with blanks for its clauses that only ask for the item back. */
export function withoutPleas(left: string, text: string, matches: readonly Match[]): string {
  return [...text.matchAll(/[^,;:()!?-]+/g)].reduce((rest, { 0: clause, index }) => {
    const end = index + clause.length
    const isAnswer = matches.some((match) => match.start < end && match.end > index)
    return isAnswer || !isPlea(clause) ? rest : `${rest.slice(0, index)}${blankOut(clause)}${rest.slice(end)}`
  }, left)
}

function blankOut(text: string): string {
  return ' '.repeat(text.length)
}
