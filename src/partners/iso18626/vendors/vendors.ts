import type { Partner } from '../../partner.ts'
import { connectionOf } from '../connection.ts'
import { alma } from './alma.ts'
import { illiad } from './illiad.ts'
import { koha } from './koha.ts'
import { oclc } from './oclc.ts'
import { reshare } from './reshare.ts'
import { standard } from './standard.ts'
import type { Vendor, VendorName } from './vendor.ts'

const vendors: Readonly<Record<VendorName, Vendor>> = { standard, alma, reshare, illiad, oclc, koha }

/** The quirks of a partner's system, by the vendor that its profile names. */
export const vendorOf = (partner: Partner): Vendor => vendors[connectionOf(partner).vendor]
