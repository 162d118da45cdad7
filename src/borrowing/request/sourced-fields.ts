import { z } from 'zod'
import type { Citation } from './citation.ts'
import { text } from './text.ts'

/** The source of a part of a citation that was looked up. */
export const CitationSource = z.enum(['crossref', 'pubmed', 'sru'])
export type CitationSource = z.infer<typeof CitationSource>

/** A part of the citation that nobody typed: it was filled in from a source. */
export const SourcedField = z.object({
  field: text(80).describe(
    'A member of the citation, or one kind of its numbers: `title`, `identifiers/ISSN`.',
  ),
  source: CitationSource.describe('The source of citations that filled it in.'),
})
export type SourcedField = z.infer<typeof SourcedField>

const numbersOf = (citation: Citation, member: string, type: string): string =>
  (member === 'recordIds' ? citation.recordIds : citation.identifiers)
    ?.filter((number) => number.type === type)
    .map(({ value }) => value)
    .join('\n') ?? ''

/** Returns the part of a citation that a mark is about, as text: '' where there is none. */
export const partOf = (citation: Citation, field: SourcedField['field']): string => {
  const [member = '', type] = field.split('/')
  if (type !== undefined) return numbersOf(citation, member, type)
  const value: unknown = Object.hasOwn(citation, member) ? Reflect.get(citation, member) : undefined
  return Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''
}

/**
 * Returns the marks that still hold when a citation takes the place of another: those of parts that stay as they were.
 */
export const keepSourcedFields = (
  sourcedFields: readonly SourcedField[],
  before: Citation,
  after: Citation,
): readonly SourcedField[] =>
  sourcedFields.filter(({ field }) => partOf(before, field) === partOf(after, field))
