import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import type { FaultyDocument } from '../../api/types.ts'

/** Returns the query of the documents that cannot be read. */
export const faultsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['configuration-faults'],
    queryFn: async () =>
      (await api.documents.get<{ readonly items: readonly FaultyDocument[] }>('/v1/configuration/faults'))
        .items,
  })
