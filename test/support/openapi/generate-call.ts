import { breakValue } from './break-value.ts'
import type { Operation, Parameter } from './document.ts'
import { awkwardTexts, generateValue, type Sources } from './generate-value.ts'

/** A call of an operation. */
export type GeneratedCall = {
  readonly operation: Operation
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(String).join(',')
      : JSON.stringify(value)

/** Returns the resource that a path is about: `partners` of `/v1/partners/{code}/state`. */
export const resourceOf = (path: string): string => {
  const parts = path.split('/')
  return (parts[1] === 'v1' ? parts[2] : parts[1]) ?? ''
}

const parameterText = (
  operation: Operation,
  { name, schema, example, in: place }: Parameter,
  sources: Sources,
): string => {
  const { random, knownValues } = sources
  if (random.chance(0.04)) return random.pick(awkwardTexts)
  const specific =
    place === 'path' ? knownValues.find(`${resourceOf(operation.path)}.${name}`, random) : undefined
  if (specific !== undefined && random.chance(0.8)) return specific
  if (example !== undefined && random.chance(0.3)) return textOf(example)
  return textOf(generateValue(schema, name, sources))
}

/** Removes the characters that a header must not have: such a call would fail before it is sent. */
const headerSafe = (text: string): string =>
  text
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, 500)

const encode = (text: string): string => encodeURIComponent(text.toWellFormed())

const pathOf = (operation: Operation, sources: Sources): string => {
  const { random } = sources
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name)
    return parameter === undefined ? 'x' : encode(parameterText(operation, parameter, sources)) || 'x'
  })
  const query = operation.parameters
    .filter(({ in: place, required }) => place === 'query' && (required === true || random.chance(0.2)))
    .map((parameter) => `${encode(parameter.name)}=${encode(parameterText(operation, parameter, sources))}`)
  if (random.chance(0.03)) query.push(`${encode(random.pick(['limt', 'stats', 'x', '__proto__', '']))}=1`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

const headersOf = (operation: Operation, sources: Sources): Record<string, string> => {
  const { random } = sources
  return Object.fromEntries(
    operation.parameters
      .filter(({ in: place, required }) => place === 'header' && (required === true || random.chance(0.25)))
      .map((parameter) => [parameter.name, headerSafe(parameterText(operation, parameter, sources))]),
  )
}

const bodyOf = (
  operation: Operation,
  sources: Sources,
): { readonly type: string; readonly text: string } | undefined => {
  const { random } = sources
  const content = Object.entries(operation.body?.content ?? {})
  if (content.length === 0) return undefined
  if (random.chance(0.02)) return undefined
  const [type, { schema = {}, example }] = random.pick(content)
  const sent = random.chance(0.02)
    ? random.pick(['text/plain', 'application/xml', 'a', 'application/json; charset=latin1'])
    : type
  if (!/json$/.test(type)) {
    const texts = ['', '<a/>', '<a>', ...awkwardTexts]
    return {
      type: sent,
      text: typeof example === 'string' && random.chance(0.5) ? example : random.pick(texts),
    }
  }
  if (random.chance(0.03))
    return { type: sent, text: random.pick(['', '{', '[1', 'nul', '{"a":1,}', '"\\ud800"']) }
  const value = example !== undefined && random.chance(0.4) ? example : generateValue(schema, 'body', sources)
  return { type: sent, text: JSON.stringify(random.chance(0.3) ? breakValue(value, random) : value) }
}

/** Makes a call of an operation: mostly as the document says, sometimes wrong in one place. */
export const generateCall = (operation: Operation, sources: Sources): GeneratedCall => {
  const body = bodyOf(operation, sources)
  return {
    operation,
    path: pathOf(operation, sources),
    headers: {
      ...headersOf(operation, sources),
      ...(body === undefined ? {} : { 'content-type': body.type }),
    },
    body: body?.text,
  }
}
