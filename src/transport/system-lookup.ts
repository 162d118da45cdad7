import dns from 'node:dns'
import type { LookupFunction } from 'node:net'

/** Looks up a name as the system does. */
export const systemLookup: LookupFunction = (hostname, options, callback) =>
  dns.lookup(hostname, options, callback)
