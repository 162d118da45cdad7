import { Problem } from '../problem.ts'
import type { CachedKind, DocumentSnapshot } from '../store/ports/documents.ts'
import { type KeysOf, type Reason, reason } from '../translations/reason.ts'
import type { ConfigKind } from './kind.ts'
import type { NamedDocument, NamingRequests } from './naming-requests.ts'

/** The most namers that a refusal lists. */
const maxListed = 50

/** A document that names another document, with the path, or an open request that does. */
export type Namer =
  | { readonly kind: CachedKind; readonly code: string; readonly path: string; readonly part?: string }
  | { readonly kind: 'request'; readonly number: string }

/** The first of what names a document, and how much does. */
export type Namers = { readonly first: readonly Namer[]; readonly count: number; readonly requests: number }

/**
 * Returns whether a code is anywhere in a document that cannot be read: it counts as naming every code in it. A document
 * that is not JSON is a text, which may have the code between quotation marks.
 */
const holds = (value: unknown, text: string): boolean =>
  value === text ||
  (typeof value === 'string' && value.includes(JSON.stringify(text))) ||
  (typeof value === 'object' && value !== null && Object.values(value).some((each) => holds(each, text)))

const namersIn = (
  documents: DocumentSnapshot,
  by: ConfigKind,
  kind: CachedKind,
  code: string,
): readonly Namer[] =>
  documents.list(by.kind).flatMap(({ key, value }): readonly Namer[] => {
    if (by.kind === kind && key === code) return []
    const references = by.references(value, key)
    if (references === null) return holds(value, code) ? [{ kind: by.kind, code: key, path: '' }] : []
    const reference = references.find((each) => each.kind === kind && each.code === code)
    if (reference === undefined) return []
    const { path, part } = reference
    return [{ kind: by.kind, code: key, path, ...(part === undefined ? {} : { part }) }]
  })

/**
 * Finds what names a document.
 *
 * @param most how many are listed; the others are counted
 */
export const findNamers = async (
  kinds: readonly ConfigKind[],
  documents: DocumentSnapshot,
  requestsNaming: NamingRequests,
  { kind }: ConfigKind,
  { code, value }: Pick<NamedDocument, 'code' | 'value'>,
  most = maxListed,
): Promise<Namers> => {
  const inDocuments = kinds.flatMap((by) => namersIn(documents, by, kind, code))
  const requests = await requestsNaming({ kind, code, value }, most)
  const first: readonly Namer[] = [
    ...inDocuments,
    ...requests.numbers.map((number) => ({ kind: 'request' as const, number })),
  ]
  return {
    first: first.slice(0, most),
    count: inDocuments.length + requests.count,
    requests: requests.count,
  }
}

/** The number of referring documents that the sentence itself names. */
const maxInWords = 5

const namerReason = (namer: Namer): Reason<KeysOf<'named_by'>> => {
  if (namer.kind === 'request') return reason('named_by.request', { request: namer.number })
  const { kind, code, part } = namer
  return part === undefined
    ? reason('named_by.document', { kind, document: code })
    : reason('named_by.part', { kind, part })
}

/** Creates the refusal to delete a document that another document or a request names. */
export const namedProblem = (kind: ConfigKind, code: string, { first, count, requests }: Namers): Problem =>
  new Problem(
    'conflict',
    reason('problem.document_named', {
      kind: kind.kind,
      document: code,
      count,
      documents: count - requests,
      requests,
      hasBoth: requests > 0 && count > requests ? 'yes' : 'no',
      names: first.slice(0, maxInWords).map(namerReason),
      hasMore: count > maxInWords ? 'yes' : 'no',
      remedy: reason(kind.beforeDeleting),
    }),
    { facts: { namedBy: first, namedByCount: count } },
  )
