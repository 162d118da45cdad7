import { type Fault, fault } from '../problem.ts'
import { credentialsInUrl } from './url-credentials.ts'

/**
 * Returns the faults of credentials that would go over an unencrypted connection to a public address.
 *
 * @param path the path of the URL within its document
 * @param settings the URL, whether a bare socket is encrypted, whether the owner allows it, whether there are credentials
 */
export const plaintextFaults = (
  path: string,
  {
    url,
    tls = false,
    allowPlaintextCredentials,
    hasCredentials,
  }: {
    readonly url: string
    readonly tls?: boolean | undefined
    readonly allowPlaintextCredentials: boolean
    readonly hasCredentials: boolean
  },
  isPrivateHost: (hostname: string) => boolean,
): readonly Fault[] => {
  const { protocol, hostname } = new URL(url)
  const isSecret = hasCredentials || credentialsInUrl(url).length > 0
  const isPlain = protocol === 'http:' || (protocol === 'tcp:' && !tls)
  return isPlain && isSecret && !allowPlaintextCredentials && !isPrivateHost(hostname)
    ? [fault(path, 'fault.plaintext_credentials')]
    : []
}
