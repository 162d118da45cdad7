import { isJson, type Json } from './json.ts'
import { freeName, leastSaved, referencedName, referenceTo } from './references.ts'
import { isPlainObject, shareMembers, shareOverlaps } from './share-members.ts'

/** The length of a reference, about. */
const referenceLength = 50

/** Names of what many schemas are, by its format or its pattern. */
const namesOfFormats: Readonly<Record<string, string>> = {
  'date-time': 'Instant',
  date: 'Day',
  duration: 'Duration',
  email: 'EmailAddress',
}

const capitalized = (words: string): string =>
  words
    .split(/[^A-Za-z0-9]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

/** Keywords that say what a schema means where it is used, beside a reference to what it allows. */
const keywordsBeside = ['description', 'default', 'example']

/** A place of the document that holds a schema. */
type Slot = {
  readonly holder: Json | unknown[]
  readonly key: string | number
  readonly names: readonly string[]
}

const at = ({ holder, key }: Slot): unknown => Reflect.get(holder, key)

/** Lists the places of the schemas within a part of the document, those around others first. */
const slotsIn = (value: unknown, names: readonly string[]): readonly Slot[] => {
  if (!isJson(value)) return []
  const slot = (holder: Json | unknown[], key: string | number, more: readonly string[]): readonly Slot[] => {
    const inner = Reflect.get(holder, key)
    const own = { holder, key, names: [...names, ...more] }
    return isJson(inner) ? [own, ...slotsIn(inner, own.names)] : []
  }
  return Object.entries(value).flatMap(([name, each]): readonly Slot[] => {
    if (name === 'properties' && isJson(each))
      return Object.keys(each).flatMap((member) => slot(each, member, [member]))
    if (['items', 'additionalProperties', 'propertyNames'].includes(name)) return slot(value, name, ['item'])
    if (['oneOf', 'anyOf', 'allOf'].includes(name) && Array.isArray(each))
      return each.flatMap((_, index) => slot(each, index, []))
    if (name === 'schema') return slot(value, name, [])
    return []
  })
}

/** Returns the places of the schemas in the bodies and parameters of operations. */
const slotsOfOperations = (operations: readonly Json[]): readonly Slot[] => {
  const holders = (value: unknown): readonly Json[] =>
    isJson(value) ? Object.values(value).filter(isJson) : []
  return operations.flatMap((operation) => {
    const name = String(operation.operationId)
    const answers = holders(operation.responses).flatMap(({ content }) => holders(content))
    const bodies = isJson(operation.requestBody) ? holders(operation.requestBody.content) : []
    const parameters = Array.isArray(operation.parameters) ? operation.parameters.filter(isJson) : []
    return [
      ...[...answers, ...bodies].flatMap((each) => slotsIn(each, [name])),
      ...parameters.flatMap((each) => slotsIn(each, [`${String(each.name)} parameter`])),
    ]
  })
}

/** Lists names for a schema: of its format, of the member that holds it, of its first place. */
const namesFor = ({ format }: Json, slots: readonly Slot[]): readonly string[] => {
  const members = new Set(slots.map(({ names }) => names.slice(-1).join()))
  const [{ names = [] } = {}] = slots
  const formatName = namesOfFormats[String(format)]
  const member = names.slice(names.at(-1) === 'item' ? -2 : -1).join('.')
  return [
    ...(formatName === undefined ? [] : [formatName]),
    ...(members.size === 1 ? [member] : []),
    names.slice(-3).join('.'),
    names.join('.'),
  ].map(capitalized)
}

/** Returns the places of all schemas of a document, but those of its components themselves. */
const allSlots = (schemas: Json, operations: readonly Json[]): readonly Slot[] => [
  ...Object.entries(schemas).flatMap(([name, schema]) => slotsIn(schema, [name])),
  ...slotsOfOperations(operations),
]

/**
 * Makes a schema that stands in several places of a document a component, and puts references in these places; larger
 * schemas first.
 *
 * @param beside the keywords that stay in their places, beside the reference
 */
const shareSchemas = (schemas: Json, slots: readonly Slot[], beside: readonly string[]): void => {
  const split = (schema: Json): readonly [Json, Json] => [
    Object.fromEntries(Object.entries(schema).filter(([name]) => !beside.includes(name))),
    Object.fromEntries(Object.entries(schema).filter(([name]) => beside.includes(name))),
  ]
  const written = (value: unknown): string => JSON.stringify(split(Object(value))[0])
  // A component with a default says it wherever it is named: members without one would have it, too.
  const named = new Map(
    Object.entries(schemas)
      .filter(([, schema]) => !beside.includes('default') || Object(schema).default === undefined)
      .map(([name, schema]) => [written(schema), name]),
  )
  const contents = Map.groupBy(
    slots.filter((slot) => Object(at(slot)).$ref === undefined),
    (slot) => written(at(slot)),
  )
  const gone = new Set<unknown>()
  const forget = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    gone.add(value)
    for (const each of Object.values(value)) forget(each)
  }
  for (const [content, all] of [...contents].toSorted(([one], [other]) => other.length - one.length)) {
    const alive = all.filter((slot) => !gone.has(slot.holder) && !gone.has(at(slot)))
    const own = named.get(content)
    const copies = own === undefined ? alive.length - 1 : alive.length
    const [first] = alive
    if (first === undefined || copies * content.length - alive.length * referenceLength < leastSaved) continue
    const [schema] = split(Object(at(first)))
    const name = own ?? freeName(namesFor(schema, alive), schemas)
    if (own === undefined) schemas[name] = schema
    for (const [index, slot] of alive.entries()) {
      const [, words] = split(Object(at(slot)))
      if (index > 0 || own !== undefined) forget(at(slot))
      Reflect.set(slot.holder, slot.key, { $ref: referenceTo(name), ...words })
    }
  }
}

