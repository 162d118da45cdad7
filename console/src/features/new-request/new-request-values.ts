import type { Citation } from '../../api/types.ts'
import { citationFields } from '../request/edit/citation-fields.ts'
import { type FieldValues, patchOf } from '../request/edit/edited-values.ts'

const names = [...citationFields.map((name) => `citation.${name}`), 'volumes', 'identifiers']

/** What an item is, as the type of publication says it; others are named by the person. */
export const itemKinds = ['Book', 'Article', 'Chapter', 'other'] as const
export type ItemKind = (typeof itemKinds)[number]

const partFields = [
  'citation.titleOfComponent',
  'citation.authorOfComponent',
  'citation.title',
  'citation.publicationDate',
]

/** The fields of the form by what is wanted, in the order in which people read them; the others are shown where they have a value, or on demand. */
const mainFields: Readonly<Record<ItemKind, readonly string[]>> = {
  Book: [
    'citation.title',
    'citation.author',
    'citation.publicationDate',
    'citation.publisher',
    'citation.edition',
    'identifiers',
  ],
  Article: [...partFields, 'volumes', 'citation.issue', 'citation.pagesRequested', 'identifiers'],
  Chapter: [...partFields, 'citation.author', 'citation.publisher', 'citation.pagesRequested', 'identifiers'],
  other: [
    'citation.title',
    'citation.author',
    'citation.publicationType',
    'citation.publicationDate',
    'identifiers',
  ],
}

/**
 * Returns the fields of a citation that the form shows, the usual ones of its kind first.
 *
 * @param isLong whether all of them are wanted
 */
export const shownFields = (citation: FieldValues, kind: ItemKind, isLong: boolean): FieldValues => {
  const main = mainFields[kind]
  const others = names.filter(
    (name) =>
      !main.includes(name) &&
      // The kind says it.
      name !== 'citation.publicationType' &&
      (isLong || (citation[name] ?? '') !== ''),
  )
  return Object.fromEntries([...main, ...others].map((name) => [name, citation[name] ?? '']))
}

/** Returns the service by which an item of a kind is usually wanted. */
export const usualService = (kind: ItemKind): string =>
  kind === 'Article' || kind === 'Chapter' ? 'copy' : 'loan'

const nothing: FieldValues = Object.fromEntries(names.map((name) => [name, '']))

export const emptyCitation: FieldValues = { ...nothing, 'citation.publicationType': 'Book' }

export const emptyService: FieldValues = {
  'service.type': 'loan',
  'service.neededBy': '',
  maximumCost: '',
  pickupLocation: '',
  'service.note': '',
}

/** Returns what a citation that was looked up is: where it does not say so, what is usual for its service. */
export const kindOf = ({ publicationType }: Citation, service: string): ItemKind =>
  itemKinds.find((kind) => kind === (publicationType ?? (service === 'copy' ? 'Article' : 'Book'))) ?? 'other'

/** Returns the fields of the form for a citation that was looked up. */
export const readCitation = (citation: Citation): FieldValues => ({
  ...nothing,
  ...Object.fromEntries(citationFields.map((name) => [`citation.${name}`, citation[name] ?? ''])),
  volumes: (citation.volumes ?? []).join(', '),
  identifiers: (citation.identifiers ?? []).map(({ type, value }) => `${type} ${value}`).join('\n'),
})

/**
 * Returns the values of the form after a look-up: what was looked up takes its place, and what the person typed into
 * the other fields stays.
 *
 * @param before the values that the look-up before, or the empty form, gave the fields
 */
export const withLookedUp = (now: FieldValues, before: FieldValues, lookedUp: FieldValues): FieldValues => ({
  ...now,
  ...Object.fromEntries(
    Object.entries(lookedUp).filter(([name, value]) => value !== '' || now[name] === before[name]),
  ),
})

const titles = ['citation.title', 'citation.titleOfComponent']

/**
 * Returns the body of the call that creates the request.
 *
 * @param lookedUpCitation what was looked up: the numbers of its records have no field in the form. They are left out
 *   where the person has written another title since
 */
export const requestBody = (
  citation: FieldValues,
  service: FieldValues,
  lookedUpCitation: Citation = {},
): Readonly<Record<string, unknown>> => {
  const body = patchOf({}, { ...citation, ...service })
  const typed = typeof body.citation === 'object' ? body.citation : {}
  const lookedUp = readCitation(lookedUpCitation)
  const isOther = titles.some((name) => lookedUp[name] !== '' && lookedUp[name] !== citation[name])
  const recordIds = isOther ? undefined : lookedUpCitation.recordIds
  return { ...body, citation: { ...(recordIds === undefined ? {} : { recordIds }), ...typed } }
}
