import type { ApiProblem } from '../../api/problem.ts'
import type { DocumentKindName } from './document-kind.ts'
import { documentKinds } from './document-kinds.ts'

/** A document or an open request that names a document. */
export type Namer =
  | { readonly kind: 'request'; readonly code: string }
  | { readonly kind: 'key'; readonly code: string }
  | {
      readonly kind: DocumentKindName
      readonly code: string
      readonly address: string
      /** The part that names it, such as a rule, as people know it. */
      readonly part: string | undefined
      /** True for the only document of its kind, whose code says nothing. */
      readonly isSingle: boolean
    }

/** The first of what names a document, and how much does in all. */
export type Namers = { readonly first: readonly Namer[]; readonly count: number }

/** The kinds as the API names them. */
const kindsOfApi: Readonly<Record<string, DocumentKindName>> = {
  partner: 'partner',
  library: 'library',
  ils: 'ils',
  workflow: 'workflow',
  rota_template: 'rota_template',
  rota_rules: 'rota_rules',
  sending_rules: 'sending_rules',
  locate_profile: 'locate_profile',
  directory_entry: 'directory_entry',
  directory_source: 'directory_source',
  network: 'network',
  vendor: 'vendor',
  mailbox: 'mailbox',
  webhook: 'webhook',
  alarm_rule: 'alarm_rule',
  alarm_settings: 'alarm_settings',
}

/** Returns the kind of documents that the API names so. */
export const kindOfApi = (name: string): DocumentKindName | undefined => kindsOfApi[name]

/** Returns the address of a document's page. */
export const documentAddress = (kind: DocumentKindName, code: string): string =>
  kind === 'partner' || kind === 'webhook'
    ? `/console/${kind}s/${encodeURIComponent(code)}`
    : `/console/configuration/${kind}/${encodeURIComponent(code)}`

/** Reads what names a document, which two answers of the API give in shapes of their own. */
const readNamer = (value: unknown): readonly Namer[] => {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return []
  if (value.kind === 'request')
    return 'number' in value ? [{ kind: 'request', code: String(value.number) }] : []
  const name = String('documentKind' in value ? value.documentKind : value.kind)
  const code = 'code' in value ? String(value.code) : ''
  if (name === 'key') return [{ kind: 'key', code }]
  const kind = kindsOfApi[name]
  const part = 'part' in value ? String(value.part) : undefined
  if (kind === undefined) return []
  const isSingle = !documentKinds[kind].canBeDeleted
  return [{ kind, code, address: documentAddress(kind, code), part, isSingle }]
}

/** Reads from a refusal to delete a document what names it; null for any other problem. */
export const readNamers = ({ kind, facts }: ApiProblem): Namers | null =>
  kind === 'conflict' && Array.isArray(facts.namedBy)
    ? { first: facts.namedBy.flatMap(readNamer), count: Number(facts.namedByCount ?? facts.namedBy.length) }
    : null

/** Reads the references of a document: what names it. */
export const readReferences = ({
  items,
  count,
}: {
  readonly items: readonly unknown[]
  readonly count: number
}): Namers => ({ first: items.flatMap(readNamer), count })
