type Json = { [name: string]: unknown }

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const prefix = '#/components/schemas/'

const referenceOf = ({ $ref }: Json): string | undefined =>
  typeof $ref === 'string' && $ref.startsWith(prefix) ? $ref.slice(prefix.length) : undefined

/** Returns whether a schema has members, which a merge patch may change one by one. */
const hasMembers = (schema: Json, schemas: Json): boolean => {
  const reference = schemas[referenceOf(schema) ?? '']
  if (isJson(reference)) return hasMembers(reference, schemas)
  const alternatives = [schema.oneOf, schema.anyOf, schema.allOf].flat().filter(isJson)
  return isJson(schema.properties) || alternatives.some((each) => hasMembers(each, schemas))
}

/** The schema of a member of a patch: it may be null, which removes the member. A default is of documents, not of patches. */
const memberOf = (schema: Json, schemas: Json, above: readonly string[]): Json => {
  const { default: _, description, ...rest } = patchOf(schema, schemas, above)
  const types = [rest.type].flat()
  return types.includes('null') ? { ...rest, description } : { anyOf: [rest, { type: 'null' }], description }
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
  const name = referenceOf(schema)
  const referred = schemas[name ?? '']
  if (name !== undefined && isJson(referred)) {
    if (above.includes(name)) return schema
    const { description = referred.description, $ref: _, ...beside } = schema
    return { ...patchOf(referred, schemas, [...above, name]), ...beside, description }
  }
  const { required: _, discriminator: __, ...patch } = schema
  for (const kind of ['oneOf', 'anyOf', 'allOf']) {
    const alternatives = patch[kind]
    if (!Array.isArray(alternatives)) continue
    delete patch[kind]
    // A patch without the member that tells alternatives apart satisfies several of them.
    patch[kind === 'allOf' ? 'allOf' : 'anyOf'] = alternatives.map((each) =>
      isJson(each) ? patchOf(each, schemas, above) : each,
    )
  }
  if (isJson(patch.properties))
    patch.properties = Object.fromEntries(
      Object.entries(patch.properties).map(([member, each]) => [
        member,
        isJson(each) ? memberOf(each, schemas, above) : each,
      ]),
    )
  return patch
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
 * @param open the name of the schema that stands there so far
 */
export const describePatches = (document: Json, open: string): void => {
  const { components, paths } = document
  if (!isJson(components) || !isJson(components.schemas) || !isJson(paths)) return
  const { schemas } = components
  for (const item of Object.values(paths).filter(isJson)) {
    const bodies = bodiesOf(item.patch).filter(({ schema }) => isJson(schema) && referenceOf(schema) === open)
    const [replaced] = bodiesOf(item.put)
    if (bodies.length === 0 || !isJson(item.patch) || !isJson(replaced?.schema)) continue
    const name = `${String(item.patch.operationId).replace(/^patch/, '')}Patch`
    schemas[name] = { ...patchOf(replaced.schema, schemas), description: mergePatchWords }
    for (const body of bodies) body.schema = { $ref: `${prefix}${name}` }
  }
  delete schemas[open]
}
