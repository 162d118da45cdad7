import type { PersonWords } from './person.ts'

/** The texts of a request and its events before and after they lost their personal data. */
export type RemovedTexts = {
  /** Texts that were removed, longest first. */
  readonly removed: readonly string[]
  /** Texts that stayed, such as a title, although they hold a word of the person. */
  readonly kept: readonly string[]
  /** The words that identify the person. */
  readonly words: PersonWords
}

/** Shorter texts, such as the code of a country, are in about every message. */
const shortestText = 3

/** Members that hold codes of lendwire, such as the kind of an address. */
const codes = new Set(['kind', 'type'])

/** Collects the texts in a value of JSON. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.trim().length < shortestText ? [] : [value.trim()]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => (codes.has(name) ? [] : textsIn(each)))
}

const byLength = (left: string, right: string): number => right.length - left.length

/**
 * Compares records before and after they lost their personal data.
 *
 * @param words what the person is recognized by, in lower case
 */
export const compareTexts = (before: unknown, after: unknown, words: PersonWords): RemovedTexts => {
  const stayed = new Set(textsIn(after))
  const removed = [...new Set(textsIn(before))].filter((text) => !stayed.has(text))
  const holdsWord = (text: string): boolean => words.some((word) => text.toLowerCase().includes(word))
  return {
    removed: removed.toSorted(byLength),
    kept: [...stayed].filter(holdsWord).toSorted(byLength),
    words: words.toSorted(byLength),
  }
}
