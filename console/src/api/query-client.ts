import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

const maySucceedLater = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.kind === 'no_connection' || error.kind === 'unavailable')

/** Makes the cache of what the pages have read. A call that finds the session ended marks it as ended. */
export const createQueryClient = (): QueryClient => {
  const noteEndOfSession = (error: unknown): void => {
    if (error instanceof ApiProblem && error.kind === 'not_authenticated')
      client.setQueryData(['session'], null)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noteEndOfSession }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (mutation.meta?.signsIn !== true) noteEndOfSession(error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A lost connection is retried until it is back; anything else that was refused stays so.
        retry: (failures, error) => maySucceedLater(error) && failures < 100,
        retryDelay: (failures) => Math.min(1_000 * 2 ** failures, 10_000),
      },
      mutations: { retry: false },
    },
  })
  return client
}
