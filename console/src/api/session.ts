import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { useApi } from './api-context.tsx'
import type { Permission, Session } from './types.ts'

/** Returns the query of who is signed in. */
export const sessionQuery = (api: Api) =>
  queryOptions({
    queryKey: ['session'],
    queryFn: () => api.session(),
    staleTime: 300_000,
    refetchOnWindowFocus: 'always' as const,
  })

/** Returns the session: null if nobody is signed in, undefined while it is not known yet. */
export const useSession = (): Session | null | undefined => useQuery(sessionQuery(useApi())).data

/** Returns whether the person has a permission of the API. */
export const usePermission = (permission: Permission): boolean =>
  useSession()?.permissions.includes(permission) ?? false
