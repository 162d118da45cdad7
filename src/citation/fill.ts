import { z } from 'zod'
import { partOf } from '../borrowing/filled.ts'
import { Citation, type CitationSource, type Filled } from '../borrowing/request.ts'
import { instantOf } from '../borrowing/time.ts'
import { Instant } from '../borrowing/values.ts'
import type { Store } from '../store/store.ts'
import type { Transport } from '../transport/transport.ts'
import { checkNumbers } from './numbers.ts'
import { crossref } from './sources/crossref.ts'
import { pubmed } from './sources/pubmed.ts'
import type { Found, Source } from './sources/source.ts'
import { sru } from './sources/sru.ts'

/** Where citations are looked up. */
export type CitationSettings = {
  /** The base address of each source; what is not there is not asked. */
  readonly sources: Readonly<Partial<Record<CitationSource, string>>>
  /** Milliseconds that all of a citation's questions may take together. */
  readonly timeout: number
  /** Milliseconds for which an answer is kept. */
  readonly keep: number
  /** May the addresses lead into private networks? */
  readonly allowPrivateNetwork: boolean
}

/** A citation with what was looked up, the marks of that, and what became of it in words for the timeline. */
export type FillResult = {
  readonly citation: Citation
  readonly filled: readonly Filled[]
  readonly notes: readonly string[]
}

/** Fills in a citation from the sources that know its numbers. It never fails: what cannot be asked is said in a note. */
export type FillCitation = (citation: Citation) => Promise<FillResult>

const sources: readonly Source[] = [crossref, pubmed, sru]

/** What people call a source. */
export const titleOfSource = (name: CitationSource): string =>
  sources.find((source) => source.name === name)?.title ?? name

/** How many answers are kept: a new one takes the place of an older one. */
const slots = 4096
/** Milliseconds for which a source that failed is not asked again, and for which an unknown number is not. */
const restAfterFailure = 60_000
const keepUnknown = 86_400_000

const LookedUp = z.object({
  source: z.string(),
  number: z.string(),
  until: Instant,
  citation: Citation.nullable(),
})
const Resting = z.object({ until: Instant })

/** Fewer questions: a citation that says who, what and when is left alone. */
const isComplete = (citation: Citation): boolean =>
  citation.title !== undefined &&
  (citation.author ?? citation.authorOfComponent) !== undefined &&
  citation.publicationDate !== undefined

type Numbers = NonNullable<Citation['identifiers']>

/** Numbers of kinds that the citation has none of, and right ones only. */
const newNumbers = (
  had: Numbers | undefined,
  found: Numbers | undefined,
  member: 'identifiers' | 'recordIds',
) => {
  const known = new Set((had ?? []).map(({ type }) => type.toUpperCase()))
  return (found ?? []).flatMap((number) => {
    if (known.has(number.type.toUpperCase())) return []
    const { citation, faults } = checkNumbers({ [member]: [number] }, '')
    return faults.length > 0 ? [] : (citation[member] ?? [])
  })
}

/** Puts what was found where nothing stood. */
const merge = (given: Citation, found: Citation, source: CitationSource): Omit<FillResult, 'notes'> => {
  const fresh = Object.entries(found).filter(
    ([name]) => name !== 'identifiers' && name !== 'recordIds' && partOf(given, name) === '',
  )
  const identifiers = newNumbers(given.identifiers, found.identifiers, 'identifiers')
  const recordIds = newNumbers(given.recordIds, found.recordIds, 'recordIds')
  const fields = [
    ...fresh.map(([name]) => name),
    ...identifiers.map(({ type }) => `identifiers/${type}`),
    ...recordIds.map(({ type }) => `recordIds/${type}`),
  ]
  return {
    citation: {
      ...given,
      ...Object.fromEntries(fresh),
      ...(identifiers.length === 0
        ? {}
        : { identifiers: [...(given.identifiers ?? []), ...identifiers].slice(0, 30) }),
      ...(recordIds.length === 0
        ? {}
        : { recordIds: [...(given.recordIds ?? []), ...recordIds].slice(0, 30) }),
    },
    filled: [...new Set(fields)].map((field) => ({ field, source })),
  }
}

type Shell = {
  readonly store: Pick<Store, 'getDocument' | 'putDocuments'>
  readonly transport: Pick<Transport, 'dispatch'>
  readonly now: () => Instant
  /** A short hash in hex. */
  readonly hash: (...parts: readonly string[]) => string
}

const later = (now: Instant, milliseconds: number): Instant => instantOf(Date.parse(now) + milliseconds)

