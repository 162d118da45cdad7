import { z } from 'zod'
import { parseStored, storedInstant } from '../../policy/parse-stored.ts'
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
import {
  conditionsOf,
  isForActive,
  libraryCondition,
  libraryTokens,
  scopeOf,
  selective,
} from './conditions.ts'
import { createBinder, type Dialect, type Steps } from './dialect.ts'

/** The column that a list is sorted by, and whether requests lack it. */
const keys: Readonly<Record<RequestSort, { readonly column: string; readonly isForOpen: boolean }>> = {
  created: { column: 'created_at', isForOpen: false },
  updated: { column: 'last_event', isForOpen: false },
  neededBy: { column: 'needed_by', isForOpen: true },
  due: { column: 'due', isForOpen: true },
  deadline: { column: 'deadline', isForOpen: true },
}

/**
 * A filter that no index answers is looked for in so many requests, in the order of the list; the cursor of a page that
 * ends there goes on.
 */
const examinedAtMost = 10_000

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

/** The part of a list that has a key, or the rest behind it, which has none. */
type Part = 'with key' | 'without key'

/** Returns the statement of a page; null where nothing can be found. */
const pageStatement = (
  dialect: Dialect,
  query: RequestQuery,
  order: RequestOrder,
  {
    part,
    after,
    most,
  }: { readonly part: Part; readonly after: Position<number> | null; readonly most: number },
) => {
  const binder = createBinder(dialect)
  const { bind } = binder
  const { column, isForOpen } = keys[order.by]
  const scope = scopeOf(query)
  const search = dialect.searchQuery(query, libraryTokens(scope))
  if (search === null) return null
  const conditions = conditionsOf(dialect, binder, query)
  const isAll =
    search !== undefined ||
    query.patron !== undefined ||
    isForOpen ||
    isForActive(query) ||
    conditions.every(({ name }) => selective.has(name))
  const [direction, isBehind] = order.descending ? ['DESC', '<'] : ['ASC', '>']
  const sorted =
    part === 'with key'
      ? `${column} ${direction}, request_list.row ${direction}`
      : `request_list.row ${direction}`
  const behind =
    after === null
      ? []
      : after.key === null
        ? [`request_list.row ${isBehind} ${bind(after.place)}`]
        : [`(${column}, request_list.row) ${isBehind} (${bind(after.key)}, ${bind(after.place)})`]
  const hard = [
    ...libraryCondition(dialect, binder, scope),
    ...(search === undefined ? [] : [dialect.words.matches(bind(search))]),
    ...(isForOpen ? ['open = 1'] : isForActive(query) ? ['active = 1'] : []),
    `${column} IS ${part === 'with key' ? 'NOT ' : ''}NULL`,
    ...behind,
    ...conditions.filter(({ name }) => isAll || selective.has(name)).map(({ sql }) => sql),
  ]
  const loose = isAll ? [] : conditions.filter(({ name }) => !selective.has(name)).map(({ sql }) => sql)
  const examined = Math.min(
    query.budget ?? examinedAtMost,
    loose.length === 0 ? most : Number.MAX_SAFE_INTEGER,
  )
  const sql = `WITH candidates AS MATERIALIZED (
      SELECT request_list.row AS row, ${column} AS key, updated_at,
        ${loose.length === 0 ? '1' : `CASE WHEN ${loose.join(' AND ')} THEN 1 ELSE 0 END`} AS fits
      FROM request_list ${search === undefined ? '' : dialect.words.join}
      WHERE ${hard.join(' AND ')} ORDER BY ${sorted} LIMIT ${bind(examined)}
    ), page AS (
      SELECT * FROM candidates WHERE fits = 1 ORDER BY key ${direction}, row ${direction} LIMIT ${bind(most)}
    ), last AS (
      SELECT * FROM candidates ORDER BY key ${order.descending ? 'ASC' : 'DESC'}, row ${order.descending ? 'ASC' : 'DESC'} LIMIT 1
    )
    SELECT page.*, version, body, seal, 0 AS examined FROM page JOIN requests ON requests.row = page.row
    UNION ALL
    SELECT row, key, updated_at, 2, NULL, NULL, NULL, (SELECT count(*) FROM candidates) FROM last`
  return { statement: { sql, values: binder.values }, examined }
}

const positionOf = ({ row, key }: Row): Position<number> => ({ key, place: row })

const itemOf = ({ version, body, seal, updated_at: updatedAt }: Row): RequestInList => ({
  value: parseStoredRequest(body ?? '', seal),
  version: version ?? 0,
  updatedAt,
})

/** Lists requests: one statement for a page, and a second one for what has no such time at the end of a sorted list. */
export const listRequests = (dialect: Dialect) =>
  function* (query: RequestQuery): Steps<RequestPage> {
    const order = orderOf(query)
    const compare = comparePositions(order)
    let after = parsePosition(order, query.cursor, rowFormat)
    const found: Row[] = []
    let examined = 0
    let reached: Position<number> | null = null
    const parts: Part[] = order.by === 'created' ? ['with key'] : ['with key', 'without key']
    for (const part of parts) {
      if (part === 'with key' && after !== null && after.key === null) continue
      const most = query.limit + 1 - found.length
      const page = pageStatement(dialect, query, order, { part, after, most })
      if (page === null) break
      const rows = (yield page.statement).map((row) => parseStored('request', Row, row))
      const last = rows.find(({ fits }) => fits === 2)
      examined = Math.max(examined, last?.examined ?? 0)
      found.push(...rows.filter(({ fits }) => fits === 1))
      if (found.length > query.limit) break
      if (last !== undefined && last.examined >= page.examined) {
        reached = positionOf(last)
        break
      }
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
