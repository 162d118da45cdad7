import type { Citation } from '../../api/types.ts'
import { citationFields } from '../request/edit/citation-fields.ts'
import { type FieldValues, patchOf } from '../request/edit/edited-values.ts'

const names = [...citationFields.map((name) => `citation.${name}`), 'volumes', 'identifiers']

/** The fields that the form always has; the others are shown where they have a value, or on demand. */
export const mainFields: readonly string[] = [
  'citation.title',
  'citation.author',
  'citation.titleOfComponent',
  'citation.authorOfComponent',
  'citation.publicationDate',
  'citation.publisher',
  'identifiers',
]

export const emptyCitation: FieldValues = Object.fromEntries(names.map((name) => [name, '']))

export const emptyService: FieldValues = {
  'service.type': 'loan',
  'service.neededBy': '',
  maximumCost: '',
  pickupLocation: '',
  'service.note': '',
}

/** Returns the fields of the form for a citation that was looked up. */
export const readCitation = (citation: Citation): FieldValues => ({
  ...emptyCitation,
  ...Object.fromEntries(citationFields.map((name) => [`citation.${name}`, citation[name] ?? ''])),
  volumes: (citation.volumes ?? []).join(', '),
  identifiers: (citation.identifiers ?? []).map(({ type, value }) => `${type} ${value}`).join('\n'),
})

/**
 * Returns the body of the call that creates the request.
 *
 * @param lookedUpCitation what was looked up: the numbers of its records have no field in the form
 */
export const requestBody = (
  citation: FieldValues,
  service: FieldValues,
  lookedUpCitation: Citation | undefined,
): Readonly<Record<string, unknown>> => {
  const body = patchOf({}, { ...citation, ...service })
  const typed = typeof body.citation === 'object' ? body.citation : {}
  const { recordIds } = lookedUpCitation ?? {}
  return { ...body, citation: { ...(recordIds === undefined ? {} : { recordIds }), ...typed } }
}
