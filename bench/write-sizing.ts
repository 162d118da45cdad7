import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { Measured, type RowName, rowNames } from './row.ts'

/**
 * Writes the figures of `npm run bench` (bench/results/latest.json) into docs/sizing.md. Run it where the benchmark ran, on a
 * machine that had nothing else to do.
 */
const Rows = z.array(Measured.extend({ name: z.enum(rowNames) }))
const page = new URL('../docs/sizing.md', import.meta.url)
const measured = new Map(
  Rows.parse(JSON.parse(readFileSync(new URL('results/latest.json', import.meta.url), 'utf8'))).map((row) => [
    row.name,
    row,
  ]),
)

const work: readonly (readonly [title: string, sqlite: RowName, redis: RowName | null])[] = [
  ['messages of partners over ISO 18626, a second', 'inbound-iso18626-sqlite', 'inbound-iso18626-redis'],
  ['messages of partners over NCIP, a second', 'inbound-ncip-sqlite', null],
  ['requests created and sent, a second', 'create-send-sqlite', 'create-send-redis'],
  ['changes of requests that are made durable, a second', 'commit-sqlite', null],
  ['deliveries to partners, a second', 'outbound-iso18626-sqlite', null],
]

const rowOf = (name: RowName): z.infer<typeof Rows>[number] => {
  const row = measured.get(name)
  if (row === undefined) throw new Error(`bench/results/latest.json has no row ${name}: run npm run bench`)
  return row
}

/** Rounds to two significant digits: a second run differs by as much. */
const rate = (name: RowName | null): string =>
  name === null ? '–' : Number(rowOf(name).perSecond.toPrecision(2)).toLocaleString('en')

const slowest = (name: RowName): string => `${Math.round(rowOf(name).p99Ms)} ms`

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date())

const figures = `| work | SQLite | Redis (\`appendfsync always\`) |
| --- | ---: | ---: |
${work.map(([title, sqlite, redis]) => `| ${title} | ${rate(sqlite)} | ${rate(redis)} |`).join('\n')}

The gateway, the program that calls it and the lenders share the two cores. 32 connections call at the same time, and each call is answered when its change is durable. All rows were measured on ${day} on the idle machine. The slowest percent of the answers took ${slowest('inbound-iso18626-sqlite')} (ISO 18626), ${slowest('inbound-ncip-sqlite')} (NCIP) and ${slowest('create-send-sqlite')} (creating and sending) on SQLite.`

const text = readFileSync(page, 'utf8')
const part = /<!-- figures -->[\s\S]*<!-- \/figures -->/
if (!part.test(text)) throw new Error('docs/sizing.md has no place for the figures')
writeFileSync(
  page,
  text.replace(part, () => `<!-- figures -->\n${figures}\n<!-- /figures -->`),
)
