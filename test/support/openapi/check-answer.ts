import { Ajv2020 } from 'ajv/dist/2020.js'
import {
  type Document,
  isObject,
  type Operation,
  resolve,
  type Schema,
  schemasIn,
  withoutShared,
} from './document.ts'

/** An answer of the gateway, read to its end. */
export type ReadAnswer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

/** Headers of the API: one that an answer has must be declared for it. */
const headersOfTheApi = [
  'ETag',
  'Location',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Idempotency-Replayed',
  'WWW-Authenticate',
  'X-Request-Id',
  'Set-Cookie',
  'Allow',
  'Content-Disposition',
  'X-Next-Cursor',
]

/** Returns the members that a schema declares for a value; null where it takes any. */
const declaredMembers = (document: Document, schema: Schema): ReadonlyMap<string, Schema[]> | null => {
  const resolved = resolve(document, schema)
  const members = new Map<string, Schema[]>()
  let isOpen = resolved.additionalProperties !== undefined && resolved.additionalProperties !== false
  let isTyped = resolved.properties !== undefined
  const add = (name: string, member: Schema): void =>
    void members.set(name, [...(members.get(name) ?? []), member])
  for (const [name, member] of Object.entries(isObject(resolved.properties) ? resolved.properties : {}))
    if (isObject(member)) add(name, member)
  for (const part of [resolved.allOf, resolved.anyOf, resolved.oneOf].flatMap(schemasIn)) {
    const members = declaredMembers(document, part)
    if (members === null) {
      const type = resolve(document, part).type
      if (type === undefined || type === 'object') isOpen = true
      continue
    }
    isTyped = true
    for (const [name, schemas] of members) for (const each of schemas) add(name, each)
  }
  return isOpen || !isTyped ? null : members
}

/** Returns the places of members that no schema declares. */
const undeclared = (document: Document, schema: Schema, value: unknown, path: string): readonly string[] => {
  const resolved = resolve(document, schema)
  if (Array.isArray(value)) {
    const lists = [resolved, ...[resolved.anyOf, resolved.oneOf, resolved.allOf].flatMap(schemasIn)]
    const items = lists.map((each) => resolve(document, each).items).find(isObject)
    return items === undefined
      ? []
      : value.flatMap((each, index) => undeclared(document, items, each, `${path}/${index}`))
  }
  if (!isObject(value)) return []
  const members = declaredMembers(document, schema)
  if (members === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const schemas = members.get(name)
    if (schemas === undefined) return [`${path}/${name}`]
    const [first] = schemas
    // Where alternatives declare a member differently, ajv has checked which one it is.
    return schemas.length === 1 && first !== undefined
      ? undeclared(document, first, member, `${path}/${name}`)
      : []
  })
}

/**
 * Returns whether a library system is not there. A library system that a call has set up, and which is not there, does
 * not answer.
 */
const isAway = ({ status, text }: ReadAnswer): boolean =>
  status === 503 && text.includes('own system does not answer')

/** Checks that answers are those that a document declares. */
export const createAnswerCheck = (document: Document) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema(withoutShared(document), 'openapi')
  const validators = new Map<string, ReturnType<typeof ajv.compile>>()

  const validatorOf = (operation: Operation, status: string, type: string) => {
    const escapePointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')
    const parts = [
      'paths',
      operation.path,
      operation.method.toLowerCase(),
      'responses',
      status,
      'content',
      type,
    ]
    const pointer = `openapi#/${parts.map(escapePointer).map(encodeURIComponent).join('/')}/schema`
    const validator = validators.get(pointer)
    if (validator !== undefined) return validator
    const made = ajv.compile({ $ref: pointer })
    validators.set(pointer, made)
    return made
  }

  /** Lists the faults of an answer, in a few words each; none if it is as declared. */
  return (operation: Operation, answer: ReadAnswer): readonly string[] => {
    const shared = operation.answers.default?.['x-statuses']?.includes(answer.status) === true
    const isOwn = operation.answers[String(answer.status)] !== undefined
    const status = shared && !isOwn ? 'default' : String(answer.status)
    const declared = operation.answers[status]
    if (answer.status >= 500 && !isAway(answer)) return [`${status}: ${answer.text.slice(0, 600)}`]
    if (declared === undefined) return [`${status} is not declared: ${answer.text.slice(0, 300)}`]
    const faults: string[] = []
    // What every answer has is declared once, as a component.
    const names = [
      ...Object.keys(declared.headers ?? {}),
      'X-Request-Id',
      'RateLimit',
      'RateLimit-Policy',
    ].map((name) => name.toLowerCase())
    for (const name of headersOfTheApi)
      if (answer.headers.has(name) && !names.includes(name.toLowerCase()))
        faults.push(`${status} has the header ${name}, which is not declared`)
    if (!answer.headers.has('x-request-id')) faults.push(`${status} has no X-Request-Id`)
    if (names.includes('retry-after') && answer.status === 429 && !answer.headers.has('retry-after'))
      faults.push('429 without Retry-After')
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const content = declared.content ?? {}
    if (answer.text === '') {
      if (Object.keys(content).length > 0 && operation.method !== 'HEAD')
        faults.push(`${status} has no body, but ${Object.keys(content).join(', ')} is declared`)
      return faults
    }
    const media = content[type]
    if (media === undefined) return [...faults, `${status} is ${type}, which is not declared`]
    if (!/json$/.test(type) || media.schema === undefined) return faults
    const validate = validatorOf(operation, status, type)
    if (!validate(answer.json))
      faults.push(
        `${status} is outside its schema: ${(validate.errors ?? [])
          .slice(0, 3)
          .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
          .join(' | ')}`,
      )
    const extra = [...new Set(undeclared(document, media.schema, answer.json, ''))]
    if (extra.length > 0)
      faults.push(`${status} has members that are not declared: ${extra.slice(0, 5).join(', ')}`)
    return faults
  }
}
