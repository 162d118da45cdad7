import { z } from 'zod'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import { DirectoryEntry } from '../directory/directory-entry.ts'
import type { ReadDirectory } from '../directory/imported-entry.ts'
import { followsName, type HeldChange, heldChanges } from '../directory/inherit.ts'
import { type KeptMember, type MergeRules, mergeEntries, placeInSource } from '../directory/merge-entries.ts'
import { symbolsOf } from '../partners/agencies.ts'
import { protocolOfDirectories } from '../partners/connection.ts'
import type { Partner } from '../partners/partner.ts'
import { type Fault, fault } from '../problem.ts'
import { applyRows, refuseDirectory } from './apply-rows.ts'
import { describeForAudit } from './audit-changes.ts'
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
} & Pick<MergeRules, 'withdrawAfter' | 'refuse' | 'breathe'>

/** What an import changed, or would change. */
export type DirectoryReport = {
  readonly changes: readonly DocumentChange[]
  readonly kept: readonly KeptMember[]
  readonly missing: readonly string[]
  /** True where more entries became missing than may without being accepted. */
  readonly isTooManyMissing: boolean
  /** What is wrong with the rows that were left out. */
  readonly faults: readonly Fault[]
  /** How many rows were left out. */
  readonly refused: number
  /** What a person must accept before a partner uses it. */
  readonly held: readonly (HeldChange & { readonly partner: string })[]
}

/** The number of entries that may be missing without `acceptMissing`, or a tenth of the source where that is more. */
const mayBeMissing = 20

const Code = z.looseObject({ code: z.string() })

/** The partners that are stored, by what entries may share with them. */
const indexPartners = (partners: readonly Partner[]) => ({
  bySymbol: new Map(
    partners.flatMap((partner) =>
      symbolsOf(partner).map((symbol): [string, Partner] => [agencyKey(symbol), partner]),
    ),
  ),
  linked: new Set(partners.map(({ directoryEntry }) => directoryEntry)),
  codes: new Set(partners.map(({ code }) => code.toLowerCase())),
})

/** Makes a partner of an entry, or links the partner that has one of its agency ids. */
const partnerEntry = (
  entry: DirectoryEntry,
  /** Where the source has it, such as `line 3`. */
  path: string,
  kind: ConfigKind,
  status: 'inactive' | 'active',
  { bySymbol, linked, codes }: ReturnType<typeof indexPartners>,
): readonly ConfigEntry[] => {
  const { code, name, symbols, endpoint, type } = entry
  if (linked.has(code) || type === 'consortium') return []
  const owner = symbols.map((symbol) => bySymbol.get(agencyKey(symbol))).find((each) => each !== undefined)
  const place = { path, kind }
  if (owner !== undefined)
    return owner.directoryEntry === undefined
      ? [{ ...place, code: owner.code, input: { ...owner, directoryEntry: code } }]
      : []
  if (
    codes.has(code.toLowerCase()) ||
    code.length > 40 ||
    symbols.length === 0 ||
    endpoint?.protocol !== protocolOfDirectories
  )
    return []
  const { protocol, url, ...more } = endpoint
  const connection = { protocol, url, ...more }
  return [{ ...place, code, input: { name, status, symbols, directoryEntry: code, connection } }]
}

