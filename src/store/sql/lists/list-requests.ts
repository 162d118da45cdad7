import { z } from 'zod'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { parseAllStored, storedInstant } from '../../policy/parse-stored.ts'
import { parseStoredRequest } from '../../policy/request-checksum.ts'
import {
  comparePositions,
  formatPosition,
  orderOf,
  type Position,
  parsePosition,
} from '../../policy/request-order.ts'
import type {
  RequestInList,
  RequestOrder,
  RequestPage,
  RequestQuery,
  RequestSort,
} from '../../ports/request-lists.ts'
import type { Steps } from '../steps.ts'
import {
  type Condition,
  conditionsOf,
  isForActive,
  libraryCondition,
  libraryTokens,
  scopeOf,
  selective,
} from './conditions.ts'
import { createBinder, type Dialect, type Source } from './dialect.ts'

/** The column that a list is sorted by, and the requests that it lists: those that have a key, and those that lack it. */
const keys: Readonly<
  Record<
    RequestSort,
    { readonly column: string; readonly among: Source['among']; readonly lacking: Source['among'] }
  >
> = {
  created: { column: 'created_at', among: 'all', lacking: 'all' },
  updated: { column: 'last_event', among: 'all', lacking: 'all' },
  neededBy: { column: 'needed_by', among: 'open', lacking: 'open' },
  due: { column: 'due', among: 'open', lacking: 'open' },
  deadline: { column: 'deadline', among: 'open', lacking: 'open' },
  // A closed request may need attention too.
  attention: { column: 'attention_since', among: 'active', lacking: 'open' },
}

/**
 * A filter that no index answers is looked for in a limited number of requests, in the order of the list; the cursor of a page that
 * ends there goes on.
 */
const examinedAtMost = 5_000
/** The number that is examined first; then four times as many each time: most pages are full by then. */
const examinedFirst = 250
/** A search that is listed by row reads each request that it examines from another place. */
const examinedHits = 2_500

const Hits = z.object({ hits: z.int() })
const Row = z.object({
  row: z.int(),
  key: z.union([z.string(), z.int()]).nullable(),
  updated_at: storedInstant,
  fits: z.int(),
  examined: z.int(),
  version: z.int().nullable(),
  body: z.string().nullable(),
  seal: z.int().nullable(),
})
type Row = z.infer<typeof Row>

const rowFormat = { shape: /^\d{1,15}$/, parse: Number }

/** The part of a list that has a key, or the rest behind it, which has none. A search may be listed by row alone. */
type Part = 'with key' | 'without key' | 'by row'

/** What of a list is read by one statement. */
type Reading = {
  readonly part: Part
  readonly after: Position<number> | null
  /** The number of requests of a page. */
  readonly most: number
  /** The most requests that are examined. */
  readonly budget: number
}

type Search = string | undefined

/** Returns the statement of a page, and how many requests it examines at most. */
const pageStatement = (
  dialect: Dialect,
  query: RequestQuery,
  order: RequestOrder,
  search: Search,
  { part, after, most, budget }: Reading,
) => {
  const binder = createBinder(dialect)
  const { bind } = binder
  const key = keys[order.by]
  const isByEvent =
    order.by === 'updated' && part === 'with key' && query.patron === undefined && search === undefined
  const byKey = isByEvent ? dialect.lastEvent : key.column
  const scope = scopeOf(query)
  const own = part === 'without key' ? key.lacking : key.among
  const among = own === 'all' && isForActive(query) ? 'active' : own
  const conditions = conditionsOf(dialect, binder, query)
  const isAll =
    (search !== undefined && part !== 'by row') ||
    query.patron !== undefined ||
    (among !== 'all' && scope !== undefined)
  const isHard = ({ name }: Condition): boolean =>
    isAll || selective.has(name) || (name === order.by && name !== 'updated' && part === 'with key')
  const loose = conditions.filter((each) => !isHard(each)).map(({ sql }) => sql)
  const [direction, isBehind] = order.descending ? ['DESC', '<'] : ['ASC', '>']
  const row = part === 'by row' ? dialect.words.row : 'request_list.row'
  const behind =
    after === null
      ? []
      : after.key === null
        ? [`${row} ${isBehind} ${bind(after.place)}`]
        : [`(${byKey}, ${row}) ${isBehind} (${bind(after.key)}, ${bind(after.place)})`]
  const hard = [
    ...(search === undefined ? [] : [dialect.words.matches(bind(search))]),
    ...(among === 'all' ? [] : ['active = 1']),
    ...(among === 'open' ? ['open = 1'] : []),
    ...(part === 'by row' ? [] : [`${byKey} IS ${part === 'with key' ? 'NOT ' : ''}NULL`]),
    ...behind,
    ...conditions.filter(isHard).map(({ sql }) => sql),
  ]
  const examined = loose.length === 0 ? Math.min(budget, most) : budget
  const select = (libraries: readonly LibraryCode[] | undefined): string => {
    const isOneLibrary = libraries?.length === 1
    // A patron's requests are few: they are found by the patron.
    const by = query.patron !== undefined ? 'patron' : order.by
    const source =
      search === undefined
        ? dialect.source({ by, among, isOneLibrary, lacksKey: part === 'without key' })
        : dialect.words.source
    const ofLibrary = libraryCondition(dialect, binder, libraries)
    const fits = [...loose, ...(loose.length > 0 && !isOneLibrary ? ofLibrary : [])]
    const where = [...(fits.length > loose.length ? [] : ofLibrary), ...hard]
    const sorted = part === 'with key' ? `${byKey} ${direction}, ${row} ${direction}` : `${row} ${direction}`
    return `SELECT request_list.row AS row, ${part === 'with key' ? byKey : 'NULL'} AS key,
        ${fits.length === 0 ? '1' : `CASE WHEN ${fits.join(' AND ')} THEN 1 ELSE 0 END`} AS fits
      FROM ${source} WHERE ${where.join(' AND ')} ORDER BY ${sorted} LIMIT ${bind(examined)}`
  }
  // Of each of several libraries the first ones are read through its own index.
  const isMerged = scope !== undefined && scope.length > 1 && loose.length === 0 && search === undefined
  const candidates = isMerged
    ? `SELECT * FROM (${scope.map((library) => `SELECT * FROM (${select([library])}) AS of_library`).join(' UNION ALL ')}) AS merged
        ORDER BY key ${direction}, row ${direction} LIMIT ${bind(examined)}`
    : select(scope)
  const backwards = order.descending ? 'ASC' : 'DESC'
  const sql = `WITH candidates AS MATERIALIZED (${candidates}), page AS (
      SELECT * FROM candidates WHERE fits = 1 ORDER BY key ${direction}, row ${direction} LIMIT ${bind(most)}
    ), last AS (
      SELECT * FROM candidates ORDER BY key ${backwards}, row ${backwards} LIMIT 1
    )
    SELECT page.row AS row, page.key AS key, fits, listed.updated_at AS updated_at, version, body, seal, 0 AS examined
      FROM page JOIN requests ON requests.row = page.row JOIN request_list AS listed ON listed.row = page.row
    UNION ALL
    SELECT row, key, 2, 0, NULL, NULL, NULL, (SELECT count(*) FROM candidates) FROM last`
  return { statement: { sql, values: binder.values }, examined }
}

