/** Pairs of whole numbers from 0 on, each with a number of its own, which count from 0 on in the order in which they come. */
export type PairNumbers = {
  readonly count: () => number
  /** Returns the number of a pair, which gets the next one where it is new. */
  readonly numberOf: (one: number, other: number) => number
  readonly oneOf: (number: number) => number
  readonly otherOf: (number: number) => number
}

const firstSize = 64
const [oneFactor, otherFactor] = [0x9e_37_79_b1, 0x85_eb_ca_6b]
const mixedBits = 15

/** Returns where a pair is looked for first. */
const mix = (one: number, other: number): number => {
  const mixed = Math.imul(one, oneFactor) ^ Math.imul(other, otherFactor)
  return mixed ^ (mixed >>> mixedBits)
}

/** Makes an empty table of pairs: a Map of texts or of large numbers takes some times as long. */
export const createPairNumbers = (): PairNumbers => {
  // Half of the slots at least are free, so that the next free one is near. 0 is free.
  let slots = new Int32Array(firstSize)
  let pairs = new Int32Array(firstSize)
  let count = 0
  const slotOf = (one: number, other: number): number => {
    const last = slots.length - 1
    let slot = mix(one, other) & last
    for (;;) {
      const place = 2 * ((slots[slot] ?? 0) - 1)
      if (place < 0 || (pairs[place] === one && pairs[place + 1] === other)) return slot
      slot = (slot + 1) & last
    }
  }
  const grow = (): void => {
    slots = new Int32Array(2 * slots.length)
    const longer = new Int32Array(slots.length)
    longer.set(pairs)
    pairs = longer
    for (let number = 0; number < count; number += 1)
      slots[slotOf(pairs[2 * number] ?? 0, pairs[2 * number + 1] ?? 0)] = number + 1
  }
  return {
    count: () => count,
    numberOf: (one, other) => {
      const slot = slotOf(one, other)
      const found = slots[slot] ?? 0
      if (found !== 0) return found - 1
      pairs[2 * count] = one
      pairs[2 * count + 1] = other
      count += 1
      slots[slot] = count
      if (2 * count === slots.length) grow()
      return count - 1
    },
    oneOf: (number) => pairs[2 * number] ?? 0,
    otherOf: (number) => pairs[2 * number + 1] ?? 0,
  }
}