/** Renames the partners that are called as their entries were. */
const renamedPartners = (
  partners: readonly Partner[],
  kind: ConfigKind,
  snapshot: ConfigSnapshot,
  future: ReadonlyMap<string, DirectoryEntry>,
): readonly ConfigEntry[] =>
  partners.flatMap((partner) => {
    const { code, directoryEntry = '' } = partner
    const name = future.get(directoryEntry)?.name
    return name !== undefined &&
      name !== partner.name &&
      followsName(partner, snapshot.directoryEntry(directoryEntry))
      ? [{ path: `partners/${code}`, kind, code, input: { ...partner, name } }]
      : []
  })

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
  { read, source, dryRun, createPartners, acceptMissing, ...rules }: DirectoryImport,
): Promise<DirectoryReport> => {
  const { breathe, refuse } = rules
  const merged = await mergeEntries(read.entries, snapshot.directoryEntries(), {
    source,
    now: deps.now(),
    ...rules,
  })
  const faults = [...read.faults, ...merged.faults]
  const count = merged.newlyMissing
  const isTooManyMissing = count > Math.max(mayBeMissing, merged.entries.length / 10)
  if (!acceptMissing && isTooManyMissing)
    faults.push(fault('acceptMissing', 'fault.too_many_missing', { count }))
  if (faults.length > 0 && (refuse === 'all' || merged.entries.length === 0)) refuseDirectory(faults)
  const entryKind = kinds.find(({ kind }) => kind === 'directory_entry')
  const partnerKind = kinds.find(({ kind }) => kind === 'partner')
  if (entryKind === undefined || partnerKind === undefined) throw new Error('kinds are missing')
  const placeOf = new Map(
    merged.entries.flatMap(({ code, imported }) =>
      imported === undefined ? [] : [[code, placeInSource(imported, '')]],
    ),
  )
  const entries = merged.entries.map(
    ({ code, document }): ConfigEntry => ({
      path: placeOf.get(code) ?? code,
      kind: entryKind,
      code,
      input: document,
    }),
  )
  const stored = snapshot.partners().flatMap(({ code }) => snapshot.partnerAlone(code) ?? [])
  const future = new Map<string, DirectoryEntry>()
  for (const { code, document } of merged.entries) {
    await breathe()
    const parsed = DirectoryEntry.safeParse({ ...document, code })
    if (parsed.success) future.set(code, parsed.data)
  }
  const partners: ConfigEntry[] = [...renamedPartners(stored, partnerKind, snapshot, future)]
  if (createPartners !== 'none') {
    const index = indexPartners(stored)
    for (const entry of future.values()) {
      await breathe()
      partners.push(
        ...partnerEntry(entry, placeOf.get(entry.code) ?? entry.code, partnerKind, createPartners, index),
      )
    }
  }
  const apply = dryRun ? planConfiguration : applyConfiguration
  const applied = await applyRows((documents) => apply({ ...deps, breathe }, documents), {
    documents: [...entries, ...partners],
    rows: merged.entries.flatMap(({ imported }) => imported ?? []),
    refuse,
  })
  const { changes } = applied
  faults.push(...applied.faults)
  for (const { code, imported } of merged.entries)
    if (imported !== undefined && applied.isRefused(imported)) future.delete(code)
  const find = (code: string) => future.get(code) ?? snapshot.directoryEntry(code)
  const linked = new Map(
    partners.flatMap(({ code, input }) => {
      const { directoryEntry } = Code.loose().parse({ code, ...Object(input) })
      return typeof directoryEntry === 'string' ? [[code, directoryEntry]] : []
    }),
  )
  const held: (HeldChange & { readonly partner: string })[] = []
  for (const partner of stored) {
    await breathe()
    const directoryEntry = partner.directoryEntry ?? linked.get(partner.code)
    if (directoryEntry === undefined || find(directoryEntry)?.source !== source) continue
    for (const change of heldChanges({ ...partner, directoryEntry }, find))
      held.push({ ...change, partner: partner.code })
  }
  const refused = new Set(faults.map(({ path }) => path.split('/')[0])).size
  return { changes, kept: merged.kept, missing: merged.missing, isTooManyMissing, faults, refused, held }
}

/** A change of an entry or a partner as people see it: what the source said last is not shown. */
export type DescribedChange = {
  readonly kind: 'directory_entry' | 'partner'
  readonly code: string
  readonly action: 'create' | 'change'
  readonly differences: { path: string; before?: string | undefined; after?: string | undefined }[]
}

/** Describes the changes of an import, with masked secrets. */
export const describeImport = (changes: readonly DocumentChange[]): readonly DescribedChange[] =>
  changes
    .filter(({ action }) => action !== 'keep')
    .map((change) => ({
      kind: change.kind.kind === 'partner' ? 'partner' : 'directory_entry',
      code: change.code,
      action: change.action === 'create' ? 'create' : 'change',
      differences: describeForAudit([change])
        .flatMap((each) => [...each.differences])
        .filter(({ path }) => path !== 'imported' && !path.startsWith('imported/')),
    }))
