import { splitWords } from '../../policy/search-text.ts'

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
