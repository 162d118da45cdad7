import { instantOf } from '../../../borrowing/time.ts'
import { libraryOfNumber, RequestNumber } from '../../../borrowing/values.ts'
import { countRequestsOf } from '../../policy/count-parts.ts'
import { createRequestFilter, createStateFilter } from '../../policy/request-filters.ts'
import { isOpen } from '../../policy/request-index.ts'
import {
  budgetOf,
  comparePositions,
  formatPosition,
  orderOf,
  type Position,
  parsePosition,
} from '../../policy/request-order.ts'
import type { RequestPage, RequestQuery, RequestSort } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'
import { storedFields, storedOf } from '../records/requests.ts'
import { createMerge, type Source } from './merge-lists.ts'
import {
  type Candidate,
  type CountedState,
  candidateReads,
  createTextFilter,
  librariesOf,
  statesOfLibraries,
} from './request-candidates.ts'
import { type RequestEntry, requestSets } from './request-sets.ts'

const numberFormat = { shape: /^[A-Z0-9-]{1,30}$/, parse: (text: string) => RequestNumber.parse(text) }
/** The candidates that a walk reads at a time. */
const batchSize = 200

type NumberPosition = Position<RequestNumber>
type Step = { readonly position: NumberPosition; readonly candidate: Candidate | null }

const positionOf = ({ number, keys }: Candidate, by: RequestSort): NumberPosition => ({
  key: keys[by],
  place: number,
})

/**
 * Makes the function that lists requests: where a sorted set finds few for one of the filters, these are sorted; otherwise
 * the set of the order is walked through, and the other filters are looked at in as many requests as a page may examine.
 */
export const requestList = (shell: RedisContext) => {
  const { readClient, keys, libraries } = shell
  const reads = candidateReads(shell)
  const sets = requestSets(shell)

  /** Walks through sets in the order of a list. Each call returns the next steps; none at the end. */
  async function* walk(
    query: RequestQuery,
    states: readonly CountedState[],
    all: readonly CountedState[],
    after: NumberPosition | null,
  ): AsyncGenerator<Step> {
    const { by, descending } = orderOf(query)
    const compare = comparePositions({ by, descending })
    const place = ({ score, name }: RequestEntry) => ({ key: score, place: name })
    const hasText = query.text !== undefined
    async function* merged(
      sources: readonly Source<RequestEntry>[],
      lacksKey: boolean,
    ): AsyncGenerator<Step> {
      const merge = createMerge(sources, (one, other) => compare(place(one), place(other)) < 0)
      for (;;) {
        const entries = await merge.take(Math.min(batchSize, budgetOf(query)))
        if (entries.length === 0) return
        const candidates = await reads.candidates(entries, hasText)
        for (const [index, { score, name }] of entries.entries()) {
          const candidate = candidates[index] ?? null
          const isMeant = !lacksKey || candidate?.keys[by] === null
          const position = { key: lacksKey ? null : score, place: RequestNumber.parse(name) }
          yield { position, candidate: isMeant ? candidate : null }
        }
      }
    }
    const isBehindKeys = after !== null && after.key === null
    if (!isBehindKeys) {
      const start = after === null ? null : { score: Number(after.key), name: after.place }
      const isSparse = by === 'created' && countRequestsOf(all) > 2 * countRequestsOf(states)
      const sources = isSparse
        ? states.map((state) => sets.inState(state, descending, start))
        : librariesOf(states).map((library) => sets.inOrderOf(library, by, descending, start))
      yield* merged(sources, false)
    }
    if (by === 'created' || by === 'updated') return
    // Behind those that the order has a key of come the others, by their creation.
    const row = isBehindKeys
      ? await readClient.hget(`${keys.library(libraryOfNumber(after.place))}:request:${after.place}`, 'row')
      : null
    const start = row === null || after === null ? null : { score: Number(row), name: after.place }
    yield* merged(
      states.map((state) => sets.inState(state, descending, start)),
      true,
    )
  }

  const page = async (
    query: RequestQuery,
    found: readonly Candidate[],
    examined: number,
    reached: NumberPosition | null,
  ): Promise<RequestPage> => {
    const order = orderOf(query)
    const shown = found.slice(0, query.limit)
    const end = shown.at(-1)
    const last = found.length > query.limit && end !== undefined ? positionOf(end, order.by) : reached
    const items = await Promise.all(
      shown.map(async ({ library, number, updatedAt }) => {
        const stored = storedOf(
          await readClient.hmget(`${keys.library(library)}:request:${number}`, ...storedFields),
        )
        return stored && { ...stored, updatedAt: instantOf(updatedAt) }
      }),
    )
    return {
      items: items.filter((item) => item !== null),
      next: last === null ? null : formatPosition(order, last),
      examined,
    }
  }

  return async (query: RequestQuery): Promise<RequestPage> => {
    const order = orderOf(query)
    const after = parsePosition(order, query.cursor, numberFormat)
    const scope = query.library === null ? await libraries() : [query.library]
    const all = statesOfLibraries(await reads.states(scope), query)
    const holds = createStateFilter(query)
    const isSorted = ({ state }: CountedState): boolean =>
      order.by === 'created' ||
      order.by === 'updated' ||
      isOpen(state) ||
      (order.by === 'attention' && state.attention.length > 0)
    const states = all.filter((each) => holds(each.state) && isSorted(each))
    if (states.length === 0) return { items: [], next: null, examined: 0 }
    const allowed = new Set(states.map(({ key }) => key))
    const [hasText, fitsFilters] = [createTextFilter(query), createRequestFilter(query)]
    const fits = (candidate: Candidate | null): candidate is Candidate =>
      candidate !== null &&
      allowed.has(candidate.stateKey) &&
      fitsFilters?.(candidate) !== false &&
      hasText?.(candidate) !== false

    const budget = budgetOf(query)
    const indexed = await sets.find(query, librariesOf(states), budget)
    const matching = countRequestsOf(states)
    const few =
      matching > budget || (indexed !== null && indexed.length <= matching)
        ? indexed
        : await sets.ofStates(states, budget)
    if (few !== null) {
      const compare = comparePositions(order)
      const found = (await reads.candidates(few, hasText !== null))
        .filter(fits)
        .filter((each) => after === null || compare(positionOf(each, order.by), after) > 0)
        .toSorted((one, other) => compare(positionOf(one, order.by), positionOf(other, order.by)))
      return page(query, found, few.length, null)
    }

    const found: Candidate[] = []
    let examined = 0
    for await (const { position, candidate } of walk(query, states, all, after)) {
      examined += 1
      if (fits(candidate)) found.push(candidate)
      if (found.length > query.limit || examined >= budget) return page(query, found, examined, position)
    }
    return page(query, found, examined, null)
  }
}
