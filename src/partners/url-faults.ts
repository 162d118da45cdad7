import { type Fault, fault } from '../problem.ts'
import type { ConnectionFacts } from './protocol-entry.ts'

/**
 * Returns the faults of a URL to post messages to: credentials or a fragment in it, a private network that is not
 * allowed, TLS for a URL that is no bare socket.
 *
 * @param path the path of the URL within its document, such as `connection/url`; `tls` is beside it
 * @param settings the URL, whether a bare socket is encrypted, whether a private network is allowed
 */
export const urlFaults = (
  path: string,
  {
    url,
    tls = false,
    allowPrivateNetwork,
  }: { readonly url: string; readonly tls?: boolean; readonly allowPrivateNetwork: boolean },
  { isPrivateHost }: Pick<ConnectionFacts, 'isPrivateHost'>,
): readonly Fault[] => {
  const { username, password, hash, hostname, protocol } = new URL(url)
  return [
    ...(username !== '' || password !== '' ? [fault(path, 'fault.credentials_in_url')] : []),
    ...(tls && protocol !== 'tcp:' ? [fault(path.replace(/url$/, 'tls'), 'fault.tls_for_tcp_only')] : []),
    ...(hash === '' ? [] : [fault(path, 'fault.url_with_fragment')]),
    ...(isPrivateHost(hostname) && !allowPrivateNetwork
      ? [fault(path, 'fault.private_network', { host: hostname })]
      : []),
  ]
}
