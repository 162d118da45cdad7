import { mask } from '../../partners/mask-secrets.ts'
import { apiMembers } from './descriptions/api.ts'
import { configurationMembers } from './descriptions/configuration.ts'
import { operationDescriptions } from './descriptions/operations.ts'
import { parameterDescriptions } from './descriptions/parameters.ts'
import { requestMembers } from './descriptions/requests.ts'
import { addDiscriminators } from './discriminators.ts'
import { addExample } from './examples/add-examples.ts'
import { isJson, type Json } from './json.ts'
import { describePatches } from './patch-schemas.ts'
import { describeHeaders } from './response-headers.ts'
import type { OpenApiDocument } from './routes.ts'

/** The descriptions of members. If several tables describe a name, the last counts. */
const members: Readonly<Record<string, string>> = {
  ...configurationMembers,
  ...apiMembers,
  ...requestMembers,
}

/** The place of a schema: its component, and the member of it. */
type Place = { readonly component: string; readonly member: string }

const nowhere: Place = { component: '', member: '' }

/**
 * Returns the description of a member. One that is given for its component, or for the member above it, comes first.
 */
const descriptionOf = ({ component, member }: Place, name: string): string | undefined =>
  members[`${component}.${name}`] ?? members[`${member}.${name}`] ?? members[name]

/** The patterns of instants and durations, by the format that they have in OpenAPI (RFC 3339, ISO 8601). */
const formats: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$': 'date-time',
  '^P(?=.)(\\d{1,4}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,5}M)?(\\d{1,6}S)?)?$': 'duration',
}

/**
 * Lets the schema of a secret accept the mask. A secret is written as it is, or masked: the mask keeps the stored one,
 * and answers hold nothing else.
 */
const allowMask = (schema: Json): void => {
  const { pattern } = schema
  if (schema['x-secret'] !== true || typeof pattern !== 'string' || new RegExp(pattern, 'u').test(mask))
    return
  schema.pattern = `^(?:${pattern.replace(/^\^/, '').replace(/\$$/, '')}|\\*{${mask.length}})$`
}

const describeSchema = (schema: Json, place: Place): void => {
  if (typeof schema.pattern === 'string' && schema.format === undefined) {
    const format = formats[schema.pattern]
    if (format !== undefined) schema.format = format
  }
  if (!isJson(schema.properties)) return
  for (const [name, member] of Object.entries(schema.properties)) {
    if (!isJson(member) || typeof member.description === 'string') continue
    const description = descriptionOf(place, name)
    if (description !== undefined) member.description = description
  }
}

/**
 * Says that a member may be null where it otherwise refers to a schema: the generator writes that both must hold, so
 * that null would be none.
 */
const allowNull = (schema: Json): void => {
  const { allOf } = schema
  if (!Array.isArray(allOf) || allOf.length !== 2) return
  const [reference, nullable]: unknown[] = allOf
  if (!isJson(reference) || !('$ref' in reference) || !isJson(nullable)) return
  const { type, ...others } = nullable
  if (!Array.isArray(type) || !type.includes('null') || Object.keys(others).length > 0) return
  delete schema.allOf
  schema.anyOf = [reference, { type: 'null' }]
}

const walk = (value: unknown, place: Place): void => {
  if (Array.isArray(value)) for (const each of value) walk(each, place)
  if (!isJson(value)) return
  allowNull(value)
  allowMask(value)
  describeSchema(value, place)
  for (const [name, each] of Object.entries(value)) {
    if (name === 'properties' && isJson(each))
      for (const [member, schema] of Object.entries(each)) walk(schema, { ...place, member })
    else if (name !== 'example' && name !== 'examples') walk(each, place)
  }
}

const rangeWords = (name: string): string | undefined => {
  const [, what, end] = /^(.+)(From|To)$/.exec(name) ?? []
  if (what === undefined) return undefined
  return `The ${end === 'From' ? 'first' : 'last'} day of the range: ${what.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}, inclusive.`
}

const describeParameters = (operation: Json): void => {
  if (!Array.isArray(operation.parameters)) return
  for (const parameter of operation.parameters) {
    if (!isJson(parameter) || typeof parameter.description === 'string') continue
    const name = String(parameter.name)
    parameter.description = parameterDescriptions[name] ?? rangeWords(name) ?? members[name]
  }
}

/** The descriptions of the groups of operations. */
const tags: Readonly<Record<string, string>> = {
  Requests: 'Interlibrary loans that a library asks for.',
  Citations: 'Reading and completing citations.',
  Events: 'What happens to requests, partners and the configuration.',
  Webhooks: 'Endpoints of library systems that are sent events.',
  Messages: 'Messages that came in.',
  Deliveries: 'Messages that go out.',
  Partners: 'Libraries that lend.',
}

const usedTags = (operations: readonly Json[]): readonly string[] => [
  ...new Set(operations.flatMap(({ tags: own }) => (Array.isArray(own) ? own.map(String) : []))),
]

const operationsOf = (paths: unknown): readonly Json[] =>
  isJson(paths)
    ? Object.values(paths).flatMap((item) => (isJson(item) ? Object.values(item).filter(isJson) : []))
    : []

/**
 * Completes the document that the routes give: descriptions of members and parameters from one table, formats,
 * discriminators, response headers and groups. Descriptions of a schema itself are kept.
 */
export const finishDocument = (document: OpenApiDocument): OpenApiDocument => {
  const finished: OpenApiDocument & Json = JSON.parse(JSON.stringify(document))
  const { components, paths, webhooks } = finished
  const schemas = isJson(components) && isJson(components.schemas) ? components.schemas : {}
  for (const [name, schema] of Object.entries(schemas)) walk(schema, { component: name, member: '' })
  walk(paths, nowhere)
  walk(webhooks, nowhere)
  addDiscriminators(finished)
  const operations = [...operationsOf(paths), ...operationsOf(webhooks)]
  for (const operation of operations) {
    operation.description ??= operationDescriptions[String(operation.operationId)]
    describeParameters(operation)
  }
  for (const [path, item] of Object.entries(isJson(paths) ? paths : {}))
    for (const [method, operation] of Object.entries(isJson(item) ? item : {}))
      if (isJson(operation)) addExample(method, path, operation)
  describePatches(finished, 'DocumentPatch')
  describeHeaders(finished)
  finished.tags = usedTags(operations).map((name) => ({
    name,
    description: tags[name] ?? `Operations on ${name.toLowerCase()}.`,
  }))
  return finished
}
