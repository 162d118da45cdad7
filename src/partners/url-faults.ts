import type { Fault } from '../problem.ts'
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
    ...(username !== '' || password !== ''
      ? [{ path, message: 'Credentials belong into outboundCredentials, not into the URL' }]
      : []),
    ...(tls && protocol !== 'tcp:'
      ? [
          {
            path: path.replace(/url$/, 'tls'),
            message: 'tls is for tcp:// URLs only: use an https:// URL to encrypt what is posted',
          },
        ]
      : []),
    ...(hash === '' ? [] : [{ path, message: 'A URL to post to has no fragment' }]),
    ...(isPrivateHost(hostname) && !allowPrivateNetwork
      ? [{ path, message: `${hostname} is in a private network: set allowPrivateNetwork to allow it` }]
      : []),
  ]
}
