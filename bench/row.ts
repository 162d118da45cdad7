import { z } from 'zod'

/** The benchmarks by name, in the order in which they are shown. */
export const rowNames = [
  'bare-hono',
  'inbound-iso18626-sqlite',
  'inbound-ncip-sqlite',
  'inbound-iso18626-redis',
  'inbound-iso18626-postgres',
  'create-send-sqlite',
  'create-send-redis',
  'create-send-postgres',
  'parse-iso18626',
  'commit-sqlite',
  'outbound-iso18626-sqlite',
  'outbound-iso18626-postgres',
  'outbound-mixed-partners',
  'outbound-with-webhooks',
  'webhook-events',
  'inbound-half-load',
  'inbound-beside-lists',
  'inbound-iso18626-sqlite-50k',
  'inbound-iso18626-sqlite-500k',
  'inbound-iso18626-sqlite-1m',
  'memory-1m',
  'statistics-1m',
  'rota-building',
  'rota-commit',
  'rota-holders-200',
  'rota-holders-2000',
  'directory-sync-10k',
  'snapshot-10k',
] as const
export type RowName = (typeof rowNames)[number]

/** Those that take minutes each: they are measured only where they are asked for. */
export const longRows: ReadonlySet<RowName> = new Set([
  'inbound-iso18626-sqlite-500k',
  'inbound-iso18626-sqlite-1m',
  'memory-1m',
  'statistics-1m',
])

/** A measurement: how many per second, the time of the slowest percent, and the memory of the process. */
export const Measured = z.object({
  perSecond: z.number(),
  p99Ms: z.number(),
  /** Megabytes (2^20) of resident memory, the most that was seen. */
  rssMb: z.number(),
})
export type Measured = z.infer<typeof Measured>

/** The results of a part of the benchmarks. */
export type Findings = {
  readonly rows: Partial<Record<RowName, Measured>>
  /** Remarks that do not fit into a row, in sentences. */
  readonly notes?: readonly string[]
}

/** A row of `bench/results/latest.json`. */
export type Row = Measured & {
  readonly name: RowName
  /** Its rate as a share of what the bare Hono server did in the same run. */
  readonly ratioToBareHono: number
}

/** Returns the value below which a share of some values lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.floor(sorted.length * share)] ?? 0
}

/** Returns the value in the middle. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/**
 * Makes the rows of a run.
 *
 * @param measured what was measured, the bare Hono server among it
 */
export const rowsOf = (measured: Readonly<Partial<Record<RowName, Measured>>>): readonly Row[] => {
  const bare = measured['bare-hono']?.perSecond
  if (bare === undefined)
    throw new Error('the bare Hono server was not measured: there is nothing to hold rows against')
  return rowNames.flatMap((name) => {
    const each = measured[name]
    if (each === undefined) return []
    return {
      name,
      perSecond: Math.round(each.perSecond),
      ratioToBareHono: rounded(each.perSecond / bare, 3),
      p99Ms: rounded(each.p99Ms, 2),
      rssMb: Math.round(each.rssMb),
    }
  })
}

const head = ['', 'per second', 'of bare Hono', 'p99 ms', 'memory MB']

/** Shows rows as a table: in Markdown, and for people as it is. */
export const tableOf = (rows: readonly Row[]): string => {
  const cells = rows.map(({ name, perSecond, ratioToBareHono, p99Ms, rssMb }) => [
    name,
    perSecond.toLocaleString('en'),
    ratioToBareHono.toFixed(3),
    p99Ms.toFixed(2),
    String(rssMb),
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]): string => {
    const padded = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), line(rule), ...cells.map(line)].join('\n')
}
