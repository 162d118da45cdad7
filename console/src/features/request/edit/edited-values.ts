import type { RequestView } from '../../../api/types.ts'
import { citationFields } from './citation-fields.ts'

/** The fields of a form by their names, each as text: `citation.title`, `service.neededBy`. */
export type FieldValues = Readonly<Record<string, string>>
export type EditedPart = 'citation' | 'service' | 'notes'

const fieldsOf: Readonly<Record<EditedPart, readonly string[]>> = {
  citation: [...citationFields.map((name) => `citation.${name}`), 'volumes', 'identifiers'],
  service: [
    'service.type',
    'service.form',
    'service.neededBy',
    'service.dateOfInterest',
    'maximumCost',
    'service.note',
    'pickupLocation',
    'reference',
    'workflow',
  ],
  notes: ['internalNote', 'staffNote'],
}

/** Until one of these is left behind everything can be edited. */
const stagesBeforeAsking: readonly string[] = [
  'created',
  'pending_approval',
  'locating',
  'locate_failed',
  'ready',
  'unfilled',
]
const editableOnceAsked: readonly string[] = [
  'pickupLocation',
  'reference',
  'workflow',
  'internalNote',
  'staffNote',
]
const editableOnceClosed: readonly string[] = ['internalNote']

/**
 * Returns the names of the fields of a part that can be edited in the present stage; the gateway refuses the others
 * (the rules of `edit` in its life cycle).
 */
export const editableFields = (part: EditedPart, { stage }: RequestView): readonly string[] => {
  if (stagesBeforeAsking.includes(stage)) return fieldsOf[part]
  const editable = stage === 'closed' ? editableOnceClosed : editableOnceAsked
  return fieldsOf[part].filter((name) => editable.includes(name))
}

const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const readField = (request: RequestView, name: string): string => {
  if (name === 'maximumCost') {
    const cost = request.service.maximumCost
    return cost === undefined ? '' : `${cost.amount} ${cost.currency}`
  }
  if (name === 'identifiers')
    return (request.citation.identifiers ?? []).map(({ type, value }) => `${type} ${value}`).join('\n')
  if (name === 'volumes') return (request.citation.volumes ?? []).join(', ')
  const value = name.split('.').reduce<unknown>(step, request)
  return typeof value === 'string' ? value : ''
}

/** Returns the first values of the form of a part of a request. */
export const readValues = (part: EditedPart, request: RequestView): FieldValues =>
  Object.fromEntries(editableFields(part, request).map((name) => [name, readField(request, name)]))

const costOf = (text: string): { readonly amount: string; readonly currency: string } | null => {
  const [amount = '', currency = ''] = text.trim().split(/\s+/)
  return text.trim() === '' ? null : { amount: amount.replace(',', '.'), currency: currency.toUpperCase() }
}

const identifiersOf = (text: string): readonly { readonly type: string; readonly value: string }[] | null => {
  const lines = text.split('\n').map((line) => line.trim())
  const identifiers = lines.flatMap((line) => {
    const [type = '', ...value] = line.split(/\s+/)
    return line === '' ? [] : [{ type, value: value.join(' ') }]
  })
  return identifiers.length === 0 ? null : identifiers
}

const volumesOf = (text: string): readonly string[] | null => {
  const volumes = text.split(',').map((volume) => volume.trim())
  const named = volumes.filter((volume) => volume !== '')
  return named.length === 0 ? null : named
}

const fieldValue = (name: string, text: string): unknown => {
  if (name === 'maximumCost') return costOf(text)
  if (name === 'identifiers') return identifiersOf(text)
  if (name === 'volumes') return volumesOf(text)
  return text.trim() === '' ? null : text
}

const pathOf = (name: string): readonly string[] => {
  if (name === 'maximumCost') return ['service', 'maximumCost']
  return name === 'identifiers' || name === 'volumes' ? ['citation', name] : name.split('.')
}

/** Returns the names of the fields that two sets of values have differently. */
export const differences = (before: FieldValues, after: FieldValues): readonly string[] =>
  Object.keys(after).filter((name) => (before[name] ?? '').trim() !== (after[name] ?? '').trim())

/**
 * Returns the merge patch (RFC 7396) that brings a request from one set of values to another: null removes a member.
 */
export const patchOf = (before: FieldValues, after: FieldValues): Readonly<Record<string, unknown>> => {
  const patch: Record<string, unknown> = {}
  for (const name of differences(before, after)) {
    const [outer = '', inner] = pathOf(name)
    const value = fieldValue(name, after[name] ?? '')
    if (inner === undefined) patch[outer] = value
    else patch[outer] = { ...(patch[outer] as object | undefined), [inner]: value }
  }
  return patch
}
