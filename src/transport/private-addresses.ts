import ipaddr from 'ipaddr.js'

/** Private ranges and cloud services that `ipaddr.js` does not name. */
const furtherForbidden: readonly { readonly network: string; readonly name: string }[] = [
  { network: '::/96', name: 'IPv4-compatible' },
  { network: '168.63.129.16/32', name: 'cloud host service' },
]

/**
 * Says why an address must not be connected to by a partner that may not lead into private networks: anything but
 * global unicast (loopback, private, link-local with the cloud metadata service, carrier-grade NAT, multicast, unique
 * local, transition ranges that embed IPv4 …). IPv4-mapped IPv6 counts as the IPv4 address it stands for. The ranges are
 * those of the IANA special-purpose address registries (RFC 6890).
 * @param address an IP address as text
 * @returns the name of the forbidden range, or undefined where the address is allowed; what is no address is forbidden
 */
export function forbiddenRange(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'unreadable'
  const parsed = ipaddr.process(address)
  const further = furtherForbidden.find(({ network }) => {
    const [base, bits] = ipaddr.parseCIDR(network)
    return base.kind() === parsed.kind() && parsed.match(base, bits)
  })
  const range = parsed.range()
  if (range !== 'unicast') return range
  return further?.name
}

/**
 * Says why a host must not be connected to, as far as that is known without a look-up: an address, or a name of this
 * machine itself (RFC 6761, section 6.3).
 * @param host a name or an address, as a URL or a setting writes it
 * @returns the name of the forbidden range, or undefined where nothing speaks against the host
 */
export function forbiddenHost(host: string): string | undefined {
  const plain = host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (ipaddr.isValid(plain)) return forbiddenRange(plain)
  return plain === 'localhost' || plain.endsWith('.localhost') ? 'loopback' : undefined
}
