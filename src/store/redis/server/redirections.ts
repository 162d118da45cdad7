import type { Cluster } from 'ioredis'
import { errorWord } from '../records/problems.ts'

const slotMoved = (error: Error): number => Number(/^MOVED (\d+) /.exec(error.message)?.[1])

/**
 * Lets a client follow to another node only if the whole slot is there.
 *
 * While a slot moves, its old node answers ASK for what is not there any more. The new one has a part of the library
 * then, and a script that ran on it would not see the rest: it would take a message that is known for a new one, and
 * what it wrote would be lost under what comes behind. So ASK is an error like another, and its caller retries. MOVED
 * is followed: the slot has arrived.
 *
 * Source: Redis Cluster Specification, "MOVED Redirection" and "ASK redirection".
 */
export const followMovedSlots = (client: Cluster): void => {
  const follow = client.handleError.bind(client)
  client.handleError = (error, ttl, handlers) => {
    const word = errorWord(error)
    if (word === 'ASK') {
      handlers.defaults()
      return
    }
    const slot = word === 'MOVED' ? slotMoved(error) : Number.NaN
    const nodes = client.slots[slot]
    // All slots of a range share one list, of which `follow` changes the first: the others stay where they are.
    if (nodes !== undefined) client.slots[slot] = [...nodes]
    follow(error, ttl, handlers)
  }
}
