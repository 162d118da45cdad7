import type { DocumentValue } from '../../api/operations/documents.ts'
import type { DocumentKindName } from '../../shared/document/document-kind.ts'
import type { SettingWords } from '../../words/settings/setting-words.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const joined = (...parts: readonly unknown[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')

/** Lists the agency ids of a document. */
export const symbolsOf = ({ symbols }: DocumentValue): string =>
  Array.isArray(symbols)
    ? symbols.map((symbol: unknown) => (isRecord(symbol) ? `${symbol.type}:${symbol.value}` : '')).join(', ')
    : ''

const listText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '')

/** Names a value; nothing where there is none. */
const labelled = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`)

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

type Summarize = (value: DocumentValue, settings: SettingWords) => string

/** Sums up in a line how a document differs from the others of its kind. */
const summaries: Readonly<Partial<Record<DocumentKindName, Summarize>>> = {
  library: (value) => joined(value.name, symbolsOf(value), value.workflow),
  rota_template: ({ choose, lastResort }, settings) =>
    joined(
      settings.option(['choose', 'by'], String(member(choose, 'by'))),
      listText(member(choose, 'partners')),
      listText(member(choose, 'sources')),
      listText(member(choose, 'sort')),
      labelled(settings.label(['rota_template', 'lastResort']), listText(lastResort)),
    ),
  locate_profile: ({ ask }, settings) =>
    joined(settings.option(['ask', 'kind'], String(member(ask, 'kind'))), member(ask, 'url')),
  directory_source: ({ status, read }, settings) =>
    joined(
      settings.option(['status'], String(status)),
      settings.option(['read', 'kind'], String(member(read, 'kind'))),
      member(read, 'url'),
    ),
  directory_entry: (value) => joined(value.name, symbolsOf(value), value.source),
  network: ({ name, description }) => joined(name, description),
  vendor: ({ name, iso18626, ncip, ils }) =>
    joined(
      name,
      iso18626 === undefined ? '' : 'ISO 18626',
      ncip === undefined ? '' : 'NCIP',
      ils === undefined ? '' : 'ILS',
    ),
  alarm_rule: ({ condition }, settings) =>
    settings.option(['condition', 'kind'], String(member(condition, 'kind'))),
  mailbox: ({ status, library, imap }, settings) =>
    joined(settings.option(['status'], String(status)), library, member(imap, 'host')),
}

/** Says whether documents of a kind are summed up. */
export const hasSummary = (kind: DocumentKindName): boolean => summaries[kind] !== undefined

/** Says in a line what tells a document from the others of its kind. */
export const summaryOf = (kind: DocumentKindName, value: DocumentValue, settings: SettingWords): string =>
  summaries[kind]?.(value, settings) ?? ''
