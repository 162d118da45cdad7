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

/** What was found of an input; null where the schema is not for inputs of this form. */
type Found = readonly UnknownMember[] | null

const textOf = ({ parent, name }: UnknownMember): string => [...parent, name].join('/')

/** Returns the schema of those that say more about a schema: what is optional, has a default, or is transformed. */
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

/** Returns the schema of a member; undefined where an object has none of this name. */
const memberOf = ({ shape, catchall }: z.core.$ZodObjectDef, name: string): Schema | undefined => {
  if (Object.hasOwn(shape, name)) return shape[name]
  return catchall instanceof z.core.$ZodNever ? undefined : catchall
}

/** Lists the members that none of several objects has, in one pass: there may be thousands, and dozens of objects. */
const inObjects = (
  objects: readonly z.core.$ZodObject[],
  input: Readonly<Record<string, unknown>>,
  path: Path,
): readonly UnknownMember[] => {
  const definitions = objects.map((each) => each._zod.def)
  const names = [...new Set(definitions.flatMap(({ shape }) => Object.keys(shape)))]
  const known = new Set(names)
  const takesOthers = definitions.some(({ catchall }) => catchall && !(catchall instanceof z.core.$ZodNever))
  return Object.keys(input).flatMap((name) => {
    if (!known.has(name) && !takesOthers) return { parent: path, name, names }
    const members = definitions.map((each) => memberOf(each, name))
    const own = [...path, name]
    const found = members.map((member) => (member === undefined ? [] : find(member, input[name], own)))
    return unknownToAll(found) ?? []
  })
}

/** Returns the options of a union that an input may be meant to have. */
const optionsFor = ({ _zod: { def } }: z.core.$ZodUnion, input: unknown): readonly Schema[] => {
  const { options } = def
  const name = 'discriminator' in def && typeof def.discriminator === 'string' ? def.discriminator : undefined
  if (name === undefined || !isRecord(input)) {
    const fitting = options.find((option) => z.core.safeParse(option, input).success)
    return fitting === undefined ? options : [fitting]
  }
  const value = input[name]
  const named = options.filter((option) =>
    [...(option._zod.propValues?.[name] ?? [])].some((each) => each === value),
  )
  return named.length === 0 ? options : named
}

/** Returns the members that none of several schemas has. */
const unknownToAll = (found: readonly Found[]): Found => {
  const [first, ...others] = found.filter((each) => each !== null)
  if (first === undefined) return null
  const byPath = others.map((each) => new Map(each.map((member) => [textOf(member), member.names])))
  return first.flatMap((member) => {
    const same = byPath.map((each) => each.get(textOf(member)))
    return same.includes(undefined)
      ? []
      : [{ ...member, names: [...new Set([member.names, ...same.map((each) => each ?? [])].flat())] }]
  })
}

/** Returns the objects that an input may be meant as; null where it may be something else. */
const objectsFor = (schema: Schema, input: unknown): readonly z.core.$ZodObject[] | null => {
  const inner = innerSchema(schema)
  if (inner !== undefined) return objectsFor(inner, input)
  if (schema instanceof z.core.$ZodObject) return [schema]
  const options =
    schema instanceof z.core.$ZodUnion
      ? optionsFor(schema, input)
      : schema instanceof z.core.$ZodIntersection
        ? [schema._zod.def.left, schema._zod.def.right]
        : null
  const objects = options?.map((option) => objectsFor(option, input)) ?? [null]
  return objects.includes(null) ? null : objects.flatMap((each) => each ?? [])
}

const find = (schema: Schema, input: unknown, path: Path): Found => {
  const inner = innerSchema(schema)
  if (inner !== undefined) return find(inner, input, path)
  const objects = objectsFor(schema, input)
  if (objects !== null) return isRecord(input) ? inObjects(objects, input, path) : null
  if (schema instanceof z.core.$ZodRecord) {
    const { valueType } = schema._zod.def
    return isRecord(input)
      ? Object.entries(input).flatMap(([name, value]) => find(valueType, value, [...path, name]) ?? [])
      : null
  }
  if (schema instanceof z.core.$ZodArray) {
    const { element } = schema._zod.def
    return Array.isArray(input)
      ? input.flatMap((each, index) => find(element, each, [...path, index]) ?? [])
      : null
  }
  if (schema instanceof z.core.$ZodUnion)
    return unknownToAll(optionsFor(schema, input).map((option) => find(option, input, path)))
  if (schema instanceof z.core.$ZodIntersection) {
    const { left, right } = schema._zod.def
    return unknownToAll([left, right].map((each) => find(each, input, path)))
  }
  const takesAnything =
    schema instanceof z.core.$ZodUnknown ||
    schema instanceof z.core.$ZodAny ||
    schema instanceof z.core.$ZodTransform ||
    schema instanceof z.core.$ZodCustom
  return takesAnything || typeof input !== 'object' ? [] : null
}

/**
 * Lists the members of an input that its schema does not have, also where the input is not valid. Where a value may have
 * several forms, it is judged by the one that it is meant to have, else by all of them.
 */
export const findUnknownMembers = (schema: Schema, input: unknown): readonly UnknownMember[] =>
  find(schema, input, []) ?? []
