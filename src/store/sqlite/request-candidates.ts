import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { stages } from '../../borrowing/request/stage.ts'
import { instantOf } from '../../borrowing/time.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { parseAllStored, parseStored, storedJson } from '../policy/parse-stored.ts'
import type { FilteredRequest } from '../policy/request-filters.ts'
import type { Position } from '../policy/request-order.ts'
import type { RequestSort, RequestState } from '../ports/request-lists.ts'

/** The statements that read what requests are listed by; a test checks the query plan of each. */
export const candidateSql = {
  states: 'SELECT id, library, state, requests FROM request_states WHERE library = ? AND requests > 0',
  state: 'SELECT state FROM request_states WHERE id = ?',
  allStates: 'SELECT id, library, state, requests FROM request_states WHERE requests > 0',
} as const

/** The columns of `request_list` that a candidate is read from. */
export const candidateColumns = ['row', 'library', 'state', 'created_at', 'last_event', 'updated_at']
  .concat(['needed_by', 'due', 'deadline', 'facets'])
  .map((column) => `request_list.${column} AS ${column}`)
  .join(', ')

const StateColumn = storedJson(
  z.object({
    stage: z.enum(stages),
    status: z.string(),
    worklists: z.array(z.string()),
    attention: z.array(z.string()),
    next: z.string().nullable(),
  }),
)

const StateRow = z.object({ id: z.int(), library: LibraryCode, state: z.string(), requests: z.int() })

const StateText = z.object({ state: z.string() })

/** A state of requests of a library, and how many are in it. */
export type CountedState = {
  readonly id: number
  readonly library: LibraryCode
  readonly state: RequestState
  readonly requests: number
}

/** A request that a list examines. */
export type Candidate = FilteredRequest & {
  readonly row: number
  readonly stateId: number
  /** Where it stands in a list that is sorted by something. */
  readonly positionBy: (sort: RequestSort) => Position<number>
}

/** A row of `request_list`. This program wrote it, so its columns are not validated one by one. */
type CandidateRow = {
  readonly row: number
  readonly library: LibraryCode
  readonly state: number
  readonly created_at: number
  readonly last_event: number | null
  readonly updated_at: number
  readonly needed_by: string | null
  readonly due: string | null
  readonly deadline: number | null
  readonly facets: string
}

const keyColumns = {
  created: 'created_at',
  updated: 'last_event',
  neededBy: 'needed_by',
  due: 'due',
  deadline: 'deadline',
} as const satisfies Record<RequestSort, keyof CandidateRow>

/** Reads candidates, with the states that they name. */
export const candidateReader = (database: DatabaseSync) => {
  const states = database.prepare(candidateSql.states)
  const allStates = database.prepare(candidateSql.allStates)
  const oneState = database.prepare(candidateSql.state)
  // A state never changes under its id: only the number of its requests does.
  const known = new Map<number, RequestState>()

  const stateOf = (id: number, text: string): RequestState => {
    const found = known.get(id)
    if (found !== undefined) return found
    // Names of worklists and attention that this version does not know satisfy no filter.
    const state = StateColumn.parse(text) as RequestState
    known.set(id, state)
    return state
  }

  return {
    /** The states that requests of a library are in, or of all libraries. */
    states: (library: LibraryCode | null): readonly CountedState[] =>
      parseAllStored('state', StateRow, library === null ? allStates.all() : states.all(library)).map(
        ({ state, ...row }) => ({ ...row, state: stateOf(row.id, state) }),
      ),

    /** Reads a row of `candidateColumns`. */
    candidate: (columns: unknown): Candidate => {
      const row = columns as CandidateRow
      const { number, ...facets } = JSON.parse(row.facets)
      // An index may find requests of other libraries, whose states were not asked for.
      const state =
        known.get(row.state) ??
        stateOf(row.state, parseStored('state', StateText, oneState.get(row.state)).state)
      return {
        row: row.row,
        stateId: row.state,
        library: row.library,
        number,
        facets,
        state,
        get createdAt() {
          return instantOf(row.created_at)
        },
        get updatedAt() {
          return instantOf(row.updated_at)
        },
        get deadline() {
          return row.deadline === null ? null : instantOf(row.deadline)
        },
        positionBy: (sort) => ({ key: row[keyColumns[sort]], place: row.row }),
      }
    },
  }
}
export type CandidateReader = ReturnType<typeof candidateReader>
