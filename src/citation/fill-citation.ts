import type { Citation } from '../borrowing/request/citation.ts'
import type { CitationSource, SourcedField } from '../borrowing/request/sourced-fields.ts'
import { partOf } from '../borrowing/request/sourced-fields.ts'
import { millisecondsPerDay } from '../borrowing/time.ts'
import type { AnyReason, Parameter } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { DispatchResult, Transport } from '../transport/transport.ts'
import { checkIdentifiers } from './check-identifiers.ts'
import { createLookupCache, type LookupCacheDeps } from './lookup-cache.ts'
import { crossref } from './sources/crossref.ts'
import { pubmed } from './sources/pubmed.ts'
import type { LookupResult, Source } from './sources/source.ts'
import { sru } from './sources/sru.ts'

/** The sources in which citations are looked up. */
export type CitationSettings = {
  /** The base address of each source; what is not there is not asked. */
  readonly sources: Readonly<Partial<Record<CitationSource, string>>>
  /** Milliseconds that all of a citation's questions may take together. */
  readonly timeout: number
  /** Milliseconds for which an answer is kept. */
  readonly keep: number
  /** Whether the addresses may lead into private networks. */
  readonly allowPrivateNetwork: boolean
}

/** A citation with the values that were looked up, the names of these fields, and notes for the timeline. */
export type FillResult = {
  readonly citation: Citation
  readonly sourcedFields: readonly SourcedField[]
  readonly notes: readonly AnyReason[]
  /** Why sources filled in no value; undefined if each source filled in a value. */
  readonly failure?: AnyReason | undefined
  /** True where a source did not answer, so that asking again may help. */
  readonly unanswered?: boolean | undefined
}

/** Names a part of the citation in a sentence. */
const nameField = ({ field }: SourcedField): Parameter => {
  const [member = '', type] = field.split('/')
  return type ?? { code: `citation_field.${member}`, params: {} }
}

/** Fills in a citation from the sources that know its numbers. It never fails: a note names a source without answer. */
export type FillCitation = (citation: Citation) => Promise<FillResult>

const sources: readonly Source[] = [crossref, pubmed, sru]

/** Milliseconds for which it is remembered that a source does not know a number. */
const keepUnknown = millisecondsPerDay

/**
 * Returns whether a citation needs no look-up. Fewer questions: a citation that says who, what and when is left alone.
 */
const isComplete = (citation: Citation): boolean =>
  citation.title !== undefined &&
  (citation.author ?? citation.authorOfComponent) !== undefined &&
  citation.publicationDate !== undefined

type Numbers = NonNullable<Citation['identifiers']>

/** Returns numbers of kinds that the citation has none of, and right ones only. */
const newNumbers = (
  had: Numbers | undefined,
  additions: Numbers | undefined,
  member: 'identifiers' | 'recordIds',
) => {
  const types = new Set((had ?? []).map(({ type }) => type.toUpperCase()))
  return (additions ?? []).flatMap((number) => {
    if (types.has(number.type.toUpperCase())) return []
    const { citation, faults } = checkIdentifiers({ [member]: [number] }, '')
    return faults.length > 0 ? [] : (citation[member] ?? [])
  })
}

/** Returns whether a second attempt may help: there was no answer, or the source says that it cannot answer now. */
const isTransient = (result: DispatchResult): boolean =>
  result.kind === 'answered'
    ? result.answer.status === 429 || result.answer.status >= 500
    : result.kind === 'not_taken' || result.kind === 'maybe_taken'

/** Puts what was found where there was nothing. */
const merge = (
  base: Citation,
  additions: Citation,
  source: CitationSource,
): Pick<FillResult, 'citation' | 'sourcedFields'> => {
  const fresh = Object.entries(additions).filter(
    ([name]) => name !== 'identifiers' && name !== 'recordIds' && partOf(base, name) === '',
  )
  const identifiers = newNumbers(base.identifiers, additions.identifiers, 'identifiers')
  const recordIds = newNumbers(base.recordIds, additions.recordIds, 'recordIds')
  const fields = [
    ...fresh.map(([name]) => name),
    ...identifiers.map(({ type }) => `identifiers/${type}`),
    ...recordIds.map(({ type }) => `recordIds/${type}`),
  ]
  return {
    citation: {
      ...base,
      ...Object.fromEntries(fresh),
      ...(identifiers.length === 0
        ? {}
        : { identifiers: [...(base.identifiers ?? []), ...identifiers].slice(0, 30) }),
      ...(recordIds.length === 0
        ? {}
        : { recordIds: [...(base.recordIds ?? []), ...recordIds].slice(0, 30) }),
    },
    sourcedFields: [...new Set(fields)].map((field) => ({ field, source })),
  }
}

