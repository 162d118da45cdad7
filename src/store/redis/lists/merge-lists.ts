/** The position of an entry in a list that is read newest first. */
type Place = { readonly name: string; readonly score: number }

/** A list of one library, read newest first. */
export type Source<P extends Place> = {
  /** The next entries after one, or the first ones. Fewer than `count` are returned only at the end of the list. */
  readonly next: (behind: P | null, count: number) => Promise<readonly P[]>
}

type Reading<P extends Place> = {
  readonly source: Source<P>
  ahead: readonly P[]
  last: P | null
  ended: boolean
}

const newer = (one: Place, other: Place): boolean =>
  one.score !== other.score ? one.score > other.score : one.name > other.name

/** The batch size while filters may exclude most entries. */
const filteredBatchSize = 200

const refill = async <P extends Place>(reading: Reading<P>, count: number): Promise<void> => {
  if (reading.ahead.length > 0 || reading.ended) return
  reading.ahead = await reading.source.next(reading.last, count)
  reading.last = reading.ahead.at(-1) ?? reading.last
  reading.ended = reading.ahead.length < count
}

/** Takes the first entries of all lists, up to `count`. */
const takeFirst = async <P extends Place>(
  readings: readonly Reading<P>[],
  count: number,
  isBefore: (one: P, other: P) => boolean,
): Promise<P[]> => {
  const taken: P[] = []
  while (taken.length < count) {
    await Promise.all(readings.map((reading) => refill(reading, count)))
    let newest: Reading<P> | undefined
    for (const reading of readings) {
      const [head] = reading.ahead
      if (head === undefined) continue
      if (newest?.ahead[0] === undefined || isBefore(head, newest.ahead[0])) newest = reading
    }
    const [head] = newest?.ahead ?? []
    if (newest === undefined || head === undefined) break
    newest.ahead = newest.ahead.slice(1)
    taken.push(head)
  }
  return taken
}

/**
 * Merges several lists into one and gives its entries in batches; an empty batch is its end.
 *
 * @param sources the lists, each in the order that `isBefore` says
 */
export const createMerge = <P extends Place>(
  sources: readonly Source<P>[],
  isBefore: (one: P, other: P) => boolean,
): { readonly take: (count: number) => Promise<readonly P[]> } => {
  const readings = sources.map((source): Reading<P> => ({ source, ahead: [], last: null, ended: false }))
  return { take: (count) => takeFirst(readings, count, isBefore) }
}

/**
 * Merges several lists into one, and filters it.
 *
 * @param sources the lists, one per library, all newest first or all oldest first
 * @param count the maximum number of results
 * @param all true if every entry of the lists matches, so that no more than `count` are read
 * @param read reads entries; null for one that does not match or no longer exists
 */
export const mergeLists = async <P extends Place, Item>(
  sources: readonly Source<P>[],
  count: number,
  all: boolean,
  read: (places: readonly P[]) => Promise<readonly (Item | null)[]>,
  ascending = false,
): Promise<readonly { readonly place: P; readonly item: Item }[]> => {
  const readings = sources.map((source): Reading<P> => ({ source, ahead: [], last: null, ended: false }))
  const merged: { readonly place: P; readonly item: Item }[] = []
  const isBefore = ascending ? (one: P, other: P) => newer(other, one) : newer
  while (merged.length < count) {
    const places = await takeFirst(readings, all ? count - merged.length : filteredBatchSize, isBefore)
    const items = await read(places)
    for (const [index, place] of places.entries()) {
      const item = items[index]
      if (item !== null && item !== undefined) merged.push({ place, item })
    }
    if (places.length === 0) break
  }
  return merged.slice(0, count)
}
