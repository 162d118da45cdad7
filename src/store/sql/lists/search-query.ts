import type { RequestFilters } from '../../ports/request-lists.ts'
import { type Token, wantedTokens } from '../request-tokens.ts'

/** How the full-text search of a database writes a query. */
type Syntax = {
  /** One part for each term of a text; none where the text holds no word. */
  readonly words: (text: string, searchesPatrons: boolean) => readonly string[]
  /** Finds what has one of some exact values. */
  readonly tokens: (list: readonly Token[]) => string
  readonly and: string
  readonly or: string
}

/**
 * Makes the function that writes the filters which the index of words answers as a query of full-text search.
 *
 * Its second parameter has exact values that are wanted too, such as libraries: of each list at least one. It returns
 * undefined where no filter needs the index; null where a search holds no word, so that nothing is found.
 */
export const createSearchQuery =
  ({ words, tokens, and, or }: Syntax) =>
  (filters: RequestFilters, more: readonly (readonly Token[])[]): string | null | undefined => {
    const { text = '', searchesPatrons = false } = filters
    const isSearched = text.trim() !== ''
    const terms = isSearched ? words(text, searchesPatrons) : []
    const wanted = wantedTokens(filters)
    if (!isSearched && wanted.length === 0) return undefined
    if ((isSearched && terms.length === 0) || wanted.some((list) => list.length === 0)) return null
    // A text that is a barcode as a whole is found too.
    const all = terms.map((term) => `(${term})`).join(and)
    const found = isSearched ? [`((${all})${or}${tokens([['barcode', text.trim()]])})`] : []
    return [...found, ...[...wanted, ...more].map((list) => `(${tokens(list)})`)].join(and)
  }
