import { z } from 'zod'
import { LibraryCode } from '../../../borrowing/values.ts'
import {
  type CountPart,
  cappedPart,
  createTally,
  type FacetTally,
  type FacetValues,
  joinCounts,
  partOfStates,
  tallyValue,
  valuesOfState,
  wholePart,
} from '../../policy/count-parts.ts'
import { parseAllStored, storedJson } from '../../policy/parse-stored.ts'
import { createStateFilter } from '../../policy/request-filters.ts'
import { isOpen } from '../../policy/request-index.ts'
import type {
  CountedRequestState,
  CountQuery,
  FacetName,
  RequestCounts,
  RequestState,
} from '../../ports/request-lists.ts'
import type { Steps } from '../steps.ts'
import {
  type Condition,
  conditionsOf,
  facetOfFilter,
  libraryCondition,
  libraryTokens,
  scopeOf,
} from './conditions.ts'
import { createBinder, type Dialect } from './dialect.ts'

/** The most closed requests that are counted where no index answers the filters. */
const countedAtMost = 10_000

const StateRow = z.object({
  id: z.int(),
  library: LibraryCode,
  state: z.string(),
  requests: z.int(),
})
type CountedState = Omit<z.infer<typeof StateRow>, 'state'> & { readonly state: RequestState }

/** Reads the states that requests are in. What a state says never changes under its id, so each is parsed once. */
const createStateReader = () => {
  const parsed = new Map<number, RequestState>()
  const State = storedJson(z.custom<RequestState>((value) => typeof value === 'object' && value !== null))
  return (rows: readonly unknown[]): readonly CountedState[] =>
    parseAllStored('state', StateRow, rows).map(({ id, library, state: text, requests }) => {
      const state = parsed.get(id) ?? State.parse(text)
      parsed.set(id, state)
      return { id, library, state, requests }
    })
}

const allStates = 'SELECT id, library, state, requests FROM request_states WHERE requests > 0'

/** What is counted together, so that few passes over the requests count all facets. */
const groupings = [
  ['state'],
  ['active_partner'],
  ['assignee'],
  ['labels'],
  ['service', 'publication_type', 'workflow', 'item_out', 'cost_open'],
] as const

const text = z.string().nullable().optional()
const GroupRow = z.object({
  part: z.int(),
  missed: z.int(),
  requests: z.int(),
  state: z.int().nullable().optional(),
  labels: z.unknown().optional(),
  active_partner: text,
  assignee: text,
  service: text,
  publication_type: text,
  workflow: text,
  item_out: z.int().nullable().optional(),
  cost_open: z.int().nullable().optional(),
})
type GroupRow = z.infer<typeof GroupRow>

const orNone = (values: readonly string[]): readonly (string | null)[] =>
  values.length === 0 ? [null] : values

/** Returns the values by which the requests of a row are counted, of the facets of its grouping. */
const valuesOf = (
  dialect: Dialect,
  row: GroupRow,
  states: ReadonlyMap<number, CountedState>,
): FacetValues => {
  switch (groupings[row.part]?.[0]) {
    case 'state': {
      const found = states.get(row.state ?? -1)
      return found === undefined ? [] : valuesOfState(found.library, found.state)
    }
    case 'active_partner':
      return [['activePartner', [row.active_partner ?? null]]]
    case 'assignee':
      return [['assignee', [row.assignee ?? null]]]
    case 'labels':
      return [['label', orNone(dialect.parseList(row.labels))]]
    default:
      return [
        ['service', [row.service ?? null]],
        ['publicationType', [row.publication_type ?? null]],
        ['workflow', [row.workflow ?? null]],
        ['itemOut', [String(row.item_out === 1)]],
        ['costOpen', [String(row.cost_open === 1)]],
      ]
  }
}

/** The facets whose filters are set, each with its bit in `missed`. */
const facetBits = (conditions: readonly Condition[]): ReadonlyMap<FacetName, number> =>
  new Map(
    conditions.flatMap(({ name }) => facetOfFilter[name] ?? []).map((facet, place) => [facet, 2 ** place]),
  )

type Counted = { readonly tally: FacetTally; readonly isCapped: boolean }

