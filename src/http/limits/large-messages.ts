import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'

/** The bytes from which a message is large: one turn of the event loop reads smaller ones within milliseconds. */
const largeFrom = 16_384
/** The amount of large messages of one sender that may be in memory at a time, in bytes. */
const maxOfSender = 16_777_216
/** The same amount for all senders together. */
const maxOfAll = 134_217_728

/** Limits the large messages of a sender, and orders their interpretation. */
export type LargeMessages = {
  /**
   * Reserves memory for a message that is about to be read, and reads it.
   *
   * @param sender whose message it is: a partner, a library system, a mailbox
   * @param bytes how long it may be; its announced length where that is shorter
   * @returns what `read` returns; `Problem` unavailable where too much is being read already
   */
  readonly reserve: <Result>(sender: string, bytes: number, read: () => Promise<Result>) => Promise<Result>
  /** Resolves when a message of that size, in bytes, may be interpreted: one large message in each turn of the event loop. */
  readonly takeTurn: (bytes: number) => Promise<void>
}

/**
 * Creates the limits of large messages. A megabyte of XML takes some milliseconds to interpret: thirty at once would hold
 * every other call for half a second, and their bodies, sent slowly, would fill the memory.
 *
 * @param pause resolves in a later turn of the event loop
 */
export const createLargeMessages = (pause: () => Promise<void>): LargeMessages => {
  const reserved = new Map<string, number>()
  let ofAll = 0
  let last = Promise.resolve()

  const add = (sender: string, bytes: number): void => {
    const ofSender = (reserved.get(sender) ?? 0) + bytes
    if (ofSender === 0) reserved.delete(sender)
    else reserved.set(sender, ofSender)
    ofAll += bytes
  }

  const readLarge: LargeMessages['reserve'] = async (sender, bytes, read) => {
    // One message is always taken, however long it may be.
    const before = reserved.get(sender) ?? 0
    if (before > 0 && (before + bytes > maxOfSender || ofAll + bytes > maxOfAll))
      throw new Problem('unavailable', reason('problem.too_many_large_messages'))
    add(sender, bytes)
    try {
      return await read()
    } finally {
      add(sender, -bytes)
    }
  }

  return {
    reserve: (sender, bytes, read) => (bytes < largeFrom ? read() : readLarge(sender, bytes, read)),
    takeTurn: (bytes) => {
      if (bytes < largeFrom) return Promise.resolve()
      last = last.then(pause)
      return last
    },
  }
}
