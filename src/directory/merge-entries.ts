import type { Instant } from '../borrowing/values.ts'
import type { Breathe } from '../breathe.ts'
import { faultsOf } from '../input-faults.ts'
import { type Fault, fault } from '../problem.ts'
import { type DirectoryEntry, EntryCode, EntryFacts, factNames } from './directory-entry.ts'
import { endpointFaults } from './endpoint-faults.ts'
import type { ImportedEntry } from './imported-entry.ts'
import { isUnset } from './inherit.ts'

/** A member that an admin changed here: the value of the source is not taken. */
export type KeptMember = { readonly entry: string; readonly member: string }

/** An entry to write, as a document. */
export type EntryToWrite = {
  readonly code: string
  readonly document: Readonly<Record<string, unknown>>
  /** Where the source has it; left out where it has it no longer. */
  readonly imported?: ImportedEntry
}

/** What an import makes of the entries. */
export type MergedEntries = {
  readonly entries: readonly EntryToWrite[]
  readonly kept: readonly KeptMember[]
  /** The entries of the source that it has no longer. */
  readonly missing: readonly string[]
  /** Those of them that it had the last time. */
  readonly newlyMissing: number
  readonly faults: readonly Fault[]
}

/** How the entries of a source are merged into those that are stored. */
export type MergeRules = {
  /** The name of the source. */
  readonly source: string
  readonly now: Instant
  /** How long an entry is missing until it is withdrawn, in milliseconds. */
  readonly withdrawAfter: number
  /** Whether one row that is wrong refuses all, or only itself: its entry then stays as it is stored. */
  readonly refuse: 'all' | 'row'
  /** Lets other work run from time to time. */
  readonly breathe: Breathe
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Chooses each member: what nobody changed here is taken from the source, what an admin changed is kept. */
const mergeFacts = (
  facts: EntryFacts,
  before: DirectoryEntry | undefined,
): { readonly members: Readonly<Record<string, unknown>>; readonly kept: readonly string[] } => {
  const kept: string[] = []
  const members = factNames.map((name): readonly [string, unknown] => {
    if (before === undefined) return [name, facts[name]]
    const present = before[name]
    const last = before.imported?.[name]
    // What an admin wrote before any source had the entry is the admin's too, as far as it says anything.
    const isUnchanged = before.imported === undefined ? isUnset(present) : isSame(present, last)
    if (isUnchanged || isSame(present, facts[name])) return [name, facts[name]]
    if (!isSame(facts[name], last)) kept.push(name)
    return [name, present]
  })
  return { members: Object.fromEntries(members.filter(([, value]) => value !== undefined)), kept }
}

/** Finds the entries whose parents lead in a circle. */
const isCircular = (code: string, parents: ReadonlyMap<string, string | undefined>): boolean => {
  const seen = new Set<string>([code])
  let next = parents.get(code)
  while (next !== undefined) {
    if (seen.has(next)) return true
    seen.add(next)
    next = parents.get(next)
  }
  return false
}

type Checked = { readonly imported: ImportedEntry; readonly facts: EntryFacts }

type CheckedRows = { readonly checked: readonly Checked[]; readonly faults: readonly Fault[] }

/** Returns the place of a member of a row as a fault names it: `line 3/days_to_ship`. */
export const placeInSource = (
  { line, placeOf = (member) => member }: ImportedEntry,
  member: string,
): string => `line ${line}${member === '' ? '' : `/${placeOf(member)}`}`

/** Checks the rows of a source: every row that is wrong has its faults, by line and member. */
const check = async (
  rows: readonly ImportedEntry[],
  existing: ReadonlyMap<string, DirectoryEntry>,
  { source, breathe }: MergeRules,
): Promise<CheckedRows> => {
  const faults: Fault[] = []
  const checked: Checked[] = []
  const lines = new Map<string, number>()
  const owners = new Map<string, string>()
  const codes = new Set(rows.map(({ code }) => code))
  for (const { code, symbols } of existing.values())
    if (!codes.has(code))
      for (const { type, value } of symbols) owners.set(`${type}:${value}`.toLowerCase(), code)
  for (const row of rows) {
    await breathe()
    const found: Fault[] = row.faults.map((each) => ({ ...each, path: placeInSource(row, each.path) }))
    // Nothing more can be said of a line that is wrong as a whole.
    if (row.faults.some(({ path }) => path === '')) {
      faults.push(...found)
      continue
    }
    const code = EntryCode.safeParse(row.code)
    if (!code.success)
      found.push({
        ...(faultsOf(code.error)[0] ?? fault('', 'fault.entry_code')),
        path: placeInSource(row, 'code'),
      })
    const twice = lines.get(row.code.toLowerCase())
    if (twice !== undefined && row.code !== '')
      found.push(fault(placeInSource(row, 'code'), 'fault.entry_twice', { code: row.code, line: twice }))
    lines.set(row.code.toLowerCase(), row.line)
    const owning = existing.get(row.code)?.source
    if (owning !== undefined && owning !== source)
      found.push(
        fault(placeInSource(row, 'code'), 'fault.entry_of_source', { code: row.code, source: owning }),
      )
    const facts = EntryFacts.strict().safeParse(row.facts)
    if (!facts.success)
      found.push(...faultsOf(facts.error).map((each) => ({ ...each, path: placeInSource(row, each.path) })))
    else
      found.push(
        ...endpointFaults(facts.data.endpoint).map((each) => ({
          ...each,
          path: placeInSource(row, each.path),
        })),
      )
    const own = new Set<string>()
    // Also those of a row that is wrong: the other row that has one of them would be named only the next time.
    for (const { type, value } of EntryFacts.shape.symbols.safeParse(row.facts.symbols).data ?? []) {
      const key = `${type}:${value}`.toLowerCase()
      const owner = owners.get(key)
      if (owner !== undefined && owner !== row.code)
        found.push(
          fault(placeInSource(row, 'symbols'), 'fault.symbol_of_entry', {
            symbol: `${type}:${value}`,
            entry: owner,
          }),
        )
      if (own.has(key)) found.push(fault(placeInSource(row, 'symbols'), 'fault.agency_twice'))
      own.add(key)
      owners.set(key, row.code)
    }
    const { parent } = facts.data ?? {}
    if (parent !== undefined && !codes.has(parent) && !existing.has(parent))
      found.push(fault(placeInSource(row, 'parent'), 'fault.no_parent_entry', { parent }))
    faults.push(...found)
    if (found.length === 0 && facts.success) checked.push({ imported: row, facts: facts.data })
  }
  const parents = new Map(checked.map(({ imported, facts }) => [imported.code, facts.parent]))
  const circular = new Set(
    checked.filter(({ imported }) => isCircular(imported.code, parents)).map(({ imported }) => imported),
  )
  for (const row of circular)
    faults.push(fault(placeInSource(row, 'parent'), 'fault.circular_parent', { code: row.code }))
  return { checked: checked.filter(({ imported }) => !circular.has(imported)), faults }
}

/** Puts entries behind those that they name as parents. */
const parentsFirst = (checked: readonly Checked[]): readonly Checked[] => {
  const byCode = new Map(checked.map((each) => [each.imported.code, each]))
  const ordered = new Set<Checked>()
  const add = (each: Checked): void => {
    const parent = each.facts.parent === undefined ? undefined : byCode.get(each.facts.parent)
    if (parent !== undefined && !ordered.has(parent)) add(parent)
    ordered.add(each)
  }
  for (const each of checked) add(each)
  return [...ordered]
}

/** Refuses rows whose parent was refused and is not stored either. */
const withParents = (
  { checked, faults }: CheckedRows,
  existing: ReadonlyMap<string, DirectoryEntry>,
): CheckedRows => {
  const codes = new Set<string>(existing.keys())
  const orphans: Fault[] = []
  const rest = parentsFirst(checked).filter(({ imported, facts: { parent } }) => {
    const hasParent = parent === undefined || codes.has(parent)
    if (hasParent) codes.add(imported.code)
    else orphans.push(fault(placeInSource(imported, 'parent'), 'fault.no_parent_entry', { parent }))
    return hasParent
  })
  return { checked: rest, faults: [...faults, ...orphans] }
}

/**
 * Merges the entries of a source into those that are stored: the last imported, the new and the present value of each
 * member are compared, so that what an admin changed here is kept. An entry that the source has no longer is `missing`,
 * and `withdrawn` later.
 *
 * @returns what is to be written. Where one fault refuses all, nothing is to be written
 */
export const mergeEntries = async (
  rows: readonly ImportedEntry[],
  stored: readonly DirectoryEntry[],
  rules: MergeRules,
): Promise<MergedEntries> => {
  const { source, now, withdrawAfter, refuse, breathe } = rules
  const existing = new Map(stored.map((entry) => [entry.code, entry]))
  const bySourceId = new Map(
    stored.flatMap((entry) =>
      entry.source === source && entry.sourceId !== undefined ? [[entry.sourceId, entry.code]] : [],
    ),
  )
  // An entry keeps its code although the source names it otherwise now.
  const known = rows.map((row) => ({
    ...row,
    code: (row.sourceId === undefined ? undefined : bySourceId.get(row.sourceId)) ?? row.code,
  }))
  const { checked, faults } = withParents(await check(known, existing, rules), existing)
  if (faults.length > 0 && refuse === 'all')
    return { entries: [], kept: [], missing: [], newlyMissing: 0, faults }
  const kept: KeptMember[] = []
  const entries: EntryToWrite[] = []
  for (const { imported, facts } of checked) {
    await breathe()
    const merged = mergeFacts(facts, existing.get(imported.code))
    kept.push(...merged.kept.map((member) => ({ entry: imported.code, member })))
    entries.push({
      code: imported.code,
      imported,
      document: {
        ...merged.members,
        source,
        ...(imported.sourceId === undefined ? {} : { sourceId: imported.sourceId }),
        imported: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
      },
    })
  }
  const present = new Set(known.map(({ code }) => code))
  const gone = stored.filter((entry) => entry.source === source && !present.has(entry.code))
  const left = gone.map((entry): EntryToWrite => {
    const { code, missingSince = now, ...document } = entry
    const isOld = Date.parse(now) - Date.parse(missingSince) >= withdrawAfter
    return { code, document: { ...document, missingSince, status: isOld ? 'withdrawn' : 'missing' } }
  })
  return {
    entries: [...entries, ...left],
    kept,
    missing: gone.map(({ code }) => code),
    newlyMissing: gone.filter(({ status }) => status === 'present').length,
    faults,
  }
}
