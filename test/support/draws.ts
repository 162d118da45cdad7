/**
 * The share of random cases that a run draws: a tenth in `npm test`, all in `npm run test:large`.
 * `LENDWIRE_DRAWS=1 npx vitest run test/protocols` draws all of some files.
 */
const share = Number(process.env.LENDWIRE_DRAWS ?? 0.1)

/** True where a run draws all cases, so that it is known how many of each kind there are. */
export const drawsAll = share >= 1

/** Returns the number of cases that this run draws of so many. */
export const draws = (all: number): number => Math.ceil(all * share)

/** Returns one in `step` of some cases where a run does not draw them all. */
export const drawn = <T>(all: readonly T[], step = 10): readonly T[] =>
  drawsAll ? all : all.filter((_, place) => place % step === 0)
