import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { useApi } from './api-context.tsx'

const rarelyChanges = 300_000

/** The query of the partners, with their names. */
export const partnersQuery = (api: Api) =>
  queryOptions({ queryKey: ['partners'], queryFn: () => api.partners(), staleTime: rarelyChanges })

/** The query of the libraries, with their names. */
export const librariesQuery = (api: Api) =>
  queryOptions({ queryKey: ['libraries'], queryFn: () => api.libraries(), staleTime: rarelyChanges })

/** Gives the name of a partner by its code; the code where no name is known. */
export const usePartnerName = (): ((code: string) => string) => {
  const { data } = useQuery(partnersQuery(useApi()))
  return (code) => data?.find((partner) => partner.code === code)?.name ?? code
}

/** The query of the people to whom requests can be assigned. */
export const colleaguesQuery = (api: Api) =>
  queryOptions({ queryKey: ['colleagues'], queryFn: () => api.colleagues(), staleTime: rarelyChanges })

/** Gives the name of a person by the id; the id of somebody who has no account any more. */
export const useColleagueName = (): ((id: string) => string) => {
  const { data } = useQuery(colleaguesQuery(useApi()))
  return (id) => data?.find((person) => person.id === id)?.name ?? id
}

/** Gives the name of a library by its code. */
export const useLibraryName = (): ((code: string) => string) => {
  const { data } = useQuery(librariesQuery(useApi()))
  return (code) => data?.find((library) => library.code === code)?.name ?? code
}
