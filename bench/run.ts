import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type PostgresServer, startPostgres } from '../test/support/postgres.ts'
import { type RedisServer, startRedis } from '../test/support/redis.ts'
import { measureBesideLists } from './beside-lists.ts'
import { runTask } from './child-process.ts'
import { measureDirectory } from './directory.ts'
import { measureHalfLoad } from './half-load-latency.ts'
import { measureMemory } from './memory.ts'
import { measureMixed, measureOutbound, measureOutboundOfPostgres } from './outbound.ts'
import { prepareLoans } from './prepare.ts'
import { writeReport } from './report.ts'
import { measureHolderPlans, measureRota } from './rota.ts'
import { type Findings, longRows, Measured, type RowName, rowNames } from './row.ts'
import { measureSideBySide, type Place, sideBySideRows } from './side-by-side.ts'
import { measureStatistics } from './statistics.ts'
import { measureWebhooks } from './webhooks.ts'

const usage = `npm run bench [-- --full] [-- --only ROW,ROW]
    measures the gateway beside a bare Hono server, and writes latest.json, latest.md and latest.svg to bench/results/
    --full   also the long rows: stores of 500,000 and of a million requests, and a million messages (half an hour more)
    --only   these rows alone, written as chosen.json, chosen.md and chosen.svg; bare-hono is always among them
rows: ${rowNames.join(', ')}`

const requests = 1_000
const commits = 60_000

const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/**
 * Measures parsing as the gateway does it; with fast-xml-parser beside it, which is what the other reader is held
 * against.
 */
const measureParse = async (): Promise<Findings> => {
  const parse = (reader: string) => runTask('processes/parse.ts', { milliseconds: 4_000, reader }, Measured)
  const scan = await parse('scan')
  const other = await parse('fast-xml-parser')
  const times = (scan.perSecond / other.perSecond).toFixed(1)
  return {
    rows: { 'parse-iso18626': scan },
    notes: [`parse-iso18626: ${times} times as fast as with fast-xml-parser.`],
  }
}

const measureCommit = async ({ folder }: Place): Promise<Findings> => {
  const file = join(folder, 'commits.sqlite')
  await prepareLoans(file, requests, 'iso18626')
  const task = { file, requests, messages: commits, inFlight: 32 }
  return { rows: { 'commit-sqlite': await runTask('processes/commit.ts', task, Measured) } }
}

/** A part of the benchmarks: the rows that it measures together, and how. */
type Part = {
  readonly rows: readonly RowName[]
  readonly measure: (place: Place, wanted: ReadonlySet<RowName>) => Promise<Findings>
}

let failures = 0
const failed = (what: string, error: unknown): void => {
  failures += 1
  say(`FAILED: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}

const parts: readonly Part[] = [
  { rows: sideBySideRows, measure: (place, wanted) => measureSideBySide(place, wanted, failed) },
  { rows: ['inbound-half-load'], measure: measureHalfLoad },
  { rows: ['inbound-beside-lists'], measure: measureBesideLists },
  { rows: ['parse-iso18626'], measure: measureParse },
  { rows: ['commit-sqlite'], measure: measureCommit },
  { rows: ['outbound-iso18626-sqlite'], measure: ({ folder }) => measureOutbound(folder) },
  { rows: ['outbound-iso18626-postgres'], measure: measureOutboundOfPostgres },
  { rows: ['outbound-mixed-partners'], measure: ({ folder }) => measureMixed(folder) },
  {
    rows: ['outbound-with-webhooks', 'webhook-events'],
    measure: ({ folder }) => measureWebhooks(folder),
  },
  {
    rows: ['rota-building', 'rota-commit'],
    measure: async ({ folder }) => ({ rows: await measureRota(folder) }),
  },
  {
    rows: ['rota-holders-200', 'rota-holders-2000'],
    measure: async () => ({ rows: await measureHolderPlans() }),
  },
  {
    rows: ['directory-sync-10k', 'snapshot-10k'],
    measure: ({ folder }) => measureDirectory(folder),
  },
  { rows: ['memory-1m'], measure: measureMemory },
  { rows: ['statistics-1m'], measure: ({ folder }) => measureStatistics(folder, 1_000_000) },
]

/** Measures one part after the other; a failure is reported, and the others continue. */
const measureAll = async (place: Place, wanted: ReadonlySet<RowName>): Promise<Findings> => {
  let all: Findings = { rows: {} }
  for (const { rows, measure } of parts) {
    const chosen = rows.filter((name) => wanted.has(name))
    if (chosen.length === 0) continue
    say(`measuring ${chosen.join(', ')}`)
    await measure(place, wanted).then(
      (measured) => {
        all = {
          ...all,
          ...measured,
          rows: { ...all.rows, ...measured.rows },
          notes: [...(all.notes ?? []), ...(measured.notes ?? [])],
        }
      },
      (error) => failed(chosen.join(', '), error),
    )
  }
  return all
}

const wantedRows = (full: boolean, only: string | undefined): ReadonlySet<RowName> => {
  if (only === undefined) return new Set(rowNames.filter((name) => full || !longRows.has(name)))
  const named = only.split(',')
  const unknown = named.find((name) => !rowNames.some((rowName) => rowName === name))
  if (unknown !== undefined) throw new Error(`there is no row ${unknown}; there are: ${rowNames.join(', ')}`)
  return new Set(rowNames.filter((name) => name === 'bare-hono' || named.includes(name)))
}

const { values } = parseArgs({
  options: { full: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help === true) {
  say(usage)
} else {
  const wanted = wantedRows(values.full === true, values.only)
  const folder = mkdtempSync(join(tmpdir(), 'lendwire-bench-'))
  // PostgreSQL runs as another user than root.
  chmodSync(folder, 0o755)
  // Whatever else makes temporary files, here or in the processes started, makes them in there too.
  process.env.TMPDIR = folder
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
  let redis: Promise<RedisServer> | undefined
  let postgres: Promise<PostgresServer> | undefined
  const place: Place = {
    folder,
    say,
    redis: () => {
      redis ??= startRedis()
      return redis
    },
    postgres: () => {
      postgres ??= startPostgres([])
      return postgres
    },
  }
  try {
    const findings = await measureAll(place, wanted)
    console.log(await writeReport(values.only === undefined ? 'latest' : 'chosen', findings))
  } finally {
    await redis?.then((server) => server.stop()).catch((error: unknown) => failed('Redis', error))
    await postgres?.then((server) => server.stop()).catch((error: unknown) => failed('PostgreSQL', error))
  }
  if (failures > 0) process.exitCode = 1
}
