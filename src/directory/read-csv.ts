import type { Breathe } from '../breathe.ts'
import { similarName } from '../nearest-name.ts'
import { protocolOfAddresses, protocolOfDirectories } from '../partners/connection.ts'
import { type Fault, fault } from '../problem.ts'
import { type CsvLine, readCsvLines, separatorOf } from './csv-lines.ts'
import type { ImportedEntry, ReadDirectory } from './imported-entry.ts'

/** The columns of a directory as CSV. Lists are separated by `|`. */
export const csvColumns = [
  'code',
  'type',
  'parent',
  'name',
  'symbols',
  'holding_codes',
  'protocol',
  'endpoint',
  'edition',
  'vendor',
  'email',
  'languages',
  'time_zone',
  'contact_name',
  'contact_email',
  'contact_phone',
  'return_street',
  'return_postal_code',
  'return_city',
  'return_region',
  'return_country',
  'networks',
  'tiers',
  'formats_not_lent',
  'publication_types_not_lent',
  'patron_groups_not_served',
  'months_not_lent',
  'countries_served',
  'lends',
  'days_to_ship',
  'closures',
  'couriers',
  'latitude',
  'longitude',
  'loan_to_borrow_ratio',
] as const
type Column = (typeof csvColumns)[number]
type Row = Readonly<Partial<Record<Column, string>>>

/** The columns that list codes or names; others list values with a shape of their own. */
const listsOfCodes = [
  'symbols',
  'holding_codes',
  'languages',
  'networks',
  'formats_not_lent',
  'publication_types_not_lent',
  'patron_groups_not_served',
  'countries_served',
  'couriers',
] as const satisfies readonly Column[]
type ListColumn = (typeof listsOfCodes)[number] | 'tiers' | 'closures'

const listIn = (row: Row, column: ListColumn): readonly string[] =>
  (row[column] ?? '')
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Finds codes with a comma or semicolon in them: it stands between two. */
const listFaults = (row: Row): readonly Fault[] =>
  listsOfCodes.flatMap((column) =>
    listIn(row, column)
      .filter((text) => /[,;]/.test(text))
      .map((text) => fault(column, 'fault.csv_list', { text })),
  )

type Parsed = { readonly value: unknown } | { readonly fault: Fault }

/** Reads `TYPE:value`; a symbol without a type is an ISIL. */
const symbolIn = (text: string) => {
  const [, type = 'ISIL', value = text] = /^([^:]+):(.+)$/.exec(text) ?? []
  return { type, value: value.trim() }
}

/** Reads `service:level:amount CUR`; an amount of 0 needs no currency. */
const tierIn = (text: string): Parsed => {
  const [, service, level, amount, currency = 'EUR'] =
    /^(loan|copy):([^:]*):(\d+(?:\.\d+)?)(?: ([A-Z]{3}))?$/.exec(text) ?? []
  const hasCurrency = / [A-Z]{3}$/.test(text)
  if (service === undefined || amount === undefined || (Number(amount) > 0 && !hasCurrency))
    return { fault: fault('tiers', 'fault.csv_tier', { text }) }
  return { value: { service, ...(level === '' ? {} : { level }), cost: { amount, currency } } }
}

const closureIn = (text: string): Parsed => {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  if (from === undefined || to === undefined || from > to)
    return { fault: fault('closures', 'fault.csv_closure', { text }) }
  return { value: { from, to } }
}

/** Reads `name` or `name:priority`; a name with a colon needs its priority. */
const networkIn = (text: string): Parsed => {
  const colon = text.lastIndexOf(':')
  if (colon === -1) return { value: { network: text } }
  const priority = text.slice(colon + 1).trim()
  return /^\d+$/.test(priority)
    ? { value: { network: text.slice(0, colon).trim(), priority: Number(priority) } }
    : { fault: fault('networks', 'fault.csv_network', { text }) }
}

const set = (name: string, value: unknown): Readonly<Record<string, unknown>> =>
  value === undefined || value === '' ? {} : { [name]: value }

const addressOf = (row: Row): Readonly<Record<string, unknown>> => {
  const address = {
    ...set('line1', row.return_street),
    ...set('postalCode', row.return_postal_code),
    ...set('locality', row.return_city),
    ...set('region', row.return_region),
    ...set('country', row.return_country),
  }
  return Object.keys(address).length === 0 ? {} : { addresses: [{ kind: 'physical', ...address }] }
}

