import { z } from 'zod'
import { addDays } from '../borrowing/time.ts'
import type { Day, LibraryCode } from '../borrowing/values.ts'
import { createBreathe } from '../breathe.ts'
import { type ChangesPort, emptyChange } from '../store/ports/changes.ts'
import type { LeasesPort } from '../store/ports/keyed-records.ts'
import type { Row, RowsPort } from '../store/ports/rows.ts'
import { columnShape, type PartName, packColumns, partNames } from './columns.ts'
import { changeMarks, derivedKey, derivedRows } from './fact-rows.ts'
import { monthBefore, monthsBetween } from './months.ts'
import { readFacts } from './read-facts.ts'
import type { RequestFacts } from './request-facts.ts'

/** The part of a store that keeps the columns of months. */
export type MonthsStore = RowsPort & ChangesPort & LeasesPort

/** The first and the last of some months, as 2026-11. */
export type MonthRange = readonly [first: string, last: string]

/** How many months are read at a time: one of a large library has some megabytes. */
const pageSize = 100

/** Reads the rows of a name, which lie under their months. */
export const listByMonth = async (
  store: RowsPort,
  library: LibraryCode,
  name: string,
  [first, last]: MonthRange,
): Promise<ReadonlyMap<string, unknown>> => {
  const rows: Row[] = []
  let after = `${derivedKey(name, monthBefore(first, 1))}~`
  for (;;) {
    const page = await store.listRows(library, { after, before: `${derivedKey(name, last)}!` }, pageSize)
    rows.push(...page)
    const end = page.at(-1)
    if (end === undefined || page.length < pageSize) break
    after = end.key
  }
  return new Map(rows.map(({ key, value }) => [key.slice(-first.length), value]))
}

/** How far the day in a library may be ahead, in days. */
const daysAhead = 2

/**
 * Returns the months from the first of which a library has facts to the present one; undefined where it has none.
 *
 * @param today the present day in the library
 */
export const monthsOf = async (
  store: RowsPort,
  library: LibraryCode,
  today: Day,
  from = '',
): Promise<MonthRange | undefined> => {
  const [oldest] = await store.listRows(library, { after: from, before: derivedRows }, 1)
  return oldest && [oldest.key.slice(0, 7), addDays(today, daysAhead).slice(0, 7)]
}

/** Returns the mark of columns in the present shape; it differs from that of another shape, and from none. */
export const markOf = (value: unknown): string =>
  `${typeof value === 'string' ? value : ''} in ${columnShape}`

const Kept = z.object({ mark: z.string(), part: z.unknown() })

/** Returns a part of the columns of a month; undefined where it was not kept under a mark. */
export const partUnder = (mark: string, row: unknown): unknown => {
  const { data } = Kept.safeParse(row)
  return data?.mark === mark ? data.part : undefined
}

/** The name of the rows that say under which mark the columns of a month are kept: they are read where nothing else is needed. */
const keptMarks = 'kept'

/** Reads the facts of all requests that were created in a month. */
export const readMonth = async (
  store: RowsPort,
  library: LibraryCode,
  month: string,
): Promise<readonly RequestFacts[]> => {
  const all: RequestFacts[] = []
  for await (const page of readFacts(store, library, { from: month, to: `${month}-31` })) all.push(...page)
  return all
}

/** Returns the rows that keep parts of a month; a month whose facts were deleted has none. */
const rowsOf = (month: string, mark: string, parts: ReadonlyMap<PartName, unknown>): readonly Row[] => [
  ...partNames.map((name) => ({
    key: derivedKey(name, month),
    value: parts.has(name) ? { mark, part: parts.get(name) } : null,
  })),
  { key: derivedKey(keptMarks, month), value: mark },
]

/** The mark of a month whose facts were deleted after their time. */
const deleted = 'deleted'
/** The month before all others. */
const firstMonth = '0000-01'

/** How long columns are computed before other work of the process comes between, in milliseconds. */
const longestTurn = 25
/** For how long the lease is taken, in milliseconds: a process that died is followed by another after that. */
const leaseFor = 60_000

/**
 * Makes the columns of the months of a library whose facts changed since they were made, and keeps them; those of months whose
 * facts were deleted are emptied. One process does it at a time.
 *
 * @param today the present day in the library
 * @returns false where another process does it
 */
export const keepMonths = async (store: MonthsStore, library: LibraryCode, today: Day): Promise<boolean> => {
  const range = await monthsOf(store, library, today)
  const present = addDays(today, daysAhead).slice(0, 7)
  const [first, last] = range ?? [monthBefore(present, -1), present]
  const name = `statistics ${library}`
  const token = await store.acquireLease(name, leaseFor)
  if (token === null) return false
  try {
    const [marks, kept] = await Promise.all([
      listByMonth(store, library, changeMarks, [first, last]),
      listByMonth(store, library, keptMarks, [firstMonth, last]),
    ])
    const breathe = createBreathe(longestTurn, 0)
    const keep = (rows: readonly Row[]) => store.commit({ ...emptyChange(library), rows })
    for (const [month, mark] of kept)
      if (month < first && mark !== deleted) await keep(rowsOf(month, deleted, new Map()))
    // The newest first: they are asked for most.
    for (const month of monthsBetween(first, last).toReversed()) {
      const mark = markOf(marks.get(month))
      if (kept.get(month) === mark) continue
      const facts = await readMonth(store, library, month)
      if (!(await store.renewLease(name, token, leaseFor))) return false
      await keep(rowsOf(month, mark, packColumns(facts)))
      await breathe()
    }
    return true
  } finally {
    await store.releaseLease(name, token)
  }
}
