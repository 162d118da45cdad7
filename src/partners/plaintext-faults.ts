import { type Fault, fault } from '../problem.ts'

/** The names under which a query has a credential. */
const credentialName = /auth|credential|kennwort|key|login|pass|\bpin\b|pwd?|secret|session|sig|token/i

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
  const { protocol, hostname, searchParams } = new URL(url)
  const isSecret = hasCredentials || [...searchParams.keys()].some((name) => credentialName.test(name))
  const isPlain = protocol === 'http:' || (protocol === 'tcp:' && !tls)
  return isPlain && isSecret && !allowPlaintextCredentials && !isPrivateHost(hostname)
    ? [fault(path, 'fault.plaintext_credentials')]
    : []
}
