import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import { clientAddress, readNetworks } from '../input/client-address.ts'
import type { Services } from '../services.ts'

/** The bits of an IPv6 address that count: one sender may use all addresses of such a network. */
const networkBits = 64

/**
 * Names the source of a call for rate limits: an IPv4 address, or the network of an IPv6 address.
 *
 * @returns `unknown` where the address is not known
 */
export const sourceOf = (
  { peerAddress, settings }: Pick<Services, 'peerAddress' | 'settings'>,
  context: Context,
): string => {
  const address = clientAddress(
    peerAddress(context),
    context.req.header('x-forwarded-for'),
    readNetworks(settings.trustedProxies),
  )
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const read = ipaddr.process(address)
  return read.kind() === 'ipv4'
    ? read.toString()
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${read.toString()}/${networkBits}`).toString()}/${networkBits}`
}
