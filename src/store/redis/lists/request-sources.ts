import { createHash } from 'node:crypto'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { facetOwner, type IndexedFacet } from '../../policy/named-documents.ts'
import type { Position } from '../../policy/request-order.ts'
import { isPrefix } from '../../policy/search-text.ts'
import type { RequestFilters, RequestOrder, RequestSort } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'
import type { Source } from './merge-lists.ts'
import type { Placed } from './request-candidates.ts'

/** An entry of a sorted set of requests. */
export type RequestEntry = Placed & { readonly score: number }

/** Returns the hash of a state, under which its requests are listed. */
const stateHash = (state: string): string => createHash('sha1').update(state).digest('hex')

/** The number of requests of one library that may share a day, or a millisecond. */
const maxOfOneScore = 100_000

/** The sorted sets that hold requests in an order, as they follow the prefix of their library. */
const sortedSets: Readonly<Record<RequestSort, string>> = {
  created: 'requests',
  updated: 'requests:updated',
  neededBy: 'open:neededBy',
  due: 'open:due',
  deadline: 'deadlines',
  attention: 'open:attention',
}

/** Returns the ends of the words that begin with a text, in the sorted set of words: `word NUMBER`. */
const beginning = (text: string) => [`[${text}`, `(${text}\u{10ffff}`] as const
const exactly = (text: string) => [`[${text} `, `(${text}!`] as const

/** A search by words; with `searchesPatrons` also by those of patrons. */
export type WordSearch = {
  readonly phrases: readonly (readonly string[])[]
  readonly searchesPatrons: boolean
}

/** The ends of the entries of a word in a sorted set of words. */
type WordRange = readonly [from: string, to: string]

/** The rarest word of a search in a library. */
type RarestWord = {
  /** How many entries it has. The beginning of a word has several of a request with several such words. */
  readonly entries: number
  /** Reads the requests of so many of its entries at most, of each set of words. */
  readonly read: (most: number) => Promise<readonly Placed[]>
}

