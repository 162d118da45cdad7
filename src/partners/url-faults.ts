import type { Fault } from '../problem.ts'
import type { Partner } from './partner.ts'
import type { ConnectionFacts } from './protocol-entry.ts'

/** The fault of asking for TLS where the URL says by itself whether messages are encrypted. */
export const tlsFault = (path: string): Fault => ({
  path,
  message: 'It is about bare sockets, and the URL is none: take https to encrypt what is posted',
})

/**
 * The faults of a URL to post messages to: credentials or a fragment in it, a private network that is not allowed, TLS
 * for a URL that is no bare socket.
 *
 * @param connection the URL, and whether a bare socket is encrypted
 */
export const urlFaults = (
  { url, tls = false }: { readonly url: string; readonly tls?: boolean },
  { allowPrivateNetwork }: Pick<Partner, 'allowPrivateNetwork'>,
  { isPrivateHost }: Pick<ConnectionFacts, 'isPrivateHost'>,
): readonly Fault[] => {
  const path = 'connection/url'
  const { username, password, hash, hostname, protocol } = new URL(url)
  return [
    ...(username !== '' || password !== ''
      ? [{ path, message: 'Credentials belong into outboundCredentials, not into the URL' }]
      : []),
    ...(tls && protocol !== 'tcp:' ? [tlsFault('connection/tls')] : []),
    ...(hash === '' ? [] : [{ path, message: 'A URL to post to has no fragment' }]),
    ...(isPrivateHost(hostname) && !allowPrivateNetwork
      ? [{ path, message: 'It points into a private network: say so with allowPrivateNetwork' }]
      : []),
  ]
}
