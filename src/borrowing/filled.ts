import type { Citation, Filled } from './request.ts'

const numbersOf = (citation: Citation, member: string, type: string): string =>
  (member === 'recordIds' ? citation.recordIds : citation.identifiers)
    ?.filter((number) => number.type === type)
    .map(({ value }) => value)
    .join('\n') ?? ''

/** The part of a citation that a mark is about, as text: '' where there is none. */
export const partOf = (citation: Citation, field: Filled['field']): string => {
  const [member = '', type] = field.split('/')
  if (type !== undefined) return numbersOf(citation, member, type)
  const value: unknown = Object.hasOwn(citation, member) ? Reflect.get(citation, member) : undefined
  return Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''
}

/** The marks that still hold when a citation takes the place of another: those of parts that stay as they were. */
export const stillFilled = (
  filled: readonly Filled[],
  before: Citation,
  after: Citation,
): readonly Filled[] => filled.filter(({ field }) => partOf(before, field) === partOf(after, field))
