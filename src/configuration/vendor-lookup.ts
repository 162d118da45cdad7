import type { IlsConnection } from '../ils/connection.ts'
import { ilsVendors } from '../ils/vendors/built-in-vendors.ts'
import type { Partner } from '../partners/partner.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import { chooseEntry } from '../partners/protocols.ts'
import type { VendorSettings, VendorUse } from '../partners/vendor-use.ts'
import type { DocumentSnapshot } from '../store/ports/documents.ts'
import type { Readers } from './document-readers.ts'
import { settingsIn } from './vendor-documents.ts'

/** Adds the settings of its vendor to a partner, or to a connection with a library's own system. */
export type VendorLookup = {
  readonly ofPartner: (documents: DocumentSnapshot, partner: Partner) => Partner
  readonly ofIls: (documents: DocumentSnapshot, connection: IlsConnection) => IlsConnection
}

/** Makes a function that adds vendor settings to a document. The same two give the same object. */
const createSettingsMerge = <T extends object>() => {
  const merged = new WeakMap<T, { readonly settings: VendorSettings; readonly document: T }>()
  return (document: T, settings: VendorSettings | undefined): T => {
    if (settings === undefined) return document
    const cached = merged.get(document)
    if (cached?.settings === settings) return cached.document
    const made = { settings, document: { ...document, vendorSettings: settings } }
    merged.set(document, made)
    return made.document
  }
}

/**
 * Finds the vendor settings of partners and library systems. A vendor document that cannot be read is listed among the
 * faults, and the built-in vendor applies.
 */
export const createVendorLookup = (
  read: Pick<Readers, 'vendor'>,
  protocols: readonly ProtocolEntry[],
): VendorLookup => {
  const entries = chooseEntry(protocols)
  const partnerWith = createSettingsMerge<Partner>()
  const connectionWith = createSettingsMerge<IlsConnection>()
  const settingsOf = (documents: DocumentSnapshot, use: VendorUse, code: string) => {
    const isFaulty = read.vendor.faults(documents).some((fault) => fault.code === code)
    return isFaulty ? undefined : settingsIn(read.vendor.one(documents, code), use)
  }
  return {
    ofPartner: (documents, partner) => {
      const { vendors } = entries.of(partner)
      return vendors === undefined
        ? partner
        : partnerWith(partner, settingsOf(documents, vendors, vendors.codeOf(partner)))
    },
    ofIls: (documents, connection) =>
      connectionWith(connection, settingsOf(documents, ilsVendors, connection.dialect)),
  }
}
