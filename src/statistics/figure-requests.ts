import type { Day } from '../borrowing/values.ts'
import type { Columns } from './columns.ts'
import { measures } from './measures.ts'
import { createVisitor, neededColumns, type StatisticsQuery } from './visit-columns.ts'

/** Finds the requests that a figure counts. */
export const createFigureRequests = (query: Omit<StatisticsQuery, 'by'>) => {
  const visitor = createVisitor(query, [])
  return {
    /** The columns that it reads. */
    needs: ['keys', ...neededColumns(query.measures, query)] as const,
    /**
     * Returns the places of the requests that are counted, among those of the columns.
     *
     * @param today the present day in their library
     */
    find: (columns: Columns, today: Day): ReadonlySet<number> => {
      const found = new Set<number>()
      const visit = visitor(columns, today)
      for (const name of query.measures) {
        const request = columns.subjects(measures[name].of).request()
        visit(
          name,
          () => found,
          (set, _, place) => set.add(request[place] ?? 0),
        )
      }
      return found
    },
  }
}
