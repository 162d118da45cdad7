import { plainText as plain } from '../plain-text.ts'
import type { Citation } from './citation.ts'

const numbers = (citation: Citation): readonly string[] =>
  [...(citation.identifiers ?? []), ...(citation.recordIds ?? [])].map(
    ({ type, value }) => `${type.toUpperCase()}:${value.replace(/[\s-]/g, '').toUpperCase()}`,
  )

const part = (citation: Citation): string =>
  [citation.titleOfComponent, ...(citation.volumes ?? []), citation.issue, citation.pagesRequested]
    .map(plain)
    .join('|')

/**
 * Returns whether two citations ask for the same item: they share a number, or title and author where one has no number; and they ask
 * for the same part of it (article, volume, issue, pages).
 */
export const sameItem = (one: Citation, other: Citation): boolean => {
  if (part(one) !== part(other)) return false
  const ownNumbers = numbers(one)
  const others = numbers(other)
  if (ownNumbers.length > 0 && others.length > 0) return ownNumbers.some((number) => others.includes(number))
  return (
    plain(one.title) !== '' &&
    plain(one.title) === plain(other.title) &&
    plain(one.author) === plain(other.author)
  )
}