const positionOf = ({ row, key }: Row): Position<number> => ({ key, place: row })

const itemOf = ({ version, body, seal, updated_at: updatedAt }: Row): RequestInList => ({
  value: parseStoredRequest(body ?? '', seal),
  version: version ?? 0,
  updatedAt,
})

/** Returns whether a search finds too many requests to sort them, so that they are listed by row. A cursor goes on as its list began. */
function* isListedByRow(
  dialect: Dialect,
  search: Search,
  { by }: RequestOrder,
  after: Position | null,
): Steps<boolean> {
  if (search === undefined || dialect.sortedHits === null) return false
  // Without a key is also what lacks the time that the list is sorted by: only every request has a time of creation.
  if (after !== null && (after.key !== null || by === 'created')) return after.key === null
  const { bind, values } = createBinder(dialect)
  const found = `SELECT 1 FROM request_words WHERE ${dialect.words.matches(bind(search))} LIMIT ${bind(dialect.sortedHits + 1)}`
  const rows = yield { sql: `SELECT count(*) AS hits FROM (${found}) AS found`, values }
  return (parseAllStored('count', Hits, rows)[0]?.hits ?? 0) > dialect.sortedHits
}

/** Lists requests: one statement for most pages, and more where filters leave few of the requests that are examined. */
export const listRequests = (dialect: Dialect) =>
  function* (query: RequestQuery): Steps<RequestPage> {
    const order = orderOf(query)
    let after = parsePosition(order, query.cursor, rowFormat)
    const search = dialect.searchQuery(query, libraryTokens(scopeOf(query)))
    const scope = scopeOf(query)
    if (search === null || scope?.length === 0) return { items: [], next: null, examined: 0 }
    const compare = comparePositions(order)
    const started = performance.now()
    const isLate = (): boolean =>
      performance.now() - started > (query.milliseconds ?? Number.POSITIVE_INFINITY)
    const parts: readonly Part[] = (yield* isListedByRow(dialect, search, order, after))
      ? ['by row']
      : order.by === 'created'
        ? ['with key']
        : after !== null && after.key === null
          ? ['without key']
          : ['with key', 'without key']
    const found: Row[] = []
    const budget = query.budget ?? (parts[0] === 'by row' ? examinedHits : examinedAtMost)
    const left = (): number => budget - examined
    let examined = 0
    let chunk = examinedFirst
    let reached: Position<number> | null = null
    for (const part of parts) {
      let isEnd: boolean
      do {
        const most = query.limit + 1 - found.length
        const page = pageStatement(dialect, query, order, search, {
          part,
          after,
          most,
          budget: Math.min(chunk, left()),
        })
        const rows = parseAllStored('request', Row, yield page.statement)
        const last = rows.find(({ fits }) => fits === 2)
        examined += last?.examined ?? 0
        found.push(...rows.filter(({ fits }) => fits === 1))
        if (last !== undefined) after = positionOf(last)
        isEnd = (last?.examined ?? 0) < page.examined
        chunk *= 4
      } while (!isEnd && found.length <= query.limit && left() > 0 && !isLate())
      reached = isEnd ? null : after
      if (!isEnd || found.length > query.limit) break
      after = null
    }
    const sorted = found.toSorted((one, other) => compare(positionOf(one), positionOf(other)))
    const shown = sorted.slice(0, query.limit)
    const end = shown.at(-1)
    const next = sorted.length > query.limit && end !== undefined ? positionOf(end) : reached
    return {
      items: shown.map(itemOf),
      next: next === null ? null : formatPosition(order, next),
      examined,
    }
  }
