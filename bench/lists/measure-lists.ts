import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { LibraryCode } from '../../src/borrowing/values.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { percentile } from '../row.ts'
import { countQueries, listQueries } from './list-queries.ts'
import { libraries } from './made-requests.ts'

const run = promisify(execFile)

/** The times of one query in milliseconds, for one library or all. */
export type ListFigure = {
  readonly name: string
  readonly scope: 'one library' | 'all libraries'
  readonly warm: { readonly p50: number; readonly p95: number }
  /** The time of the processor that a warm query takes, whatever else the machine does. */
  readonly processor: { readonly p50: number; readonly p95: number }
  /** Over a connection just opened, to a file of which the system keeps nothing in memory. */
  readonly cold: { readonly p50: number; readonly p95: number }
  /** The reads of the file that a cold query makes, mostly of a page of 4 kB each; null where the system does not count them. */
  readonly coldReads: number | null
  /** The most candidates that a page examined; null for counts. */
  readonly examined: number | null
}

export type Runs = { readonly warm: number; readonly cold: number }

type Query = {
  readonly name: string
  readonly ask: (store: Store, library: LibraryCode | null, run: number) => Promise<number | null>
}

const queries: readonly Query[] = [
  ...listQueries.map(({ name, of }) => ({
    name,
    ask: async (store: Store, library: LibraryCode | null, turn: number) =>
      (await store.listRequests({ library, limit: 50, milliseconds: 30, ...of(library, turn) })).examined,
  })),
  ...countQueries.map(({ name, of }) => ({
    name,
    ask: async (store: Store, library: LibraryCode | null, turn: number) => {
      await store.countRequests({ library, ...of(turn) })
      return null
    },
  })),
]

/** Lets the system forget what it keeps of a file in memory. */
const forgetFile = (file: string): Promise<unknown> =>
  run('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'])

const times = (measured: readonly number[]) => ({
  p50: percentile(measured, 0.5),
  p95: percentile(measured, 0.95),
})

/** Returns the time of the processor that this process has had, in milliseconds. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The reads of files that this process has made, as Linux counts them (proc(5), `syscr`); null on other systems. */
const countReads = (): number | null => {
  if (!existsSync('/proc/self/io')) return null
  const [, reads] = /^syscr: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8')) ?? []
  return reads === undefined ? null : Number(reads)
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const scopes = [
  ['one library', libraries[0] ?? null],
  ['all libraries', null],
] as const

const cases = queries.flatMap(({ name, ask }) =>
  scopes.map(([scope, library]) => ({ name, ask, scope, library })),
)

/** Measures a query over connections just opened. */
const measureCold = async (
  file: string,
  { ask, library }: (typeof cases)[number],
  turns: number,
): Promise<Pick<ListFigure, 'cold' | 'coldReads'>> => {
  const cold: number[] = []
  const reads: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    await forgetFile(file)
    const store = await openSqliteStore({ file })
    // A gateway reads them as it starts.
    await store.countRequestStates()
    const before = countReads()
    cold.push(await timed(() => ask(store, library, turn)))
    const after = countReads()
    if (before !== null && after !== null) reads.push(after - before)
    await store.close()
  }
  return { cold: times(cold), coldReads: reads.length === 0 ? null : times(reads).p95 }
}

/** Measures a query over a connection that has been used. */
const measureWarm = async (store: Store, { ask, library }: (typeof cases)[number], turns: number) => {
  const warm: number[] = []
  const processor: number[] = []
  let examined: number | null = null
  for (let turn = 0; turn < turns; turn += 1) {
    const measure = async (): Promise<void> => {
      const count = await ask(store, library, turn)
      examined = count === null ? null : Math.max(examined ?? 0, count)
    }
    await measure()
    const before = processorTime()
    warm.push(await timed(measure))
    processor.push(processorTime() - before)
  }
  return { warm: times(warm), processor: times(processor), examined }
}

/** Measures every query on a SQLite file, for its largest library and for all. */
export const measureLists = async (file: string, runs: Runs): Promise<readonly ListFigure[]> => {
  const cold: Pick<ListFigure, 'cold' | 'coldReads'>[] = []
  for (const each of cases) cold.push(await measureCold(file, each, runs.cold))
  return measureStore(await openSqliteStore({ file }), runs, cold)
}

/** Measures every query on an open store, which it closes; `cold` has what was measured of each before. */
export const measureStore = async (
  store: Store,
  runs: Runs,
  cold: readonly Pick<ListFigure, 'cold' | 'coldReads'>[] = [],
): Promise<readonly ListFigure[]> => {
  const figures: ListFigure[] = []
  for (const [index, each] of cases.entries()) {
    const measured = await measureWarm(store, each, runs.warm)
    const atFirst = cold[index] ?? { cold: times([]), coldReads: null }
    figures.push({ name: each.name, scope: each.scope, ...measured, ...atFirst })
  }
  await store.close()
  return figures
}
