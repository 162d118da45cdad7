import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

/** The number of attempts to read what the gateway itself cannot give at the moment, before the page says so. */
const maxWhileUnavailable = 3

/**
 * Decides whether a failed call is made again. A lost connection is tried until it is back, also one to a gateway
 * behind a proxy; anything else that was refused stays so.
 */
const triesAgain = (failures: number, error: unknown): boolean => {
  if (!(error instanceof ApiProblem)) return false
  if (error.kind === 'unavailable' && error.facts.status === 503) return failures < maxWhileUnavailable
  return error.kind === 'no_connection' || error.kind === 'unavailable'
}

const readFailedAgainEvery = 5_000

/** Returns whether a call failed only because the gateway was away. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.kind === 'unavailable' || error.kind === 'no_connection')

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
        retry: triesAgain,
        // What the gateway could not give is read again once it can.
        refetchInterval: ({ state: { error } }) => (isPassing(error) ? readFailedAgainEvery : false),
        retryDelay: (failures) => Math.min(1_000 * 2 ** failures, 10_000),
      },
      mutations: { retry: false },
    },
  })
  return client
}
