/** A list of one library. */
export type Source<Entry> = {
  /** The next entries after one, or the first ones. Fewer than `count` are returned only at the end of the list. */
  readonly next: (behind: Entry | null, count: number) => Promise<readonly Entry[]>
}

type Reading<Entry> = { readonly source: Source<Entry>; ahead: Entry[]; last: Entry | null; ended: boolean }

/**
 * Merges several lists into one and gives its entries in batches; an empty batch is its end.
 *
 * @param sources the lists, each in the order that `isBefore` says
 */
export const createMerge = <Entry>(
  sources: readonly Source<Entry>[],
  isBefore: (one: Entry, other: Entry) => boolean,
): { readonly take: (count: number) => Promise<readonly Entry[]> } => {
  const readings = sources.map((source): Reading<Entry> => ({ source, ahead: [], last: null, ended: false }))

  const refill = async (reading: Reading<Entry>, count: number): Promise<void> => {
    if (reading.ahead.length > 0 || reading.ended) return
    reading.ahead = [...(await reading.source.next(reading.last, count))]
    reading.last = reading.ahead.at(-1) ?? reading.last
    reading.ended = reading.ahead.length < count
  }

  return {
    take: async (count) => {
      const taken: Entry[] = []
      while (taken.length < count) {
        await Promise.all(readings.map((reading) => refill(reading, count)))
        let first: Reading<Entry> | undefined
        for (const reading of readings) {
          const [head, least] = [reading.ahead[0], first?.ahead[0]]
          if (head !== undefined && (least === undefined || isBefore(head, least))) first = reading
        }
        const head = first?.ahead.shift()
        if (head === undefined) break
        taken.push(head)
      }
      return taken
    },
  }
}