const contactOf = (row: Row): Readonly<Record<string, unknown>> => {
  const contact = { ...set('email', row.contact_email), ...set('phone', row.contact_phone) }
  return Object.keys(contact).length === 0 && (row.contact_name ?? '') === ''
    ? {}
    : { contacts: [{ name: row.contact_name ?? '', ...contact }] }
}

/** Reads a number; an empty column is none. */
const numberIn = (text: string): number => (text === '' ? Number.NaN : Number(text))

const locationOf = ({ latitude = '', longitude = '' }: Row): Readonly<Record<string, unknown>> =>
  latitude === '' && longitude === ''
    ? {}
    : { location: { latitude: numberIn(latitude), longitude: numberIn(longitude) } }

/** The columns that list what is not supplied, and the member of a policy that each is. */
const withheld = [
  ['formats_not_lent', 'format'],
  ['publication_types_not_lent', 'publicationType'],
  ['patron_groups_not_served', 'patronGroup'],
] as const satisfies readonly (readonly [Column, string])[]

const isNo = (text: string): boolean => text.toLowerCase() === 'no'

/** The policies of a row, in the order in which they are read, each with the column that it comes from. */
const policiesOf = (row: Row): readonly (readonly [Column, Readonly<Record<string, unknown>>])[] => {
  const countries = listIn(row, 'countries_served')
  return [
    ...(isNo(row.lends ?? '') ? [['lends', { service: 'loan', lends: false }] as const] : []),
    ...withheld.flatMap(([column, member]) =>
      listIn(row, column).map((value) => [column, { [member]: value, lends: false }] as const),
    ),
    ...((row.months_not_lent ?? '') === ''
      ? []
      : [['months_not_lent', { newerThanMonths: Number(row.months_not_lent), lends: false }] as const]),
    ...[...countries.map((country) => ({ country, lends: true })), { lends: false }]
      .slice(0, countries.length === 0 ? 0 : undefined)
      .map((policy) => ['countries_served', policy] as const),
  ]
}

/** Finds an answer that is neither yes nor no. */
const lendsFaults = ({ lends = '' }: Row): readonly Fault[] =>
  /^(yes|no|)$/i.test(lends) ? [] : [fault('lends', 'fault.csv_yes_no', { text: lends })]

/** Where it takes requests: its endpoint, or its email address where it has none. */
const endpointOf = ({
  protocol = '',
  endpoint = '',
  email = '',
  ...row
}: Row): Readonly<Record<string, unknown>> => {
  if (endpoint === '') return email === '' ? {} : { endpoint: { protocol: protocolOfAddresses, url: email } }
  return {
    endpoint: {
      protocol: protocol === '' ? protocolOfDirectories : protocol.toLowerCase().replace(/[ -]/g, ''),
      url: endpoint,
      ...set('edition', row.edition),
      ...set('vendor', row.vendor?.toLowerCase()),
    },
  }
}

/** The columns of members that have another name, by the beginning of the member's path. */
const columnsOfMembers: Readonly<Record<string, Column | ((row: Row, member: string) => Column)>> = {
  holdingCodes: 'holding_codes',
  'endpoint/protocol': 'protocol',
  'endpoint/url': ({ endpoint = '' }) => (endpoint === '' ? 'email' : 'endpoint'),
  'endpoint/edition': 'edition',
  'endpoint/vendor': 'vendor',
  timeZone: 'time_zone',
  'contacts/0/name': 'contact_name',
  'contacts/0/email': 'contact_email',
  'contacts/0/phone': 'contact_phone',
  'addresses/0/line1': 'return_street',
  'addresses/0/postalCode': 'return_postal_code',
  'addresses/0/locality': 'return_city',
  'addresses/0/region': 'return_region',
  'addresses/0/country': 'return_country',
  policies: (row, member) => policiesOf(row)[Number(member.split('/')[1])]?.[0] ?? 'lends',
  daysToShip: 'days_to_ship',
  'location/latitude': 'latitude',
  'location/longitude': 'longitude',
  loanToBorrowRatio: 'loan_to_borrow_ratio',
}

/** Returns the column of a member by its path, which may go on within a list: `tiers/0/level`. */
const columnOf =
  (row: Row) =>
  (member: string): string => {
    const found = Object.entries(columnsOfMembers).find(([path]) => `${member}/`.startsWith(`${path}/`))?.[1]
    return typeof found === 'function' ? found(row, member) : (found ?? member.replace(/\/.*/, ''))
  }

