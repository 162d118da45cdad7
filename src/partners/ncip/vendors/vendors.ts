import type { Partner } from '../../partner.ts'
import { type BuiltInVendor, type VendorUse, vendorReader } from '../../vendor.ts'
import { connectionOf } from '../connection.ts'
import { almaP2p } from './alma-p2p.ts'
import { nncipp } from './nncipp.ts'
import { NcipVendor, type Vendor } from './vendor.ts'

/** A system that keeps to NCIP 2.02 (ANSI/NISO Z39.83-1 and -2) and takes all that lendwire can say. */
const standard: BuiltInVendor = { code: 'standard', name: 'By the standard', settings: {}, sources: {} }

/** What a vendor document may hold for NCIP with partners. */
export const ncipVendors = {
  name: 'ncip',
  title: 'NCIP',
  settings: NcipVendor,
  builtIn: [standard, almaP2p, nncipp],
} as const satisfies VendorUse

const readVendor = vendorReader(ncipVendors)

/** Does a version attribute name 2.0 or 2.01? Their schemas declare no ItemNote, and an Ext holds declared elements alone. */
const isBefore202 = (version: string | undefined): boolean =>
  version !== undefined && /(?:v2_0|v?2\.0)1?(?:$|[^0-9])/i.test(version)

/** How a partner fills the standard: by the profile that it names, with what its own settings change. */
export const vendorOf = (partner: Partner): Vendor => {
  const { profile, takes, prefix, fromSystemId, cancelSettledBy, version } = connectionOf(partner)
  return {
    ...readVendor(profile, partner.vendorSettings),
    ...(isBefore202(version) ? { notes: 'none' as const } : {}),
    ...(takes === undefined ? {} : { takes }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(fromSystemId === undefined ? {} : { fromSystemId }),
    ...(cancelSettledBy === undefined ? {} : { cancelSettledBy }),
  }
}

/** Does the partner have a service? Version 1 has no LookupRequest. */
export const takes = (partner: Partner, service: string): boolean =>
  vendorOf(partner).takes.some((each) => each === service) &&
  (connectionOf(partner).edition === '2' || service !== 'LookupRequest')
