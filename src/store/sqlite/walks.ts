/** A walk through a list in its order. Each step gives what comes next; undefined at the end. */
export type Walk<Step> = { readonly next: () => Step | undefined }

/** A walk reads so many steps at first, then more at a time. */
const firstRead = 2
const mostRead = 256

/**
 * Creates a walk that reads more steps as they are needed: at most twice as many as are taken, and two.
 *
 * @param read reads the steps behind a place; fewer than asked for only at the end
 * @param start the place that the walk begins behind; null for the first step
 * @param most how many steps it reads at a time at most
 */
export const createWalk = <Step, Place>(
  read: (after: Place | null, count: number) => readonly Step[],
  placeOf: (step: Step) => Place,
  start: Place | null,
  most = mostRead,
): Walk<Step> => {
  let steps: readonly Step[] = []
  let place = 0
  let last = start
  let count = firstRead
  let ended = false
  return {
    next: () => {
      if (place >= steps.length && !ended) {
        steps = read(last, count)
        place = 0
        ended = steps.length < count
        const end = steps.at(-1)
        last = end === undefined ? last : placeOf(end)
        count = Math.min(count * 2, most)
      }
      const step = steps[place]
      place += 1
      return step
    },
  }
}

/** Merges walks of one order into one. */
export const mergeWalks = <Step>(
  walks: readonly Walk<Step>[],
  compare: (one: Step, other: Step) => number,
): Walk<Step> => {
  /** The next step of each walk; the first of all is the last element. */
  const heads: { readonly walk: Walk<Step>; readonly step: Step }[] = []
  const enter = (walk: Walk<Step>): void => {
    const step = walk.next()
    if (step === undefined) return
    let [low, high] = [0, heads.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = heads[middle]
      if (other !== undefined && compare(step, other.step) < 0) low = middle + 1
      else high = middle
    }
    heads.splice(low, 0, { walk, step })
  }
  let isStarted = false
  return {
    next: () => {
      if (!isStarted) for (const walk of walks) enter(walk)
      isStarted = true
      const first = heads.pop()
      if (first === undefined) return undefined
      enter(first.walk)
      return first.step
    },
  }
}

/** Reads the rows of a list behind a place, in its order; null for its first rows. Fewer than asked for only at its end. */
export type ReadRows<Row, Place> = (after: Place | null, count: number) => readonly Row[]

/**
 * Returns the first rows of several lists of one order, merged. A list alone is read as a whole; of several, each is read
 * as far as its rows are among the first.
 *
 * @param placeOf where a row is in its list: the rows of all lists are sorted by it
 * @param most the number of rows to return, where the lists have as many
 */
export const firstOfLists = <Row, Place extends string | number>(
  lists: readonly ReadRows<Row, Place>[],
  placeOf: (row: Row) => Place,
  { ascending, most }: { readonly ascending: boolean; readonly most: number },
): readonly Row[] => {
  const [only] = lists
  if (only !== undefined && lists.length === 1) return only(null, most)
  const walk = mergeWalks(
    lists.map((read) => createWalk(read, placeOf, null)),
    (one, other) => {
      const isBefore = ascending ? placeOf(one) < placeOf(other) : placeOf(one) > placeOf(other)
      return isBefore ? -1 : 1
    },
  )
  const rows: Row[] = []
  while (rows.length < most) {
    const row = walk.next()
    if (row === undefined) break
    rows.push(row)
  }
  return rows
}
