import { vendorReader } from '../../partners/vendor-use.ts'
import type { IlsConnection } from '../connection.ts'
import { ilsVendors } from './built-in-vendors.ts'
import { type Dialect, DialectSettings } from './vendor-settings.ts'

const readVendor = vendorReader(ilsVendors)

/** The dialect of the standard. */
export const standardDialect: Dialect = DialectSettings.parse({})

/** Returns the dialect of a library's system, with what its settings have otherwise. */
export const dialectOf = (connection: IlsConnection): Dialect => {
  const dialect = readVendor(connection.dialect, connection.vendorSettings)
  const edition = connection.edition ?? dialect.edition
  return {
    ...dialect,
    edition,
    version: connection.version ?? (edition === dialect.edition ? dialect.version : null),
  }
}
