import { createHash } from 'node:crypto'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { facetOwner, type IndexedFacet } from '../../policy/named-documents.ts'
import { isSearch } from '../../policy/request-order.ts'
import { isPrefix, splitPhrases } from '../../policy/search-text.ts'
import type { RequestFilters, RequestSort } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'
import { pairsOf } from '../pairs.ts'
import type { Source } from './merge-lists.ts'
import type { CountedState, Placed } from './request-candidates.ts'

/** An entry of a sorted set of requests. */
export type RequestEntry = Placed & { readonly score: number }

/** The place of an entry in its set. */
export type Place = Pick<RequestEntry, 'name' | 'score'>

/** The sorted sets that hold requests in an order, as they follow the prefix of their library. */
const sortedSets: Readonly<Record<RequestSort, string>> = {
  created: 'requests',
  updated: 'requests:updated',
  neededBy: 'open:neededBy',
  due: 'open:due',
  deadline: 'deadlines',
  attention: 'open:attention',
}

/** The set of the requests of a state, by when they were created. */
const setOfState = (state: string): string =>
  `requests:state:${createHash('sha1').update(state).digest('hex')}`

/** The ends of the entries of a word, or of words that begin with it, in a sorted set of words: `word NUMBER`. */
const rangeOf = (word: string, isLast: boolean): readonly [from: string, to: string] =>
  isLast && isPrefix(word) ? [`[${word}`, `(${word}\u{10ffff}`] : [`[${word} `, `(${word}!`]

