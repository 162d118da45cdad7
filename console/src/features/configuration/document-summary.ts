import type { DocumentValue } from '../../api/operations/documents.ts'
import type { DocumentKindName } from '../../shared/document/document-kind.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const joined = (...parts: readonly unknown[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')

const symbolsOf = ({ symbols }: DocumentValue): string =>
  Array.isArray(symbols)
    ? symbols.map((symbol: unknown) => (isRecord(symbol) ? `${symbol.type}:${symbol.value}` : '')).join(', ')
    : ''

const listText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '')

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

/** What tells one document of a kind from the others, in a line. */
const summaries: Readonly<Partial<Record<DocumentKindName, (value: DocumentValue) => string>>> = {
  library: (value) => joined(value.name, symbolsOf(value), value.workflow),
  rota_template: ({ choose }) =>
    joined(member(choose, 'by'), listText(member(choose, 'partners')), listText(member(choose, 'sort'))),
  locate_profile: ({ ask }) => joined(member(ask, 'kind'), member(ask, 'url')),
  vendor: ({ name, iso18626, ncip, ils }) =>
    joined(
      name,
      iso18626 === undefined ? '' : 'ISO 18626',
      ncip === undefined ? '' : 'NCIP',
      ils === undefined ? '' : 'ILS',
    ),
  mailbox: ({ status, library, imap }) => joined(status, library, member(imap, 'host')),
}

export const summaryOf = (kind: DocumentKindName, value: DocumentValue): string =>
  summaries[kind]?.(value) ?? ''
