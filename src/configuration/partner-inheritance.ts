import type { DirectoryEntry } from '../directory/directory-entry.ts'
import { type FindEntry, withInherited } from '../directory/inherit.ts'
import type { Partner } from '../partners/partner.ts'
import type { DocumentSnapshot } from '../store/ports/documents.ts'
import type { Readers } from './document-readers.ts'

/** Adds to partners what they inherit from their directory entries. */
export type PartnerInheritance = {
  readonly find: (documents: DocumentSnapshot) => FindEntry
  readonly one: (documents: DocumentSnapshot, partner: Partner) => Partner
  /** The same list as long as neither a partner nor an entry changes. */
  readonly all: (documents: DocumentSnapshot) => readonly Partner[]
}

/** Makes it. A directory entry that cannot be read is listed among the faults, and nothing is inherited from it. */
export const createPartnerInheritance = (
  read: Pick<Readers, 'partner' | 'directoryEntry'>,
): PartnerInheritance => {
  let entries: { readonly list: readonly DirectoryEntry[]; readonly find: FindEntry } | undefined
  const find = (documents: DocumentSnapshot): FindEntry => {
    const list = read.directoryEntry.all(documents)
    if (entries?.list !== list) {
      const byCode = new Map(list.map((entry) => [entry.code, entry]))
      entries = { list, find: (code) => byCode.get(code) ?? null }
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
    all: (documents) => {
      const stored = read.partner.all(documents)
      const current = find(documents)
      if (last?.stored !== stored || last.find !== current)
        last = { stored, find: current, list: stored.map((partner) => one(documents, partner)) }
      return last.list
    },
  }
}
