import type { z } from '@hono/zod-openapi'
import { LocateProfile } from '../locate/profile.ts'
import { mask } from '../partners/mask-secrets.ts'
import { Problem } from '../problem.ts'
import { outboundSecret, withOutboundSecret } from './outbound-secret.ts'
import { isPrivateHost } from './partner-checks.ts'

/** A locate profile as an admin writes it: a secret that reads `********` keeps what is stored. */
export const LocateProfileInput = LocateProfile.partial({ name: true }).openapi('LocateProfileInput')
export type LocateProfileInput = z.infer<typeof LocateProfileInput>

/** Shows a locate profile: without the secret that lendwire sends. */
export const maskLocateProfile = (profile: LocateProfile): LocateProfile => ({
  ...profile,
  outboundCredentials: withOutboundSecret(profile.outboundCredentials, mask),
})

const refuse = (path: string, message: string): never => {
  throw new Problem('invalid_input', 'The locate profile cannot be stored: see faults.', {
    faults: [{ path, message }],
  })
}

/**
 * Makes the document of a locate profile from what an admin wrote.
 *
 * @param name its name
 * @param input the profile as it was written
 * @param stored the profile as it is stored, where there is one
 * @returns the document; `Problem` invalid_input where a mask or the URL does not fit
 */
export const locateProfileOf = (
  name: string,
  input: LocateProfileInput,
  stored: LocateProfile | undefined,
): LocateProfile => {
  const { ask, allowPrivateNetwork, outboundCredentials } = input
  const { hostname, hash } = new URL(ask.url)
  if (hash !== '') refuse('ask/url', 'A URL to call has no fragment')
  if (isPrivateHost(hostname) && !allowPrivateNetwork)
    refuse('ask/url', 'It points into a private network: say so with allowPrivateNetwork')
  if (outboundSecret(outboundCredentials) !== mask) return LocateProfile.parse({ ...input, name })
  const known = stored?.outboundCredentials
  const secret =
    known !== undefined && known.kind === outboundCredentials.kind ? outboundSecret(known) : undefined
  return LocateProfile.parse({
    ...input,
    name,
    outboundCredentials: withOutboundSecret(
      outboundCredentials,
      secret ??
        refuse('outboundCredentials', `${mask} keeps a stored secret, and there is none of this kind`),
    ),
  })
}
