import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.process>

/** A network: an address and how many of its bits count. */
export type Network = readonly [Address, number]

/** Returns an IPv4 network that is written as IPv4-mapped IPv6 as an IPv4 network. */
const plain = ([address, bits]: Network): Network =>
  address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96
    ? [address.toIPv4Address(), bits - 96]
    : [address, bits]

/** Reads networks in CIDR notation; throws where one is none, so they are validated before. */
export const readNetworks = (cidrs: readonly string[]): readonly Network[] =>
  cidrs.map((cidr) => plain(ipaddr.parseCIDR(cidr)))

const readAddress = (text: string): Address | undefined => {
  const host = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  return ipaddr.isValid(host) ? ipaddr.process(host) : undefined
}

const isInAny = (address: Address, networks: readonly Network[]): boolean =>
  networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))

/**
 * Returns whether an address is in one of some networks. IPv4-mapped IPv6 counts as the IPv4 address that it stands for.
 *
 * @param address the address as text; one that is undefined or unreadable is in none
 * @param networks as `readNetworks` gives them
 */
export const isInNetworks = (address: string | undefined, networks: readonly Network[]): boolean => {
  const read = address === undefined ? undefined : readAddress(address)
  return read !== undefined && isInAny(read, networks)
}

/**
 * Returns the address that a call comes from. Each trusted proxy added the address it was called from at the right end
 * of X-Forwarded-For, so the rightmost one that is no trusted proxy is the client; the part left of it anybody may have
 * written.
 *
 * @param peer the address of the socket's other end
 * @param forwardedFor the header X-Forwarded-For, where there is one
 * @param trusted the networks of trusted proxies
 * @returns undefined if it is unknown
 */
export const clientAddress = (
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: readonly Network[],
): string | undefined => {
  if (forwardedFor === undefined || !isInNetworks(peer, trusted)) return peer
  const hops = forwardedFor.split(',').map((hop) => hop.trim())
  return hops.findLast((hop) => !isInNetworks(hop, trusted)) ?? hops[0]
}
