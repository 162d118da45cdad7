import type { Redis } from 'ioredis'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'

type Waiting = {
  readonly key: string
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** The maximum time for an fsync, in milliseconds. */
const syncTimeout = 5_000

/** Waits until the writes of a node are on its disk. */
export type AofWaiter = {
  /** Resolves once every write under the key that was answered before the call is on the disk. */
  readonly settled: (key: string) => Promise<void>
  readonly close: () => void
}

/**
 * Creates a waiter that waits with WAITAOF (Redis 7.2) on a connection of its own, because the command blocks the
 * connection. WAITAOF covers the writes of its own connection, so each wait first writes a small value: all earlier
 * writes precede it in the file. Calls that arrive during a wait share the next one.
 *
 * @param connect creates the connection
 */
export const createAofWaiter = (connect: () => Redis): AofWaiter => {
  const connection = connect()
  connection.on('error', () => undefined)
  let losses = 0
  connection.on('close', () => {
    losses += 1
  })
  let queue: Waiting[] = []
  let underWay = false

  const wait = async (key: string): Promise<void> => {
    const before = losses
    const results = await connection.pipeline().incr(`${key}:fence`).call('WAITAOF', 1, 0, syncTimeout).exec()
    for (const [error] of results ?? []) if (error !== null) throw error
    const [written] = (results?.[1]?.[1] ?? []) as readonly number[]
    if (written !== 1 || losses !== before) {
      throw new Problem('unavailable', reason('store.redis_sync_too_slow', { seconds: syncTimeout / 1000 }))
    }
  }

  const next = (): void => {
    const [first] = queue
    if (underWay || first === undefined) return
    underWay = true
    const batch = queue
    queue = []
    wait(first.key)
      .then(
        () => {
          for (const { resolve } of batch) resolve()
        },
        (error: unknown) => {
          for (const { reject } of batch) reject(error)
        },
      )
      .finally(() => {
        underWay = false
        next()
      })
  }

  return {
    settled: (key) =>
      new Promise((resolve, reject) => {
        queue.push({ key, resolve, reject })
        // Writes that were answered together share a wait.
        if (queue.length === 1) setImmediate(next)
      }),
    close: () => connection.disconnect(),
  }
}
