import type { Instant, LibraryCode } from '../../../borrowing/values.ts'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import type { FacetName, Range, RequestFilters } from '../../ports/request-lists.ts'
import type { Token } from '../request-tokens.ts'
import type { Binder, Dialect } from './dialect.ts'

type Name = keyof RequestFilters
type Wanted<Key extends Name> = NonNullable<RequestFilters[Key]>

/** A filter that is set, as a condition on `request_list`. */
export type Condition = { readonly name: Name; readonly sql: string }

type Write = { readonly dialect: Dialect; readonly binder: Binder }

const among =
  (column: string) =>
  ({ dialect, binder }: Write, values: readonly string[]): string => {
    const [only, ...others] = values
    return only !== undefined && others.length === 0
      ? `${column} = ${binder.bind(only)}`
      : dialect.isAmong(column, binder.bindList(values))
  }

const shared =
  (column: string) =>
  ({ dialect, binder }: Write, values: readonly string[]): string =>
    dialect.shares(column, values, binder)

const isTrue =
  (column: string) =>
  ({ binder }: Write, value: boolean): string =>
    `${column} = ${binder.bind(Number(value))}`

const within =
  <Value extends string>(column: string, numberOf: (value: Value) => string | number) =>
  ({ binder }: Write, { from, to }: Range<Value>): string =>
    [
      `${column} IS NOT NULL`,
      ...(from === undefined ? [] : [`${column} >= ${binder.bind(numberOf(from))}`]),
      ...(to === undefined ? [] : [`${column} <= ${binder.bind(numberOf(to))}`]),
    ].join(' AND ')

const time = (instant: Instant): number => toMilliseconds(instant)
const day = (text: string): string => text

const assigned = (write: Write, wanted: readonly (string | null)[]): string => {
  const people = wanted.filter((each) => each !== null)
  const none = wanted.includes(null) ? ['assignee IS NULL'] : []
  const some = people.length === 0 ? [] : [among('assignee')(write, people)]
  return `(${[...none, ...some].join(' OR ') || 'FALSE'})`
}

/** How each filter is written. Those that are left out are answered by the index of words, and `libraries` by the scope. */
const writers: {
  readonly [Key in Exclude<
    Name,
    'libraries' | 'partner' | 'reference' | 'barcode' | 'text' | 'searchesPatrons'
  >]: (write: Write, wanted: Wanted<Key>) => string
} = {
  worklist: shared('worklists'),
  stage: among('stage'),
  status: among('status'),
  attention: shared('attention'),
  next: among('next'),
  activePartner: among('active_partner'),
  patron: (write, values) =>
    `request_list.row IN (SELECT requests.row FROM requests WHERE ${among('patron')(write, values)})`,
  assignee: assigned,
  label: shared('labels'),
  service: among('service'),
  publicationType: among('publication_type'),
  workflow: among('workflow'),
  itemOut: isTrue('item_out'),
  costOpen: isTrue('cost_open'),
  neededBy: within('needed_by', day),
  due: within('due', day),
  created: within('created_at', time),
  updated: within('updated_at', time),
  deadline: within('deadline', time),
}

/** Returns the conditions of the filters that are set, but for those that the index of words answers. */
export const conditionsOf = (
  dialect: Dialect,
  binder: Binder,
  filters: RequestFilters,
): readonly Condition[] =>
  Object.entries(writers).flatMap(([key, write]) => {
    // The keys of a table of writers are names of filters, and each takes what its own filter wants.
    const name = key as keyof typeof writers
    const wanted = filters[name]
    return wanted === undefined ? [] : [{ name, sql: write({ dialect, binder }, wanted as never) }]
  })

/** Returns the libraries that a query may see: its own, or some of all; undefined for all. */
export const scopeOf = ({
  library,
  libraries,
}: RequestFilters & { readonly library: LibraryCode | null }): readonly LibraryCode[] | undefined =>
  library === null
    ? libraries
    : libraries === undefined
      ? [library]
      : libraries.filter((each) => each === library)

/** Returns the condition on the libraries of a query; none for all. */
export const libraryCondition = (
  dialect: Dialect,
  binder: Binder,
  scope: readonly LibraryCode[] | undefined,
): readonly string[] =>
  scope === undefined ? [] : [among('request_list.library')({ dialect, binder }, scope)]

/** Returns the tokens of libraries that a search needs. */
export const libraryTokens = (scope: readonly LibraryCode[] | undefined): readonly (readonly Token[])[] =>
  scope === undefined ? [] : [scope.map((library) => ['library', library] as const)]

/** Filters that leave few requests, by an index of their own: they are never walked through. */
export const selective: ReadonlySet<Name> = new Set(['patron', 'created'])

/**
 * Returns whether filters leave only requests that are open, or closed ones that still need something (`active`): few enough
 * that all of them can be looked at.
 */
export const isForActive = ({ worklist, stage, attention, next }: RequestFilters): boolean =>
  attention !== undefined ||
  next !== undefined ||
  worklist?.includes('closed') === false ||
  stage?.includes('closed') === false

/** The facets that filters restrict. */
export const facetOfFilter: { readonly [Key in Name]?: FacetName } = {
  stage: 'stage',
  status: 'status',
  attention: 'attention',
  next: 'next',
  activePartner: 'activePartner',
  assignee: 'assignee',
  label: 'label',
  service: 'service',
  publicationType: 'publicationType',
  workflow: 'workflow',
  itemOut: 'itemOut',
  costOpen: 'costOpen',
}
