import type { OpenAPI3 } from 'openapi-typescript'

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

type Operation = {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
}
type Row = { readonly tag: string; readonly line: string }

/** Returns the first sentence of a description, on one line; none where it leads to a list. */
const firstSentence = (text = ''): string =>
  (/^[^:]*?\.(?=\s|$)/.exec(text)?.[0] ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()

const rowsOf = ([path, item]: readonly [string, object]): readonly Row[] =>
  methods.flatMap((method) => {
    const operation: Operation | undefined = Reflect.get(item, method)
    if (operation === undefined) return []
    const { tags = [], summary = '', description } = operation
    const about = [summary, firstSentence(description)].filter((each) => each !== '').join('. ')
    return [{ tag: tags[0] ?? 'Other', line: `| \`${method.toUpperCase()} ${path}\` | ${about} |` }]
  })

/** Lists every operation of the API by subject. */
export const describeOperations = ({ paths = {} }: OpenAPI3): string => {
  const rows = Object.entries(paths).flatMap(rowsOf)
  const sections = [...new Set(rows.map(({ tag }) => tag))].map((tag) =>
    [
      `## ${tag}`,
      '',
      '| operation | what it does |',
      '| --- | --- |',
      ...rows.filter((row) => row.tag === tag).map(({ line }) => line),
    ].join('\n'),
  )
  return [
    '# Operations of the API',
    'This page is generated: `npm run docs`. It lists each operation with one sentence. A gateway describes all of them in full, with parameters and schemas, under `/docs`, and as OpenAPI under `/openapi.json`. [integrate.md](integrate.md) shows how to use them.',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}
