import { entriesOf, isJson } from './json.ts'

/** The document of the API that the next version offers: later changes are compared with it. */
export const baselinePath = 'fixtures/openapi/next.json'

const words = new Set(['description', 'summary', 'title', 'example', 'examples', 'tags'])

/** Leaves out of a document what no client depends on: descriptions, examples and the gateway's own keywords. */
const withoutWords = (value: unknown, isMembers: boolean): unknown => {
  if (Array.isArray(value)) return value.map((each) => withoutWords(each, false))
  if (!isJson(value)) return value
  return Object.fromEntries(
    entriesOf(value)
      .filter(([name]) => isMembers || !(words.has(name) || name.startsWith('x-')))
      .map(([name, each]) => [
        name,
        withoutWords(each, !isMembers && (name === 'properties' || name === 'headers')),
      ]),
  )
}

/** Writes a baseline, with a line for each path and schema. */
export const writeBaseline = (document: unknown): string => {
  const { openapi, info, paths, webhooks, components } = Object(withoutWords(document, false))
  const lines = (value: unknown): string =>
    `{\n${entriesOf(value)
      .map(([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`)
      .join(',\n')}\n}`
  const parts = entriesOf(components).map(([name, each]) => `${JSON.stringify(name)}:${lines(each)}`)
  return `{"openapi":${JSON.stringify(openapi)},"info":${JSON.stringify(info)},
"paths":${lines(paths)},
"webhooks":${lines(webhooks)},
"components":{${parts.join(',\n')}}}
`
}