type Shell = LookupCacheDeps & { readonly transport: Pick<Transport, 'dispatch'> }

const readAnswer = (
  source: Source,
  number: string,
  answer: { readonly status: number; readonly contentType: string; readonly body: Uint8Array },
): LookupResult => {
  if (answer.status === 404) return { kind: 'unknown' }
  if (answer.status !== 200)
    return { kind: 'unreadable', reason: reason('citation.http_status', { status: answer.status }) }
  if (!source.contentType.test(answer.contentType))
    return { kind: 'unreadable', reason: reason('citation.other_content_type') }
  return source.read(answer.body, number)
}

/**
 * Makes what fills in citations: a DOI from a Crossref-shaped API, a PMID from a PubMed-shaped one, an ISBN from a
 * catalogue over SRU, whichever are set.
 *
 * @param shell the store of answers, the transport, the clock and a hash
 * @param settings which sources there are
 */
export const createFillCitation = (shell: Shell, settings: CitationSettings): FillCitation => {
  const cache = createLookupCache(shell)

  const ask = async (
    source: Source,
    base: string,
    number: string,
    timeout: number,
  ): Promise<LookupResult> => {
    const kept = await cache.find(source, number)
    if (kept !== undefined) return kept === null ? { kind: 'unknown' } : { kind: 'found', citation: kept }
    if (await cache.isPaused(source)) return { kind: 'unreadable', reason: reason('citation.failed_lately') }
    const attempt = (timeout: number) =>
      shell.transport.dispatch({
        kind: 'http',
        method: 'GET',
        url: source.url(base, number),
        headers: { accept: source.accept, 'user-agent': 'lendwire' },
        body: '',
        timeout,
        allowPrivateNetwork: settings.allowPrivateNetwork,
      })
    const ends = Date.parse(shell.now()) + timeout
    const first = await attempt(Math.ceil(timeout / 2))
    const left = ends - Date.parse(shell.now())
    const result = isTransient(first) && left > 0 ? await attempt(left) : first
    const lookup: LookupResult =
      result.kind === 'answered'
        ? readAnswer(source, number, result.answer)
        : { kind: 'unreadable', reason: reason('citation.no_proper_answer') }
    if (lookup.kind === 'unreadable') await cache.pause(source)
    else
      await cache.keep(
        source,
        number,
        lookup.kind === 'found' ? lookup.citation : null,
        lookup.kind === 'found' ? settings.keep : Math.min(keepUnknown, settings.keep),
      )
    return lookup
  }

  return async (initial) => {
    const ends = Date.parse(shell.now()) + settings.timeout
    let result: FillResult = { citation: initial, sourcedFields: [], notes: [] }
    for (const source of sources) {
      const base = settings.sources[source.name]
      const { asksBy: type } = source
      // Systems give a PMID as an identifier, too.
      const number = [...(initial.identifiers ?? []), ...(initial.recordIds ?? [])].find(
        (each) => each.type.toUpperCase() === type,
      )?.value
      const left = ends - Date.parse(shell.now())
      if (base === undefined || number === undefined || left <= 0 || isComplete(result.citation)) continue
      const lookup = await ask(source, base, number, left)
      if (lookup.kind === 'found') {
        const { citation, sourcedFields } = merge(result.citation, lookup.citation, source.name)
        const about = { source: reason(`citation.source.${source.name}`), type }
        const note =
          sourcedFields.length === 0
            ? reason('citation.nothing_new', about)
            : reason('citation.filled_in', { ...about, fields: sourcedFields.map(nameField) })
        result = {
          ...result,
          citation,
          sourcedFields: [...result.sourcedFields, ...sourcedFields],
          notes: [...result.notes, note],
        }
      } else {
        const note = reason('citation.not_filled_in', {
          source: reason(`citation.source.${source.name}`),
          why: lookup.kind === 'unknown' ? reason('citation.number_unknown', { type }) : lookup.reason,
        })
        result = {
          ...result,
          notes: [...result.notes, note],
          failure:
            result.failure === undefined
              ? note
              : reason('citation.both', { first: result.failure, second: note }),
          ...(lookup.kind === 'unreadable' ? { unanswered: true } : {}),
        }
      }
    }
    return result
  }
}
