/** Draws from a seed, so that a message that fails can be made again. */
export type Random = {
  /** Returns a whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number
  /** Returns true in one of `times` draws. */
  readonly oneIn: (times: number) => boolean
  readonly pick: <Each>(values: readonly Each[]) => Each
  /** Returns a text that no other draw returns. */
  readonly word: (kind: string) => string
  /** Returns an amount that no other draw returns. */
  readonly amount: () => string
  /** Returns a day that no other draw of the same walk returns. */
  readonly day: () => string
}

const dayLength = 86_400_000

/**
 * Starts draws.
 *
 * @param from the day before the first one that is drawn
 */
export const createRandom = (seed: number, from: string): Random => {
  let state = (seed * 2_654_435_761) >>> 0
  let count = 0
  let days = 0
  // The generator “mulberry32”, in the public domain.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const pick = <Each>(values: readonly Each[]): Each => {
    const value = values[below(values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick,
    word: (kind) => {
      count += 1
      return `${kind}q${count}z`
    },
    amount: () => {
      count += 1
      return `${17 + count}.${String(11 + below(89))}`
    },
    day: () => {
      days += 1
      return new Date(Date.parse(from) + days * dayLength).toISOString().slice(0, 10)
    },
  }
}
