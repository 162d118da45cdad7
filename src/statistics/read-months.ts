import type { Day, LibraryCode } from '../borrowing/values.ts'
import { createBreathe } from '../breathe.ts'
import { type Columns, columnsOf, type PartName, unpackColumns } from './columns.ts'
import { changeMarks } from './fact-rows.ts'
import {
  keepMonths,
  listByMonth,
  type MonthRange,
  type MonthsStore,
  markOf,
  monthsOf,
  partUnder,
  readMonth,
} from './kept-months.ts'
import { monthsBetween } from './months.ts'
import { type CreatedRange, readFacts } from './read-facts.ts'

/** How long columns are read before other work of the process comes between, in milliseconds. */
const longestTurn = 25

/**
 * Reads columns of the facts of a library, month by month of creation. Columns are kept from one call to the next: those of
 * a month are made again where its facts changed, so that a call reads few facts one by one.
 *
 * @param names the parts of columns that are read
 * @param today the present day in the library
 */
export type ReadMonths = (
  library: LibraryCode,
  range: CreatedRange,
  names: readonly PartName[],
  today: Day,
) => AsyncGenerator<Columns>

/** Where more months than these changed, their columns are kept before a report goes on: others need them, too. */
const mostChanged = 3

/** How long is waited for another process that makes the columns of a library, in milliseconds. */
const otherProcess = 200

const readKept = async (
  store: MonthsStore,
  library: LibraryCode,
  names: readonly PartName[],
  range: MonthRange,
) => {
  // The marks first: of what changes meanwhile the mark is not that of the columns.
  const marks = await listByMonth(store, library, changeMarks, range)
  const rows = await Promise.all(
    names.map(async (name) => [name, await listByMonth(store, library, name, range)] as const),
  )
  return monthsBetween(...range).map((month) => {
    const mark = markOf(marks.get(month))
    const parts = new Map(rows.map(([name, months]) => [name, partUnder(mark, months.get(month))]))
    return { month, parts, isChanged: [...parts.values()].includes(undefined) }
  })
}

/**
 * Makes the function that reads columns from a store.
 *
 * @param pause waits for some milliseconds
 */
export const createReadMonths = (
  store: MonthsStore,
  pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): ReadMonths =>
  async function* (library, { from = '', to }, names, today) {
    const range = await monthsOf(store, library, today, from)
    if (range === undefined) return
    const [first, end] = range
    const last = to === undefined || to.slice(0, 7) > end ? end : to.slice(0, 7)
    const wanted = [...new Set(names)]
    let months = await readKept(store, library, wanted, [first, last])
    while (months.filter(({ isChanged }) => isChanged).length > mostChanged) {
      const isKept = await keepMonths(store, library, today)
      if (!isKept) await pause(otherProcess)
      months = await readKept(store, library, wanted, [first, last])
      if (isKept) break
    }
    const breathe = createBreathe(longestTurn, 0)
    for (const { month, parts, isChanged } of months) {
      yield isChanged ? columnsOf(await readMonth(store, library, month)) : unpackColumns(parts)
      await breathe()
    }
    // Facts from a clock that was ahead.
    if (last === end)
      for await (const page of readFacts(store, library, { from: `${last}~`, to })) yield columnsOf(page)
  }
