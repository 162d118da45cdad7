import { vendorReader } from '../../partners/vendor-use.ts'
import type { IlsProfile } from '../profile.ts'
import { ilsVendors } from './built-in-vendors.ts'
import { type Dialect, DialectSettings } from './vendor-settings.ts'

const readVendor = vendorReader(ilsVendors)

/** The dialect of the standard. */
export const standardDialect: Dialect = DialectSettings.parse({})

/** The dialect of a library's system, with what its settings have otherwise. */
export const dialectOf = (profile: IlsProfile): Dialect => {
  const dialect = readVendor(profile.dialect, profile.vendorSettings)
  const edition = profile.edition ?? dialect.edition
  return {
    ...dialect,
    edition,
    version: profile.version ?? (edition === dialect.edition ? dialect.version : null),
  }
}
