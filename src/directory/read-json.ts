import { z } from 'zod'
import { protocolOfDirectories } from '../partners/connection.ts'
import { fault } from '../problem.ts'
import type { ImportedEntry, ReadDirectory } from './imported-entry.ts'
import { readCrossLinkHint } from './proposals.ts'

const Entries = z.array(z.looseObject({ code: z.string().optional() }))
const File = z.union([Entries, z.looseObject({ entries: Entries })])

const Address = z.looseObject({
  type: z.string().optional(),
  addressComponents: z
    .array(
      z.looseObject({
        seq: z.number().optional(),
        type: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .optional(),
})

/** An entry of CrossLink's directory; members that are not read are ignored (indexdata/crosslink, directory/api.yaml). */
const CrossLinkEntry = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  vendor: z.string().optional(),
  type: z.string().optional(),
  parent: z.string().optional(),
  timeZone: z.string().optional(),
  contactName: z.string().optional(),
  email: z.string().optional(),
  phoneNumber: z.string().optional(),
  symbols: z.array(z.looseObject({ authority: z.string().optional(), symbol: z.string() })).optional(),
  endpoints: z
    .array(
      z.looseObject({
        type: z.string().optional(),
        address: z.string().optional(),
        vendor: z.string().optional(),
      }),
    )
    .optional(),
  illConfig: z
    .looseObject({ iso18626Url: z.string().optional(), iso18626Vendor: z.string().optional() })
    .optional(),
  addresses: z.array(Address).optional(),
  networks: z
    .array(
      z.looseObject({
        name: z.string().optional(),
        priority: z.number().optional(),
        reciprocal: z.boolean().optional(),
      }),
    )
    .optional(),
  tiers: z
    .array(
      z.looseObject({
        type: z.string().optional(),
        level: z.string().optional(),
        cost: z.number().optional(),
      }),
    )
    .optional(),
  holdingsPolicy: z.unknown().optional(),
  closures: z
    .array(z.looseObject({ startDate: z.string(), endDate: z.string(), reason: z.string().optional() }))
    .optional(),
})
type CrossLinkEntry = z.infer<typeof CrossLinkEntry>

const CrossLinkPage = z.looseObject({ items: z.array(z.unknown()) })

const set = (name: string, value: unknown): Readonly<Record<string, unknown>> =>
  value === undefined || value === '' ? {} : { [name]: value }

const componentNames: Readonly<Record<string, string>> = {
  Thoroughfare: 'line1',
  Locality: 'locality',
  AdministrativeArea: 'region',
  PostalCode: 'postalCode',
  CountryCode: 'country',
  Other: 'line2',
}

const addressOf = ({ addressComponents = [] }: z.infer<typeof Address>) => ({
  kind: 'physical',
  ...Object.fromEntries(
    addressComponents
      .toSorted((one, other) => (one.seq ?? 0) - (other.seq ?? 0))
      .flatMap(({ type = '', value }) => {
        const name = componentNames[type]
        return name === undefined || value === undefined ? [] : [[name, value]]
      }),
  ),
})

/** The vendors of CrossLink by the names that lendwire has for them. */
const vendors: Readonly<Record<string, string>> = { Alma: 'alma', ReShare: 'reshare', CrossLink: 'crosslink' }

const endpointOf = ({ illConfig, endpoints = [], vendor: ofEntry }: CrossLinkEntry) => {
  const named = endpoints.find(({ type }) => type === 'ISO18626')
  const url = illConfig?.iso18626Url ?? named?.address
  const vendor = illConfig?.iso18626Url === undefined ? (named?.vendor ?? ofEntry) : illConfig.iso18626Vendor
  if (url === undefined || url === '') return {}
  return { endpoint: { protocol: protocolOfDirectories, url, ...set('vendor', vendors[vendor ?? '']) } }
}

/** Returns a code for an entry that has none: its first symbol, else its id. */
const codeOf = ({ id, symbols = [] }: CrossLinkEntry): string =>
  (symbols[0]?.symbol ?? id)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 40)

