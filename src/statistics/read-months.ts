import { z } from 'zod'
import { addDays } from '../borrowing/time.ts'
import type { Day, LibraryCode } from '../borrowing/values.ts'
import { createBreathe } from '../breathe.ts'
import { type ChangesPort, emptyChange } from '../store/ports/changes.ts'
import type { Row, RowsPort } from '../store/ports/rows.ts'
import { version } from '../version.ts'
import { type ColumnName, type Columns, columnsOf } from './columns.ts'
import { changeMarks, derivedKey, derivedRows } from './fact-rows.ts'
import { monthBefore, monthsBetween } from './months.ts'
import { type CreatedRange, readFacts } from './read-facts.ts'
import type { RequestFacts } from './request-facts.ts'
import { columnShape, packColumns, unpackColumns } from './stored-columns.ts'

/** The part of a store that statistics read, and that keeps the columns of months. */
type StatisticsStore = RowsPort & ChangesPort

const pageSize = 1_000

/** How far the day in a library may be ahead, in days. */
const daysAhead = 2

/** Reads the rows of a name, which lie under their months. */
const listByMonth = async (
  store: RowsPort,
  library: LibraryCode,
  name: string,
  [first, last]: readonly [string, string],
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

/** The mark of a month without any, and of one whose columns an earlier version computed, differ from every other. */
const markOf = (value: unknown): string =>
  `${typeof value === 'string' ? value : ''} in ${version} ${columnShape}`

const Stored = z.object({ mark: z.string(), column: z.unknown() })

/** Reads the facts of a month, and keeps their columns under the mark that was read before. */
const rebuildMonth = async (
  store: StatisticsStore,
  library: LibraryCode,
  month: string,
  mark: string,
): Promise<Columns> => {
  const all: RequestFacts[] = []
  for await (const page of readFacts(store, library, { from: month, to: `${month}-31` })) all.push(...page)
  const columns = columnsOf(all)
  const rows = Array.from(packColumns(columns), ([name, column]) => ({
    key: derivedKey(name, month),
    value: { mark, column },
  }))
  await store.commit({ ...emptyChange(library), rows })
  return columns
}

/** How long columns are computed before other work of the process comes between, in milliseconds. */
const longestTurn = 25

/**
 * Reads columns of the facts of a library, month by month of creation. Columns are kept from one call to the next: those of
 * a month are made again where its facts changed, so that a call reads few facts one by one.
 *
 * @param names the columns that are read
 * @param today the present day in the library
 */
export type ReadMonths = (
  library: LibraryCode,
  range: CreatedRange,
  names: readonly ColumnName[],
  today: Day,
) => AsyncGenerator<Columns>

/** Makes the function that reads columns from a store. */
export const createReadMonths = (store: StatisticsStore): ReadMonths =>
  async function* (library, { from = '', to }, names, today) {
    const [oldest] = await store.listRows(library, { after: from, before: derivedRows }, 1)
    if (oldest === undefined) return
    const first = oldest.key.slice(0, 7)
    const end = addDays(today, daysAhead).slice(0, 7)
    const last = to === undefined || to.slice(0, 7) > end ? end : to.slice(0, 7)
    const wanted = [...new Set(names)]
    const [marks, ...columns] = await Promise.all(
      [changeMarks, ...wanted].map((name) => listByMonth(store, library, name, [first, last])),
    )
    const breathe = createBreathe(longestTurn, 0)
    for (const month of monthsBetween(first, last)) {
      const mark = markOf(marks?.get(month))
      const stored = new Map<ColumnName, unknown>()
      wanted.forEach((name, place) => {
        const read = Stored.safeParse(columns[place]?.get(month))
        if (read.data?.mark === mark) stored.set(name, read.data.column)
      })
      yield stored.size === wanted.length
        ? unpackColumns(stored)
        : await rebuildMonth(store, library, month, mark)
      await breathe()
    }
    // Facts from a clock that was ahead.
    if (last === end)
      for await (const page of readFacts(store, library, { from: `${last}~`, to })) yield columnsOf(page)
  }
