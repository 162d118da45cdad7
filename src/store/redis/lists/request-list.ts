import { instantOf } from '../../../borrowing/time.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { countRequestsOf, librariesOf, statesOfLibraries } from '../../policy/counted-states.ts'
import { isOpen } from '../../policy/listed-request.ts'
import { createRequestFilter, createStateFilter } from '../../policy/request-filters.ts'
import {
  budgetOf,
  comparePositions,
  formatPosition,
  isSearch,
  orderOf,
  type Position,
  parsePosition,
} from '../../policy/request-order.ts'
import { splitPhrases } from '../../policy/search-text.ts'
import type { RequestOrder, RequestPage, RequestQuery, RequestState } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'
import { storedFields, storedOf } from '../records/requests.ts'
import { createMerge, type Source } from './merge-lists.ts'
import { type Candidate, type CountedState, candidateReads, type Placed } from './request-candidates.ts'
import { type RequestEntry, requestSources } from './request-sources.ts'

const numberFormat = { shape: /^[A-Z0-9-]{1,30}$/, parse: String }
const emptyPage: RequestPage = { items: [], next: null, examined: 0 }
/** A walk reads so many candidates at a time. */
const batchSize = 200

type NamePosition = Position<string>
type Match = { readonly position: NamePosition; readonly candidate: Candidate }

/** A walk in the order of a list: batches of candidates with their positions; an empty one is its end. */
type Walk = (
  most: number,
) => Promise<readonly { readonly position: NamePosition; readonly candidate: Candidate | null }[]>

