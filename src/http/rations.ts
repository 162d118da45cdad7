import type { PartnerCode } from '../borrowing/values.ts'
import { createMailRation } from '../delivery/mail-ration.ts'

/**
 * What is counted over time, so that nobody from outside fills the store or tries out what nobody can guess. Each process
 * counts its own.
 */
export type Rations = {
  /** May one more message of an unknown sender be kept? */
  readonly mayKeepStranger: () => boolean
  /** May the page behind a letter's link be shown once more to this address? */
  readonly mayView: (address: string) => boolean
  /** May this address answer by one more link? */
  readonly mayAnswer: (address: string) => boolean
  /** May one more mail of this partner be acted on by itself? */
  readonly mayTakeMail: (partner: PartnerCode) => boolean
}

const viewsPerMinute = 240
const answersPerMinute = 60

/** Says yes to each caller a number of times in a minute. It remembers the callers of the present minute alone. */
const rationEach = (perMinute: number, clock: () => number) => {
  let minute = -1
  const used = new Map<string, number>()
  return (caller: string): boolean => {
    const current = Math.floor(clock() / 60_000)
    if (current !== minute) {
      minute = current
      used.clear()
    }
    const count = (used.get(caller) ?? 0) + 1
    used.set(caller, count)
    return count <= perMinute
  }
}

/**
 * Makes the rations.
 *
 * @param clock milliseconds since 1970
 * @param strangersPerMinute how many messages of unknown senders are kept a minute
 */
export const createRations = (clock: () => number, strangersPerMinute: number): Rations => {
  const strangers = rationEach(strangersPerMinute, clock)
  return {
    mayKeepStranger: () => strangers('anybody'),
    mayView: rationEach(viewsPerMinute, clock),
    mayAnswer: rationEach(answersPerMinute, clock),
    mayTakeMail: createMailRation(clock),
  }
}
