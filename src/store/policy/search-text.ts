/** Splits a text into words: runs of letters and digits, in lower case, without accents. */
export const splitWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The first terms of a search that count. */
const maxTerms = 20

/**
 * Splits a search into terms at blanks. All terms must match. The words of a term, such as `X-12`, must follow one another,
 * and the last one may be a prefix.
 *
 * @param text the search as typed; terms without a letter or digit are left out
 */
export const splitTerms = (text: string): readonly string[] =>
  text
    .split(/[\s\p{Cc}]+/u)
    .filter((term) => /[\p{L}\p{N}]/u.test(term))
    .slice(0, maxTerms)

/**
 * Returns true for a word that also finds longer words. A single letter does not, since most texts have a word that
 * begins with it.
 */
export const isPrefix = (word: string): boolean => word.length > 1

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
