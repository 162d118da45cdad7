/** The plain form of a letter that was lost in a wrong character set (U+FFFD). It counts as a letter for `\b`. */
export const lostLetter = '_'

/**
 * Compiles a phrase: a regular expression over text that `plainForm` made plain, so it is written in lower case, with
 * `ae`, `oe`, `ue` and `ss` for umlauts; these also match a letter that was lost.
 *
 * @throws SyntaxError for what is no regular expression
 */
export function phrase(strings: TemplateStringsArray, ...values: readonly string[]): RegExp {
  const source = String.raw(strings, ...values)
    .replace(
      /(?<![[\\a-z])(?:ae|oe|ue)|(?<=[b-df-pr-z])(?:ae|oe|ue)/g,
      (umlaut) => `(?:${umlaut}|${lostLetter})`,
    )
    .replace(/(?<=[a-z])ss(?=[a-z]|\b)/g, `(?:ss|${lostLetter})`)
  return new RegExp(source, 'g')
}

/** Compiles phrases of which any will do. */
export const anyOf = (...phrases: readonly RegExp[]): RegExp =>
  new RegExp(phrases.map(({ source }) => source).join('|'), 'g')

/** Returns whether a text holds a phrase. */
export function holds(text: string, words: RegExp): boolean {
  return text.search(words) >= 0
}
