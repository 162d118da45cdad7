import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Api } from './api.ts'
import { useApi } from './api-context.tsx'

const rarelyChanges = 300_000

/** Returns the query of the partners, with their names. */
export const partnersQuery = (api: Api) =>
  queryOptions({ queryKey: ['partners'], queryFn: () => api.partners(), staleTime: rarelyChanges })

/** Returns the query of the libraries, with their names. */
export const librariesQuery = (api: Api) =>
  queryOptions({ queryKey: ['libraries'], queryFn: () => api.libraries(), staleTime: rarelyChanges })

type Named = { readonly name: string }

/** Gives names by code or id; a list calls it for each row. */
const useNamesOf = <Thing extends Named>(
  things: readonly Thing[] | undefined,
  keyOf: (thing: Thing) => string,
): ((key: string) => string) =>
  useMemo(() => {
    const names = new Map((things ?? []).map((thing) => [keyOf(thing), thing.name]))
    return (key) => names.get(key) ?? key
  }, [things, keyOf])

const codeOf = ({ code }: { readonly code: string }): string => code
const idOf = ({ id }: { readonly id: string }): string => id

/** Gives the name of a partner by its code; the code where no name is known. */
export const usePartnerName = (): ((code: string) => string) => {
  const { data } = useQuery(partnersQuery(useApi()))
  return useNamesOf(data, codeOf)
}

/** Returns the query of the people to whom requests can be assigned. */
export const colleaguesQuery = (api: Api) =>
  queryOptions({ queryKey: ['colleagues'], queryFn: () => api.colleagues(), staleTime: rarelyChanges })

/** Gives the name of a person by the id; the id of somebody who has no account any more. */
export const useColleagueName = (): ((id: string) => string) => {
  const { data } = useQuery(colleaguesQuery(useApi()))
  return useNamesOf(data, idOf)
}

/** Gives the name of a library by its code. */
export const useLibraryName = (): ((code: string) => string) => {
  const { data } = useQuery(librariesQuery(useApi()))
  return useNamesOf(data, codeOf)
}
