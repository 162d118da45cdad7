import { z } from 'zod'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import { DirectoryEntry } from '../directory/directory-entry.ts'
import type { ReadDirectory } from '../directory/imported-entry.ts'
import { type HeldChange, heldChanges } from '../directory/inherit.ts'
import { type KeptMember, mergeEntries } from '../directory/merge-entries.ts'
import { symbolsOf } from '../partners/agencies.ts'
import { protocolOfDirectories } from '../partners/connection.ts'
import type { Partner } from '../partners/partner.ts'
import { fault, Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import { type ApplyDeps, applyConfiguration, type DocumentChange, planConfiguration } from './file/apply.ts'
import type { ConfigEntry } from './file/entries.ts'
import type { ConfigKind } from './kind.ts'
import type { ConfigSnapshot } from './snapshot.ts'

/** A directory to import. */
export type DirectoryImport = {
  readonly read: ReadDirectory
  /** The name of the source: an import replaces what the same source said before. */
  readonly source: string
  readonly dryRun: boolean
  /** Which status partners get that are made of entries; none are made where `none`. */
  readonly createPartners: 'none' | 'inactive' | 'active'
  /** True where many entries may become missing. */
  readonly acceptMissing: boolean
}

/** What an import changed, or would change. */
export type DirectoryReport = {
  readonly changes: readonly DocumentChange[]
  readonly kept: readonly KeptMember[]
  readonly missing: readonly string[]
  /** What a person must accept before a partner uses it. */
  readonly held: readonly (HeldChange & { readonly partner: string })[]
}

/** The most faults that are listed. */
const maxFaults = 100
/** The number of entries that may be missing without `acceptMissing`, or a tenth of the source where that is more. */
const mayBeMissing = 20

const Code = z.looseObject({ code: z.string() })

/** Makes a partner of an entry, or links the partner that has one of its agency ids. */
const partnerEntry = (
  entry: DirectoryEntry,
  kind: ConfigKind,
  status: 'inactive' | 'active',
  partners: readonly Partner[],
): readonly ConfigEntry[] => {
  const { code, name, symbols, endpoint, type } = entry
  if (partners.some(({ directoryEntry }) => directoryEntry === code) || type === 'consortium') return []
  const keys = new Set(symbols.map(agencyKey))
  const owner = partners.find((partner) => symbolsOf(partner).some((symbol) => keys.has(agencyKey(symbol))))
  const place = { path: `partners/${owner?.code ?? code}`, kind }
  if (owner !== undefined)
    return owner.directoryEntry === undefined
      ? [{ ...place, code: owner.code, input: { ...owner, directoryEntry: code } }]
      : []
  const isTaken = partners.some((partner) => partner.code.toLowerCase() === code.toLowerCase())
  if (isTaken || code.length > 40 || symbols.length === 0 || endpoint?.protocol !== protocolOfDirectories)
    return []
  const { protocol, url, vendor } = endpoint
  const connection = { protocol, url, ...(vendor === undefined ? {} : { vendor }) }
  return [{ ...place, code, input: { name, status, symbols, directoryEntry: code, connection } }]
}

/**
 * Imports a directory: its entries replace what the same source said before, but what an admin changed here is kept.
 * Everything is written in one atomic step, or nothing.
 *
 * @returns what changed; with `dryRun`, what would change. `Problem` invalid_input with every fault by line
 */
export const importDirectory = async (
  deps: ApplyDeps,
  kinds: readonly ConfigKind[],
  snapshot: ConfigSnapshot,
  { read, source, dryRun, createPartners, acceptMissing }: DirectoryImport,
): Promise<DirectoryReport> => {
  const merged = mergeEntries(read.entries, snapshot.directoryEntries(), source, deps.now())
  const faults = [...read.faults, ...merged.faults]
  const count = merged.missing.length
  if (!acceptMissing && count > Math.max(mayBeMissing, merged.entries.length / 10))
    faults.push(fault('acceptMissing', 'fault.too_many_missing', { count }))
  if (faults.length > 0)
    throw new Problem('invalid_input', reason('problem.directory_faults'), {
      faults: faults.slice(0, maxFaults),
    })
  const entryKind = kinds.find(({ kind }) => kind === 'directory_entry')
  const partnerKind = kinds.find(({ kind }) => kind === 'partner')
  if (entryKind === undefined || partnerKind === undefined) throw new Error('kinds are missing')
  const entries = merged.entries.map(
    ({ code, document }): ConfigEntry => ({ path: code, kind: entryKind, code, input: document }),
  )
  const stored = snapshot.partners().flatMap(({ code }) => snapshot.partnerAlone(code) ?? [])
  const future = new Map(
    merged.entries.flatMap(({ code, document }) => {
      const parsed = DirectoryEntry.safeParse({ ...document, code })
      return parsed.success ? [[code, parsed.data]] : []
    }),
  )
  const partners =
    createPartners === 'none'
      ? []
      : [...future.values()].flatMap((entry) => partnerEntry(entry, partnerKind, createPartners, stored))
  const apply = dryRun ? planConfiguration : applyConfiguration
  const changes = await apply(deps, [...entries, ...partners])
  const find = (code: string) => future.get(code) ?? snapshot.directoryEntry(code)
  const linked = new Map(
    partners.flatMap(({ code, input }) => {
      const { directoryEntry } = Code.loose().parse({ code, ...Object(input) })
      return typeof directoryEntry === 'string' ? [[code, directoryEntry]] : []
    }),
  )
  const held = stored.flatMap((partner) => {
    const directoryEntry = partner.directoryEntry ?? linked.get(partner.code)
    return heldChanges({ ...partner, directoryEntry }, find).map((each) => ({
      ...each,
      partner: partner.code,
    }))
  })
  return { changes, kept: merged.kept, missing: merged.missing, held }
}
