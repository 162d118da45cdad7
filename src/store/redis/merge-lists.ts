/** A place in a list that is read from its end: newest first. */
type Place = { readonly name: string; readonly score: number }

/** A list of one library, read from its end. */
export type Source<P extends Place> = {
  /** The next places behind one, or the first ones; fewer than the count only at the end. */
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

/** So many places are looked at at once where most of them may not fit. */
const filteredBatchSize = 200

const refill = async <P extends Place>(reading: Reading<P>, count: number): Promise<void> => {
  if (reading.ahead.length > 0 || reading.ended) return
  reading.ahead = await reading.source.next(reading.last, count)
  reading.last = reading.ahead.at(-1) ?? reading.last
  reading.ended = reading.ahead.length < count
}

/** Takes the newest places of all lists, as many as are wanted. */
const takeNewest = async <P extends Place>(readings: readonly Reading<P>[], count: number): Promise<P[]> => {
  const taken: P[] = []
  while (taken.length < count) {
    await Promise.all(readings.map((reading) => refill(reading, count)))
    let newest: Reading<P> | undefined
    for (const reading of readings) {
      const [head] = reading.ahead
      if (head === undefined) continue
      if (newest?.ahead[0] === undefined || newer(head, newest.ahead[0])) newest = reading
    }
    const [head] = newest?.ahead ?? []
    if (newest === undefined || head === undefined) break
    newest.ahead = newest.ahead.slice(1)
    taken.push(head)
  }
  return taken
}

/**
 * Reads several lists as one, newest first, and keeps what fits.
 *
 * @param sources the lists: one of each library
 * @param count how many are wanted
 * @param all true where everything in the lists fits: no more is read than is wanted
 * @param read reads what stands at some places; null where it does not fit, or is gone
 */
export const mergeLists = async <P extends Place, Item>(
  sources: readonly Source<P>[],
  count: number,
  all: boolean,
  read: (places: readonly P[]) => Promise<readonly (Item | null)[]>,
): Promise<readonly { readonly place: P; readonly item: Item }[]> => {
  const readings = sources.map((source): Reading<P> => ({ source, ahead: [], last: null, ended: false }))
  const found: { readonly place: P; readonly item: Item }[] = []
  while (found.length < count) {
    const places = await takeNewest(readings, all ? count - found.length : filteredBatchSize)
    const items = await read(places)
    for (const [index, place] of places.entries()) {
      const item = items[index]
      if (item !== null && item !== undefined) found.push({ place, item })
    }
    if (places.length === 0) break
  }
  return found.slice(0, count)
}