/** Makes the functions that list requests, by the same rules as those of SQLite: small sets are sorted, large ones walked through. */
export const requestList = (shell: RedisContext) => {
  const { readClient, keys, libraries } = shell
  const reads = candidateReads(shell)
  const sources = requestSources(shell)

  const page = async (
    order: RequestOrder,
    limit: number,
    matches: readonly Match[],
    examined: number,
    reached: NamePosition | null,
  ): Promise<RequestPage> => {
    const shown = matches.slice(0, limit)
    const last = matches.length > limit ? (shown.at(-1)?.position ?? null) : reached
    const items = await Promise.all(
      shown.map(async ({ candidate: { library, number, updatedAt } }) => {
        const key = `${keys.library(library)}:request:${number}`
        const stored = storedOf(await readClient.hmget(key, ...storedFields))
        return stored === null ? null : { ...stored, updatedAt: instantOf(updatedAt) }
      }),
    )
    return {
      items: items.filter((item) => item !== null),
      next: last === null ? null : formatPosition(order, last),
      examined,
    }
  }

  /** Returns the whole of a small set of candidates, sorted. */
  const sorted = async (
    query: RequestQuery,
    order: RequestOrder,
    after: NamePosition | null,
    places: readonly Placed[],
    fits: (candidate: Candidate) => boolean,
  ): Promise<RequestPage> => {
    const compare = comparePositions(order)
    const candidates = await reads.candidates(places, isSearch(query))
    const matches = candidates
      .filter((candidate) => candidate !== null)
      .filter(fits)
      .map((candidate) => ({ candidate, position: candidate.positionBy(order.by) }))
      .filter(({ position }) => after === null || compare(position, after) > 0)
      .toSorted((one, other) => compare(one.position, other.position))
    return page(order, query.limit, matches, places.length, null)
  }

  /** Returns a page of a walk. */
  const walked = async (
    query: RequestQuery,
    order: RequestOrder,
    walk: Walk,
    fits: (candidate: Candidate) => boolean,
  ): Promise<RequestPage> => {
    const matches: Match[] = []
    let reached: NamePosition | null = null
    let examined = 0
    while (matches.length <= query.limit && examined < budgetOf(query)) {
      const steps = await walk(Math.min(batchSize, budgetOf(query) - examined))
      if (steps.length === 0) return page(order, query.limit, matches, examined, null)
      for (const { position, candidate } of steps) {
        examined += 1
        reached = position
        if (candidate !== null && fits(candidate)) matches.push({ position, candidate })
        if (matches.length > query.limit) break
      }
    }
    return page(order, query.limit, matches, examined, reached)
  }

  const merged = (
    all: readonly Source<RequestEntry>[],
    order: RequestOrder,
    withWords: boolean,
    positionOf: (entry: RequestEntry, candidate: Candidate | null) => NamePosition,
    passes: (candidate: Candidate) => boolean = () => true,
  ): Walk => {
    const compare = comparePositions(order)
    const place = ({ score, name }: RequestEntry) => ({ key: score, place: name })
    const merge = createMerge(all, (one, other) => compare(place(one), place(other)) < 0)
    return async (most) => {
      const entries = await merge.take(most)
      const candidates = await reads.candidates(entries, withWords)
      return entries.map((entry, index) => {
        const candidate = candidates[index] ?? null
        return {
          position: positionOf(entry, candidate),
          candidate: candidate !== null && passes(candidate) ? candidate : null,
        }
      })
    }
  }

  const byScore = ({ score, name }: RequestEntry): NamePosition => ({ key: score, place: name })

  const chain = (first: Walk, second: Walk): Walk => {
    let isOver = false
    return async (most) => {
      const steps = isOver ? [] : await first(most)
      if (steps.length > 0) return steps
      isOver = true
      return second(most)
    }
  }

  const stateSources = (
    states: readonly CountedState[],
    order: RequestOrder,
    after: NamePosition | null,
  ): readonly Source<RequestEntry>[] =>
    states.map(({ library, key }) => sources.byState(library, key, order, after))

  /** Finds the position of a request in a list by creation. */
  const createdPosition = async (number: string): Promise<NamePosition | null> => {
    const library = number.slice(0, number.indexOf('-'))
    const row = await readClient.hget(`${keys.library(library as LibraryCode)}:request:${number}`, 'row')
    return row === null ? null : { key: Number(row), place: number }
  }

  const walkOf = async (
    query: RequestQuery,
    states: readonly CountedState[],
    all: readonly CountedState[],
    order: RequestOrder,
    after: NamePosition | null,
  ): Promise<Walk> => {
    const { by } = order
    const byLibrary = (some: readonly CountedState[]) =>
      librariesOf(some).map((library) => sources.bySort(library, order, after))
    if (by === 'created') {
      const isSparse = states.length < all.length && countRequestsOf(all) > 2 * countRequestsOf(states)
      const walks = isSparse ? stateSources(states, order, after) : byLibrary(all)
      return merged(walks, order, isSearch(query), byScore)
    }
    if (by === 'updated') return merged(byLibrary(states), order, false, byScore)
    const isBehindKeys = after !== null && after.key === null
    const start = isBehindKeys ? await createdPosition(after.place) : null
    const created: RequestOrder = { ...order, by: 'created' }
    const withoutKey = merged(
      stateSources(states, created, start),
      created,
      false,
      ({ name }) => ({ key: null, place: name }),
      (candidate) => candidate.positionBy(by).key === null,
    )
    return isBehindKeys ? withoutKey : chain(merged(byLibrary(states), order, false, byScore), withoutKey)
  }

  /** Returns a small set of candidates that an index finds; null where every index finds many. */
  const smallSet = async (
    query: RequestQuery,
    states: readonly CountedState[],
  ): Promise<readonly Placed[] | null> => {
    const placeLists = (await sources.find(query, librariesOf(states), budgetOf(query))).filter(
      (places) => places !== null,
    )
    const smallest = placeLists.toSorted((one, other) => one.length - other.length)[0] ?? null
    const matched = countRequestsOf(states)
    if (matched > budgetOf(query) || (smallest !== null && smallest.length <= matched)) return smallest
    const members = await Promise.all(
      states.map(({ library, key }) => sources.stateMembers(library, key, budgetOf(query))),
    )
    return members.flat()
  }

  /**
   * Returns requests that have the words, in the order of their creation. Where many may have them, all requests are
   * walked through: a word that so many have is on each page.
   */
  const searched = async (
    query: RequestQuery & { readonly text: string },
    states: readonly CountedState[],
    all: readonly CountedState[],
    order: RequestOrder,
    after: NamePosition | null,
    fits: (candidate: Candidate) => boolean,
  ): Promise<RequestPage> => {
    const { text, searchesPatrons = false } = query
    const phrases = splitPhrases(text)
    if (phrases.length === 0) return emptyPage
    const searchedLibraries = librariesOf(states)
    const byBarcode = await sources.find({ barcode: [query.text.trim()] }, searchedLibraries, budgetOf(query))
    const scanned = new Set((byBarcode[0] ?? []).map(({ name }) => name))
    const hasText = (candidate: Candidate): boolean =>
      (candidate.hasWords(phrases, searchesPatrons) || scanned.has(candidate.number)) && fits(candidate)
    const few =
      (await sources.byRarestWord(searchedLibraries, { phrases, searchesPatrons }, budgetOf(query))) ??
      (await smallSet(query, states))
    if (few === null) return walked(query, order, await walkOf(query, states, all, order, after), hasText)
    const places = new Map([...few, ...(byBarcode[0] ?? [])].map((each) => [each.name, each]))
    return sorted(query, order, after, [...places.values()], hasText)
  }

  return async (query: RequestQuery): Promise<RequestPage> => {
    const order = orderOf(query)
    const after = parsePosition(order, query.cursor, numberFormat)
    const all = statesOfLibraries(
      await reads.states(query.library === null ? await libraries() : [query.library]),
      query,
    )
    const holds = createStateFilter(query)
    const isSortedByKey = order.by !== 'created' && order.by !== 'updated'
    const isSorted = (state: RequestState): boolean =>
      !isSortedByKey || isOpen(state) || (order.by === 'attention' && state.attention.length > 0)
    const states = all.filter(({ state }) => holds(state) && isSorted(state))
    if (states.length === 0) return emptyPage
    const allowed = new Set(states.map(({ key }) => key))
    const checks = createRequestFilter(query)
    const fits = (candidate: Candidate): boolean =>
      allowed.has(candidate.stateKey) && (checks === null || checks(candidate))
    if (isSearch(query)) return searched(query, states, all, order, after, fits)
    const few = await smallSet(query, states)
    return few === null
      ? walked(query, order, await walkOf(query, states, all, order, after), fits)
      : sorted(query, order, after, few, fits)
  }
}
