import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import type { HoldingCode } from '../borrowing/rota-rules/supply-terms.ts'
import type { AgencyId, PartnerCode } from '../borrowing/values.ts'
import type { DirectoryEntry } from '../directory/directory-entry.ts'
import { institutionsAbove } from '../directory/inherit.ts'
import { symbolsOf } from '../partners/agencies.ts'
import type { Partner } from '../partners/partner.ts'

/**
 * Finds what a code of a union catalogue belongs to.
 *
 * @param source the locate profile of the union catalogue
 * @param codeType the type of agency ids that its codes are; undefined where they may be of any
 */
type FindByCode<Found> = (
  source: string,
  codeType: string | undefined,
  codes: readonly string[],
) => Found | undefined

/** Finds the partner that a code of a union catalogue belongs to: its own code, else that of its directory entry or of one below it. */
export type OwnerOf = FindByCode<PartnerCode>

/** Finds the directory entry that a code belongs to, and that no partner can be asked for. */
export type EntryOf = FindByCode<string>

/** The owner of a code that several have: it belongs to none of them. */
const ambiguous = null

/** Whatever has codes in union catalogues. */
type Coded = { readonly symbols: readonly AgencyId[]; readonly holdingCodes: readonly HoldingCode[] }

const inSource = (source: string | undefined, value: string): string =>
  `${source ?? ''}|${value}`.toLowerCase()

/** Makes an empty index of codes. */
const createIndex = <Owner extends string>() => {
  const owners = new Map<string, Owner | null>()
  const put = (key: string, owner: Owner): void => {
    const before = owners.get(key)
    owners.set(key, before === undefined || before === owner ? owner : ambiguous)
  }
  const find: FindByCode<Owner> = (source, codeType, codes) => {
    for (const code of codes) {
      const word = code.trim().toLowerCase()
      const symbol = codeType === undefined || word.includes(':') ? word : `${codeType.toLowerCase()}:${word}`
      const owner =
        owners.get(inSource(source, word)) ?? owners.get(inSource(undefined, word)) ?? owners.get(symbol)
      if (owner !== undefined && owner !== ambiguous) return owner
    }
    return undefined
  }
  const add = (owner: Owner, { symbols, holdingCodes }: Coded): void => {
    for (const symbol of symbols) {
      put(agencyKey(symbol), owner)
      put(symbol.value.toLowerCase(), owner)
    }
    for (const { source, value } of holdingCodes) put(inSource(source, value), owner)
  }
  return { add, find }
}

const indexCodes = (
  partners: readonly Partner[],
  entries: readonly DirectoryEntry[],
): { readonly ownerOf: OwnerOf; readonly entryOf: EntryOf } => {
  const own = createIndex<PartnerCode>()
  for (const partner of partners) {
    const { code, holdingCode, holdingCodes } = partner
    const single = holdingCode === undefined ? [] : [{ value: holdingCode }]
    own.add(code, { symbols: symbolsOf(partner), holdingCodes: [...holdingCodes, ...single] })
  }
  const byEntry = new Map(partners.map(({ code, directoryEntry }) => [directoryEntry, code]))
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  const throughEntries = createIndex<PartnerCode>()
  const alone = createIndex<string>()
  for (const entry of entries) {
    if (entry.type === 'consortium') continue
    const owner = institutionsAbove(entry.code, (code) => byCode.get(code) ?? null)
      .map((code) => byEntry.get(code))
      .find((code) => code !== undefined)
    if (owner === undefined) alone.add(entry.code, entry)
    else throughEntries.add(owner, entry)
  }
  const ownerOf: OwnerOf = (...of) => own.find(...of) ?? throughEntries.find(...of)
  return { ownerOf, entryOf: alone.find }
}

/** Makes the index once for each list of partners and entries. */
export const createHolderIndex = (): typeof indexCodes => {
  let last:
    | {
        readonly partners: readonly Partner[]
        readonly entries: readonly DirectoryEntry[]
        readonly index: ReturnType<typeof indexCodes>
      }
    | undefined
  return (partners, entries) => {
    if (last?.partners !== partners || last.entries !== entries)
      last = { partners, entries, index: indexCodes(partners, entries) }
    return last.index
  }
}
