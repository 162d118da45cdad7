import { z } from 'zod'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseStored, storedJson, toMilliseconds } from '../../policy/parse-stored.ts'
import type { FilteredRequest } from '../../policy/request-filters.ts'
import { isSearch } from '../../policy/request-order.ts'
import { containsPhrases, splitPhrases } from '../../policy/search-text.ts'
import type { RequestFilters, RequestSort, RequestState } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'

/** A state of requests of a library, as its hash holds it, and how many are in it. */
export type CountedState = {
  readonly library: LibraryCode
  readonly key: string
  readonly state: RequestState
  readonly requests: number
}

/** Returns those states that are of the libraries of a query. */
export const statesOfLibraries = (
  states: readonly CountedState[],
  { libraries }: Pick<RequestFilters, 'libraries'>,
): readonly CountedState[] =>
  libraries === undefined ? states : states.filter(({ library }) => libraries.includes(library))

/** Returns the libraries whose requests are in some states. */
export const librariesOf = (states: readonly CountedState[]): readonly LibraryCode[] => [
  ...new Set(states.map(({ library }) => library)),
]

/** A request that a list examines. */
export type Candidate = FilteredRequest & {
  /** The state as its request holds it. */
  readonly stateKey: string
  /** What each order sorts it by. */
  readonly keys: Readonly<Record<RequestSort, number | null>>
  /** The words that a search looks at, where they were read. */
  readonly words: z.infer<typeof Words> | null
}

/** A place in a list of a library. */
export type Placed = { readonly library: LibraryCode; readonly name: string }

const numbers = ['row', 'lastEvent', 'neededBy', 'due', 'deadline', 'attention', 'updated'] as const
const NumberField = z.coerce.number().nullable()
const Fields = z.tuple([z.string(), z.string(), ...numbers.map(() => NumberField)])
const Words = storedJson(
  z.object({ words: z.array(z.string()), patronWords: z.array(z.string()).prefault([]) }),
)

/** Returns whether a candidate has the words of a search, or the whole text as a barcode; null for a list without a search. */
export const createTextFilter = (filters: RequestFilters): ((candidate: Candidate) => boolean) | null => {
  if (!isSearch(filters)) return null
  const phrases = splitPhrases(filters.text)
  const barcode = filters.text.trim()
  if (phrases.length === 0) return () => false
  return ({ words, number, facets }) => {
    const texts = [words?.words ?? [], filters.searchesPatrons ? (words?.patronWords ?? []) : []]
    return (
      phrases.every((phrase) => texts.some((text) => containsPhrases(text, [phrase]))) ||
      number === barcode ||
      facets.barcodes?.includes(barcode) === true
    )
  }
}

/** Reads candidates of lists, and the states of requests. */
export const candidateReads = ({ readClient, keys }: RedisContext) => {
  const states = new Map<string, RequestState>()

  const stateOf = (text: string): RequestState => {
    // This program wrote it; names that this version does not know satisfy no filter.
    const state: RequestState = states.get(text) ?? JSON.parse(text)
    states.set(text, state)
    return state
  }

  const candidateOf = (library: LibraryCode, name: string, values: readonly (string | null)[]) => {
    const [stateKey, listed, row] = values
    if (stateKey === null || listed === null || row === null) return null
    const [, , created = null, lastEvent = null, neededBy = null, due = null, deadline = null, ...others] =
      parseStored('request', Fields, values.slice(0, numbers.length + 2))
    const [attention = null, updated = null] = others
    const { createdAt, facets } = JSON.parse(listed ?? '')
    const text = values[numbers.length + 2]
    return {
      library,
      number: RequestNumber.parse(name),
      stateKey: stateKey ?? '',
      state: stateOf(stateKey ?? ''),
      facets,
      createdAt: toMilliseconds(createdAt),
      updatedAt: updated ?? toMilliseconds(createdAt),
      deadline,
      keys: { created, updated: lastEvent, neededBy, due, deadline, attention },
      words: typeof text === 'string' ? parseStored('request', Words, text) : null,
    }
  }

  return {
    /** The states that requests of libraries are in. */
    states: async (libraries: readonly LibraryCode[]): Promise<readonly CountedState[]> => {
      const found = await Promise.all(
        libraries.map(async (library) =>
          Object.entries(await readClient.hgetall(`${keys.library(library)}:states`)).map(([key, count]) => ({
            ...{ library, key, state: stateOf(key), requests: Number(count) },
          })),
        ),
      )
      return found.flat()
    },

    /** Reads candidates, with their words where a search looks at them; null for a request that is gone. */
    candidates: (places: readonly Placed[], withWords: boolean): Promise<readonly (Candidate | null)[]> =>
      Promise.all(
        places.map(async ({ library, name }) => {
          const key = `${keys.library(library)}:request:${name}`
          const fields = ['state', 'listed', ...numbers, ...(withWords ? ['facets'] : [])]
          return candidateOf(library, name, await readClient.hmget(key, ...fields))
        }),
      ),
  }
}
