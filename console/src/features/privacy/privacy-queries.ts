import type { components } from '@lendwire/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { toProblem } from '../../api/problem.ts'

export type PatronExport = components['schemas']['PatronExport']
export type ErasureResult = components['schemas']['ErasureResult']

/** A patron among those whose requests match. */
export type FoundPatron = { readonly id: string; readonly name: string; readonly requests: number }

/** The number of requests that a search looks at. */
const most = 100

/** Returns the query of the patrons whose requests match some words; `isCut` where more requests match. */
export const patronsQuery = (api: Api, library: string | undefined, text: string) =>
  queryOptions({
    queryKey: ['patrons', library, text],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
      const query = { library, text, patronNames: 'true', limit: String(most) }
      const { items, nextCursor } = await api.listRequests(query, signal)
      const patrons = new Map<string, FoundPatron>()
      for (const { patronId: id, patronName: name } of items)
        if (id !== undefined)
          patrons.set(id, { id, name: name ?? id, requests: (patrons.get(id)?.requests ?? 0) + 1 })
      return { patrons: [...patrons.values()], isCut: nextCursor !== null }
    },
    enabled: library !== undefined && text !== '',
  })

/** Returns the path of what is stored of a patron. */
export const exportPath = (library: string, id: string): string =>
  `/v1/patrons/${encodeURIComponent(id)}/export?library=${encodeURIComponent(library)}`

/** Returns the query of what is stored of a patron; null where nothing is. Each call is in the audit log. */
export const patronExportQuery = (api: Api, library: string, id: string) =>
  queryOptions({
    queryKey: ['patron-export', library, id],
    queryFn: async (): Promise<PatronExport | null> => {
      try {
        return await api.documents.get<PatronExport>(exportPath(library, id))
      } catch (error) {
        if (toProblem(error).kind === 'not_found') return null
        throw error
      }
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  })
