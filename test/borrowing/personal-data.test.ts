import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Request } from '../../src/borrowing/request/request.ts'
import { removedWords } from '../../src/privacy/anonymize-request.ts'
import { textReason } from '../../src/translations/reason.ts'

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType

const innerOf = (schema: z.ZodType): readonly (readonly [string, unknown])[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return [['', schema.unwrap()]]
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return [['', schema.unwrap()]]
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodCatch) return [['', schema.unwrap()]]
  if (schema instanceof z.ZodLazy) return [['', schema.unwrap()]]
  if (schema instanceof z.ZodPipe) return [['', schema.out]]
  if (schema instanceof z.ZodArray) return [['[]', schema.element]]
  if (schema instanceof z.ZodRecord)
    return [
      ['{}', schema.valueType],
      ['{key}', schema.keyType],
    ]
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => ['[]', item] as const)
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => ['', option] as const)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).map(([name, each]) => [`.${name}`, each] as const)
  return []
}

/** Returns whether a text may hold any words: not where a pattern or a format limits it. */
const isFreeText = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodAny ||
  schema instanceof z.ZodUnknown ||
  (schema instanceof z.ZodString &&
    !('pattern' in z.toJSONSchema(schema)) &&
    !('format' in z.toJSONSchema(schema)))

/** Returns the paths of fields that may hold any words and are marked neither as personal nor as a code or words. */
const unmarked = (schema: z.ZodType, path: string, seen: ReadonlySet<z.ZodType>): readonly string[] => {
  const { 'x-personal': isPersonal, 'x-words': isWords } = schema.meta() ?? {}
  if (isPersonal === true || isWords === true || seen.has(schema)) return []
  if (isFreeText(schema)) return [path]
  const within = new Set([...seen, schema])
  return innerOf(schema).flatMap(([step, inner]) =>
    isSchema(inner) ? unmarked(inner, path + step, within) : [],
  )
}

/** Returns the marked fields that cannot be left out, and whether what an erasure puts in their place may stand there. */
const requiredOf = (
  schema: z.ZodType,
  path: string,
  isRequired: boolean,
  seen: ReadonlySet<z.ZodType>,
): readonly (readonly [path: string, isReplaceable: boolean])[] => {
  const { 'x-personal': isPersonal, 'x-words': isWords } = schema.meta() ?? {}
  const isMarked = isPersonal === true || isWords === true
  if (isMarked && !isRequired) return []
  if (isMarked)
    return [[path, [removedWords, textReason('…')].some((each) => schema.safeParse(each).success)]]
  if (seen.has(schema)) return []
  return innerOf(schema).flatMap(([step, inner]) =>
    isSchema(inner)
      ? requiredOf(
          inner,
          path + step,
          step === '' ? isRequired : !inner.isOptional(),
          new Set([...seen, schema]),
        )
      : [],
  )
}

const named = (within: string, names: string): readonly string[] =>
  names.split(' ').map((name) => within + name)

/**
 * The free texts of a request that stay when it is anonymized, each with the reason why it names no person.
 * A new field of text is marked where it is defined (`src/borrowing/personal-data.ts`), or listed here.
 */
const harmless: readonly (readonly [reason: string, ...fields: readonly string[]])[] = [
  ['describes the item that is asked for', 'citation.', 'rota[].changes.citation.', 'copyright.count.issn'],
  [
    'describes an item that came',
    ...named('items[].', 'barcode callNumber itemPolicy location title volume'),
    ...named('attention[].', 'named[].barcode named[].volume volumes[]'),
  ],
  [
    'is an id of a partner or of the library system',
    ...named('items[].', 'ils.holdId ils.id partnerItemId formerPartnerIds[]'),
    'attention[].named[].partnerItemId',
  ],
  [
    'is an id of a partner or of the library system',
    'rota[].numbers[].number',
    'rota[].partnerRequestId',
    'rota[].recordId',
    'rota[].offer.recordId',
    'negotiation.offer.recordId',
    'negotiation.suspended.offer.recordId',
    'negotiation.suspended.suspended.offer.recordId',
    'items[].trackingIds[]',
    'reference',
  ],
  ['is an address of the lender', 'items[].returnTo[]'],
  ['is a place of the library', 'pickupLocation'],
  ['describes a copy at the lender', ...named('rota[].', 'callNumber located.location')],
  ['names an agency', ...named('rota[].agency.', 'type value')],
  ['is the number of an invoice', 'costs[].invoiceNumber'],
  ['names an agency', ...named('rota[].supplier.', 'type value')],
  ['names an agency', ...named('rota[].declined.supplier.', 'type value')],
  ['names an agency', ...named('rota[].lastRefusedBy.', 'type value')],
  ['is a code', ...named('service.', 'copyrightCompliance format level paymentMethod')],
  ['is a code', ...named('rota[].changes.service.', 'copyrightCompliance format level paymentMethod')],
  ['is a code', 'copyright.code'],
  ['is the library’s own text', ...named('copyright.declaration.', 'text version')],
  ['names a member of staff, who is no patron', 'assignee', 'copyright.cleared.by.id', 'costs[].source.id'],
  ['is removed for patrons by `withoutPatronId`', 'createdBy.id'],
  ['is an id or a word of the gateway', ...named('attention[].', 'count.issn delivery documents[] event')],
  ['is an id or a word of the gateway', ...named('attention[].', 'message notice')],
  ['is an id or a word of the gateway', ...named('next.', 'attention for then.attention then.outcome')],
  ['is an id or a word of the gateway', ...named('rota[].', 'lastEvent lastFingerprint')],
  ['is an id or a word of the gateway', ...named('rota[].otherStatements[].', 'member message')],
  ['is an id or a word of the gateway', 'attention[].members[].member'],
  ['is an id or a word of the gateway', 'lookUp.failure.', 'sourcedFields[].field'],
  ['names a document of the configuration', 'workflow', 'sending.rule.name', 'rotaBuilds[].templates[]'],
  [
    'names a document of the configuration',
    ...named('rotaBuilds[].', 'leftOut[].template leftOut[].reason.'),
  ],
  ['names a document of the configuration', 'rotaBuilds[].rules[].name', 'rota[].located.source'],
  ['names a document of the configuration', ...named('findingHolders.', 'rules[].name templates[]')],
  ['names a document of the configuration', ...named('rotaBuilds[].sources[].', 'source reason.')],
  ['is an id or a word of the gateway', 'rotaBuilds[].explanationId'],
]

describe('a field of a request that may hold any words', () => {
  const unmarkedPaths = [...new Set(unmarked(Request, 'request', new Set()))].map((path) =>
    path.slice('request.'.length),
  )
  const fields = harmless.flatMap(([, ...names]) => names)
  const isIn = (path: string, field: string): boolean =>
    field.endsWith('.') ? path.startsWith(field) : path === field

  test('is marked as personal data, or is known to name no person', () => {
    expect(unmarkedPaths.filter((path) => !fields.some((field) => isIn(path, field)))).toEqual([])
  })

  test('is listed only where there is such a field', () => {
    expect(fields.filter((field) => !unmarkedPaths.some((path) => isIn(path, field)))).toEqual([])
  })
})

test('a marked field that a request must have can hold what an erasure puts in its place', () => {
  const required = requiredOf(Request, 'request', true, new Set())
  expect(required.map(([path]) => path)).toContain('request.patronQuestion.text')
  expect(required.filter(([, isReplaceable]) => !isReplaceable)).toEqual([])
})
