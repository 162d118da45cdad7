/** A part of an OpenAPI document. */
type Json = { readonly [name: string]: unknown }

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const child = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((node, name) => (isJson(node) ? node[name] : undefined), value)

const methods = ['get', 'put', 'post', 'patch', 'delete']

type Operation = { readonly name: string; readonly value: Json; readonly document: unknown }

const operationsOf = (document: unknown): ReadonlyMap<string, Operation> =>
  new Map(
    Object.entries(isJson(child(document, 'paths')) ? Object(child(document, 'paths')) : {}).flatMap(
      ([path, item]) =>
        methods.flatMap((method) => {
          const value = child(item, method)
          if (!isJson(value)) return []
          // A parameter of a path is the same under another name.
          const name = `${method.toUpperCase()} ${path}`
          return [[name.replaceAll(/\{\w+\}/g, '{}'), { name, value, document }] as const]
        }),
    ),
  )

const resolve = (document: unknown, schema: unknown): unknown => {
  const reference = child(schema, '$ref')
  return typeof reference === 'string'
    ? resolve(document, child(document, ...reference.replace('#/', '').split('/')))
    : schema
}

/** The members of an object, also where it is put together or one of several shapes. */
const membersOf = (document: unknown, schema: unknown): ReadonlyMap<string, unknown> => {
  const resolved = resolve(document, schema)
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((name) => {
    const each = child(resolved, name)
    return Array.isArray(each) ? each : []
  })
  return new Map([
    ...parts.flatMap((part) => [...membersOf(document, part)]),
    ...Object.entries(isJson(child(resolved, 'properties')) ? Object(child(resolved, 'properties')) : {}),
  ])
}

const requiredOf = (document: unknown, schema: unknown): readonly unknown[] => {
  const required = child(resolve(document, schema), 'required')
  return Array.isArray(required) ? required : []
}

const bodyOf = ({ value }: Operation): unknown =>
  child(value, 'requestBody', 'content', 'application/json', 'schema')

const answerOf = ({ value }: Operation): unknown => {
  const status = ['200', '201', '202'].find((each) => child(value, 'responses', each) !== undefined)
  return child(value, 'responses', status ?? '', 'content', 'application/json', 'schema')
}

const parametersOf = ({ value }: Operation): ReadonlyMap<string, Json> =>
  new Map(
    (Array.isArray(value.parameters) ? value.parameters : [])
      .filter(isJson)
      .filter((each) => each.in !== 'path')
      .map((each) => [String(each.name), each]),
  )

const lost = (before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): readonly string[] =>
  [...before.keys()].filter((name) => !now.has(name))

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** The members of an answer; of a list, those of its items too. */
const shownBy = (operation: Operation): ReadonlyMap<string, unknown> => {
  const { document } = operation
  const members = membersOf(document, answerOf(operation))
  const items = child(resolve(document, members.get('items')), 'items')
  return new Map([
    ...members,
    ...[...membersOf(document, items)].map(([name, each]) => [`items[].${name}`, each] as const),
  ])
}

const changesOf = (before: Operation, now: Operation): readonly string[] => {
  const removedMembers = lost(
    membersOf(before.document, bodyOf(before)),
    membersOf(now.document, bodyOf(now)),
  )
  const wasRequired = requiredOf(before.document, bodyOf(before))
  const required = requiredOf(now.document, bodyOf(now)).filter((name) => !wasRequired.includes(name))
  const parameters = lost(parametersOf(before), parametersOf(now))
  const hidden = lost(shownBy(before), shownBy(now))
  return [
    ...(parameters.length > 0 ? [`takes no ${code(parameters)} any more`] : []),
    ...(removedMembers.length > 0 ? [`its body has no ${code(removedMembers)} any more`] : []),
    ...(required.length > 0 ? [`its body needs ${code(required.map(String))}`] : []),
    ...(hidden.length > 0 ? [`its answer has no ${code(hidden)} any more`] : []),
  ]
}

/**
 * Describes what a client of an earlier document must change: operations, parameters and members that are gone, and
 * members that are now required.
 *
 * @returns a page in Markdown
 */
export const describeBreakingChanges = (before: unknown, now: unknown): string => {
  const [earlier, present] = [operationsOf(before), operationsOf(now)]
  const lines = [...earlier]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, operation]) => {
      const presentOperation = present.get(key)
      if (presentOperation === undefined) return [`- \`${operation.name}\` is gone.`]
      const changes = changesOf(operation, presentOperation)
      return changes.length === 0 ? [] : [`- \`${presentOperation.name}\`: ${changes.join('; ')}.`]
    })
  return `# Changes of the API since 0.1.0 that a client must follow

Generated from \`fixtures/openapi/0.1.0.json\` and the present document (\`npm run docs\`). Additions are not listed; CHANGELOG.md says why things changed.

${lines.join('\n')}
`
}
