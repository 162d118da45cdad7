import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { parseAllStored } from '../../policy/parse-stored.ts'
import { comparePositions, type Position } from '../../policy/request-order.ts'
import type { RequestOrder, RequestSort } from '../../ports/request-lists.ts'
import { createStatementCache } from '../statement-cache.ts'
import { createWalk, mergeWalks as mergeAll, type Walk as WalkOf } from '../walks.ts'
import { type Candidate, candidateColumns, candidateOf, positionOf } from './request-candidates.ts'
import { requestSourceWalkSql } from './request-sources.ts'

/** A step of a walk: the position that it has reached, and the request there, unless the walk passes over it. */
export type Step = { readonly position: Position<number>; readonly candidate: Candidate | null }

/** A walk through an index in the order of a list. Each step examines one candidate. */
export type Walk = WalkOf<Step>

type IndexedSort = Exclude<RequestSort, 'updated'>

const keyColumns = { created: 'created_at', neededBy: 'needed_by', due: 'due', deadline: 'deadline' } as const
const indexes = {
  created: 'request_list_created',
  neededBy: 'request_list_needed_by',
  due: 'request_list_due',
  deadline: 'request_list_deadline',
} as const

/**
 * Returns the statement that walks through the requests of a library, or of a state, in an order.
 *
 * @param part `equal` for the rest of those that share the key of the last request, `beyond` for those with a later key
 */
