import { z } from 'zod'
import { isRecord } from './is-record.ts'

type Schema = z.core.$ZodType
type Path = readonly PropertyKey[]

/**
 * A member of an input that its schema does not have: the path of its object, its name, and the names of those that the
 * schema has there. There may be a hundred thousand, which share the path and the names.
 */
export type UnknownMember = {
  readonly parent: Path
  readonly name: string
  readonly names: readonly string[]
}

/** Returns the schema inside one that only adds to it: a default, a transformation, or that the value may be absent. */
const innerSchema = (schema: Schema): Schema | undefined => {
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodNonOptional ||
    schema instanceof z.core.$ZodReadonly ||
    schema instanceof z.core.$ZodCatch
  )
    return schema._zod.def.innerType
  if (schema instanceof z.core.$ZodLazy) return schema._zod.def.getter()
  return schema instanceof z.core.$ZodPipe ? schema._zod.def.in : undefined
}

/** Returns the options of a union that a value is meant to have: by its discriminator, or since it fits; else all. */
const optionsFor = ({ _zod: { def } }: z.core.$ZodUnion, value: unknown): readonly Schema[] => {
  const { options } = def
  const discriminator =
    'discriminator' in def && typeof def.discriminator === 'string' ? def.discriminator : undefined
  if (discriminator === undefined || !isRecord(value)) {
    const fitting = options.find((option) => z.core.safeParse(option, value).success)
    return fitting === undefined ? options : [fitting]
  }
  const named = options.filter((option) =>
    [...(option._zod.propValues?.[discriminator] ?? [])].some((each) => each === value[discriminator]),
  )
  return named.length === 0 ? options : named
}

/** Lists the forms that a schema allows a value: schemas without wrappers, unions and intersections. */
const formsOf = (schema: Schema, value: unknown): readonly Schema[] => {
  const inner = innerSchema(schema)
  if (inner !== undefined) return formsOf(inner, value)
  if (schema instanceof z.core.$ZodUnion)
    return optionsFor(schema, value).flatMap((option) => formsOf(option, value))
  if (schema instanceof z.core.$ZodIntersection) {
    const { left, right } = schema._zod.def
    return [left, right].flatMap((side) => formsOf(side, value))
  }
  return [schema]
}

/** Returns whether a schema says nothing of the members that a value may have. */
const takesAnything = (schema: Schema): boolean =>
  schema instanceof z.core.$ZodUnknown ||
  schema instanceof z.core.$ZodAny ||
  schema instanceof z.core.$ZodTransform ||
  schema instanceof z.core.$ZodCustom

type ObjectForm = z.core.$ZodObject | z.core.$ZodRecord

const isObjectForm = (schema: Schema): schema is ObjectForm =>
  schema instanceof z.core.$ZodObject || schema instanceof z.core.$ZodRecord

/** Returns the schema of the members that are not named: those of a record, or of an object that takes others. */
const schemaOfOthers = (form: ObjectForm): Schema | undefined => {
  if (form instanceof z.core.$ZodRecord) return form._zod.def.valueType
  const { catchall } = form._zod.def
  return catchall instanceof z.core.$ZodNever ? undefined : catchall
}

const shapeOf = (form: ObjectForm): Readonly<Record<string, Schema>> =>
  form instanceof z.core.$ZodObject ? form._zod.def.shape : {}

/** Returns the schema of a member; undefined where the form has none of this name. */
const schemaOfMember = (form: ObjectForm, name: string): Schema | undefined => {
  const shape = shapeOf(form)
  return Object.hasOwn(shape, name) ? shape[name] : schemaOfOthers(form)
}

/**
 * The most objects and lists of an input in which members are looked up: a faulty body of a megabyte may have hundreds of
 * thousands, and would hold up all other calls.
 */
const maxLookedThrough = 20_000

/** How many objects and lists may still be looked through. */
type Budget = { left: number }

/** Lists the members of an object that none of several forms has. There may be thousands of members, and dozens of forms. */
const unknownInObject = (
  forms: readonly ObjectForm[],
  value: Readonly<Record<string, unknown>>,
  path: Path,
  budget: Budget,
): readonly UnknownMember[] => {
  const names = [...new Set(forms.flatMap((form) => Object.keys(shapeOf(form))))]
  const known = new Set(names)
  const takesOthers = forms.some((form) => schemaOfOthers(form) !== undefined)
  return Object.keys(value).flatMap((name) => {
    if (!known.has(name) && !takesOthers) return { parent: path, name, names }
    const schemas = forms.map((form) => schemaOfMember(form, name))
    // Whether it has a wrong member depends on the form: where one form does not have it at all, nothing is certain.
    return schemas.every((schema) => schema !== undefined)
      ? unknownToAll(schemas, value[name], [...path, name], budget)
      : []
  })
}

/** Lists the members of a value, and of all that is in it, that none of several schemas has. */
const unknownToAll = (
  schemas: readonly Schema[],
  value: unknown,
  path: Path,
  budget: Budget,
): readonly UnknownMember[] => {
  if (typeof value !== 'object' || budget.left <= 0) return []
  budget.left -= 1
  const forms = schemas.flatMap((schema) => formsOf(schema, value))
  if (forms.some(takesAnything)) return []
  if (Array.isArray(value)) {
    const elements = forms.flatMap((form) => (form instanceof z.core.$ZodArray ? form._zod.def.element : []))
    const looked = value.slice(0, budget.left)
    return looked.flatMap((each, index) => unknownToAll(elements, each, [...path, index], budget))
  }
  const objects = forms.filter(isObjectForm)
  return isRecord(value) && objects.length > 0 ? unknownInObject(objects, value, path, budget) : []
}

/**
 * Lists the members of an input that its schema does not have, also where the input is not valid. Where a value may have
 * several forms, it is judged by the one that it is meant to have, else by all of them.
 */
export const findUnknownMembers = (schema: Schema, input: unknown): readonly UnknownMember[] =>
  unknownToAll([schema], input, [], { left: maxLookedThrough })
