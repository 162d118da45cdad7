import { Problem } from '../problem.ts'
import type { CachedKind, DocumentSnapshot } from '../store/ports/documents.ts'
import { type ConfigKind, wordsOf } from './kind.ts'
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

const counted = (count: number, one: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`]

/** The number of referring documents that the sentence itself names. */
const maxInWords = 5

const namerWords = (namer: Namer): string => {
  if (namer.kind === 'request') return `request ${namer.number}`
  return namer.part === undefined
    ? `${wordsOf(namer.kind)} ${namer.code}`
    : `${wordsOf(namer.kind).replace(/s$/, '')} ${namer.part}`
}

/** Creates the refusal to delete a document that another document or a request names. */
export const namedProblem = (kind: ConfigKind, code: string, { first, count, requests }: Namers): Problem => {
  const counts = [...counted(count - requests, 'document'), ...counted(requests, 'open request')].join(
    ' and ',
  )
  const verb = count === 1 ? 'names' : 'name'
  const named = first.slice(0, maxInWords).map(namerWords).join(', ')
  const more = count > maxInWords ? ', …' : ''
  const instead = kind.insteadOfDeleting === undefined ? '' : `, or ${kind.insteadOfDeleting} instead`
  const remedy = kind.beforeDeleting ?? `Change or close what names it first${instead}.`
  return new Problem(
    'conflict',
    `The ${kind.called.one} ${code} cannot be deleted: ${counts} ${verb} it (${named}${more}). ${remedy}`,
    { facts: { namedBy: first, namedByCount: count } },
  )
}
