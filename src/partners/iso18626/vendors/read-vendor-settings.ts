import type { Partner } from '../../partner.ts'
import { vendorReader } from '../../vendor-use.ts'
import { connectionOf } from '../connection.ts'
import { iso18626Vendors } from './built-in-vendors.ts'
import type { Vendor } from './vendor-settings.ts'

const readVendor = vendorReader(iso18626Vendors)

/** Returns the departures of a partner's system, by the vendor that its connection names. */
export const vendorOf = (partner: Partner): Vendor => {
  const { vendor, patronRequest } = connectionOf(partner)
  const settings = readVendor(vendor, partner.vendorSettings)
  return patronRequest === undefined ? settings : { ...settings, patronRequest }
}
