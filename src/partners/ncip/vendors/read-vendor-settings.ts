import type { Partner } from '../../partner.ts'
import { vendorReader } from '../../vendor-use.ts'
import { connectionOf } from '../connection.ts'
import { ncipVendors } from './built-in-vendors.ts'
import type { Vendor } from './vendor-settings.ts'

const readVendor = vendorReader(ncipVendors)

/**
 * Returns whether a version attribute names 2.0 or 2.01. Their schemas declare no ItemNote, and an Ext holds declared
 * elements alone.
 */
const isBefore202 = (version: string | undefined): boolean =>
  version !== undefined && /(?:v2_0|v?2\.0)1?(?:$|[^0-9])/i.test(version)

/** Returns whether a version attribute names 2.0. Its RequestItem holds one BibliographicId. */
const isVersion20 = (version: string | undefined): boolean =>
  version !== undefined && /(?:v2_0|v?2\.0)(?:$|[^0-9])/i.test(version)

/** Returns the NCIP settings of a partner: those of its vendor, with the partner's own changes. */
export const vendorOf = (partner: Partner): Vendor => {
  const { profile, takes, prefix, fromSystemId, cancelSettledBy, version } = connectionOf(partner)
  return {
    ...readVendor(profile, partner.vendorSettings),
    ...(isBefore202(version) ? { notes: 'none' as const } : {}),
    ...(isVersion20(version) ? { identifiers: 'first' as const } : {}),
    ...(takes === undefined ? {} : { takes }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(fromSystemId === undefined ? {} : { fromSystemId }),
    ...(cancelSettledBy === undefined ? {} : { cancelSettledBy }),
  }
}

/** Returns whether the partner has a service. Version 1 has no LookupRequest. */
export const takes = (partner: Partner, service: string): boolean =>
  vendorOf(partner).takes.some((each) => each === service) &&
  (connectionOf(partner).edition === '2' || service !== 'LookupRequest')