const fromCrossLink = (
  entry: CrossLinkEntry,
  line: number,
  codes: ReadonlyMap<string, string>,
  currency: string,
): ImportedEntry => ({
  line,
  code: codeOf(entry),
  sourceId: entry.id,
  faults: [],
  facts: {
    ...set('type', entry.type?.toLowerCase()),
    ...set('parent', entry.parent === undefined ? undefined : codes.get(entry.parent)),
    name: entry.name ?? codeOf(entry),
    ...set('description', entry.description),
    symbols: (entry.symbols ?? []).map(({ authority = 'ISIL', symbol }) => ({
      type: authority,
      value: symbol,
    })),
    ...endpointOf(entry),
    ...set('timeZone', entry.timeZone),
    ...(entry.contactName === undefined && entry.email === undefined
      ? {}
      : {
          contacts: [
            {
              name: entry.contactName ?? '',
              ...set('email', entry.email),
              ...set('phone', entry.phoneNumber),
            },
          ],
        }),
    addresses: (entry.addresses ?? [])
      .filter(({ type }) => type !== 'Billing')
      .map(addressOf)
      .slice(0, 10),
    networks: (entry.networks ?? []).flatMap(({ name, priority, reciprocal }) =>
      name === undefined
        ? []
        : [{ network: name, ...set('priority', priority), ...set('reciprocal', reciprocal) }],
    ),
    tiers: (entry.tiers ?? []).flatMap(({ type, level, cost = 0 }) => {
      const service = type?.toLowerCase()
      return service === 'loan' || service === 'copy'
        ? [{ service, ...set('level', level), cost: { amount: String(cost), currency } }]
        : []
    }),
    ...set('holdingsPolicy', entry.holdingsPolicy),
    closures: (entry.closures ?? []).map(({ startDate, endDate, reason }) => ({
      from: startDate.slice(0, 10),
      to: endDate.slice(0, 10),
      ...set('note', reason?.slice(0, 200)),
    })),
  },
})

const unreadable = (why: string): ReadDirectory => ({
  entries: [],
  faults: [fault('', 'fault.directory_unreadable', { why })],
})

/** Names the first member that is not as it should be. */
const whyUnreadable = ({ issues: [issue] }: z.ZodError): string =>
  issue === undefined || issue.path.length === 0 ? 'no entry' : issue.path.join('/')

/** Reads the entries of CrossLink's directory from the items of its pages. */
export const readCrossLinkEntries = (items: readonly unknown[], currency: string): ReadDirectory => {
  const read = items.map((item) => CrossLinkEntry.safeParse(item))
  const entries = read.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const codes = new Map(entries.map((entry) => [entry.id, codeOf(entry)]))
  return {
    entries: entries.map((entry, index) => fromCrossLink(entry, index + 1, codes, currency)),
    hints: entries.flatMap((entry) => readCrossLinkHint(codeOf(entry), entry) ?? []),
    faults: read.flatMap(({ error }, index) =>
      error === undefined
        ? []
        : [fault(`entry ${index + 1}`, 'fault.directory_unreadable', { why: whyUnreadable(error) })],
    ),
  }
}

/** Entries of CrossLink's directory without a page around them, as its tests have them: with an id and without a code. */
const CrossLinkList = z.array(z.looseObject({ id: z.string(), code: z.undefined().optional() })).min(1)

/** Reads a directory from JSON: entries as the API shows them, or a page or list of CrossLink's directory. */
export const readJsonDirectory = (text: string, currency: string): ReadDirectory => {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : 'no JSON')
  }
  const page = CrossLinkPage.safeParse(content)
  if (page.success) return readCrossLinkEntries(page.data.items, currency)
  const list = CrossLinkList.safeParse(content)
  if (list.success) return readCrossLinkEntries(list.data, currency)
  const file = File.safeParse(content)
  if (!file.success) return unreadable('a list of entries is needed')
  const entries = Array.isArray(file.data) ? file.data : file.data.entries
  return {
    faults: [],
    entries: entries.map(({ code = '', ...facts }, index) => ({ line: index + 1, code, faults: [], facts })),
  }
}
