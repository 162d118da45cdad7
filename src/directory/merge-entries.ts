import type { Instant } from '../borrowing/values.ts'
import { faultsOf } from '../input-faults.ts'
import { type Fault, fault } from '../problem.ts'
import { type DirectoryEntry, EntryCode, EntryFacts, factNames } from './directory-entry.ts'
import type { ImportedEntry } from './imported-entry.ts'

/** A member that an admin changed here: the value of the source is not taken. */
export type KeptMember = { readonly entry: string; readonly member: string }

/** An entry to write, as a document. */
export type EntryToWrite = { readonly code: string; readonly document: Readonly<Record<string, unknown>> }

/** What an import makes of the entries. */
export type MergedEntries = {
  readonly entries: readonly EntryToWrite[]
  readonly kept: readonly KeptMember[]
  /** The entries of the source that it has no longer. */
  readonly missing: readonly string[]
  readonly faults: readonly Fault[]
}

const withdrawAfter = 30 * 86_400_000

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
    if (before.imported === undefined || isSame(present, last) || isSame(present, facts[name]))
      return [name, facts[name]]
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

/** Checks the rows of a source: every row that is wrong has its faults, by line and member. */
const check = (
  rows: readonly ImportedEntry[],
  existing: ReadonlyMap<string, DirectoryEntry>,
): { readonly checked: readonly Checked[]; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = []
  const checked: Checked[] = []
  const lines = new Map<string, number>()
  const owners = new Map<string, string>()
  const codes = new Set(rows.map(({ code }) => code))
  for (const { code, symbols } of existing.values())
    if (!codes.has(code))
      for (const { type, value } of symbols) owners.set(`${type}:${value}`.toLowerCase(), code)
  for (const row of rows) {
    const at = (member: string): string => `line ${row.line}${member === '' ? '' : `/${member}`}`
    const found: Fault[] = row.faults.map((each) => ({ ...each, path: at(each.path) }))
    const code = EntryCode.safeParse(row.code)
    if (!code.success)
      found.push({ ...(faultsOf(code.error)[0] ?? fault('', 'fault.code')), path: at('code') })
    const twice = lines.get(row.code.toLowerCase())
    if (twice !== undefined)
      found.push(fault(at('code'), 'fault.entry_twice', { code: row.code, line: twice }))
    lines.set(row.code.toLowerCase(), row.line)
    const facts = EntryFacts.strict().safeParse(row.facts)
    if (!facts.success) found.push(...faultsOf(facts.error).map((each) => ({ ...each, path: at(each.path) })))
    // Also those of a row that is wrong: the other row that has one of them would be named only the next time.
    for (const { type, value } of EntryFacts.shape.symbols.safeParse(row.facts.symbols).data ?? []) {
      const key = `${type}:${value}`.toLowerCase()
      const owner = owners.get(key)
      if (owner !== undefined && owner !== row.code)
        found.push(
          fault(at('symbols'), 'fault.symbol_of_entry', { symbol: `${type}:${value}`, entry: owner }),
        )
      owners.set(key, row.code)
    }
    const { parent } = facts.data ?? {}
    if (parent !== undefined && !codes.has(parent) && !existing.has(parent))
      found.push(fault(at('parent'), 'fault.no_parent_entry', { parent }))
    faults.push(...found)
    if (found.length === 0 && facts.success) checked.push({ imported: row, facts: facts.data })
  }
  const parents = new Map(checked.map(({ imported, facts }) => [imported.code, facts.parent]))
  for (const { imported } of checked)
    if (isCircular(imported.code, parents))
      faults.push(fault(`line ${imported.line}/parent`, 'fault.circular_parent', { code: imported.code }))
  return { checked, faults }
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

/**
 * Merges the entries of a source into those that are stored: the last imported, the new and the present value of each
 * member are compared, so that what an admin changed here is kept. An entry that the source has no longer is `missing`,
 * and `withdrawn` after 30 days.
 *
 * @param source the name of the source
 * @returns what is to be written; pure. With faults, nothing is to be written
 */
export const mergeEntries = (
  rows: readonly ImportedEntry[],
  stored: readonly DirectoryEntry[],
  source: string,
  now: Instant,
): MergedEntries => {
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
  const { checked, faults } = check(known, existing)
  if (faults.length > 0) return { entries: [], kept: [], missing: [], faults }
  const kept: KeptMember[] = []
  const entries = parentsFirst(checked).map(({ imported, facts }): EntryToWrite => {
    const before = existing.get(imported.code)
    const merged = mergeFacts(facts, before)
    kept.push(...merged.kept.map((member) => ({ entry: imported.code, member })))
    return {
      code: imported.code,
      document: {
        ...merged.members,
        source,
        ...(imported.sourceId === undefined ? {} : { sourceId: imported.sourceId }),
        imported: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
      },
    }
  })
  const present = new Set(entries.map(({ code }) => code))
  const gone = stored.filter((entry) => entry.source === source && !present.has(entry.code))
  const left = gone.map((entry): EntryToWrite => {
    const { code, missingSince = now, ...document } = entry
    const isOld = Date.parse(now) - Date.parse(missingSince) >= withdrawAfter
    return { code, document: { ...document, missingSince, status: isOld ? 'withdrawn' : 'missing' } }
  })
  return { entries: [...entries, ...left], kept, missing: gone.map(({ code }) => code), faults: [] }
}
