import type { Example } from '../../../src/http/openapi/examples/example.ts'
import { readJson } from '../read-json.ts'
import type { ReadAnswer } from './check-answer.ts'
import type { Operation } from './document.ts'

/** The options of calling an example: its credentials, and the replacements of the sample values. */
export type ExampleContext = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Further query parameters, such as the answer of an identity provider. */
  readonly query?: string | undefined
  /** A body that no example can show, such as a form of a page. */
  readonly form?: FormData | undefined
  /** Values of the gateway, by the sample value that they take the place of. */
  readonly live: ReadonlyMap<string, string>
}

/** Replaces sample values by the values of the gateway. */
export const withLiveValues = (text: string, live: ReadonlyMap<string, string>): string =>
  [...live].reduce((changed, [sample, value]) => changed.replaceAll(sample, value), text)

const bodyOf = (operation: Operation, { body }: Example, live: ReadonlyMap<string, string>) => {
  const [type] = Object.keys(operation.body?.content ?? {})
  if (type === undefined || body === undefined) return undefined
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { type, text: withLiveValues(text, live) }
}

/** Calls an operation as its example says. */
export const runExample = async (
  operation: Operation,
  example: Example,
  { url, headers, live, query: furtherQuery = '', form }: ExampleContext,
): Promise<ReadAnswer> => {
  const values = Object.entries(example.parameters ?? {}).map(
    ([name, value]) => [name, withLiveValues(value, live)] as const,
  )
  const placed = (place: string): readonly (readonly [string, string])[] =>
    values.filter(([name]) => operation.parameters.some((each) => each.in === place && each.name === name))
  const unplaced = values.filter(([name]) => !operation.parameters.some((each) => each.name === name))
  if (unplaced.length > 0)
    throw new Error(`${operation.id} has no parameter ${unplaced.map(([name]) => name)}`)
  const path = placed('path').reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  )
  const ownQuery = new URLSearchParams(placed('query').map(([name, value]) => [name, value])).toString()
  const query = [ownQuery, furtherQuery].filter((part) => part !== '').join('&')
  const body = bodyOf(operation, example, live)
  const response = await fetch(`${url}${path}${query === '' ? '' : `?${query}`}`, {
    method: operation.method,
    redirect: 'manual',
    headers: {
      ...headers,
      ...Object.fromEntries(placed('header')),
      ...(body === undefined ? {} : { 'content-type': body.type }),
    },
    ...(form === undefined ? (body === undefined ? {} : { body: body.text }) : { body: form }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: readJson(text) }
}
