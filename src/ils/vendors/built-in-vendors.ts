import { type VendorUse, vendorByStandard } from '../../partners/vendor-use.ts'
import { alma } from './alma.ts'
import { evergreen } from './evergreen.ts'
import { folio } from './folio.ts'
import { koha } from './koha.ts'
import { polaris } from './polaris.ts'
import { sierra } from './sierra.ts'
import { symphony } from './symphony.ts'
import { DialectSettings } from './vendor-settings.ts'
import { wms } from './wms.ts'

/** NCIP 2.02 with values of the standard's schemes (ANSI/NISO Z39.83-1, part 2). */
const standard = vendorByStandard

/** The vendor settings for libraries' own systems. */
export const ilsVendors = {
  name: 'ils',
  title: 'Library systems (NCIP)',
  settings: DialectSettings,
  builtIn: [standard, alma, folio, koha, sierra, evergreen, symphony, polaris, wms],
} as const satisfies VendorUse
