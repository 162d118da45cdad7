import { type Fault, fault } from '../problem.ts'

/** The names under which a query has a credential. */
const credentialName =
  /auth|bearer|\bcode\b|credential|hash|hmac|jwt|kennwort|key|login|pass|\bpin\b|pwd?|secret|session|\bsid\b|sig|token/i

/**
 * Returns whether a part of a path or query looks as if a machine had made it: one word of 16 letters and digits or more, in
 * which they alternate. Endpoints with a secret in the path have such a part.
 */
const isRandom = (part: string): boolean =>
  part
    .split(/[^A-Za-z0-9]/)
    .some((word) => word.length >= 16 && (word.match(/[a-z]\d|\d[a-z]/gi) ?? []).length >= 3)

/** Returns whether a URL has a credential in its path or query. */
const hasCredential = ({ pathname, searchParams }: URL): boolean =>
  [...searchParams].some(([name, value]) => credentialName.test(name) || isRandom(value)) ||
  pathname.split('/').some(isRandom)

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
  const target = new URL(url)
  const { protocol, hostname } = target
  const isSecret = hasCredentials || hasCredential(target)
  const isPlain = protocol === 'http:' || (protocol === 'tcp:' && !tls)
  return isPlain && isSecret && !allowPlaintextCredentials && !isPrivateHost(hostname)
    ? [fault(path, 'fault.plaintext_credentials')]
    : []
}
