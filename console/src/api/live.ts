import { ApiError, type Client } from '@lendwire/client'
import type { Connection, ConnectionState } from './connection.ts'
import { answerOf } from './from-client.ts'

type LiveMessage =
  | { readonly kind: 'change'; readonly request: string }
  | { readonly kind: 'connection'; readonly state: ConnectionState }

const name = 'lendwire.live'
const pauseBeforeAgain = 3_000

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** Runs work while this tab is the one that follows; without locks (a page that is not served over TLS) each tab follows. */
const whileLeading = async (signal: AbortSignal, work: () => Promise<void>): Promise<void> => {
  // The types say that it is always there; browsers leave it out on pages without TLS.
  const locks: LockManager | undefined = navigator.locks
  if (locks === undefined) return work()
  await locks.request(name, { signal }, work).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/**
 * Follows what happens with requests. Of all tabs of a browser one holds the stream of the API and tells the others, so
 * that any number of tabs needs one connection.
 *
 * @param onChange hears the number of each request that changed
 * @param signal ends it
 */
export const followChanges = async (
  { client, connection }: { readonly client: Client; readonly connection: Connection },
  onChange: (request: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<LiveMessage>) => {
    if (data.kind === 'change') onChange(data.request)
    else connection.note(data.state)
  }
  const tell = (message: LiveMessage): void => channel.postMessage(message)

  const follow = async (): Promise<void> => {
    const forget = connection.subscribe(() => tell({ kind: 'connection', state: connection.state() }))
    while (!signal.aborted) {
      try {
        const query = { cursor: 'latest', limit: 1 } as const
        const { nextCursor } = await answerOf(client.GET('/v1/events', { params: { query }, signal }))
        for await (const { request } of client.events({ cursor: nextCursor, signal })) {
          tell({ kind: 'change', request })
          onChange(request)
        }
      } catch (error) {
        if (signal.aborted) break
        // The session has ended, or the connection is lost: both show elsewhere, and both may come back.
        if (!(error instanceof ApiError)) connection.note('lost')
      }
      await wait(pauseBeforeAgain, signal)
    }
    forget()
  }
  await whileLeading(signal, follow)
  channel.close()
}
