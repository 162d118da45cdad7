import { mask } from '../../partners/mask-secrets.ts'
import { addDiscriminators } from './discriminators.ts'
import { addAnswers, addExample } from './examples/add-examples.ts'
import { nullableUnion } from './generate-document.ts'
import { isJson, type Json } from './json.ts'
import { describeHeaders } from './response-headers.ts'
import type { OpenApiDocument } from './routes.ts'
import { shareRepetitions } from './share-repetitions.ts'

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

const nameFormat = (schema: Json): void => {
  if (typeof schema.pattern !== 'string' || schema.format !== undefined) return
  const format = formats[schema.pattern]
  if (format !== undefined) schema.format = format
}

/**
 * Writes a described reference as OpenAPI 3.1 has it: the generator writes that both must hold, the reference and what stands
 * beside it, so that null would be none.
 */
const flattenReference = (schema: Json): void => {
  const { allOf } = schema
  if (!Array.isArray(allOf) || allOf.length !== 2) return
  const [reference, beside]: unknown[] = allOf
  if (!isJson(reference) || !('$ref' in reference) || !isJson(beside)) return
  const { type, [nullableUnion]: isNullable, ...words } = beside
  if (Object.keys(words).some((name) => !/^(description|default|example|x-.*)$/.test(name))) return
  if (type !== undefined && !(Array.isArray(type) && type.includes('null'))) return
  delete schema.allOf
  Object.assign(
    schema,
    words,
    type === undefined && isNullable === undefined ? reference : { anyOf: [reference, { type: 'null' }] },
  )
}

/** A member with one value only tells alternatives apart: what it is for is said once, at their discriminator. */
const leaveConstantsUndescribed = (schema: Json): void => {
  for (const member of isJson(schema.properties) ? Object.values(schema.properties).filter(isJson) : [])
    if (Array.isArray(member.enum) && member.enum.length === 1 && member.type === 'string')
      delete member.description
}

const walk = (value: unknown): void => {
  if (Array.isArray(value)) for (const each of value) walk(each)
  if (!isJson(value)) return
  flattenReference(value)
  delete value[nullableUnion]
  allowMask(value)
  nameFormat(value)
  leaveConstantsUndescribed(value)
  for (const [name, each] of Object.entries(value)) if (name !== 'example' && name !== 'examples') walk(each)
}

/** The generator says the description of a parameter twice. */
const describeParametersOnce = (operation: Json): void => {
  const { parameters } = operation
  for (const { description, schema } of Array.isArray(parameters) ? parameters.filter(isJson) : [])
    if (isJson(schema) && schema.description === description) delete schema.description
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
  'Lending (relay)': 'Requests that others make to libraries here, passed on to their lending systems.',
}

const usedTags = (operations: readonly Json[]): readonly string[] => [
  ...new Set(operations.flatMap(({ tags: own }) => (Array.isArray(own) ? own.map(String) : []))),
]

const operationsOf = (paths: unknown): readonly Json[] =>
  isJson(paths)
    ? Object.values(paths).flatMap((item) => (isJson(item) ? Object.values(item).filter(isJson) : []))
    : []

/**
 * Completes the document that the routes give: formats, discriminators, descriptions, response headers and groups.
 */
export const finishDocument = (document: OpenApiDocument): OpenApiDocument => {
  const finished: OpenApiDocument & Json = JSON.parse(JSON.stringify(document))
  const { components, paths, webhooks } = finished
  walk(components)
  walk(paths)
  walk(webhooks)
  addDiscriminators(finished)
  const operations = [...operationsOf(paths), ...operationsOf(webhooks)]
  for (const operation of operations) {
    describeParametersOnce(operation)
    addExample(operation)
  }
  addAnswers(operations)
  describeHeaders(finished)
  shareRepetitions(finished, operations)
  finished.tags = usedTags(operations).map((name) => ({
    name,
    description: tags[name] ?? `Operations on ${name.toLowerCase()}.`,
  }))
  return finished
}
