import type { SavedView } from '../../api/types.ts'
import { joinValues, queryOf, type RequestSearch, readRequestSearch, splitValues } from './request-search.ts'

/** Returns the search of a saved view. */
export const searchOf = ({ filters, sort, columns }: SavedView): RequestSearch =>
  readRequestSearch({
    ...Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, joinValues(values)])),
    sort,
    columns: columns?.join(','),
  })

/** Finds the view that saving under a name replaces: a shared view and an own one may have the same name. */
export const findReplaced = (
  views: readonly SavedView[],
  name: string,
  shared: boolean,
): SavedView | undefined => views.find((view) => view.shared === shared && view.name === name)

/** Returns a new code. It says nothing: codes stay in the store when the view is gone, and a name may be that of a patron. */
const newCode = (): string =>
  `view-${Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')}`

/**
 * Returns the view that keeps a search under a name. The words of a text search are one value; a patron's card is not
 * kept, since others see the view and it outlives the patron's data.
 *
 * @param views the views that there are
 */
export const viewOf = (
  name: string,
  shared: boolean,
  search: RequestSearch,
  views: readonly SavedView[],
): SavedView => {
  const { sort, text, patron: _patron, ...filters } = queryOf(search)
  return {
    code: findReplaced(views, name, shared)?.code ?? newCode(),
    name,
    shared,
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
