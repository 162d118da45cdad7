import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import type { AgencyId } from '../borrowing/values.ts'
import type { DirectoryEntry } from '../directory/directory-entry.ts'
import { type FindEntry, institutionsAbove, withInherited } from '../directory/inherit.ts'
import type { Partner } from '../partners/partner.ts'
import type { DocumentSnapshot } from '../store/ports/documents.ts'
import type { Readers } from './document-readers.ts'

/** Adds to partners what they inherit from their directory entries. */
export type PartnerInheritance = {
  readonly find: (documents: DocumentSnapshot) => FindEntry
  readonly one: (documents: DocumentSnapshot, partner: Partner) => Partner
  /** The same list as long as neither a partner nor an entry changes. */
  readonly all: (documents: DocumentSnapshot) => readonly Partner[]
  /** Lists the directory entries that the owner of some agency ids is or belongs to, without consortia. */
  readonly institutions: (documents: DocumentSnapshot, symbols: readonly AgencyId[]) => readonly string[]
}

/** Makes it. A directory entry that cannot be read is listed among the faults, and nothing is inherited from it. */
export const createPartnerInheritance = (
  read: Pick<Readers, 'partner' | 'directoryEntry'>,
): PartnerInheritance => {
  let entries:
    | {
        readonly list: readonly DirectoryEntry[]
        readonly find: FindEntry
        readonly bySymbol: ReadonlyMap<string, string>
      }
    | undefined
  const find = (documents: DocumentSnapshot): FindEntry => {
    const list = read.directoryEntry.all(documents)
    if (entries?.list !== list) {
      const byCode = new Map(list.map((entry) => [entry.code, entry]))
      const bySymbol = new Map(
        list.flatMap(({ code, symbols }) => symbols.map((symbol) => [agencyKey(symbol), code])),
      )
      entries = { list, find: (code) => byCode.get(code) ?? null, bySymbol }
    }
    return entries.find
  }
  let merged: { readonly find: FindEntry; readonly partners: WeakMap<Partner, Partner> } | undefined
  const one = (documents: DocumentSnapshot, partner: Partner): Partner => {
    if (partner.directoryEntry === undefined) return partner
    const current = find(documents)
    if (merged?.find !== current) merged = { find: current, partners: new WeakMap() }
    const made = merged.partners.get(partner) ?? withInherited(partner, current)
    merged.partners.set(partner, made)
    return made
  }
  let last:
    | { readonly stored: readonly Partner[]; readonly find: FindEntry; readonly list: readonly Partner[] }
    | undefined
  return {
    find,
    one,
    institutions: (documents, symbols) => {
      const current = find(documents)
      return symbols.flatMap((symbol) => {
        const code = entries?.bySymbol.get(agencyKey(symbol))
        return code === undefined ? [] : institutionsAbove(code, current)
      })
    },
    all: (documents) => {
      const stored = read.partner.all(documents)
      const current = find(documents)
      if (last?.stored !== stored || last.find !== current)
        last = { stored, find: current, list: stored.map((partner) => one(documents, partner)) }
      return last.list
    },
  }
}
