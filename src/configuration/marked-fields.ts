import { z } from 'zod'
import { isRecord } from '../is-record.ts'

/**
 * The marks that a schema sets on a field besides its type, where the field is defined:
 * - `x-secret`: it is never shown, and it is sealed in the store.
 * - `x-destination`: it says where secrets are sent, or how they are protected on the way.
 * - `x-personal`, `x-words`: personal data (`borrowing/personal-data.ts`).
 */
export type Mark = 'x-secret' | 'x-destination' | 'x-personal' | 'x-words'

/** A marked field of a value: its path, and its value. One that is required cannot be left out, only replaced. */
export type MarkedField = {
  readonly path: readonly (string | number)[]
  readonly value: unknown
  readonly isRequired: boolean
}

const isSchema = (schema: unknown): schema is z.ZodType => schema instanceof z.ZodType

/** Removes one layer that says whether a value may be left out; undefined where there is none. */
const unwrap = (schema: z.ZodType): z.ZodType | undefined => {
  const inner: unknown =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
      ? schema.unwrap()
      : schema instanceof z.ZodPipe
        ? schema.in
        : undefined
  return isSchema(inner) ? inner : undefined
}

/** Chooses the option of a discriminated union that a value is of. */
const optionOf = (schema: z.ZodDiscriminatedUnion, value: unknown): z.ZodType | undefined => {
  if (!isRecord(value)) return undefined
  const { discriminator } = schema.def
  return schema.options.filter(isSchema).find((option) => {
    if (!(option instanceof z.ZodObject)) return false
    const tag: unknown = option.shape[discriminator]
    return isSchema(tag) && tag.safeParse(value[discriminator]).success
  })
}

type Step = {
  readonly key: string | number
  readonly schema: unknown
  readonly value: unknown
  readonly isRequired: boolean
}

/** Returns whether an object may lack a member of a schema. */
const mayBeLeftOut = (schema: unknown): boolean =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault

/** Returns the parts of a value that its schema knows. */
const partsOf = (schema: z.ZodType, value: unknown): readonly Step[] => {
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((each, key) => ({ key, schema: schema.element, value: each, isRequired: true }))
  if (!isRecord(value)) return []
  if (schema instanceof z.ZodRecord)
    return Object.entries(value).map(([key, each]) => ({
      ...{ key, schema: schema.valueType, value: each },
      isRequired: false,
    }))
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape)
    .filter(([key]) => value[key] !== undefined)
    .map(([key, each]) => ({ key, schema: each, value: value[key], isRequired: !mayBeLeftOut(each) }))
}

/** Returns the schemas that a value of a schema may consist of, one level down. */
const childSchemas = (schema: z.ZodType): readonly unknown[] => {
  const inner = unwrap(schema)
  if (inner !== undefined) return [inner]
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  return schema instanceof z.ZodObject ? Object.values(schema.shape) : []
}

const marksWithin = new WeakMap<z.ZodType, Map<Mark, boolean>>()

/**
 * Tells whether a schema marks any field. The answer is kept for each schema, so that a search passes over the parts without
 * the mark.
 */
const hasMarkWithin = (schema: z.ZodType, mark: Mark): boolean => {
  const answers = marksWithin.get(schema) ?? new Map<Mark, boolean>()
  marksWithin.set(schema, answers)
  const kept = answers.get(mark)
  if (kept !== undefined) return kept
  // A schema that contains itself has no mark but those that its other parts have.
  answers.set(mark, false)
  const has =
    schema.meta()?.[mark] === true ||
    childSchemas(schema).some((child) => isSchema(child) && hasMarkWithin(child, mark))
  answers.set(mark, has)
  return has
}

/**
 * Finds the fields of a value that its schema marks. It needs no valid value: what a schema does not know is passed over.
 *
 * @param schema the schema of the value
 * @param mark which mark is looked for
 */
export const findMarked = (schema: z.ZodType, mark: Mark, value: unknown): readonly MarkedField[] =>
  findWithin(schema, mark, { path: [], value, isRequired: true })

const findWithin = (schema: z.ZodType, mark: Mark, field: MarkedField): readonly MarkedField[] => {
  const { path, value } = field
  if (value === undefined || value === null || !hasMarkWithin(schema, mark)) return []
  if (schema.meta()?.[mark] === true) return [field]
  const inner = unwrap(schema)
  if (inner !== undefined) return findWithin(inner, mark, field)
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = optionOf(schema, value)
    return option === undefined ? [] : findWithin(option, mark, field)
  }
  return partsOf(schema, value).flatMap(({ key, schema: within, ...part }) =>
    isSchema(within) ? findWithin(within, mark, { ...part, path: [...path, key] }) : [],
  )
}

/**
 * Replaces the value at a path.
 *
 * @returns a copy; the value itself stays as it is
 */
export const replaceAt = (value: unknown, path: MarkedField['path'], replacement: unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return replacement
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (index === key ? replaceAt(each, rest, replacement) : each))
  if (!isRecord(value)) return value
  return { ...value, [key]: replaceAt(value[key], rest, replacement) }
}

/** Removes the value at a path. An element of a list is not removed. */
export const removeAt = (value: unknown, path: MarkedField['path']): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (index === key ? removeAt(each, rest) : each))
  if (!isRecord(value)) return value
  if (rest.length > 0) return { ...value, [key]: removeAt(value[key], rest) }
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
}

/** Reads the value at a path; undefined where the path leads nowhere. */
export const valueAt = (value: unknown, path: MarkedField['path']): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(value)) return typeof key === 'number' ? valueAt(value[key], rest) : undefined
  return isRecord(value) ? valueAt(value[key], rest) : undefined
}
