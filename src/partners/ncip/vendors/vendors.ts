import type { Partner } from '../../partner.ts'
import { connectionOf } from '../connection.ts'
import { almaP2p } from './alma-p2p.ts'
import { nncipp } from './nncipp.ts'
import { standard } from './standard.ts'
import type { Vendor, VendorName } from './vendor.ts'

const vendors: Readonly<Record<VendorName, Vendor>> = { standard, alma_p2p: almaP2p, nncipp }

/** How a partner fills the standard: by the profile that it names, with what its own settings change. */
export const vendorOf = (partner: Partner): Vendor => {
  const { profile, takes, prefix, fromSystemId, cancelSettledBy } = connectionOf(partner)
  const vendor = vendors[profile]
  return {
    ...vendor,
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