/** Counts the open or the closed requests of a query by facet. `missed` has a bit for each facet whose filter a request fails. */
function* countSide(
  dialect: Dialect,
  query: CountQuery,
  isOpenSide: boolean,
  states: ReadonlyMap<number, CountedState>,
): Steps<Counted> {
  const isOfFacets = isOpenSide || query.worklist !== undefined
  // The index of words would restrict the numbers of these facets to the values of their own filters.
  const searched = isOfFacets
    ? { ...query, activePartner: undefined, assignee: undefined, label: undefined }
    : query
  const binder = createBinder(dialect)
  const scope = scopeOf(query)
  const open = isOpenSide ? [[['open', ''] as const]] : []
  const search = dialect.searchQuery(searched, [...libraryTokens(scope), ...open])
  if (search === null) return { tally: createTally(0), isCapped: false }
  const most = search !== undefined ? dialect.countedHits : isOpenSide ? null : countedAtMost
  const conditions = conditionsOf(dialect, binder, query)
  const bits = facetBits(conditions)
  const isFacet = ({ name }: Condition): boolean => facetOfFilter[name] !== undefined
  const hard = [
    ...(isOpenSide ? ['open = 1', 'active = 1'] : ['open = 0']),
    ...libraryCondition(dialect, binder, scope),
    ...(search === undefined ? [] : [dialect.words.matches(binder.bind(search))]),
    ...conditions.filter((each) => !isFacet(each)).map(({ sql }) => sql),
  ]
  const missed = conditions
    .filter(isFacet)
    .map(
      ({ name, sql }) => `CASE WHEN ${sql} THEN 0 ELSE ${bits.get(facetOfFilter[name] ?? 'stage') ?? 0} END`,
    )
  const isSorted = search === undefined && !isOpenSide && query.patron === undefined
  const isOneLibrary = scope?.length === 1
  const source = dialect.source({
    by: query.patron !== undefined ? 'patron' : isSorted ? 'created' : 'any',
    among: isOpenSide ? 'active' : 'all',
    isOneLibrary,
    lacksKey: false,
  })
  const columns = isOfFacets ? `${groupings.flat().join(', ')}, ` : ''
  const from = `SELECT ${columns}${missed.length === 0 ? '0' : missed.join(' + ')} AS missed
    FROM ${search === undefined ? source : dialect.words.source} WHERE ${hard.join(' AND ')}
    ${isSorted ? 'ORDER BY created_at DESC, request_list.row DESC' : ''}
    ${most === null ? '' : `LIMIT ${binder.bind(most + 1)}`}`
  const { values } = binder
  const found = isOfFacets
    ? dialect.readGroups(yield { sql: dialect.countGroups(from, groupings), values }, groupings)
    : yield {
        sql: `SELECT 0 AS part, missed, count(*) AS requests FROM (${from}) AS counted GROUP BY missed`,
        values,
      }
  const rows = parseAllStored('count', GroupRow, found)
  const tally = createTally(0)
  let total = 0
  let examined = 0
  for (const row of rows) {
    if (row.part === 0) {
      examined += row.requests
      if (row.missed === 0) total += row.requests
    }
    for (const [name, all] of valuesOf(dialect, row, states))
      if (row.missed === 0 || row.missed === bits.get(name))
        for (const value of all) tallyValue(tally, name, value, row.requests)
  }
  return { tally: { ...tally, total }, isCapped: most !== null && examined > most }
}

/** Returns whether filters other than worklists and libraries look at more than the state of a request. */
const looksAtRequests = (query: CountQuery): boolean => {
  const { worklist: _w, library: _l, libraries: _s, searchesPatrons: _p, ...filters } = query
  const { stage: _a, status: _b, attention: _c, next: _d, ...others } = filters
  return Object.values(others).some((wanted) => wanted !== undefined)
}

/** Counts the requests of a list, and of each value of each facet. */
export const countRequests = (dialect: Dialect) => {
  const readStates = createStateReader()

  function* part(
    query: CountQuery,
    states: readonly CountedState[],
    byId: ReadonlyMap<number, CountedState>,
    isOpenSide: boolean,
  ): Steps<CountPart> {
    if (states.length === 0) return partOfStates([])
    const { tally, isCapped } = yield* countSide(dialect, query, isOpenSide, byId)
    return isCapped ? cappedPart(query, states, tally) : wholePart(tally)
  }

  return function* (query: CountQuery): Steps<RequestCounts> {
    const binder = createBinder(dialect)
    const scope = libraryCondition(dialect, binder, scopeOf(query)).map((each) =>
      each.replace('request_list.', ''),
    )
    const sql = [allStates, ...scope].join(' AND ')
    const all = readStates(yield { sql, values: binder.values })
    const byId = new Map(all.map((each) => [each.id, each]))
    const isListed = createStateFilter({ worklist: query.worklist })
    const holds = createStateFilter(query)
    const listed = all.filter(({ state }) => isListed(state))
    const open = yield* part(
      query,
      listed.filter(({ state }) => isOpen(state)),
      byId,
      true,
    )
    // Facets of closed requests are counted in their own worklist; elsewhere only how many of them the filters leave.
    const isOfClosed = query.worklist !== undefined
    const closedStates = listed.filter(({ state }) => !isOpen(state) && (isOfClosed || holds(state)))
    const closed =
      isOfClosed || looksAtRequests(query)
        ? yield* part(query, closedStates, byId, false)
        : partOfStates(closedStates)
    return joinCounts({ states: all, open, closed, isOfClosed })
  }
}

/** Counts the requests of all libraries by their state. */
export const countRequestStates = () => {
  const readStates = createStateReader()
  return function* (): Steps<readonly CountedRequestState[]> {
    return readStates(yield { sql: allStates, values: [] }).map(({ state, requests }) => ({
      state,
      requests,
    }))
  }
}
