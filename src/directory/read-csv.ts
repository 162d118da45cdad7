import { CsvError, parse } from 'csv-parse/sync'
import { nearestName } from '../nearest-name.ts'
import { protocolOfAddresses, protocolOfDirectories } from '../partners/connection.ts'
import { type Fault, fault } from '../problem.ts'
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
  'patron_groups_not_served',
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

const listIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Reads `TYPE:value`; a symbol without a type is an ISIL. */
const symbolIn = (text: string) => {
  const [, type = 'ISIL', value = text] = /^([^:]+):(.+)$/.exec(text) ?? []
  return { type, value }
}

type Parsed = { readonly value: unknown } | { readonly fault: Fault }

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

/** Reads `name` or `name:priority`. */
const networkIn = (text: string) => {
  const [, network = text, priority] = /^(.+):(\d+)$/.exec(text) ?? []
  return { network, ...(priority === undefined ? {} : { priority: Number(priority) }) }
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

const policiesOf = (row: Row) => [
  ...(row.lends === 'no' ? [{ service: 'loan', lends: false }] : []),
  ...listIn(row.formats_not_lent).map((format) => ({ format, lends: false })),
  ...listIn(row.patron_groups_not_served).map((patronGroup) => ({ patronGroup, lends: false })),
]

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
      protocol: protocol === '' ? protocolOfDirectories : protocol,
      url: endpoint,
      ...set('edition', row.edition),
      ...set('vendor', row.vendor),
    },
  }
}

/** The columns of members that have another name, by the beginning of the member's path. */
const columnsOfMembers: Readonly<Record<string, Column | ((row: Row) => Column)>> = {
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
  policies: ({ formats_not_lent = '' }) =>
    formats_not_lent === '' ? 'patron_groups_not_served' : 'formats_not_lent',
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
    return typeof found === 'function' ? found(row) : (found ?? member.replace(/\/.*/, ''))
  }

const readRow = (row: Row, line: number): ImportedEntry => {
  const tiers = listIn(row.tiers).map(tierIn)
  const closures = listIn(row.closures).map(closureIn)
  const days = row.days_to_ship ?? ''
  const valuesOf = (parsed: readonly Parsed[]): readonly unknown[] =>
    parsed.flatMap((each) => ('value' in each ? [each.value] : []))
  const faults = [...tiers, ...closures].flatMap((each) => ('fault' in each ? [each.fault] : []))
  return {
    line,
    placeOf: columnOf(row),
    code: row.code ?? '',
    faults,
    facts: {
      ...set('type', row.type?.toLowerCase()),
      ...set('parent', row.parent),
      ...set('name', row.name),
      symbols: listIn(row.symbols).map(symbolIn),
      holdingCodes: listIn(row.holding_codes).map((value) => ({ value })),
      ...endpointOf(row),
      ...((row.languages ?? '') === '' ? {} : { languages: listIn(row.languages) }),
      ...set('timeZone', row.time_zone),
      ...contactOf(row),
      ...addressOf(row),
      networks: listIn(row.networks).map(networkIn),
      tiers: valuesOf(tiers),
      policies: policiesOf(row),
      ...(days === '' ? {} : { daysToShip: Number(days) }),
      closures: valuesOf(closures),
      couriers: listIn(row.couriers),
      ...locationOf(row),
      ...set('loanToBorrowRatio', row.loan_to_borrow_ratio),
    },
  }
}

/** Reads a directory from CSV: UTF-8, with a header, lists separated by `|`. An unknown column is a fault that names the nearest one. */
export const readCsvDirectory = (text: string): ReadDirectory => {
  try {
    const rows = parse(text, {
      bom: true,
      columns: (header: readonly string[]) => header.map((each) => each.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      skipEmptyLines: true,
      trim: true,
      relaxColumnCount: false,
      info: true,
    }) as unknown as readonly { readonly record: Row; readonly info: { readonly lines: number } }[]
    const header = Object.keys(rows[0]?.record ?? {})
    const unknown = header.filter((column) => !csvColumns.some((each) => each === column))
    return {
      faults: unknown.map((column) =>
        fault('line 1', 'fault.csv_column', {
          column,
          nearest: nearestName(column, csvColumns) ?? csvColumns[0],
        }),
      ),
      entries: rows.map(({ record, info }) => readRow(record, info.lines)),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { entries: [], faults: [fault('', 'fault.csv_unreadable', { why: error.message })] }
  }
}