/** The characters from which an object is a component, also where it is in one place only. */
const largeObject = 1500

/** Makes large objects components, so that they can have a base with others. */
const nameLargeObjects = (schemas: Json, slots: readonly Slot[]): void => {
  for (const slot of slots) {
    const schema = at(slot)
    // What an object has besides its base stays with it.
    if (Array.isArray(slot.holder)) continue
    if (!isJson(schema) || !isPlainObject(schema) || JSON.stringify(schema).length < largeObject) continue
    const { description, ...object } = schema
    const name = freeName(namesFor(schema, [slot]), schemas)
    schemas[name] = object
    Reflect.set(slot.holder, slot.key, {
      $ref: referenceTo(name),
      ...(description === undefined ? {} : { description }),
    })
  }
}

/** The names of answers that are no success, by their status. */
const namesOfStatuses: Readonly<Record<string, string>> = {
  '204': 'NoContent',
  '304': 'NotModified',
  '400': 'InvalidInput',
  '401': 'NotAuthenticated',
  '403': 'Forbidden',
  '404': 'NotFound',
  '409': 'Conflict',
  '410': 'Gone',
  '412': 'Changed',
  '413': 'TooLarge',
  '415': 'UnsupportedType',
  '422': 'KeyReused',
  '429': 'TooManyCalls',
  '503': 'Unavailable',
}

/** A place that holds an answer, by its status, or a parameter. */
type Place = { readonly holder: Json | unknown[]; readonly key: string | number }

/** Names an answer by its status, or by the schema of what it holds. */
const nameOfAnswer = (answer: Json, status: string): readonly string[] => {
  const [, schema] = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(answer.content ?? null)) ?? []
  const words = capitalized(String(answer.description).toLowerCase())
  return [namesOfStatuses[status] ?? schema ?? words, words]
}

/** Names a parameter; several of one name by what they say. */
const nameOfParameter = ({ name, description }: Json): readonly string[] => {
  const own = capitalized(String(name))
  const [, of] = /^The (?:code|id|number) of the ([a-z ]+)/.exec(String(description)) ?? []
  return [...(of === undefined ? [own] : [capitalized(`${of} ${own}`)]), own]
}

/**
 * Makes what several operations have a component, the most frequent first, and puts references in its places.
 *
 * @param components the components of its kind, by name, to which it adds
 * @param namesOf the names that a component may have, the best first
 */
