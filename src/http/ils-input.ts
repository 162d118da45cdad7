import type { z } from '@hono/zod-openapi'
import { IlsProfile } from '../ils/profile.ts'
import { mask } from '../partners/mask-secrets.ts'
import { tlsFault } from '../partners/url-faults.ts'
import { Problem } from '../problem.ts'
import { outboundSecret, withOutboundSecret } from './outbound-secret.ts'
import { isPrivateHost } from './partner-checks.ts'
import { CredentialInputs, storedCredential } from './partner-input.ts'

/**
 * The settings of a library's own system as an admin writes them. Without `inboundCredentials` the stored ones stay; a
 * secret that is to be sent out and reads `********` stays too.
 */
export const IlsInput = IlsProfile.extend({ inboundCredentials: CredentialInputs.optional() }).openapi(
  'IlsInput',
)
export type IlsInput = z.infer<typeof IlsInput>

/** Shows the settings to admins: without the secrets that lendwire sends. */
export const maskIls = (profile: IlsProfile): IlsProfile => ({
  ...profile,
  outboundCredentials: withOutboundSecret(profile.outboundCredentials, mask),
  ...(profile.agencyAuthentication === undefined ? {} : { agencyAuthentication: mask }),
  ...(profile.systemAuthentication === undefined ? {} : { systemAuthentication: mask }),
})

const refuse = (path: string, message: string): never => {
  throw new Problem('invalid_input', 'The settings cannot be stored: see faults.', {
    faults: [{ path, message }],
  })
}

const kept = (given: string | undefined, stored: string | undefined, path: string): string | undefined =>
  given === mask
    ? (stored ?? refuse(path, `${mask} keeps a stored secret, and there is none of this kind`))
    : given

const checkUrl = ({
  url,
  tls,
  allowPrivateNetwork,
}: Pick<IlsProfile, 'url' | 'tls' | 'allowPrivateNetwork'>): void => {
  const { username, password, hash, hostname, protocol } = new URL(url)
  if (username !== '' || password !== '')
    refuse('url', 'Credentials belong into outboundCredentials, not into the URL')
  const { path, message } = tlsFault('tls')
  if (tls && protocol !== 'tcp:') refuse(path, message)
  if (hash !== '') refuse('url', 'A URL to post to has no fragment')
  if (isPrivateHost(hostname) && !allowPrivateNetwork)
    refuse('url', 'It points into a private network: say so with allowPrivateNetwork')
}

/**
 * Makes the document from what an admin wrote: secrets of the system are kept as hashes, masked secrets are filled in
 * from what is stored.
 *
 * @param stored the settings as they are stored, where there are any
 * @returns the document; `Problem` invalid_input where a mask or the URL does not fit
 */
export const ilsOf = async (input: IlsInput, stored: IlsProfile | undefined): Promise<IlsProfile> => {
  checkUrl(input)
  const { inboundCredentials, outboundCredentials, agencyAuthentication, systemAuthentication, ...rest } =
    input
  const known =
    stored?.outboundCredentials.kind === outboundCredentials.kind ? stored.outboundCredentials : undefined
  const outbound = kept(
    outboundSecret(outboundCredentials),
    known === undefined ? undefined : outboundSecret(known),
    'outboundCredentials',
  )
  return IlsProfile.parse({
    ...rest,
    outboundCredentials:
      outbound === undefined ? outboundCredentials : withOutboundSecret(outboundCredentials, outbound),
    agencyAuthentication: kept(agencyAuthentication, stored?.agencyAuthentication, 'agencyAuthentication'),
    systemAuthentication: kept(systemAuthentication, stored?.systemAuthentication, 'systemAuthentication'),
    inboundCredentials:
      inboundCredentials === undefined
        ? (stored?.inboundCredentials ?? [])
        : await Promise.all(inboundCredentials.map(storedCredential)),
  })
}
