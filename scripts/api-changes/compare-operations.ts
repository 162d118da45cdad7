import { type Comparison, compare, type SchemaChange, type Side } from './compare-schemas.ts'
import { child, entriesOf, isJson, type Json, listOf } from './json.ts'
import { resolve, shapeOf } from './shape.ts'

const methods = ['get', 'put', 'post', 'patch', 'delete']

export type Operation = {
  readonly name: string
  readonly value: Json
  /** The side that sends its body: of a webhook, the gateway. */
  readonly bodySide: Side
}

/**
 * Reads the operations of a document, and its webhooks, by a key under which an earlier document has the same: a
 * parameter of a path may have another name there.
 */
export const operationsOf = (document: unknown): ReadonlyMap<string, Operation> => {
  const operations = new Map<string, Operation>()
  for (const [path, item] of entriesOf(child(document, 'paths')))
    for (const method of methods) {
      const value = child(item, method)
      const name = `${method.toUpperCase()} ${path}`
      if (isJson(value)) operations.set(name.replaceAll(/\{\w+\}/g, '{}'), { name, value, bodySide: 'sent' })
    }
  for (const [name, item] of entriesOf(child(document, 'webhooks'))) {
    const value = child(item, 'post')
    if (isJson(value))
      operations.set(`webhook ${name}`, { name: `webhook ${name}`, value, bodySide: 'received' })
  }
  return operations
}

const inWords = (where: string, changes: readonly SchemaChange[]): readonly string[] =>
  changes.map(({ path, change }) =>
    path === '' ? `${where} ${change}` : `\`${path}\` of ${where} ${change}`,
  )

const parametersOf = (document: unknown, { value }: Operation): ReadonlyMap<string, Json> =>
  new Map(
    listOf(value.parameters)
      .map((each) => resolve(document, each).schema)
      .filter(isJson)
      .map((each) => [`${each.in} ${each.name}`, each]),
  )

/** Returns the schema of each value of a parameter that takes several now: one value is a list of one. */
const eachValue = (comparison: Comparison, before: unknown, now: unknown): unknown => {
  const { items } = shapeOf(comparison.now, now)
  return shapeOf(comparison.before, before).items === undefined && items !== undefined ? items : now
}

const changesOfParameters = (
  comparison: Comparison,
  before: Operation,
  now: Operation,
): readonly string[] => {
  const [earlier, present] = [parametersOf(comparison.before, before), parametersOf(comparison.now, now)]
  const changed = [...earlier].flatMap(([key, parameter]) => {
    const where = `parameter \`${parameter.name}\``
    const other = present.get(key)
    if (other === undefined)
      return [parameter.in === 'path' ? `${where} of the path has another name` : `${where} is gone`]
    return [
      ...(other.required === true && parameter.required !== true ? [`${where} is needed`] : []),
      ...inWords(
        where,
        compare(comparison, parameter.schema, eachValue(comparison, parameter.schema, other.schema), 'sent'),
      ),
    ]
  })
  const needed = [...present].filter(
    ([key, { required, in: place }]) => required === true && place !== 'path' && !earlier.has(key),
  )
  return [...changed, ...needed.map(([, { name }]) => `parameter \`${name}\` is needed`)]
}

const changesOfContent = (
  comparison: Comparison,
  where: string,
  before: unknown,
  now: unknown,
  side: Side,
): readonly string[] =>
  entriesOf(child(before, 'content')).flatMap(([mediaType, content]) => {
    const other = child(now, 'content', mediaType)
    if (other === undefined) return [`${where} is no longer \`${mediaType}\``]
    return inWords(where, compare(comparison, child(content, 'schema'), child(other, 'schema'), side))
  })

const changesOfBody = (comparison: Comparison, before: Operation, now: Operation): readonly string[] => {
  const [body, present] = [before.value.requestBody, now.value.requestBody]
  const needed = child(present, 'required') === true && child(body, 'required') !== true
  return [
    ...(needed ? ['a body is needed'] : []),
    ...changesOfContent(comparison, 'its body', body, present, now.bodySide),
  ]
}

/** Returns the answer of a status: the `default` one where an operation has no other and it stands for the status. */
const answerOf = (document: unknown, value: Json, status: string): unknown => {
  const own = resolve(document, child(value, 'responses', status)).schema
  const shared = resolve(document, child(value, 'responses', 'default')).schema
  return own ?? (listOf(child(shared, 'x-statuses')).includes(Number(status)) ? shared : undefined)
}

const changesOfAnswers = (comparison: Comparison, before: Operation, now: Operation): readonly string[] => {
  const side = now.bodySide === 'sent' ? 'received' : 'sent'
  return entriesOf(before.value.responses).flatMap(([status, earlier]) => {
    const answer = resolve(comparison.before, earlier).schema
    const present = answerOf(comparison.now, now.value, status)
    if (present === undefined) return [`it has no answer ${status} any more`]
    const where = `answer ${status}`
    const headers = entriesOf(child(answer, 'headers'))
      .map(([name]) => name)
      .filter(
        (name) =>
          child(present, 'headers', name) === undefined &&
          child(comparison.now, 'components', 'headers', name, 'x-in-every-answer') !== true,
      )
    return [
      ...headers.map((name) => `${where} has no header \`${name}\` any more`),
      ...changesOfContent(comparison, where, answer, present, side),
    ]
  })
}

/** Compares two versions of an operation; gives what a client must follow, each in words. */
export const compareOperations = (
  comparison: Comparison,
  before: Operation,
  now: Operation,
): readonly string[] => {
  const { operationId } = before.value
  return [
    ...(operationId === undefined || operationId === now.value.operationId
      ? []
      : [`its \`operationId\` is \`${now.value.operationId}\`, before \`${operationId}\``]),
    ...changesOfParameters(comparison, before, now),
    ...changesOfBody(comparison, before, now),
    ...changesOfAnswers(comparison, before, now),
  ]
}
