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
export type InheritedMember = keyof typeof inheritedMembers

/** Returns whether a member says nothing: it is left out, or an empty list. */
export const isUnset = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0)

/** Where a value of a partner comes from: its profile, its entry, or an entry above that. */
export type EffectiveMember = {
  readonly member: InheritedMember
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

/** Lists the members that a partner may inherit, with the value that counts and where it comes from. */
export const effectiveMembers = (partner: Partner, find: FindEntry): readonly EffectiveMember[] => {
  const line = lineOf(partner.directoryEntry, find)
  return (Object.keys(inheritedMembers) as InheritedMember[]).map((member): EffectiveMember => {
    const own = partner[member]
    if (!isUnset(own)) return { member, value: own, origin: 'partner' }
    const entry = line.find((each) => !isUnset(each[inheritedMembers[member]]))
    return entry === undefined
      ? { member, value: own, origin: 'none' }
      : { member, value: entry[inheritedMembers[member]], origin: 'entry', entry: entry.code }
  })
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

/** A value of the entry that a partner uses only once a person has accepted it: others could be impersonated by it. */
export type HeldChange = {
  readonly member: 'name' | 'symbols' | 'connection.url'
  readonly before: string
  readonly after: string
}

const symbolsIn = (symbols: Partner['symbols']): string =>
  symbols
    .map(({ type, value }) => `${type}:${value}`)
    .toSorted()
    .join(', ')

/** Lists what a person must accept before a partner uses it: another name, endpoint or agency ids of its entry. */
export const heldChanges = (partner: Partner, find: FindEntry): readonly HeldChange[] => {
  const entry = partner.directoryEntry === undefined ? null : find(partner.directoryEntry)
  if (entry === null) return []
  const { connection } = partner
  const url = 'url' in connection && typeof connection.url === 'string' ? connection.url : undefined
  const { endpoint } = entry
  const isMoved =
    endpoint !== undefined &&
    endpoint.protocol === protocolNameOf(partner) &&
    url !== undefined &&
    endpoint.url !== url
  return [
    ...(entry.name === partner.name
      ? []
      : [{ member: 'name' as const, before: partner.name, after: entry.name }]),
    ...(entry.symbols.length === 0 || symbolsIn(entry.symbols) === symbolsIn(partner.symbols)
      ? []
      : [
          {
            member: 'symbols' as const,
            before: symbolsIn(partner.symbols),
            after: symbolsIn(entry.symbols),
          },
        ]),
    ...(isMoved ? [{ member: 'connection.url' as const, before: url, after: endpoint.url }] : []),
  ]
}
