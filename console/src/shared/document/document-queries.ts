import { queryOptions, useQueries } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { toProblem } from '../../api/problem.ts'
import { usePermission } from '../../api/session.ts'
import type { Finder } from '../schema-form/form-context.tsx'
import { builtIn, type DocumentKind, namedLists } from './document-kind.ts'

const isFound = (name: keyof typeof namedLists): boolean => 'isFound' in namedLists[name]

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

/** The most documents that are found at once. */
const mostFound = 50

/** Returns what finds the documents that settings of a kind name, of which there may be thousands. */
export const findersOf = (api: Api, { names }: DocumentKind): Readonly<Record<string, Finder>> =>
  Object.fromEntries(
    names.filter(isFound).map((name) => [
      name,
      async (text: string) => {
        const { items } = await api.documents.get<{ readonly items: readonly DocumentValue[] }>(
          namedLists[name].path,
          { text: text.trim() || undefined, limit: String(mostFound) },
        )
        return items.map((each) => ({ code: String(each.code), name: String(each.name) }))
      },
    ]),
  )

/** Reads the choices for the settings of a kind that name other documents; none for people who change nothing. */
export const useSuggestions = (kind: DocumentKind): Readonly<Record<string, readonly string[]>> => {
  const api = useApi()
  const names = kind.names.filter((name) => !isFound(name))
  const paths = [...new Set(names.map((name) => namedLists[name].path))]
  const enabled = usePermission('configuration:write')
  const lists = useQueries({ queries: paths.map((path) => ({ ...documentListQuery(api, path), enabled })) })
  return Object.fromEntries(
    names.map((name) => {
      const stored = lists[paths.indexOf(namedLists[name].path)]?.data ?? []
      return [name, [...new Set([...(builtIn[name] ?? []), ...stored.map(({ code }) => String(code))])]]
    }),
  )
}
