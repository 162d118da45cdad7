/** The words of a text as they are searched by: runs of letters and digits, in lower case, without accents. */
export const splitWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** As `wordsOf`, for texts that come again: a request's text seldom changes between its commits. */
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
 * What somebody searches for. What stands between blanks is a phrase: its words must follow one another, and the last
 * need only begin so. All phrases must be found.
 *
 * @param text the words as typed; only the first twenty count
 */
export const splitPhrases = (text: string): readonly (readonly string[])[] =>
  text
    .split(/[\s\p{Cc}]+/u)
    .map(splitWords)
    .filter((words) => words.length > 0)
    .slice(0, maxPhrases)

const isAt = (words: readonly string[], start: number, phrase: readonly string[]): boolean =>
  phrase.every((part, offset) => {
    const word = words[start + offset]
    return offset === phrase.length - 1 ? word?.startsWith(part) === true : word === part
  })

/** Are all phrases among the words, wherever? */
export const containsPhrases = (words: readonly string[], phrases: readonly (readonly string[])[]): boolean =>
  phrases.every((phrase) => words.some((_, start) => isAt(words, start, phrase)))