/** Answers of sources, kept in a bounded number of documents. */
const createCache = ({ store, now, hash }: Shell) => {
  const keyOf = (source: Source, number: string): string =>
    `slot-${Number.parseInt(hash(source.name, number).slice(0, 8), 16) % slots}`
  const put = (key: string, value: unknown) =>
    store.putDocuments([{ kind: 'looked_up', key, value, expectedVersion: null }])
  return {
    /** Undefined where nothing is kept; null for a number that the source did not know. */
    find: async (source: Source, number: string): Promise<Citation | null | undefined> => {
      const kept = LookedUp.safeParse((await store.getDocument('looked_up', keyOf(source, number)))?.value)
      if (!kept.success || kept.data.source !== source.name || kept.data.number !== number) return undefined
      return kept.data.until > now() ? kept.data.citation : undefined
    },
    keep: (source: Source, number: string, citation: Citation | null, milliseconds: number) =>
      put(keyOf(source, number), {
        source: source.name,
        number,
        until: later(now(), milliseconds),
        citation,
      }),
    isResting: async (source: Source): Promise<boolean> => {
      const rest = Resting.safeParse((await store.getDocument('looked_up', `rests-${source.name}`))?.value)
      return rest.success && rest.data.until > now()
    },
    rest: (source: Source) => put(`rests-${source.name}`, { until: later(now(), restAfterFailure) }),
  }
}

const readAnswer = (
  source: Source,
  number: string,
  answer: { readonly status: number; readonly contentType: string; readonly body: Uint8Array },
): Found => {
  if (answer.status === 404) return { kind: 'unknown' }
  if (answer.status !== 200)
    return { kind: 'unreadable', reason: `it answered with HTTP status ${answer.status}` }
  if (!source.contentType.test(answer.contentType))
    return { kind: 'unreadable', reason: 'it answered with another content type' }
  return source.read(answer.body, number)
}

/**
 * Makes what fills in citations: a DOI from a Crossref-shaped API, a PMID from a PubMed-shaped one, an ISBN from a
 * catalogue over SRU, whichever are set.
 *
 * @param shell where answers are kept, the wire, the clock, a hash
 * @param settings which sources there are
 */
export const createFillCitation = (shell: Shell, settings: CitationSettings): FillCitation => {
  const cache = createCache(shell)

  const ask = async (source: Source, base: string, number: string, timeout: number): Promise<Found> => {
    const kept = await cache.find(source, number)
    if (kept !== undefined) return kept === null ? { kind: 'unknown' } : { kind: 'found', citation: kept }
    if (await cache.isResting(source))
      return { kind: 'unreadable', reason: 'it failed a moment ago and is not asked again yet' }
    const result = await shell.transport.dispatch({
      kind: 'http',
      method: 'GET',
      url: source.url(base, number),
      headers: { accept: source.accept, 'user-agent': 'lendwire' },
      body: '',
      timeout,
      allowPrivateNetwork: settings.allowPrivateNetwork,
    })
    const found: Found =
      result.kind === 'answered'
        ? readAnswer(source, number, result.answer)
        : { kind: 'unreadable', reason: 'it did not answer as it should, or not in time' }
    if (found.kind === 'unreadable') await cache.rest(source)
    else
      await cache.keep(
        source,
        number,
        found.kind === 'found' ? found.citation : null,
        found.kind === 'found' ? settings.keep : Math.min(keepUnknown, settings.keep),
      )
    return found
  }

  return async (given) => {
    const ends = Date.parse(shell.now()) + settings.timeout
    let result: FillResult = { citation: given, filled: [], notes: [] }
    for (const source of sources) {
      const base = settings.sources[source.name]
      const { member, type } = source.asksBy
      const number = given[member]?.find((each) => each.type.toUpperCase() === type)?.value
      const left = ends - Date.parse(shell.now())
      if (base === undefined || number === undefined || left <= 0 || isComplete(result.citation)) continue
      const found = await ask(source, base, number, left)
      if (found.kind === 'found') {
        const { citation, filled } = merge(result.citation, found.citation, source.name)
        const note = `filled in from ${source.title} by ${type}: ${filled.map(({ field }) => field).join(', ') || 'nothing new'}`
        result = { citation, filled: [...result.filled, ...filled], notes: [...result.notes, note] }
      } else {
        const why = found.kind === 'unknown' ? `it does not know the ${type}` : found.reason
        result = { ...result, notes: [...result.notes, `nothing filled in from ${source.title}: ${why}`] }
      }
    }
    return result
  }
}
