import type { SavedView } from '../../api/types.ts'
import type { ViewContent } from '../../shared/views/view-content.ts'
import { joinValues, queryOf, type RequestSearch, readRequestSearch, splitValues } from './request-search.ts'

/** Returns the search of a saved view. */
export const searchOf = ({ filters, sort, columns }: SavedView): RequestSearch =>
  readRequestSearch({
    ...Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, joinValues(values)])),
    sort,
    columns: columns?.join(','),
  })

/**
 * Returns what a view keeps of a search. The words of a text search are one value; a patron's card is not kept, since
 * others see the view and it outlives the patron's data.
 */
export const contentOf = (search: RequestSearch): ViewContent => {
  const { sort, text, patron: _patron, ...filters } = queryOf(search)
  return {
    filters: {
      ...Object.fromEntries(Object.entries(filters).map(([key, value]) => [key, splitValues(value)])),
      ...(text === undefined ? {} : { text: [text] }),
    },
    ...(sort === undefined ? {} : { sort }),
    ...(search.columns === undefined ? {} : { columns: search.columns.split(',') }),
  }
}

/** Returns whether two searches list the same in the same order. */
export const isSameSearch = (one: RequestSearch, other: RequestSearch): boolean => {
  const plain = ({ selected: _selected, ...search }: RequestSearch): string =>
    JSON.stringify(Object.entries(search).toSorted(([left], [right]) => (left < right ? -1 : 1)))
  return plain(one) === plain(other)
}
