import type { Day } from '../borrowing/values.ts'
import type { Columns } from './columns.ts'
import { measures } from './measures.ts'
import { createTargets, neededParts, type StatisticsQuery, targetAt } from './targets.ts'

/** Finds the requests that a figure counts. */
export const createFigureRequests = (query: Omit<StatisticsQuery, 'by'>) => {
  const targets = createTargets(query, [])
  return {
    /** The parts that it reads. */
    needs: ['keys', ...neededParts(query.measures, { ...query, by: [] })] as const,
    /**
     * Returns the places of the requests that are counted, among those of the columns.
     *
     * @param today the present day in their library
     */
    find: (columns: Columns, today: Day): ReadonlySet<number> => {
      const found = new Set<number>()
      const { of, requestOf } = targets.in(columns, today)
      for (const name of query.measures) {
        const kind = measures[name].of
        const { distances } = columns.subjects(kind).values(name)
        const own = of(name)
        distances.forEach((distance, place) => {
          if (distance !== 0 && targetAt(own, place) >= 0) found.add(requestOf(kind, place))
        })
      }
      return found
    },
  }
}
