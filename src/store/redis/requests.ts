import { z } from 'zod'
import type { Request } from '../../borrowing/request/request.ts'
import { type LibraryCode, type PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { createPage, parseTextCursor } from '../policy/cursor.ts'
import { parseStored, storedJson } from '../policy/parse-stored.ts'
import { parseStoredRequest } from '../policy/request-checksum.ts'
import type { RequestQuery } from '../ports/requests.ts'
import type { Page, Stored } from '../ports/stored.ts'
import type { RedisContext } from './context.ts'
import { type ListEntry, listByScore } from './list-sources.ts'
import { mergeLists, type Source } from './merge-lists.ts'
import { containsPhrases, splitPhrases } from './search-words.ts'

const Facets = storedJson(
  z.object({
    partners: z.array(z.tuple([z.string(), z.boolean(), z.boolean()])),
    words: z.array(z.string()),
  }),
)

/** The fields that a request is read from. */
const storedFields = ['version', 'body', 'seal'] as const
const StoredFields = z.tuple([z.string(), z.string(), z.string().nullable()])

/** A request from its `storedFields`; null where it is not there. */
const storedOf = (found: readonly (string | null)[]): Stored<Request> | null => {
  if (found[0] === null || found[0] === undefined) return null
  const [version, body, seal] = parseStored('request', StoredFields, found)
  return { value: parseStoredRequest(body, seal === null ? null : Number(seal)), version: Number(version) }
}

/** Requests one by one. */
export const requestReads = ({ readClient: looks, keys, libraries }: RedisContext) => ({
  load: async (library: LibraryCode, number: RequestNumber): Promise<Stored<Request> | null> =>
    storedOf(await looks.hmget(`${keys.library(library)}:request:${number}`, ...storedFields)),

  /** `owner` is a partner’s code, or what `documentOwner` gives for a kind of documents. */
  byReference: async (
    library: LibraryCode | null,
    owner: string,
    reference: string,
  ): Promise<readonly RequestNumber[]> => {
    const asked = library === null ? await libraries() : [library]
    const found = await Promise.all(
      asked.map((each) =>
        looks.zrevrange(`${keys.library(each)}:references:${owner}:${reference}`, 0, -1, 'WITHSCORES'),
      ),
    )
    return found
      .flatMap((pairs) => pairs.flatMap((name, place) => (place % 2 === 0 ? [[name, pairs[place + 1]]] : [])))
      .toSorted(([, one], [, other]) => Number(other) - Number(one))
      .map(([name]) => parseStored('request', RequestNumber, name))
  },
})

/** How many requests, of all libraries, are open with a partner. */
export const countOpenRequests =
  ({ readClient: looks, keys, libraries }: RedisContext) =>
  async (partner: PartnerCode): Promise<number> => {
    const all = await libraries()
    const counts = await Promise.all(
      all.map((library) => looks.hget(`${keys.library(library)}:open`, partner)),
    )
    return counts.reduce((sum, count) => sum + Number(count ?? 0), 0)
  }

/** A place in the list, as a cursor holds it. */
const cursorOf = ({ score, name }: ListEntry): string => `${name} ${String(score).padStart(15, '0')}`

const placeOf = (key: string | null): Pick<ListEntry, 'score' | 'name'> | null => {
  if (key === null) return null
  const [name = '', score = ''] = key.split(' ')
  return { score: Number(score), name }
}

/** The ends of the words that begin with a text, in the sorted set of words: `word NUMBER`. */
const beginning = (text: string) => [`[${text}`, `(${text}\u{10ffff}`] as const
const exactly = (text: string) => [`[${text} `, `(${text}!`] as const

/** Of the words that are searched for the one that the fewest requests have: they are looked at, the others are not. */
const byRarestWord = async (
  { readClient: looks, keys }: RedisContext,
  library: LibraryCode,
  phrases: readonly (readonly string[])[],
  before: Pick<ListEntry, 'name' | 'score'> | null,
): Promise<Source<ListEntry>> => {
  const key = `${keys.library(library)}:words`
  const ranges = phrases.flatMap((phrase) =>
    phrase.map((word, place) => (place === phrase.length - 1 ? beginning(word) : exactly(word))),
  )
  const counts = await Promise.all(ranges.map(([from, to]) => looks.zlexcount(key, from, to)))
  const rarest = ranges[counts.indexOf(Math.min(...counts))]
  if (rarest === undefined) return { next: async () => [] }
  const members = await looks.zrangebylex(key, rarest[0], rarest[1])
  const names = [...new Set(members.map((member) => member.slice(member.indexOf(' ') + 1)))]
  const scores = names.length === 0 ? [] : await looks.zmscore(`${keys.library(library)}:requests`, names)
  const places = names
    .map((name, index) => ({ library, name, score: Number(scores[index]) }))
    .filter(
      ({ score, name }) =>
        before === null || score < before.score || (score === before.score && name < before.name),
    )
    .toSorted((one, other) => other.score - one.score || (one.name < other.name ? 1 : -1))
  let given = 0
  return {
    next: async (_, count) => {
      given += count
      return places.slice(given - count, given)
    },
  }
}

/** The list that has the fewest besides what is wanted. */
const listOf = (query: RequestQuery): string => {
  if (query.patron !== undefined) return `requests:patron:${query.patron}`
  if (query.partner !== undefined) return `requests:partner:${query.partner}`
  if (query.status !== undefined) return `requests:status:${query.status}`
  return 'requests'
}

const filterFields = ['status', 'patron', 'facets'] as const
const FilterFields = z.tuple([z.string().nullable(), z.string().nullable(), z.string().nullable()])

/** Lists of requests, newest first. */
export const requestList = (shell: RedisContext) => {
  const { readClient: looks, keys, libraries } = shell

  return async (query: RequestQuery): Promise<Page<Stored<Request>>> => {
    const before = placeOf(parseTextCursor('requests', query.cursor, /^[A-Z0-9-]+ \d{15}$/))
    const wantsWords = query.text !== undefined && query.text.trim() !== ''
    const phrases = wantsWords ? splitPhrases(query.text ?? '') : []
    if (wantsWords && phrases.length === 0) return { items: [], next: null }
    const asked = query.library === null ? await libraries() : [query.library]
    const sources = await Promise.all(
      asked.map((library) =>
        wantsWords
          ? byRarestWord(shell, library, phrases, before)
          : listByScore(shell, library, listOf(query), before),
      ),
    )

    const fits = (status: string | null, patron: string | null, facets: string | null): boolean => {
      if (query.status !== undefined && status !== query.status) return false
      if (query.patron !== undefined && patron !== query.patron) return false
      if (query.partner === undefined && !wantsWords) return true
      const { partners, words } = parseStored('request', Facets, facets)
      const isWith = query.partner === undefined || partners.some(([code]) => code === query.partner)
      return isWith && containsPhrases(words, phrases)
    }
    const read = async (places: readonly ListEntry[]) => {
      const found = await Promise.all(
        places.map(({ library, name }) =>
          looks.hmget(`${keys.library(library)}:request:${name}`, ...storedFields, ...filterFields),
        ),
      )
      return found.map((fields) => {
        const stored = fields.slice(0, storedFields.length)
        const [status, patron, facets] = parseStored('request', FilterFields, fields.slice(stored.length))
        return fits(status, patron, facets) ? storedOf(stored) : null
      })
    }
    const filters = [query.status, query.partner, query.patron].filter((filter) => filter !== undefined)
    const found = await mergeLists(sources, query.limit + 1, !wantsWords && filters.length <= 1, read)
    return createPage(
      'requests',
      found,
      query.limit,
      ({ place }) => cursorOf(place),
      ({ item }) => item,
    )
  }
}
