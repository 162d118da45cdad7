/** A source of chance that gives the same again from the same seed. */
export type Random = {
  /** From 0 up to 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(choices: readonly T[]) => T
}

/** The seed of this run: `FAULTS_SEED` runs an earlier one again. vitest.faults.config.ts draws it where none is set. */
export const seed = Number(process.env.FAULTS_SEED ?? 1)

/**
 * Makes one (mulberry32).
 *
 * @param name what it is for: each has its own row of numbers, whatever else runs
 */
export const createRandom = (name: string): Random => {
  let state = [...name].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    const once = Math.imul(state ^ (state >>> 15), 1 | state)
    const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once
    return ((twice ^ (twice >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (choices) => {
      const picked = choices[Math.floor(next() * choices.length)]
      if (picked === undefined) throw new Error('there is nothing to pick from')
      return picked
    },
  }
}
