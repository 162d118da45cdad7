/**
 * Returns a CQL term in quotation marks: what would end it, and the signs that stand for any letters, are masked (CQL
 * 1.2, "Context Set cql", masking).
 */
export const term = (text: string): string =>
  `"${text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\"*?^]/g, '\\$&')}"`

/** Returns a search in one index for any of some terms. */
export const anyOf = (index: string, terms: readonly string[]): string =>
  terms.map((each) => `${index}=${term(each)}`).join(' or ')

/** Returns a search in one index for all words of a text. */
export const allWords = (index: string, text: string): string => `${index} all ${term(text)}`
