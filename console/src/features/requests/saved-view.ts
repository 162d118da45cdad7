import type { SavedView } from '../../api/types.ts'
import { joinValues, queryOf, type RequestSearch, readRequestSearch, splitValues } from './request-search.ts'

/** Returns the search of a saved view. */
export const searchOf = ({ filters, sort, columns }: SavedView): RequestSearch =>
  readRequestSearch({
    ...Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, joinValues(values)])),
    sort,
    columns: columns?.join(','),
  })

const codeOf = (name: string): string => {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'view'
}

/** Returns the view that keeps a search under a name. The words of a text search are one value. */
export const viewOf = (name: string, shared: boolean, search: RequestSearch): SavedView => {
  const { sort, text, ...filters } = queryOf(search)
  return {
    code: codeOf(name),
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
