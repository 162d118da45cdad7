import type { Partner } from '../../partner.ts'
import { type BuiltInVendor, type VendorUse, vendorReader } from '../../vendor.ts'
import { connectionOf } from '../connection.ts'
import { alma } from './alma.ts'
import { crosslink } from './crosslink.ts'
import { illiad } from './illiad.ts'
import { koha } from './koha.ts'
import { oclc } from './oclc.ts'
import { reshare } from './reshare.ts'
import { Iso18626Vendor, type Vendor } from './vendor.ts'

/** A system that keeps to ISO 18626:2017 and 2021. */
const standard: BuiltInVendor = { code: 'standard', name: 'By the standard', settings: {}, sources: {} }

/** What a vendor document may hold for ISO 18626. */
export const iso18626Vendors = {
  name: 'iso18626',
  title: 'ISO 18626',
  settings: Iso18626Vendor,
  builtIn: [standard, alma, reshare, crosslink, illiad, oclc, koha],
} as const satisfies VendorUse

const readVendor = vendorReader(iso18626Vendors)

/** The departures of a partner's system, by the vendor that its connection names. */
export const vendorOf = (partner: Partner): Vendor => {
  const { vendor, patronRequest } = connectionOf(partner)
  const settings = readVendor(vendor, partner.vendorSettings)
  return patronRequest === undefined ? settings : { ...settings, patronRequest }
}
