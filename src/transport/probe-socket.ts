import type { Socket } from 'node:net'

/** Returns the code of an error of Node; empty where it has none. */
export const errorCode = (error: Error): string => ('code' in error ? String(error.code) : '')

/** Converts a thrown value into an error. */
export const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const timedOut = (timeout: number): Error =>
  Object.assign(new Error(`no answer within ${timeout} ms`), { code: 'ETIMEDOUT' })

/** Waits until a socket is connected; rejects where it fails or takes longer than `timeout` milliseconds. */
export const connected = <Any extends Socket>(socket: Any, event: string, timeout: number): Promise<Any> =>
  new Promise((resolve, reject) => {
    socket.setTimeout(timeout, () => reject(timedOut(timeout)))
    socket.once(event, () => resolve(socket))
    socket.once('error', reject)
    socket.once('close', () =>
      reject(Object.assign(new Error('the other side closed the connection'), { code: 'ECONNRESET' })),
    )
  })
