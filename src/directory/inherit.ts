import { z } from 'zod'
import { protocolNameOf } from '../partners/connection.ts'
import type { Partner } from '../partners/partner.ts'
import type { DirectoryEntry } from './directory-entry.ts'

/** The members that a partner inherits from its entry where it leaves them out, and the name that each has there. */
const inheritedMembers = {
  networks: 'networks',
  tiers: 'tiers',
  policies: 'policies',
  holdingCodes: 'holdingCodes',
  holdingsPolicy: 'holdingsPolicy',
  couriers: 'couriers',
  location: 'location',
  loanToBorrowRatio: 'loanToBorrowRatio',
  closures: 'closures',
  openingDays: 'openingDays',
  averageSupplyDays: 'daysToShip',
  timeZone: 'timeZone',
  contacts: 'contacts',
  addresses: 'addresses',
} as const satisfies Partial<Record<keyof Partner, keyof DirectoryEntry>>
type InheritedMember = keyof typeof inheritedMembers

/** Returns whether a member says nothing: it is left out, or an empty list. */
export const isUnset = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0)

/** Where a value of a partner comes from: its profile, its entry, or an entry above that. */
export type EffectiveMember = {
  readonly member: InheritedMember | 'name'
  readonly value: unknown
  readonly origin: 'partner' | 'entry' | 'none'
  /** The entry that the value comes from. */
  readonly entry?: string
}

/** Finds an entry by its code. */
export type FindEntry = (code: string) => DirectoryEntry | null

/** The most entries above each other that are read: a circle ends there. */
const longestLine = 5

/** Lists an entry and those above it, the nearest first. */
export const lineOf = (code: string | undefined, find: FindEntry): readonly DirectoryEntry[] => {
  const line: DirectoryEntry[] = []
  let next = code
  while (next !== undefined && line.length < longestLine) {
    const entry = find(next)
    if (entry === null || line.includes(entry)) break
    line.push(entry)
    next = entry.parent
  }
  return line
}

/** Returns whether a partner is called as its entry is: it then takes the next name of the entry too. */
export const followsName = ({ name }: Partner, entry: DirectoryEntry | null): boolean => entry?.name === name

/** Lists the members that a partner may inherit, with the value that counts and where it comes from. */
export const effectiveMembers = (partner: Partner, find: FindEntry): readonly EffectiveMember[] => {
  const line = lineOf(partner.directoryEntry, find)
  const [entry] = line
  const name = { member: 'name' as const, value: partner.name }
  const inherited = (Object.keys(inheritedMembers) as InheritedMember[]).map((member): EffectiveMember => {
    const own = partner[member]
    if (!isUnset(own)) return { member, value: own, origin: 'partner' }
    const entry = line.find((each) => !isUnset(each[inheritedMembers[member]]))
    return entry === undefined
      ? { member, value: own, origin: 'none' }
      : { member, value: entry[inheritedMembers[member]], origin: 'entry', entry: entry.code }
  })
  return [
    followsName(partner, entry ?? null)
      ? { ...name, origin: 'entry', entry: partner.directoryEntry ?? '' }
      : { ...name, origin: 'partner' },
    ...inherited,
  ]
}

/** Lists the codes of an entry and those above it that are one institution: consortia are none. */
export const institutionsAbove = (code: string, find: FindEntry): readonly string[] =>
  lineOf(code, find)
    .filter(({ type }) => type !== 'consortium')
    .map(({ code }) => code)

/** Returns a partner with what it inherits from its entry. */
export const withInherited = (partner: Partner, find: FindEntry): Partner => {
  const entry = partner.directoryEntry === undefined ? null : find(partner.directoryEntry)
  if (entry === null) return partner
  const inherited = effectiveMembers(partner, find).filter(({ origin }) => origin === 'entry')
  return {
    ...partner,
    ...Object.fromEntries(inherited.map(({ member, value }) => [member, value])),
    institutions: institutionsAbove(entry.code, find),
    ...(entry.status === 'withdrawn' ? { isWithdrawn: true } : {}),
  }
}

const url = { member: 'url', of: 'url', unset: undefined } as const
/**
 * The members of a connection that a partner takes from the endpoint of its entry once a person has accepted them, with
 * what stands for nothing or is used where one is left out: another value was chosen here, and stays.
 */
const endpointMembers = {
  iso18626: [
    url,
    { member: 'edition', of: 'edition', unset: '1.2' },
    { member: 'vendor', of: 'vendor', unset: 'standard' },
  ],
  ncip: [url, { member: 'profile', of: 'vendor', unset: 'standard' }],
  email: [url],
} as const

/** A value of the entry that a partner uses only once a person has accepted it: others could be impersonated by it. */
export const HeldChange = z.object({
  member: z
    .enum(['symbols', 'connection.url', 'connection.edition', 'connection.vendor', 'connection.profile'])
    .describe('The member of the partner.'),
  before: z.string().describe('The value that the partner uses.'),
  after: z.string().describe('The value of the directory entry.'),
})
export type HeldChange = z.infer<typeof HeldChange>

const symbolsIn = (symbols: Partner['symbols']): string =>
  symbols
    .map(({ type, value }) => `${type}:${value}`)
    .toSorted()
    .join(', ')

/** Lists what the endpoint of an entry has otherwise than the connection of a partner by the same protocol. */
const endpointChanges = (partner: Partner, { endpoint }: DirectoryEntry): readonly HeldChange[] => {
  if (endpoint?.protocol !== protocolNameOf(partner)) return []
  const { connection } = partner
  return endpointMembers[endpoint.protocol].flatMap(({ member, of, unset }): HeldChange[] => {
    const after = endpoint[of]
    const before = connection[member] ?? unset
    const isChosen = unset !== undefined && before !== unset
    return after === undefined || typeof before !== 'string' || before === after || isChosen
      ? []
      : [{ member: `connection.${member}`, before, after }]
  })
}

/** Lists what a person must accept before a partner uses it: other agency ids, or another endpoint of its entry. */
export const heldChanges = (partner: Partner, find: FindEntry): readonly HeldChange[] => {
  const entry = partner.directoryEntry === undefined ? null : find(partner.directoryEntry)
  if (entry === null) return []
  const before = symbolsIn(partner.symbols)
  const after = symbolsIn(entry.symbols)
  return [
    ...(after === '' || before === after ? [] : [{ member: 'symbols' as const, before, after }]),
    ...endpointChanges(partner, entry),
  ]
}
