import { type VendorUse, vendorByStandard } from '../../vendor-use.ts'
import { alma } from './alma.ts'
import { crosslink } from './crosslink.ts'
import { illiad } from './illiad.ts'
import { koha } from './koha.ts'
import { oclc } from './oclc.ts'
import { reshare } from './reshare.ts'
import { Iso18626Vendor } from './vendor-settings.ts'

/** A system that keeps to ISO 18626:2017 and 2021. */
const standard = vendorByStandard

/** The vendor settings for ISO 18626. */
export const iso18626Vendors = {
  name: 'iso18626',
  title: 'ISO 18626',
  settings: Iso18626Vendor,
  builtIn: [standard, alma, reshare, crosslink, illiad, oclc, koha],
} as const satisfies VendorUse
