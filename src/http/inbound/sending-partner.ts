import { agencyKey } from '../../borrowing/rota-rules/lender.ts'
import type { AgencyId, Instant } from '../../borrowing/values.ts'
import { sha256 } from '../../hash.ts'
import { Partner } from '../../partners/partner.ts'
import type { NamedAgency } from '../../partners/protocol.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { equalInConstantTime } from '../auth/secrets.ts'
import { type Network, readNetworks } from '../input/client-address.ts'
import { matchesAny, type PresentedCredentials } from './presented-credentials.ts'

/** A partner as its document says, read once for each version of the document. */
export type SendingPartner = {
  readonly version: number
  readonly partner: Partner
  readonly networks: readonly Network[]
  /** What was presented and found to fit this version: not hashed again. */
  readonly admitted: string[]
}

/** The partners as those see them who let them in. */
export type SenderDirectory = {
  /** The partner of a code, as its document is now. */
  find(code: string): Promise<SendingPartner | undefined>
  /** Does what was presented fit this partner? It takes as long for a partner that there is none of. */
  authenticates(known: SendingPartner | undefined, presented: PresentedCredentials): boolean
  /** The partners that what was presented fits; several where they share a broker's credentials. */
  withCredentials(presented: PresentedCredentials): Promise<readonly SendingPartner[]>
}

const mostKnown = 2000
/** How long the list of who holds which credentials is believed, in milliseconds. */
const belief = 1000

const credentialKey = (kind: string, username: string, hash: string): string => `${kind} ${hash} ${username}`

/**
 * Makes the directory over a store. It remembers what it read, by document version, so that a message costs one look-up;
 * a change of a profile holds for the next message. Only on the shared address may a new credential take a second.
 *
 * @param store where the profiles are
 * @param now the clock
 */
export const createSenderDirectory = (store: DocumentsPort, now: () => Instant): SenderDirectory => {
  const known = new Map<string, SendingPartner>()
  let index: { readonly readAt: number; readonly holders: ReadonlyMap<string, readonly string[]> } | undefined

  const recall = (code: string, stored: Stored<unknown>): SendingPartner => {
    const remembered = known.get(code)
    if (remembered?.version === stored.version) return remembered
    const partner = Partner.parse(stored.value)
    const networks = readNetworks(partner.allowedNetworks)
    const read = { version: stored.version, partner, networks, admitted: [] }
    known.delete(code)
    known.set(code, read)
    const [oldest] = known.keys()
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
    return read
  }

  const find = async (code: string): Promise<SendingPartner | undefined> => {
    const stored = await store.getDocument('partner', code)
    if (stored !== null) return recall(code, stored)
    known.delete(code)
    return undefined
  }

  const authenticates = (partner: SendingPartner | undefined, presented: PresentedCredentials): boolean => {
    const { kind, username, secret } = presented
    if (kind === 'none') return false
    const text = `${kind}\n${username}\n${secret}`
    if (partner?.admitted.some((each) => equalInConstantTime(each, text))) return true
    const fitting = matchesAny(presented, sha256(secret), partner?.partner.inboundCredentials ?? [])
    if (fitting) partner?.admitted.push(text)
    return fitting
  }

  const readIndex = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
    const holders = new Map<string, string[]>()
    for (const { key, ...stored } of await store.listDocuments('partner')) {
      for (const credential of recall(key, stored).partner.inboundCredentials) {
        const username = credential.kind === 'basic' ? credential.username : ''
        const place = credentialKey(credential.kind, username, credential.hash)
        holders.set(place, [...(holders.get(place) ?? []), key])
      }
    }
    return holders
  }

  const codesOf = async (place: string): Promise<readonly string[]> => {
    const time = Date.parse(now())
    if (index === undefined || Math.abs(time - index.readAt) >= belief) {
      index = { readAt: time, holders: await readIndex() }
    }
    return index.holders.get(place) ?? []
  }

  const admitted = async (codes: readonly string[], presented: PresentedCredentials) => {
    const found = await Promise.all(codes.map(find))
    return found.filter(
      (each): each is SendingPartner => each !== undefined && authenticates(each, presented),
    )
  }

  return {
    find,
    authenticates,
    withCredentials: async (presented) => {
      if (presented.kind === 'none') return []
      const place = credentialKey(presented.kind, presented.username, sha256(presented.secret))
      return admitted(await codesOf(place), presented)
    },
  }
}

const isNamed = (agency: AgencyId, { type, value }: NamedAgency): boolean =>
  type === undefined
    ? agency.value.toLowerCase() === value.toLowerCase()
    : agencyKey(agency) === agencyKey({ type, value })

/** How near an agency is to a partner: its own, one that it may answer for, or one of any; undefined for none. */
const nearness = ({ symbols, answersFor }: Partner, agency: NamedAgency): 0 | 1 | 2 | undefined => {
  const names = (agencies: readonly AgencyId[]) => agencies.some((each) => isNamed(each, agency))
  if (names(symbols)) return 0
  if (answersFor === 'any') return 2
  return names(answersFor) ? 1 : undefined
}

/**
 * Chooses among partners that share credentials the one that a message is from.
 *
 * @param holders the partners that the credentials fit
 * @param agency the agency that the message names, where it names one
 * @returns undefined where it cannot be told. A single holder is taken whatever agency its message names: whether it may
 *   answer for that one is said in the protocol's words.
 */
export const chooseSender = (
  holders: readonly SendingPartner[],
  agency: NamedAgency | undefined,
): SendingPartner | undefined => {
  if (holders.length <= 1 || agency === undefined) return holders.length === 1 ? holders[0] : undefined
  for (const wanted of [0, 1, 2]) {
    const near = holders.filter(({ partner }) => nearness(partner, agency) === wanted)
    if (near.length > 0) return near.length === 1 ? near[0] : undefined
  }
  return undefined
}
