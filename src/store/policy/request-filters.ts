import type { Instant } from '../../borrowing/values.ts'
import type { ListedRequest, Range, RequestFilters, RequestState } from '../ports/request-lists.ts'
import { toMilliseconds } from './parse-stored.ts'

/** A request as filters see it. Times are milliseconds since 1970, since most are never shown. */
export type FilteredRequest = Pick<ListedRequest, 'library' | 'number' | 'state' | 'facets'> & {
  readonly createdAt: number
  /** When it was changed last. */
  readonly updatedAt: number
  /** Its earliest deadline; null where it has none. */
  readonly deadline: number | null
}

type Wanted<Name extends keyof RequestFilters> = NonNullable<RequestFilters[Name]>

const isAmong = <T>(wanted: readonly T[], value: T | undefined): boolean =>
  value !== undefined && wanted.includes(value)

const shares = <T>(wanted: readonly T[], values: readonly T[] = []): boolean =>
  values.some((value) => wanted.includes(value))

const isIn = <T extends string>({ from, to }: Range<T>, value: T | null | undefined): boolean =>
  value !== null &&
  value !== undefined &&
  (from === undefined || value >= from) &&
  (to === undefined || value <= to)

const isWithin = ({ from, to }: Range<Instant>, time: number | null): boolean =>
  time !== null &&
  (from === undefined || time >= toMilliseconds(from)) &&
  (to === undefined || time <= toMilliseconds(to))

/** The filters that a request's state decides. */
const stateRules: {
  readonly [Name in 'worklist' | 'stage' | 'status' | 'attention' | 'next']: (
    state: RequestState,
    wanted: Wanted<Name>,
  ) => boolean
} = {
  worklist: ({ worklists }, wanted) => shares(wanted, worklists),
  stage: ({ stage }, wanted) => isAmong(wanted, stage),
  status: ({ status }, wanted) => isAmong(wanted, status),
  attention: ({ attention }, wanted) => shares(wanted, attention),
  next: ({ next }, wanted) => isAmong(wanted, next ?? undefined),
}

/**
 * The filters that the rest decides. `text` is found by an index of words, and `libraries` decides which states are
 * looked at: neither is checked here.
 */
const requestRules: {
  readonly [Name in Exclude<
    keyof RequestFilters,
    keyof typeof stateRules | 'libraries' | 'text' | 'searchesPatrons'
  >]: (request: FilteredRequest, wanted: Wanted<Name>) => boolean
} = {
  partner: ({ facets }, wanted) => shares(wanted, facets.partners),
  activePartner: ({ facets }, wanted) => isAmong(wanted, facets.activePartner),
  patron: ({ facets }, wanted) => isAmong(wanted, facets.patron),
  assignee: ({ facets }, wanted) => wanted.includes(facets.assignee ?? null),
  label: ({ facets }, wanted) => shares(wanted, facets.labels),
  service: ({ facets }, wanted) => isAmong(wanted, facets.service),
  publicationType: ({ facets }, wanted) => isAmong(wanted, facets.publicationType),
  workflow: ({ facets }, wanted) => isAmong(wanted, facets.workflow),
  itemOut: ({ facets }, wanted) => (facets.itemOut ?? false) === wanted,
  costOpen: ({ facets }, wanted) => (facets.costOpen ?? false) === wanted,
  neededBy: ({ facets }, wanted) => isIn(wanted, facets.neededBy),
  due: ({ facets }, wanted) => isIn(wanted, facets.dueDate),
  created: ({ createdAt }, wanted) => isWithin(wanted, createdAt),
  updated: ({ updatedAt }, wanted) => isWithin(wanted, updatedAt),
  deadline: ({ deadline }, wanted) => isWithin(wanted, deadline),
  reference: ({ facets }, wanted) => isAmong(wanted, facets.reference),
  barcode: ({ number, facets }, wanted) => shares(wanted, facets.barcodes) || wanted.includes(number),
}

type Check<Subject> = readonly [name: keyof RequestFilters, holds: (subject: Subject) => boolean]

/** Returns the checks of those filters that are set. */
const checksOf = <Subject>(
  rules: { readonly [Name in keyof RequestFilters]?: (subject: Subject, wanted: never) => boolean },
  filters: RequestFilters,
): readonly Check<Subject>[] =>
  Object.entries(rules).flatMap(([key, rule]) => {
    // The keys of a table of rules are names of filters, and each rule takes what its own filter wants.
    const name = key as keyof RequestFilters
    const wanted = filters[name]
    return wanted === undefined ? [] : [[name, (subject: Subject) => rule(subject, wanted as never)] as const]
  })

/** Returns whether a state satisfies the filters that concern states. */
export const createStateFilter = (filters: RequestFilters): ((state: RequestState) => boolean) => {
  const checks = checksOf(stateRules, filters)
  return (state) => checks.every(([, holds]) => holds(state))
}

/**
 * Creates the check of a request against the filters that its state does not decide, except `text`.
 *
 * @returns null where no such filter is set: then every request does
 */
export const createRequestFilter = (
  filters: RequestFilters,
): ((request: FilteredRequest) => boolean) | null => {
  const checks = checksOf(requestRules, filters)
  return checks.length === 0 ? null : (request) => checks.every(([, holds]) => holds(request))
}

/** Creates a function that names the filters which a request does not satisfy, but for `text`. */
export const createFailedFilters = (
  filters: RequestFilters,
): ((request: FilteredRequest) => readonly (keyof RequestFilters)[]) => {
  const ofState = checksOf(stateRules, filters)
  const ofRequest = checksOf(requestRules, filters)
  return (request) => [
    ...ofState.flatMap(([name, holds]) => (holds(request.state) ? [] : [name])),
    ...ofRequest.flatMap(([name, holds]) => (holds(request) ? [] : [name])),
  ]
}
