import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { z } from 'zod'
import { stages } from '../../../borrowing/request/stage.ts'
import { instantOf } from '../../../borrowing/time.ts'
import { type Instant, LibraryCode } from '../../../borrowing/values.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { FilteredRequest } from '../../policy/request-filters.ts'
import type { Position } from '../../policy/request-order.ts'
import type { RequestSort, RequestState } from '../../ports/request-lists.ts'

/** The statements that read what requests are listed by; a test checks the query plan of each. */
export const candidateSql = {
  states: 'SELECT id, library, state, requests FROM request_states WHERE library = ? AND requests > 0',
  state: 'SELECT id, library, state, requests FROM request_states WHERE id = ?',
  allStates: 'SELECT id, library, state, requests FROM request_states WHERE requests > 0',
} as const

/** The columns of `request_list` that a candidate is read from. Statements that read them return arrays. */
export const candidateColumns = ['row', 'state', 'facets', 'created_at', 'last_event', 'updated_at']
  .concat(['needed_by', 'due', 'deadline'])
  .map((column) => `request_list.${column}`)
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

/** A state of requests of a library, and how many are in it. */
export type CountedState = {
  readonly id: number
  readonly library: LibraryCode
  readonly state: RequestState
  readonly requests: number
}

/** A row of `candidateColumns`. This program wrote it, so its columns are not validated one by one. */
type CandidateRow = readonly [
  row: number,
  state: number,
  facets: string,
  createdAt: number,
  lastEvent: number | null,
  updatedAt: number,
  neededBy: string | null,
  due: string | null,
  deadline: number | null,
]

/** A request that a list examines: what most of them are passed over by, and the rest as it is stored. */
export type Candidate = { readonly row: number; readonly stateId: number; readonly columns: CandidateRow }

const keyColumns = { created: 3, updated: 4, neededBy: 6, due: 7, deadline: 8 } as const satisfies Record<
  RequestSort,
  number
>

/** Reads a row of `candidateColumns`. */
export const candidateOf = (columns: unknown): Candidate => {
  const row = columns as CandidateRow
  return { row: row[0], stateId: row[1], columns: row }
}

/** Returns the position of a candidate in a sorted list. */
export const positionOf = ({ row, columns }: Candidate, by: RequestSort): Position<number> => ({
  key: columns[keyColumns[by]],
  place: row,
})

/** Returns when a candidate was last changed. */
export const updatedAtOf = ({ columns }: Candidate): Instant => instantOf(columns[5])

/** Reads candidates, with the states that they name. */
export const candidateReader = (database: DatabaseSync) => {
  const states = database.prepare(candidateSql.states)
  const allStates = database.prepare(candidateSql.allStates)
  const oneState = database.prepare(candidateSql.state)
  // A state never changes under its id: only the number of its requests does.
  const statesById = new Map<number, Pick<CountedState, 'library' | 'state'>>()

  const remember = ({ id, library, state: text }: z.infer<typeof StateRow>) => {
    const cached = statesById.get(id)
    if (cached !== undefined) return cached
    // Names of worklists and attention that this version does not know satisfy no filter.
    const state = StateColumn.parse(text) as RequestState
    statesById.set(id, { library, state })
    return { library, state }
  }

  const readState = (id: number) => remember(parseStored('state', StateRow, oneState.get(id)))

  /** Reads how many requests are in a state. The rest is validated where it is read for the first time only. */
  const countedState = (row: Record<string, SQLOutputValue>): CountedState => {
    const id = Number(row.id)
    const known = statesById.get(id) ?? remember(parseStored('state', StateRow, row))
    return { id, library: known.library, state: known.state, requests: Number(row.requests) }
  }

  return {
    /** The states that requests of a library are in, or of all libraries. */
    states: (library: LibraryCode | null): readonly CountedState[] =>
      (library === null ? allStates.all() : states.all(library)).map(countedState),

    /** Reads of a candidate what filters look at. */
    filtered: ({ stateId, columns }: Candidate): FilteredRequest => {
      const facets = JSON.parse(columns[2])
      const { number } = facets
      // An index may find requests of other libraries, whose states were not asked for.
      const { library, state } = statesById.get(stateId) ?? readState(stateId)
      return {
        library,
        number,
        state,
        facets,
        createdAt: columns[3],
        updatedAt: columns[5],
        deadline: columns[8],
      }
    },
  }
}
export type CandidateReader = ReturnType<typeof candidateReader>
