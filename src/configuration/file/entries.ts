import { z } from 'zod'
import { faultsOf, readInput, unknownMemberFault } from '../../input-faults.ts'
import { type Fault, fault, Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ConfigKind } from '../kind.ts'

/** One document that a file declares: its place in the file, and the document as an admin writes it. */
export type ConfigEntry = {
  readonly path: string
  readonly kind: ConfigKind
  readonly code: string
  readonly input: unknown
}

/** The entries of a configuration, and its sections: an empty section declares that it has no documents. */
export type DeclaredConfiguration = {
  readonly entries: readonly ConfigEntry[]
  readonly sections: readonly string[]
}

/** Throws the faults of a file: `Problem` invalid_input. */
export const refuseFile = (faults: readonly Fault[]): void => {
  if (faults.length > 0)
    throw new Problem('invalid_input', reason('problem.configuration_faults'), { faults })
}

const Members = z.record(z.string(), z.unknown())

const at = (path: string, faults: readonly Fault[]): readonly Fault[] =>
  faults.map((fault) => ({ ...fault, path: fault.path === '' ? path : `${path}/${fault.path}` }))

type Read = { readonly faults: readonly Fault[] } | { readonly entry: ConfigEntry }

/** Takes the code out of an entry: from the member that holds it, or from what it follows from. */
const codeIn = (
  kind: ConfigKind,
  entry: unknown,
): { readonly input: unknown } & ({ readonly code: string } | { readonly fault: Fault }) => {
  if ('single' in kind.code) return { code: kind.code.single, input: entry }
  const { fileCode } = kind
  if ('from' in fileCode) {
    const code = fileCode.from(entry)
    // What is wrong with the entry is found by its schema.
    return { code: code ?? '', input: entry }
  }
  const members = Members.safeParse(entry).data
  const { [fileCode.member]: named, ...rest } = members ?? {}
  const input = members === undefined || fileCode.member === kind.codeMember ? entry : rest
  const code = kind.code.safeParse(named)
  if (!code.success) {
    const [first = fault('', 'fault.code')] = faultsOf(code.error)
    return { fault: { ...first, path: fileCode.member }, input }
  }
  return { code: code.data, input }
}

const readEntry = (kind: ConfigKind, path: string, entry: unknown): Read => {
  const named = codeIn(kind, entry)
  const read = readInput(kind.input, named.input)
  const faults = read.kind === 'valid' ? [] : read.faults
  const all = [
    ...('fault' in named && !faults.some((each) => each.path === named.fault.path) ? [named.fault] : []),
    ...faults,
  ]
  if (all.length > 0 || 'fault' in named) return { faults: at(path, all) }
  return { entry: { path, kind, code: named.code, input: named.input } }
}

const readSection = (kind: ConfigKind, content: unknown): readonly Read[] => {
  const { section } = kind
  if (content === undefined) return []
  if ('single' in kind.code) return [readEntry(kind, section, content)]
  if (!Array.isArray(content)) return [{ faults: [fault(section, 'fault.type', { type: 'array' })] }]
  return content.map((entry: unknown, index) => readEntry(kind, `${section}/${index}`, entry))
}

/** Finds entries that a section holds a second time. */
const repeats = (entries: readonly ConfigEntry[]): readonly Fault[] => {
  const first = new Map<string, string>()
  return entries.flatMap(({ path, kind, code }) => {
    const place = `${kind.kind} ${code}`
    const before = first.get(place)
    if (before === undefined) first.set(place, path)
    const member = 'member' in kind.fileCode ? kind.fileCode.member : 'key'
    return before === undefined
      ? []
      : [fault(`${path}/${member}`, 'fault.same_as', { other: before, member })]
  })
}

/**
 * Reads what a configuration declares: a section for each kind of documents, as the table of kinds names it.
 *
 * @param kinds the table of document kinds
 * @returns the sections, and the documents, each kind behind those that it names; `Problem` invalid_input with all faults that the schemas
 *   find
 */
export const readEntries = (content: unknown, kinds: readonly ConfigKind[]): DeclaredConfiguration => {
  const sections = Members.safeParse(content ?? {})
  if (!sections.success) refuseFile([fault('', 'fault.configuration_sections')])
  const members = sections.data ?? {}
  const sectionNames = new Set(kinds.map(({ section }) => section))
  const read = kinds.flatMap((kind) => readSection(kind, members[kind.section]))
  refuseFile([
    ...Object.keys(members)
      .filter((name) => !sectionNames.has(name))
      .map((name) => unknownMemberFault([name], [...sectionNames])),
    ...read.flatMap((each) => ('faults' in each ? each.faults : [])),
  ])
  const entries = read.flatMap((each) => ('entry' in each ? [each.entry] : []))
  refuseFile(repeats(entries))
  return { entries, sections: Object.keys(members) }
}