export const indexWalkSql = (
  group: 'library' | 'state',
  by: IndexedSort,
  descending: boolean,
  part: 'equal' | 'beyond',
): string => {
  const column = keyColumns[by]
  const index = group === 'state' ? 'request_list_state' : indexes[by]
  const [operator, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC']
  const conditions = [
    `${group} = :group`,
    ...(by === 'created' ? [] : [`${column} IS NOT NULL`]),
    ...(part === 'equal' ? [`${column} = :key`, `row ${operator} :row`] : [`${column} ${operator} :key`]),
  ]
  return `SELECT ${candidateColumns} FROM request_list INDEXED BY ${index} WHERE ${conditions.join(' AND ')}
    ORDER BY ${column} ${direction}, row ${direction} LIMIT :limit`
}

/** Returns the statement that walks through the changes of a library: of each request, the last one counts. */
export const changeWalkSql = (descending: boolean): string => `SELECT ${candidateColumns}, events.cursor
  FROM events INDEXED BY events_library CROSS JOIN requests ON requests.number = events.request
    AND requests.library = events.library CROSS JOIN request_list ON request_list.row = requests.row
  WHERE events.library = :group AND events.cursor ${descending ? '<' : '>'} :key
  ORDER BY events.cursor ${descending ? 'DESC' : 'ASC'} LIMIT :limit`

export const rowsSql = `SELECT ${candidateColumns} FROM json_each(:rows) AS wanted
  CROSS JOIN request_list ON request_list.row = wanted.value`

/** A search begins anew with each read and collects all that its words find, so that it reads more at a time. */
const mostReadOfWords = 2_048

const startKeys = { created: 8.64e15, deadline: 8.64e15, neededBy: '9999-12-31', due: '9999-12-31' } as const
const endKeys = { created: -8.64e15, deadline: -8.64e15, neededBy: '', due: '' } as const
const beyondAllRows = Number.MAX_SAFE_INTEGER

const reachedBy = ({ position }: Step): Position<number> => position

/** Merges walks of one order into one. */
export const mergeWalks = (walks: readonly Walk[], order: RequestOrder): Walk => {
  const compare = comparePositions(order)
  return mergeAll(walks, (one, other) => compare(one.position, other.position))
}

/** Chains one walk behind another, which is begun where the first one has ended. */
export const chainWalks = (first: Walk, begin: () => Walk): Walk => {
  let second: Walk | undefined
  return {
    next: () => {
      const step = second === undefined ? first.next() : undefined
      if (step !== undefined) return step
      second ??= begin()
      return second.next()
    },
  }
}

/** Returns a walk through requests that passes over those with a key of an order. */
export const withoutKey = (walk: Walk, by: RequestSort): Walk => ({
  next: () => {
    const step = walk.next()
    if (step === undefined) return undefined
    const { candidate, position } = step
    const hasKey = candidate === null || positionOf(candidate, by).key !== null
    return { candidate: hasKey ? null : candidate, position: { key: null, place: position.place } }
  },
})

const CursorColumn = z.tuple([z.int()])
const RowColumn = z.tuple([z.int()])

/** Walks through indexes of requests. */
export const requestWalks = (database: DatabaseSync) => {
  const prepareRows = createStatementCache(database)
  const prepare = (sql: string) => {
    const statement = prepareRows(sql)
    statement.setReturnArrays(true)
    return statement
  }
  const rows = prepare(rowsSql)

  const byRows = (wanted: readonly number[]): readonly Candidate[] =>
    rows.all({ rows: JSON.stringify(wanted) }).map(candidateOf)

  return {
    /** Reads candidates by their rows, in any order. */
    byRows,

    /** Finds the place of a request in a list by creation; null where there is no such request. */
    createdPosition: (row: number): Position<number> | null =>
      byRows([row]).map((candidate) => positionOf(candidate, 'created'))[0] ?? null,

    /** Walks through the requests of a library or of a state. Requests without a key of the order are not met. */
    byIndex: (
      group: { readonly library: string } | { readonly state: number },
      { by, descending }: RequestOrder & { readonly by: IndexedSort },
      after: Position<number> | null,
    ): Walk => {
      const [name, value] =
        'library' in group ? (['library', group.library] as const) : (['state', group.state] as const)
      const equal = prepare(indexWalkSql(name, by, descending, 'equal'))
      const beyond = prepare(indexWalkSql(name, by, descending, 'beyond'))
      const stepOf = (columns: unknown): Step => {
        const candidate = candidateOf(columns)
        return { candidate, position: positionOf(candidate, by) }
      }
      const start = (descending ? startKeys : endKeys)[by]
      const read = (from: Position<number> | null, limit: number): readonly Step[] => {
        const key = from?.key ?? start
        const same = from === null ? [] : equal.all({ group: value, key, row: from.place, limit }).map(stepOf)
        const left = limit - same.length
        return left === 0 ? same : [...same, ...beyond.all({ group: value, key, limit: left }).map(stepOf)]
      }
      return createWalk(read, reachedBy, after)
    },

    /** Walks through the changes of a library, newest or oldest first. */
    byChange: (library: string, descending: boolean, after: Position<number> | null): Walk => {
      const statement = prepare(changeWalkSql(descending))
      const read = (from: Position<number> | null, limit: number): readonly Step[] => {
        const key = from?.key ?? (descending ? beyondAllRows : -1)
        return statement.all({ group: library, key, limit }).map((columns) => {
          const candidate = candidateOf(columns)
          const [cursor] = CursorColumn.parse(Object.values(columns).slice(-1))
          const position = positionOf(candidate, 'updated')
          // A request is where it was changed last: earlier changes of it are passed over.
          return position.key === cursor
            ? { candidate, position }
            : { candidate: null, position: { key: cursor, place: position.place } }
        })
      }
      return createWalk(read, reachedBy, after)
    },

    /**
     * Walks through what words or a partner find, in the order in which requests were stored. A request that is passed
     * over is not read, so that only its place is known.
     *
     * @param isPassedOver tells of a row whether its request is surely not wanted
     * @param rows the first rows behind `after`, where they are known
     */
    bySource: (
      source: { readonly words: string } | { readonly partner: string },
      descending: boolean,
      after: Position<number> | null,
      isPassedOver: (row: number) => boolean,
      rows: readonly number[] = [],
    ): Walk => {
      const { wordsAscending, wordsDescending, partnerAscending, partnerDescending } = requestSourceWalkSql
      const sql =
        'words' in source
          ? descending
            ? wordsDescending
            : wordsAscending
          : descending
            ? partnerDescending
            : partnerAscending
      const statement = prepare(sql)
      let taken = 0
      const readPlaces = (from: Position<number> | null, limit: number): readonly number[] => {
        const known = rows.slice(taken, taken + limit)
        taken += known.length
        if (known.length === limit) return known
        const row = known.at(-1) ?? from?.place ?? (descending ? beyondAllRows : -1)
        const others = statement.all({ ...source, row, limit: limit - known.length })
        return [...known, ...parseAllStored('request', RowColumn, others).flat()]
      }
      const read = (from: Position<number> | null, limit: number): readonly Step[] => {
        const places = readPlaces(from, limit)
        const wanted = places.filter((place) => !isPassedOver(place))
        const candidates = new Map(byRows(wanted).map((each) => [each.row, each]))
        return places.map((place) => {
          const candidate = candidates.get(place) ?? null
          return {
            candidate,
            position: candidate === null ? { key: null, place } : positionOf(candidate, 'created'),
          }
        })
      }
      return createWalk(read, reachedBy, after, 'words' in source ? mostReadOfWords : undefined)
    },
  }
}
export type RequestWalks = ReturnType<typeof requestWalks>