/** Finds requests by the sorted sets of their libraries. */
export const requestSources = ({ readClient, keys }: RedisContext) => {
  /** Returns a sorted set in the order of a list, behind a position. Names decide between equal scores. */
  const bySet = (
    library: LibraryCode,
    set: string,
    { descending }: Pick<RequestOrder, 'descending'>,
    after: Position | null,
  ): Source<RequestEntry> => ({
    next: async (behind, count) => {
      const end = behind ?? (after === null ? null : { score: Number(after.key), name: String(after.place) })
      const key = `${keys.library(library)}:${set}`
      const entriesOf = (pairs: readonly string[]): readonly RequestEntry[] =>
        pairs.flatMap((name, index) =>
          index % 2 === 0 ? [{ library, name, score: Number(pairs[index + 1]) }] : [],
        )
      const read = async (from: string, to: string, limit: number): Promise<readonly RequestEntry[]> =>
        entriesOf(
          descending
            ? await readClient.zrevrangebyscore(key, from, to, 'WITHSCORES', 'LIMIT', 0, limit)
            : await readClient.zrangebyscore(key, from, to, 'WITHSCORES', 'LIMIT', 0, limit),
        )
      /** Returns the entries behind one by its rank; null where it is not in its place any more. */
      const readBehind = async ({ name, score }: Pick<RequestEntry, 'name' | 'score'>) => {
        const rank = await (descending ? readClient.zrevrank(key, name) : readClient.zrank(key, name))
        if (rank === null) return null
        const [first, ...others] = entriesOf(
          descending
            ? await readClient.zrevrange(key, `${rank}`, `${rank + count}`, 'WITHSCORES')
            : await readClient.zrange(key, `${rank}`, `${rank + count}`, 'WITHSCORES'),
        )
        return first?.name === name && first.score === score ? others : null
      }
      const last = descending ? '-inf' : '+inf'
      if (end === null) return read(descending ? '+inf' : '-inf', last, count)
      const behindEnd = await readBehind(end)
      if (behindEnd !== null) return behindEnd
      // Several have the same score where it is a day.
      const score = String(end.score)
      const same = (await read(score, score, maxOfOneScore))
        .filter(({ name }) => (descending ? name < end.name : name > end.name))
        .slice(0, count)
      return same.length === count ? same : [...same, ...(await read(`(${score}`, last, count - same.length))]
    },
  })

  const membersOf = async (library: LibraryCode, set: string, most: number): Promise<readonly Placed[]> => {
    const names = await readClient.zrange(`${keys.library(library)}:${set}`, '0', String(most))
    return names.map((name) => ({ library, name }))
  }

  /** Returns the members of sets of several libraries; null where they are more than asked for. */
  const union = async (
    libraries: readonly LibraryCode[],
    sets: (library: LibraryCode) => readonly string[],
    most: number,
  ): Promise<readonly Placed[] | null> => {
    const memberLists = await Promise.all(
      libraries.flatMap((library) => sets(library).map((set) => membersOf(library, set, most))),
    )
    const all = memberLists.flat()
    if (all.length > most) return null
    return [...new Map(all.map((each) => [`${each.library} ${each.name}`, each])).values()]
  }

  const facetSets = (facet: IndexedFacet, values: readonly string[]) => (library: LibraryCode) =>
    values.map((value) => `references:${facetOwner(facet, library)}:${value}`)

  /** Returns the sets of words to search, and of each word of some phrases the ends of its entries in them. */
  const rangesOf = (
    library: LibraryCode,
    { phrases, searchesPatrons }: WordSearch,
  ): { readonly sets: readonly string[]; readonly ranges: readonly WordRange[] } => {
    const prefix = keys.library(library)
    return {
      sets: searchesPatrons ? [`${prefix}:words`, `${prefix}:words:patron`] : [`${prefix}:words`],
      ranges: phrases.flatMap((phrase) =>
        phrase.map((word, place) =>
          place === phrase.length - 1 && isPrefix(word) ? beginning(word) : exactly(word),
        ),
      ),
    }
  }

  /** Finds of each library the rarest word of a search, without reading which requests have it. */
  const rarestWords = (
    libraries: readonly LibraryCode[],
    search: WordSearch,
  ): Promise<readonly RarestWord[]> =>
    Promise.all(
      libraries.map(async (library) => {
        const { sets, ranges } = rangesOf(library, search)
        const counts = await Promise.all(
          ranges.map(async ([from, to]) => {
            const each = await Promise.all(sets.map((set) => readClient.zlexcount(set, from, to)))
            return each.reduce((sum, count) => sum + count, 0)
          }),
        )
        const entries = Math.min(...counts)
        const [from, to] = ranges[counts.indexOf(entries)] ?? ['-', '-']
        return {
          entries,
          read: async (most) => {
            const members = await Promise.all(
              sets.map((set) => readClient.zrangebylex(set, from, to, 'LIMIT', 0, most)),
            )
            const names = members.flat().map((member) => member.slice(member.indexOf(' ') + 1))
            return [...new Set(names)].map((name) => ({ library, name }))
          },
        }
      }),
    )

  /**
   * Lists the requests that have the rarest word of a search, of each library; the other words are still to be checked.
   * Null where they may be more than asked for: then none is read.
   */
  const byRarestWord = async (
    libraries: readonly LibraryCode[],
    search: WordSearch,
    most: number,
  ): Promise<readonly Placed[] | null> => {
    const words = await rarestWords(libraries, search)
    if (words.reduce((sum, { entries }) => sum + entries, 0) > most) return null
    return (await Promise.all(words.map(({ read }) => read(most)))).flat()
  }

  return {
    bySet,
    bySort: (library: LibraryCode, order: RequestOrder, after: Position | null): Source<RequestEntry> =>
      bySet(library, sortedSets[order.by], order, after),
    byState: (
      library: LibraryCode,
      state: string,
      order: RequestOrder,
      after: Position | null,
    ): Source<RequestEntry> => bySet(library, `requests:state:${stateHash(state)}`, order, after),
    stateMembers: (library: LibraryCode, state: string, most: number): Promise<readonly Placed[]> =>
      membersOf(library, `requests:state:${stateHash(state)}`, most),

    /** Finds the requests of each sorted set for its filters, without words; null if there are more than the limit. */
    find: async (
      filters: RequestFilters,
      libraries: readonly LibraryCode[],
      most: number,
    ): Promise<readonly (readonly Placed[] | null)[]> => {
      const { barcode, assignee, label, patron, partner, activePartner, reference } = filters
      const lookups: Promise<readonly Placed[] | null>[] = []
      const add = (sets: (library: LibraryCode) => readonly string[]): void => {
        lookups.push(union(libraries, sets, most))
      }
      if (barcode !== undefined)
        lookups.push(
          union(libraries, facetSets('barcode', barcode), most).then(
            (places) =>
              places && [
                ...places,
                ...libraries.flatMap((library) =>
                  barcode.flatMap((name) => (name.startsWith(`${library}-`) ? [{ library, name }] : [])),
                ),
              ],
          ),
        )
      if (assignee !== undefined && !assignee.includes(null))
        add(
          facetSets(
            'assignee',
            assignee.filter((each) => each !== null),
          ),
        )
      if (label !== undefined) add(facetSets('label', label))
      if (patron !== undefined) add(() => patron.map((id) => `requests:patron:${id}`))
      for (const partners of [partner, activePartner])
        if (partners !== undefined) add(() => partners.map((code) => `requests:partner:${code}`))
      if (reference !== undefined) add(facetSets('reference', reference))
      return Promise.all(lookups)
    },

    byRarestWord,
  }
}
