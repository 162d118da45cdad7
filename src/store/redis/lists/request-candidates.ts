import { z } from 'zod'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseStored, storedJson, toMilliseconds } from '../../policy/parse-stored.ts'
import type { FilteredRequest } from '../../policy/request-filters.ts'
import type { Position } from '../../policy/request-order.ts'
import { containsPhrases } from '../../policy/search-text.ts'
import type { RequestSort, RequestState } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'

/** A state of requests of a library, as its hash holds it, and how many are in it. */
export type CountedState = {
  readonly library: LibraryCode
  readonly key: string
  readonly state: RequestState
  readonly requests: number
}

/** A request that a list examines. */
export type Candidate = FilteredRequest & {
  /** The state as its request holds it. */
  readonly stateKey: string
  readonly positionBy: (sort: RequestSort) => Position<string>
  /** Returns whether its text has all phrases. */
  readonly hasWords: (phrases: readonly (readonly string[])[], searchesPatrons: boolean) => boolean
}

/** A place in a list of a library. */
export type Placed = { readonly library: LibraryCode; readonly name: string }

const fields = [
  'row',
  'state',
  'listed',
  'updated',
  'lastEvent',
  'neededBy',
  'due',
  'deadline',
  'attention',
] as const
const Text = z.string().nullable()
const CandidateFields = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  Text,
  Text,
  Text,
  Text,
  Text,
  Text,
  Text,
])

const Words = storedJson(
  z.object({ words: z.array(z.string()), patronWords: z.array(z.string()).prefault([]) }),
)

const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text))

/** Reads candidates of lists, and the states of requests. */
export const candidateReads = ({ readClient, keys }: RedisContext) => {
  const states = new Map<string, RequestState>()

  const stateOf = (text: string): RequestState => {
    const cachedState = states.get(text)
    if (cachedState !== undefined) return cachedState
    // This program wrote it; names that this version does not know satisfy no filter.
    const state: RequestState = JSON.parse(text)
    states.set(text, state)
    return state
  }

  const candidateOf = (library: LibraryCode, name: string, values: readonly unknown[]): Candidate | null => {
    if (values[0] === null || values[1] === null || values[2] === null) return null
    const [row, state, listed, updated, lastEvent, neededBy, due, deadline, attention, facetsText] =
      parseStored('request', CandidateFields, values)
    const { createdAt, facets } = JSON.parse(listed)
    const number = RequestNumber.parse(name)
    const keysBy: Readonly<Record<RequestSort, number | null>> = {
      created: Number(row),
      updated: numberOrNull(lastEvent),
      neededBy: numberOrNull(neededBy),
      due: numberOrNull(due),
      deadline: numberOrNull(deadline),
      attention: numberOrNull(attention),
    }
    return {
      library,
      number,
      stateKey: state,
      state: stateOf(state),
      facets,
      createdAt: toMilliseconds(createdAt),
      updatedAt: updated === null ? toMilliseconds(createdAt) : Number(updated),
      deadline: numberOrNull(deadline),
      positionBy: (sort) => ({ key: keysBy[sort], place: number }),
      hasWords: (phrases, searchesPatrons) => {
        const { words, patronWords } = parseStored('request', Words, facetsText)
        const texts = searchesPatrons ? [words, patronWords] : [words]
        return phrases.every((phrase) => texts.some((text) => containsPhrases(text, [phrase])))
      },
    }
  }

  return {
    /** The states that requests of libraries are in. */
    states: async (libraries: readonly LibraryCode[]): Promise<readonly CountedState[]> => {
      const statesByLibrary = await Promise.all(
        libraries.map(async (library) => {
          const counts = await readClient.hgetall(`${keys.library(library)}:states`)
          return Object.entries(counts).map(([key, count]) => ({
            library,
            key,
            state: stateOf(key),
            requests: Number(count),
          }))
        }),
      )
      return statesByLibrary.flat()
    },

    /**
     * Reads candidates; null for a request that is gone.
     *
     * @param withWords true where `hasWords` will be asked
     */
    candidates: (places: readonly Placed[], withWords: boolean): Promise<readonly (Candidate | null)[]> =>
      Promise.all(
        places.map(async ({ library, name }) => {
          const key = `${keys.library(library)}:request:${name}`
          const values = await readClient.hmget(key, ...fields, withWords ? 'facets' : 'row')
          return candidateOf(library, name, values)
        }),
      ),
  }
}
