import { isJson, type Json } from './json.ts'
import { contentOf, referencedName, referenceTo } from './references.ts'

/** Returns whether a schema has members, which a merge patch may change one by one. */
const hasMembers = (schema: Json, schemas: Json): boolean => {
  const reference = schemas[referencedName(schema) ?? '']
  if (isJson(reference)) return hasMembers(reference, schemas)
  const alternatives = [schema.oneOf, schema.anyOf, schema.allOf].flat().filter(isJson)
  return isJson(schema.properties) || alternatives.some((each) => hasMembers(each, schemas))
}

/**
 * Returns the schema of a member of a patch: it may be null, which removes the member. A default is of documents, not
 * of patches.
 */
const memberOf = (schema: Json, schemas: Json, above: readonly string[]): Json => {
  const { default: _, description, ...rest } = patchOf(schema, schemas, above)
  const types = [rest.type].flat()
  return types.includes('null') ? { ...rest, description } : { anyOf: [rest, { type: 'null' }], description }
}

/** Returns schemas without repetitions: those that allow the same are there once. */
const withoutRepetitions = (schemas: readonly Json[]): readonly Json[] => [
  ...new Map(schemas.map((each) => [contentOf(each), each])).values(),
]

/** Returns the schema of a member of a patch, without the null that removes the member. */
const withoutNull = (member: Json): Json => {
  const [first, second]: unknown[] = Array.isArray(member.anyOf) ? member.anyOf : []
  return isJson(first) && isJson(second) && second.type === 'null' ? first : member
}

/**
 * Returns a member that several alternatives have: with the words of all, with the members of all, or as one of their
 * schemas.
 */
const mergeMembers = (members: readonly Json[]): Json => {
  const [first = {}, ...others] = withoutRepetitions(members)
  if (others.length === 0) return first
  const { description } = first
  const values = [first, ...others].map(withoutNull)
  const words = values.flatMap((each) => (Array.isArray(each.enum) ? each.enum : []))
  const isWord = values.every((each) => Array.isArray(each.enum))
  const merged = isWord ? { type: 'string', enum: [...new Set(words)] } : mergeAlternatives(values)
  return { anyOf: [merged, { type: 'null' }], description: description ?? 'Which alternative it is.' }
}

/**
 * Puts the alternatives of a union together, for a patch need not hold the member that tells them apart: the objects are
 * one object with the members of all.
 */
const mergeAlternatives = (patches: readonly Json[]): Json => {
  const objects = patches.filter(({ properties }) => isJson(properties))
  const members = objects.flatMap(({ properties }) => Object.entries(Object(properties)))
  const merged = {
    type: 'object',
    properties: Object.fromEntries(
      [...Map.groupBy(members, ([name]) => name)].map(([name, some]) => [
        name,
        mergeMembers(some.map(([, schema]) => schema).filter(isJson)),
      ]),
    ),
  }
  const others = withoutRepetitions(patches.filter((each) => !objects.includes(each)))
  if (others.length === 0) return merged
  const [only] = others
  return objects.length === 0 && others.length === 1 && only !== undefined
    ? only
    : { anyOf: [...(objects.length > 0 ? [merged] : []), ...others] }
}

/**
 * Returns the schema of a JSON Merge Patch (RFC 7396) of what another schema describes: no member is required, objects are
 * patched member by member, and everything else is replaced.
 *
 * @param schemas the schemas of the document, by name
 * @param above the names of the schemas around it, which it refers to rather than to hold them again
 */
const patchOf = (schema: Json, schemas: Json, above: readonly string[] = []): Json => {
  if (!hasMembers(schema, schemas)) return schema
  const name = referencedName(schema)
  const referred = schemas[name ?? '']
  if (name !== undefined && isJson(referred)) {
    if (above.includes(name)) return schema
    const { description = referred.description, $ref: _, ...beside } = schema
    return { ...patchOf(referred, schemas, [...above, name]), ...beside, description }
  }
  const { required: _, discriminator: __, oneOf, anyOf, allOf, ...patch } = schema
  const patchesOf = (parts: unknown): readonly Json[] =>
    Array.isArray(parts) ? parts.filter(isJson).map((each) => patchOf(each, schemas, above)) : []
  if (isJson(patch.properties))
    patch.properties = Object.fromEntries(
      Object.entries(patch.properties).map(([member, each]) => [
        member,
        isJson(each) ? memberOf(each, schemas, above) : each,
      ]),
    )
  const alternatives = [...patchesOf(oneOf), ...patchesOf(anyOf)]
  return {
    ...patch,
    ...(alternatives.length > 0 ? mergeAlternatives(alternatives) : {}),
    ...(allOf === undefined ? {} : { allOf: patchesOf(allOf) }),
  }
}

const bodiesOf = (operation: unknown): readonly Json[] =>
  isJson(operation) && isJson(operation.requestBody) && isJson(operation.requestBody.content)
    ? Object.values(operation.requestBody.content).filter(isJson)
    : []

const mergePatchWords =
  'A JSON Merge Patch (RFC 7396): absent members stay, null removes a member, objects are merged, lists are replaced.'

/**
 * Describes the body of each PATCH of a configuration document by that of its PUT, under a name such as `PartnerPatch`.
 * The gateway checks what the patch makes of the document, and so has no schema of the patch itself.
 *
 * @param open the name of the schema that is there so far
 */
export const describePatches = (document: Json, open: string): void => {
  const { components, paths } = document
  if (!isJson(components) || !isJson(components.schemas) || !isJson(paths)) return
  const { schemas } = components
  for (const item of Object.values(paths).filter(isJson)) {
    const bodies = bodiesOf(item.patch).filter(
      ({ schema }) => isJson(schema) && referencedName(schema) === open,
    )
    const [replaced] = bodiesOf(item.put)
    if (bodies.length === 0 || !isJson(item.patch) || !isJson(replaced?.schema)) continue
    const name = `${String(item.patch.operationId).replace(/^patch/, '')}Patch`
    schemas[name] = { ...patchOf(replaced.schema, schemas), description: mergePatchWords }
    for (const body of bodies) body.schema = { $ref: referenceTo(name) }
  }
  delete schemas[open]
}