/** Finds requests by the sorted sets of their libraries. */
export const requestSets = ({ readClient, keys }: RedisContext) => {
  /** Reads a sorted set in its order, or in the reverse one, behind an entry. Names decide between equal scores. */
  const inOrder = (
    library: LibraryCode,
    set: string,
    descending: boolean,
    after: Place | null,
  ): Source<RequestEntry> => ({
    next: async (behind, count) => {
      const end = behind ?? after
      const key = `${keys.library(library)}:${set}`
      const read = async (first: number): Promise<readonly RequestEntry[]> => {
        const range = [String(first), String(first + count - 1)] as const
        const pairs = descending
          ? await readClient.zrevrange(key, ...range, 'WITHSCORES')
          : await readClient.zrange(key, ...range, 'WITHSCORES')
        return pairsOf(pairs).map(([name, score]) => ({ library, name, score: Number(score) }))
      }
      if (end === null) return read(0)
      const rank = await (descending ? readClient.zrevrank(key, end.name) : readClient.zrank(key, end.name))
      if (rank !== null && Number(await readClient.zscore(key, end.name)) === end.score) return read(rank + 1)
      // It was moved or removed: from the first of its score on.
      const isBehind = ({ name, score }: RequestEntry): boolean =>
        score !== end.score || (descending ? name < end.name : name > end.name)
      const [from, to] = descending ? [`(${end.score}`, '+inf'] : ['-inf', `(${end.score}`]
      const found: RequestEntry[] = []
      for (let first = await readClient.zcount(key, from ?? '', to ?? ''); ; first += count) {
        const entries = await read(first)
        found.push(...entries.filter(isBehind))
        if (found.length >= count || entries.length < count) return found
      }
    },
  })

  /** Returns the members of sorted sets of libraries; null where they are more than asked for. */
  const union = async (
    libraries: readonly LibraryCode[],
    setsOf: (library: LibraryCode) => readonly string[],
    most: number,
  ): Promise<readonly Placed[] | null> => {
    const found = await Promise.all(
      libraries.flatMap((library) =>
        setsOf(library).map(async (set) => {
          const names = await readClient.zrange(`${keys.library(library)}:${set}`, '0', String(most))
          return names.map((name) => [`${library} ${name}`, { library, name }] as const)
        }),
      ),
    )
    return found.flat().length > most ? null : [...new Map(found.flat()).values()]
  }

  const facetSets = (facet: IndexedFacet, values: readonly string[]) => (library: LibraryCode) =>
    values.map((value) => `references:${facetOwner(facet, library)}:${value}`)

  const numbersOf = (values: readonly string[], libraries: readonly LibraryCode[]): readonly Placed[] =>
    libraries.flatMap((library) =>
      values.flatMap((name) => (name.startsWith(`${library}-`) ? [{ library, name }] : [])),
    )

  /** Returns the requests with a barcode; the number of a request is one too, since slips have it. */
  const byBarcode = async (libraries: readonly LibraryCode[], barcodes: readonly string[], most: number) => {
    const found = await union(libraries, facetSets('barcode', barcodes), most)
    return found && [...found, ...numbersOf(barcodes, libraries)]
  }

  /** Returns the requests that have the rarest word of a text, or the text as a barcode. The other words are still to be checked. */
  const byText = async (
    libraries: readonly LibraryCode[],
    text: string,
    searchesPatrons: boolean,
    most: number,
  ): Promise<readonly Placed[] | null> => {
    const names = searchesPatrons ? ['words', 'words:patron'] : ['words']
    const sets = libraries.flatMap((library) =>
      names.map((name) => ({ library, key: `${keys.library(library)}:${name}` })),
    )
    const ranges = splitPhrases(text).flatMap((phrase) =>
      phrase.map((word, place) => rangeOf(word, place === phrase.length - 1)),
    )
    const counts = await Promise.all(
      ranges.map(async ([from, to]) => {
        const each = await Promise.all(sets.map(({ key }) => readClient.zlexcount(key, from, to)))
        return each.reduce((sum, count) => sum + count, 0)
      }),
    )
    const fewest = Math.min(...counts)
    const range = ranges[counts.indexOf(fewest)]
    if (range === undefined || fewest > most) return range === undefined ? [] : null
    const found = await Promise.all(
      sets.map(async ({ library, key }) =>
        (await readClient.zrangebylex(key, ...range)).map((entry) => ({
          ...{ library, name: entry.slice(entry.indexOf(' ') + 1) },
        })),
      ),
    )
    const scanned = (await byBarcode(libraries, [text.trim()], most)) ?? []
    return [...new Map([...found.flat(), ...scanned].map((each) => [each.name, each])).values()]
  }

  /** Returns requests of some states, up to a number. */
  const ofStates = async (states: readonly CountedState[], most: number): Promise<readonly Placed[]> => {
    const places: Placed[] = []
    for (const { library, key } of states) {
      const left = most - places.length
      if (left <= 0) break
      const names = await readClient.zrange(
        `${keys.library(library)}:${setOfState(key)}`,
        '0',
        String(left - 1),
      )
      places.push(...names.map((name) => ({ library, name })))
    }
    return places
  }

  return {
    inOrderOf: (library: LibraryCode, by: RequestSort, descending: boolean, after: Place | null) =>
      inOrder(library, sortedSets[by], descending, after),
    inState: ({ library, key }: CountedState, descending: boolean, after: Place | null) =>
      inOrder(library, setOfState(key), descending, after),
    ofStates,

    /** Returns the fewest requests that a set finds for one of the filters; null where each finds too many. */
    find: async (
      filters: RequestFilters,
      libraries: readonly LibraryCode[],
      most: number,
    ): Promise<readonly Placed[] | null> => {
      const { barcode, assignee, label, patron, partner, activePartner, reference } = filters
      const people = assignee?.includes(null) === false ? assignee.filter((each) => each !== null) : undefined
      const among = (
        values: readonly string[] | undefined,
        setsOf: (library: LibraryCode) => readonly string[],
      ) => (values === undefined ? null : union(libraries, setsOf, most))
      const ofPartners = (partners: readonly string[] = []) =>
        partners.map((code) => `requests:partner:${code}`)
      const found = await Promise.all([
        isSearch(filters) ? byText(libraries, filters.text, filters.searchesPatrons === true, most) : null,
        barcode === undefined ? null : byBarcode(libraries, barcode, most),
        among(people, facetSets('assignee', people ?? [])),
        among(label, facetSets('label', label ?? [])),
        among(patron, () => patron?.map((id) => `requests:patron:${id}`) ?? []),
        among(partner, () => ofPartners(partner)),
        among(activePartner, () => ofPartners(activePartner)),
        among(reference, facetSets('reference', reference ?? [])),
      ])
      return (
        found.filter((each) => each !== null).toSorted((one, other) => one.length - other.length)[0] ?? null
      )
    },
  }
}