const readRow = (row: Row, line: number): ImportedEntry => {
  const networks = listIn(row, 'networks').map(networkIn)
  const tiers = listIn(row, 'tiers').map(tierIn)
  const closures = listIn(row, 'closures').map(closureIn)
  const days = row.days_to_ship ?? ''
  const valuesOf = (parsed: readonly Parsed[]): readonly unknown[] =>
    parsed.flatMap((each) => ('value' in each ? [each.value] : []))
  const faults = [
    ...listFaults(row),
    ...[...networks, ...tiers, ...closures].flatMap((each) => ('fault' in each ? [each.fault] : [])),
    ...lendsFaults(row),
  ]
  return {
    line,
    placeOf: columnOf(row),
    code: row.code ?? '',
    faults,
    facts: {
      ...set('type', row.type?.toLowerCase()),
      ...set('parent', row.parent),
      ...set('name', row.name),
      symbols: listIn(row, 'symbols').map(symbolIn),
      holdingCodes: listIn(row, 'holding_codes').map((value) => ({ value })),
      ...endpointOf(row),
      ...((row.languages ?? '') === '' ? {} : { languages: listIn(row, 'languages') }),
      ...set('timeZone', row.time_zone),
      ...contactOf(row),
      ...addressOf(row),
      networks: valuesOf(networks),
      tiers: valuesOf(tiers),
      policies: policiesOf(row).map(([, policy]) => policy),
      ...(days === '' ? {} : { daysToShip: Number(days) }),
      closures: valuesOf(closures),
      couriers: listIn(row, 'couriers'),
      ...locationOf(row),
      ...set('loanToBorrowRatio', row.loan_to_borrow_ratio),
    },
  }
}

/** Finds what is wrong with the header; `isFatal` where no row can be read with it. */
const checkHeader = (header: readonly string[], line: number) => {
  const at = `line ${line}`
  const unknown = header.filter((column) => !csvColumns.some((each) => each === column))
  const repeated = header.filter((column, index) => header.indexOf(column) < index)
  const missing = (['code', 'name'] as const).filter((column) => !header.includes(column))
  return {
    isFatal: repeated.length > 0 || missing.length > 0,
    faults: [
      ...unknown.map((column) => {
        const nearest = similarName(column, csvColumns)
        return nearest === undefined
          ? fault(at, 'fault.csv_no_column', { column })
          : fault(at, 'fault.csv_column', { column, nearest })
      }),
      ...repeated.map((column) => fault(at, 'fault.csv_column_twice', { column })),
      ...missing.map((column) => fault(at, 'fault.csv_column_missing', { column })),
    ],
  }
}

/** Finds why a line cannot be read by its columns at all. */
const lineFault = ({ cells, count }: CsvLine, columns: number, separator: string): Fault | undefined => {
  if (cells.some((cell) => cell.includes('\uFFFD'))) return fault('', 'fault.csv_encoding')
  return count > columns
    ? fault('', 'fault.csv_cells', {
        count,
        columns,
        separator: separator === '\t' ? 'TAB' : separator,
      })
    : undefined
}

/** The most that a directory has: a thousand entries have about two megabytes. */
const limits = { lines: 50_000, cells: 200 }

/**
 * Reads a directory from CSV: UTF-8, with a header, lists separated by `|`. An unknown column is a fault that names the
 * nearest one. It pauses on the way, and reads at most 50,000 lines of 200 cells.
 */
export const readCsvDirectory = async (text: string, breathe: Breathe): Promise<ReadDirectory> => {
  const separator = separatorOf(text)
  const lines = await readCsvLines(text, separator, limits, breathe)
  if ('quoteIn' in lines) return { entries: [], faults: [fault(`line ${lines.quoteIn}`, 'fault.csv_quote')] }
  if ('tooLargeIn' in lines)
    return { entries: [], faults: [fault(`line ${lines.tooLargeIn}`, 'fault.csv_too_large', limits)] }
  const [head, ...rows] = lines
  const header = (head?.cells ?? []).map((each) => each.toLowerCase())
  const { isFatal, faults } = checkHeader(header, head?.line ?? 1)
  if (isFatal || rows.length === 0)
    return { entries: [], faults: isFatal ? faults : [...faults, fault('', 'fault.csv_no_rows')] }
  const entries: ImportedEntry[] = []
  for (const row of rows) {
    const read: Row = Object.fromEntries(header.map((column, index) => [column, row.cells[index] ?? '']))
    const wrong = lineFault(row, head?.count ?? 0, separator)
    entries.push(
      wrong === undefined
        ? readRow(read, row.line)
        : { line: row.line, code: read.code ?? '', faults: [wrong], facts: {} },
    )
    await breathe()
  }
  return { faults, entries }
}
