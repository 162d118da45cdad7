import { equalInConstantTime } from '../../accounts/secrets.ts'
import type { ConfigSnapshot, Configuration } from '../../configuration/snapshot.ts'
import { sha256 } from '../../hash.ts'
import { type Representation, representationOf } from '../../partners/agencies.ts'
import type { NamedAgency } from '../../partners/incoming-message.ts'
import type { Partner } from '../../partners/partner.ts'
import { type Network, readNetworks } from '../input/client-address.ts'
import { type CallCredentials, matchesAny } from './call-credentials.ts'

/** A partner, with what is prepared once for each version of its document. */
export type SendingPartner = {
  readonly partner: Partner
  readonly networks: readonly Network[]
  /** Credentials of earlier calls that are valid for this version: they are not hashed again. */
  readonly admitted: string[]
}

/** The partners as endpoints see them that authenticate messages. */
export type SenderDirectory = {
  /** Finds a partner by its code. `Problem` document_fault where its document cannot be read. */
  find(snapshot: ConfigSnapshot, code: string): SendingPartner | undefined
  /** Returns whether the credentials of a call are this partner's. It takes as long for a partner that does not exist. */
  authenticates(sender: SendingPartner | undefined, credentials: CallCredentials): boolean
  /** Finds the partners with these credentials; several if they share a broker's. */
  withCredentials(credentials: CallCredentials): Promise<readonly SendingPartner[]>
}

const credentialKey = (kind: string, username: string, hash: string): string => `${kind} ${hash} ${username}`

const indexOf = (partners: readonly Partner[]): ReadonlyMap<string, readonly Partner[]> => {
  const holders = new Map<string, Partner[]>()
  for (const partner of partners)
    for (const credential of partner.inboundCredentials) {
      const username = credential.kind === 'basic' ? credential.username : ''
      const key = credentialKey(credential.kind, username, credential.hash)
      holders.set(key, [...(holders.get(key) ?? []), partner])
    }
  return holders
}

/**
 * Makes the directory over the configuration. What it prepares is kept with the version of a document that it was made
 * from, so a change of a profile counts for the next message.
 */
export const createSenderDirectory = (configuration: Configuration): SenderDirectory => {
  const prepared = new WeakMap<Partner, SendingPartner>()
  let index: {
    readonly partners: readonly Partner[]
    readonly holders: ReadonlyMap<string, readonly Partner[]>
  } = { partners: [], holders: new Map() }

  const prepare = (partner: Partner): SendingPartner => {
    const sender = prepared.get(partner) ?? {
      partner,
      networks: readNetworks(partner.allowedNetworks),
      admitted: [],
    }
    prepared.set(partner, sender)
    return sender
  }

  const authenticates = (sender: SendingPartner | undefined, credentials: CallCredentials): boolean => {
    const { kind, username, secret } = credentials
    if (kind === 'none') return false
    const text = `${kind}\n${username}\n${secret}`
    if (sender?.admitted.some((each) => equalInConstantTime(each, text))) return true
    const isValid = matchesAny(credentials, sha256(secret), sender?.partner.inboundCredentials ?? [])
    if (isValid) sender?.admitted.push(text)
    return isValid
  }

  return {
    find: (snapshot, code) => {
      const partner = snapshot.partner(code)
      return partner === null ? undefined : prepare(partner)
    },
    authenticates,
    withCredentials: async (credentials) => {
      if (credentials.kind === 'none') return []
      const snapshot = await configuration.snapshot()
      const partners = snapshot.partners()
      if (index.partners !== partners) index = { partners, holders: indexOf(partners) }
      const key = credentialKey(credentials.kind, credentials.username, sha256(credentials.secret))
      return (index.holders.get(key) ?? []).flatMap(({ code }) => {
        // Read one by one, a partner has the settings of its vendor too.
        const partner = snapshot.partner(code)
        const sender = partner === null ? undefined : prepare(partner)
        return sender !== undefined && authenticates(sender, credentials) ? [sender] : []
      })
    },
  }
}

const fromNearest: readonly Representation[] = ['own', 'listed', 'any']

/**
 * Chooses among partners that share credentials the one that a message is from.
 *
 * @param candidates the partners that have the credentials
 * @param agency the agency that the message names, where it names one
 * @returns undefined if several match. A single partner is taken whatever agency its message names: whether it may
 *   answer for that one is said in the protocol's words.
 */
export const chooseSender = (
  candidates: readonly SendingPartner[],
  agency: NamedAgency | undefined,
): SendingPartner | undefined => {
  if (candidates.length <= 1 || agency === undefined)
    return candidates.length === 1 ? candidates[0] : undefined
  for (const representation of fromNearest) {
    const near = candidates.filter(({ partner }) => representationOf(partner, agency) === representation)
    if (near.length > 0) return near.length === 1 ? near[0] : undefined
  }
  return undefined
}
