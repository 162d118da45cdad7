import { type VendorUse, vendorByStandard } from '../../vendor-use.ts'
import { almaP2p } from './alma-p2p.ts'
import { nncipp } from './nncipp.ts'
import { NcipVendor } from './vendor-settings.ts'

/** A system that keeps to NCIP 2.02 (ANSI/NISO Z39.83-1 and -2) and takes all that lendwire can say. */
const standard = vendorByStandard

/** The vendor settings for NCIP with partners. */
export const ncipVendors = {
  name: 'ncip',
  title: 'NCIP',
  settings: NcipVendor,
  builtIn: [standard, almaP2p, nncipp],
} as const satisfies VendorUse
