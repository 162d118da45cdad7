import { isPrefix, splitTerms, splitWords } from '../../policy/search-text.ts'

/** Makes a `splitWords` with a cache: the text of a request seldom changes between its commits. */
export const cacheWords = (maxTexts: number): typeof splitWords => {
  const cached = new Map<string, readonly string[]>()
  return (text) => {
    const before = cached.get(text)
    if (before !== undefined) return before
    if (cached.size >= maxTexts) cached.clear()
    const words = splitWords(text)
    cached.set(text, words)
    return words
  }
}

/** Splits a search into phrases: the words of its terms. */
export const splitPhrases = (text: string): readonly (readonly string[])[] => splitTerms(text).map(splitWords)

const isAt = (words: readonly string[], start: number, phrase: readonly string[]): boolean =>
  phrase.every((part, offset) => {
    const word = words[start + offset]
    return offset === phrase.length - 1 && isPrefix(part) ? word?.startsWith(part) === true : word === part
  })

/** Returns true if the words contain all phrases, in any order. */
export const containsPhrases = (words: readonly string[], phrases: readonly (readonly string[])[]): boolean =>
  phrases.every((phrase) => words.some((_, start) => isAt(words, start, phrase)))
