import { queryOptions, useQueries } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { builtIn, type DocumentKind, namedLists } from './document-kind.ts'

/** Returns the description of the API, from which the forms are made. */
export const openApiQuery = (api: Api) =>
  queryOptions({
    queryKey: ['openapi'],
    queryFn: () => api.documents.openApi(),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Returns the query of all documents under a path of the API. */
export const documentListQuery = (api: Api, path: string) =>
  queryOptions({ queryKey: ['documents', path], queryFn: () => api.documents.list(path) })

/** Returns the query of one document; null where there is none. */
export const documentQuery = (api: Api, kind: DocumentKind, code: string) =>
  queryOptions({
    queryKey: ['document', kind.name, code],
    queryFn: async () => {
      try {
        return await api.documents.read(kind.pathOf(code))
      } catch (error) {
        if (toProblem(error).kind === 'not_found') return null
        throw error
      }
    },
    // A form begins with what is stored now.
    staleTime: 0,
  })

/** Reads the choices for the settings of a kind that name other documents. */
export const useSuggestions = ({ names }: DocumentKind): Readonly<Record<string, readonly string[]>> => {
  const api = useApi()
  const paths = [...new Set(names.map((name) => namedLists[name].path))]
  const lists = useQueries({ queries: paths.map((path) => documentListQuery(api, path)) })
  return Object.fromEntries(
    names.map((name) => {
      const stored = lists[paths.indexOf(namedLists[name].path)]?.data ?? []
      return [name, [...new Set([...(builtIn[name] ?? []), ...stored.map(({ code }) => String(code))])]]
    }),
  )
}
