export type ConnectionState = 'connected' | 'lost'

/** The state of the connection to the gateway, by the last calls and the browser itself. */
export type Connection = {
  readonly state: () => ConnectionState
  readonly subscribe: (listener: () => void) => () => void
  /** Notes what a call, or another tab, showed. */
  readonly note: (state: ConnectionState) => void
  /** Calls, and notes whether the gateway was reached. */
  readonly fetch: (request: Request) => Promise<Response>
}

/** The statuses that a proxy answers with when the gateway behind it does not run. */
const unreachable: readonly number[] = [502, 504]

/** Makes the watch over the connection of one page. */
export const createConnection = (): Connection => {
  const listeners = new Set<() => void>()
  let state: ConnectionState = 'connected'
  const note = (next: ConnectionState): void => {
    if (state === next) return
    state = next
    for (const listener of listeners) listener()
  }
  /** How often the browser lost the network. An answer to an earlier call proves nothing about the time since. */
  let losses = 0
  // The browser knows at once that the network is gone; a stream that is open would show it much later.
  globalThis.addEventListener('offline', () => {
    losses += 1
    note('lost')
  })
  globalThis.addEventListener('online', () => note('connected'))
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    note,
    fetch: async (request) => {
      const lossesBefore = losses
      // The gateway says its reasons in the language of the page.
      request.headers.set('Accept-Language', document.documentElement.lang || 'en')
      try {
        const response = await globalThis.fetch(request)
        if (losses === lossesBefore) note(unreachable.includes(response.status) ? 'lost' : 'connected')
        return response
      } catch (error) {
        if (!request.signal.aborted) note('lost')
        throw error
      }
    },
  }
}
