import type { Exchange } from './case.ts'
import type { ListenerAnswer } from './listener.ts'

/** Loses the answer to one message: the connection is closed after it was read. */
export const createLostAnswer = () => {
  let isNext = false
  return {
    /** Loses the answer to the next message. */
    loseNext: (): void => {
      isNext = true
    },
    /** Returns what the listener answers instead; undefined where it answers as ever. */
    instead: (): ListenerAnswer | undefined => {
      if (!isNext) return undefined
      isNext = false
      return 'drop'
    },
    /** Finds the message whose answer was lost, and the identical one that came after it. */
    find: (arrived: readonly Exchange[]) => {
      const at = arrived.findIndex(({ failure }) => failure !== undefined)
      const lost = arrived[at]
      return lost && { lost, again: arrived.slice(at + 1).find(({ message }) => message === lost.message) }
    },
  }
}
