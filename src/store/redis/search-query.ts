/** Splits a text into words: runs of letters and digits, in lower case, without accents. */
export const splitWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** As `splitWords`, with a cache: the text of a request seldom changes between its commits. */
export const cacheWords = (most: number): typeof splitWords => {
  const known = new Map<string, readonly string[]>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const words = splitWords(text)
    known.set(text, words)
    return words
  }
}

const maxPhrases = 20

/**
 * Splits a search into phrases at blanks. The words of a phrase must follow one another, and the last one may be a prefix.
 * All phrases must match.
 *
 * @param text the search as typed; only the first twenty phrases count
 */
export const splitPhrases = (text: string): readonly (readonly string[])[] =>
  text
    .split(/[\s\p{Cc}]+/u)
    .map(splitWords)
    .filter((words) => words.length > 0)
    .slice(0, maxPhrases)

/** May a word be the beginning of a longer one? Single letters are found as whole words only. */
export const isPrefix = (word: string): boolean => word.length > 1

const isAt = (words: readonly string[], start: number, phrase: readonly string[]): boolean =>
  phrase.every((part, offset) => {
    const word = words[start + offset]
    return offset === phrase.length - 1 && isPrefix(part) ? word?.startsWith(part) === true : word === part
  })

/** True if the words contain all phrases, in any order. */
export const containsPhrases = (words: readonly string[], phrases: readonly (readonly string[])[]): boolean =>
  phrases.every((phrase) => words.some((_, start) => isAt(words, start, phrase)))