const shareParts = (
  places: readonly Place[],
  path: string,
  namesOf: (part: Json, key: string) => readonly string[],
): Json => {
  const components: Json = {}
  const groups = Map.groupBy(places, ({ holder, key }) => JSON.stringify(Reflect.get(holder, key)))
  const shared = [...groups].filter(([content, { length }]) => length > 1 && content.length > referenceLength)
  for (const [content, holders] of shared.toSorted(([, one], [, other]) => other.length - one.length)) {
    const part: Json = JSON.parse(content)
    const names = namesOf(part, String(holders[0]?.key))
    const name = freeName(names, components)
    components[name] = part
    for (const { holder, key } of holders) Reflect.set(holder, key, { $ref: `#/components/${path}/${name}` })
  }
  return components
}

/** The answers that any call may get, by the names of their components. */
const commonAnswers = [
  'InvalidInput',
  'NotAuthenticated',
  'Forbidden',
  'TooLarge',
  'UnsupportedType',
  'TooManyCalls',
  'Unavailable',
].map((name) => `#/components/responses/${name}`)

/** Puts the problems that any call may meet into one `default` answer, so that an operation lists only its own. */
const shareCommonAnswers = (responses: Json, operations: readonly Json[]): void => {
  const common = new Map<string, Json>()
  for (const operation of operations) {
    const own: Json = {}
    for (const [status, answer] of Object.entries(Object(operation.responses))) {
      const name = String(Object(answer).$ref)
      if (commonAnswers.includes(name)) common.set(status, Object(responses[name.split('/').at(-1) ?? '']))
      else own[status] = answer
    }
    if (Object.keys(own).length === Object.keys(Object(operation.responses)).length) continue
    operation.responses = { ...own, default: { $ref: '#/components/responses/Refused' } }
  }
  for (const name of commonAnswers) delete responses[name.split('/').at(-1) ?? '']
  const all = [...common].toSorted(([one], [other]) => Number(one) - Number(other))
  if (all.length > 0)
    responses.Refused = {
      description: `Any call can be answered so, those with a body also with 413 and 415: ${all.map(([status, { description }]) => `${status} ${description}`).join(' · ')}`,
      'x-statuses': all.map(([status]) => Number(status)),
      headers: Object.assign({}, ...all.map(([, { headers }]) => headers)),
      content: all[0]?.[1].content,
    }
}

/** Makes an example that several answers have a component, to which they refer. */
const shareExamples = (operations: readonly Json[]): Json => {
  const places = operations.flatMap(({ responses }) =>
    Object.values(Object(responses)).flatMap((answer) =>
      Object.values(Object(Object(answer).content)).flatMap((content) =>
        isJson(content) && content.example !== undefined ? [content] : [],
      ),
    ),
  )
  const components: Json = {}
  for (const [text, holders] of Map.groupBy(places, ({ example }) => JSON.stringify(example))) {
    if (text.length * (holders.length - 1) < leastSaved * holders.length) continue
    const schema = Object(holders[0]?.schema)
    const name = freeName([referencedName(schema) ?? 'Answer'], components)
    components[name] = { value: JSON.parse(text) }
    for (const holder of holders) {
      delete holder.example
      holder.examples = { answer: { $ref: `#/components/examples/${name}` } }
    }
  }
  return components
}

/**
 * Makes a document smaller: what is in several places of it is a component, to which they refer. Members that all
 * alternatives of a union have are in its base, and answers and parameters of several operations are there once.
 *
 * @param document the document, which is changed
 */
export const shareRepetitions = (document: Json, operations: readonly Json[]): void => {
  const { components } = document
  if (!isJson(components) || !isJson(components.schemas)) return
  const { schemas } = components
  const share = (): void => {
    shareSchemas(schemas, allSlots(schemas, operations), [])
    shareSchemas(schemas, allSlots(schemas, operations), keywordsBeside)
  }
  shareMembers(schemas)
  shareOverlaps(schemas)
  share()
  nameLargeObjects(schemas, allSlots(schemas, operations))
  shareOverlaps(schemas)
  share()
  const answers = operations.flatMap(({ responses }) =>
    isJson(responses) ? Object.keys(responses).map((key) => ({ holder: responses, key })) : [],
  )
  const parameters = operations.flatMap(({ parameters }) =>
    Array.isArray(parameters) ? parameters.map((_, key) => ({ holder: parameters, key })) : [],
  )
  components.examples = shareExamples(operations)
  const responses = shareParts(answers, 'responses', nameOfAnswer)
  shareCommonAnswers(responses, operations)
  components.responses = responses
  components.parameters = shareParts(parameters, 'parameters', nameOfParameter)
}
