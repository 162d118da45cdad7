import { worklists } from '@lendwire/client'
import { type Days, isRelativeDay } from './relative-days.ts'

/** The search parameters of a list of requests. Commas separate several values of a filter. */
export type RequestSearch = Readonly<
  Partial<
    Record<
      | 'worklist'
      | 'text'
      | 'status'
      | 'stage'
      | 'attention'
      | 'next'
      | 'activePartner'
      | 'patron'
      | 'library'
      | 'assignee'
      | 'label'
      | 'service'
      | 'publicationType'
      | 'workflow'
      | 'costOpen'
      | 'neededByFrom'
      | 'neededByTo'
      | 'dueFrom'
      | 'dueTo'
      | 'createdFrom'
      | 'createdTo'
      | 'sort'
      | 'columns'
      | 'selected',
      string
    >
  >
>

/** The facets whose values the API counts. */
export const facets = [
  'activePartner',
  'attention',
  'assignee',
  'service',
  'status',
  'next',
  'label',
  'publicationType',
  'workflow',
  'library',
  'stage',
] as const
export type FacetName = (typeof facets)[number]

/** The facets that are ranges of days. */
export const ranges = ['neededBy', 'due', 'created'] as const
export type RangeName = (typeof ranges)[number]

const names: readonly (keyof RequestSearch)[] = [
  ...facets,
  ...ranges.flatMap((range) => [`${range}From`, `${range}To`] as const),
  'worklist',
  'text',
  'patron',
  'costOpen',
  'sort',
  'columns',
  'selected',
]

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))

/** Reads the search part of the address; what is no filter, or no day where one belongs, is left out. */
export const readRequestSearch = (search: Record<string, unknown>): RequestSearch =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name]
      if (typeof value !== 'string' || value === '') return []
      return !/(From|To)$/.test(name) || isDay(value) || isRelativeDay(value) ? [[name, value]] : []
    }),
  )

/** Returns the days of a range. */
export const daysOf = (range: RangeName, search: RequestSearch): Days => ({
  from: search[`${range}From`],
  to: search[`${range}To`],
})

/** Returns whether a name is that of a worklist. */
export const isWorklist = (name: string | undefined): name is (typeof worklists)[number] =>
  worklists.some((each) => each === name)

/**
 * Returns whether a list can be sorted so: the API sorts what a full-text search finds by creation only, and by a day
 * to come only what is open.
 */
export const canSortBy = (sort: string, { text, worklist }: RequestSearch): boolean => {
  if (text !== undefined) return ['newest', 'created', '-created'].includes(sort)
  return worklist !== 'closed' || !['neededBy', 'due', 'deadline', 'attention'].includes(sort)
}

/**
 * Returns the sorting of a list: the chosen one, else the longest attention first in the worklist of what needs attention;
 * undefined for the newest first, also where a search cannot be sorted otherwise.
 */
export const sortOf = (search: RequestSearch): string | undefined => {
  const sort = search.sort ?? (search.worklist === 'needs_attention' ? 'attention' : undefined)
  return sort === undefined || sort === 'newest' || !canSortBy(sort, search) ? undefined : sort
}

/** Returns the parameters of the API for a search: `columns` and `selected` are the page's own. */
export const queryOf = ({ columns: _columns, selected: _selected, ...search }: RequestSearch) => ({
  ...search,
  sort: sortOf(search),
})

/** Returns the filters of a search, without worklist, text and sorting. */
export const filtersOf = ({
  worklist: _worklist,
  text: _text,
  sort: _sort,
  columns: _columns,
  selected: _selected,
  ...filters
}: RequestSearch) => filters

/** Splits the values of a filter; a backslash escapes a comma within a value. */
export const splitValues = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.split(/(?<!\\),/).map((value) => value.replaceAll('\\,', ','))

/** Joins the values of a filter; undefined for none. */
export const joinValues = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.map((value) => value.replaceAll(',', '\\,')).join(',')
