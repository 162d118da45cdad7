import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useApi } from './api-context.tsx'
import type { ConnectionState } from './connection.ts'
import { followChanges } from './live.ts'

/** The shortest time between two reads of a list, in milliseconds, however much happens. */
const readAgainEvery = 1_000

/** Keeps lists and pages current: what changed is read again, and everything after the connection was lost. */
export const useLiveUpdates = (): void => {
  const { client, connection } = useApi()
  const queryClient = useQueryClient()
  useEffect(() => {
    const end = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const readListsSoon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined
        void queryClient.invalidateQueries({ queryKey: ['requests'] })
      }, readAgainEvery)
    }
    void followChanges(
      { client, connection },
      (request) => {
        void queryClient.invalidateQueries({ queryKey: ['request', request] })
        readListsSoon()
      },
      end.signal,
    )
    const forget = connection.subscribe(() => {
      if (connection.state() === 'connected') void queryClient.invalidateQueries()
    })
    return () => {
      clearTimeout(timer)
      forget()
      end.abort()
    }
  }, [client, connection, queryClient])
}

/** Returns whether the gateway can be reached. */
export const useConnection = (): ConnectionState => {
  const { connection } = useApi()
  return useSyncExternalStore(connection.subscribe, connection.state)
}
