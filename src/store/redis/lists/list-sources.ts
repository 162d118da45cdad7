import { z } from 'zod'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import type { RedisContext } from '../context.ts'
import type { Source } from './merge-lists.ts'

/** An entry of a list: its library, its name and its score. */
export type ListEntry = {
  readonly library: LibraryCode | null
  readonly name: string
  readonly score: number
}

const Pairs = z.array(z.string())

/**
 * Returns a list of ids that sort by time (a sorted set without scores), after an id: newest first, or oldest first.
 */
export const listById = (
  { readClient: looks, keys }: RedisContext,
  library: LibraryCode | null,
  list: string,
  after: string | null,
  ascending: boolean,
): Source<ListEntry> => ({
  next: async (behind, count) => {
    const end = behind?.name ?? after
    const key = `${keys.library(library)}:${list}`
    const names = ascending
      ? await looks.zrangebylex(key, end === null ? '-' : `(${end}`, '+', 'LIMIT', 0, count)
      : await looks.zrevrangebylex(key, end === null ? '+' : `(${end}`, '-', 'LIMIT', 0, count)
    return names.map((name) => ({ library, name, score: 0 }))
  },
})

/** Returns a list of names by score. Two names of different nodes may have the same score; then the names decide. */
export const listByScore = (
  { readClient: looks, keys }: RedisContext,
  library: LibraryCode,
  list: string,
  before: Pick<ListEntry, 'name' | 'score'> | null,
): Source<ListEntry> => ({
  next: async (behind, count) => {
    const end = behind ?? before
    const pairs = parseStored(
      'list',
      Pairs,
      await looks.zrevrangebyscore(
        `${keys.library(library)}:${list}`,
        end === null ? '+inf' : end.score,
        '-inf',
        'WITHSCORES',
        'LIMIT',
        0,
        end === null ? count : count + 1,
      ),
    )
    const places = Array.from({ length: pairs.length / 2 }, (_, index) => ({
      library,
      name: pairs[2 * index] ?? '',
      score: Number(pairs[2 * index + 1]),
    }))
    const isBehind = (place: ListEntry): boolean =>
      end === null || place.score < end.score || (place.score === end.score && place.name < end.name)
    return places.filter(isBehind).slice(0, count)
  },
})
