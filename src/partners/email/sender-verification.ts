import type { AuthenticationResult, Mail } from '@lendwire/email'
import type { Partner } from '../partner.ts'
import { connectionOf, EmailConnection } from './connection.ts'

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

const isListed = (sender: string, address: string): boolean =>
  sender.startsWith('@')
    ? domainOf(address) === sender.slice(1).toLowerCase()
    : sender.toLowerCase() === address.toLowerCase()

/** Is this one of the addresses that the partner writes from? */
export const isPartnerAddress = (partner: Partner, address: string): boolean => {
  const { address: own, senders } = connectionOf(partner)
  return [own, ...senders].some((sender) => isListed(sender, address))
}

/** Relaxed alignment (RFC 7489, section 3.1): the same domain, or one is a part of the other. */
const aligned = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)

const named = ({ properties }: AuthenticationResult, ...names: readonly string[]): string =>
  domainOf(names.map((name) => properties[name]).find((value) => value !== undefined) ?? '')

/**
 * Whether a result speaks of the domain of the sender. SPF and DKIM speak of another one at times, such as that of a mail
 * service: only what goes with the sender's counts.
 */
const proofs: Readonly<
  Record<'spf' | 'dkim' | 'dmarc', (result: AuthenticationResult, domain: string) => boolean>
> = {
  spf: (result, domain) => aligned(named(result, 'smtp.mailfrom', 'smtp.helo'), domain),
  dkim: (result, domain) => aligned(named(result, 'header.d', 'header.i'), domain),
  dmarc: (result, domain) => ['', domain].includes(named(result, 'header.from')),
}

const methods = ['spf', 'dkim', 'dmarc'] as const

const missing = (
  { belief }: EmailConnection,
  results: readonly AuthenticationResult[],
  domain: string,
): readonly string[] =>
  methods.filter(
    (method) =>
      belief[method] &&
      !results.some(
        (each) => each.method === method && each.result === 'pass' && proofs[method](each, domain),
      ),
  )

/**
 * Why a mail is not taken as an answer of the partner; undefined where it is.
 *
 * Its sender must be one of the partner's, and what the profile demands (SPF, DKIM, DMARC) must have passed, as the
 * topmost Authentication-Results of a trusted server says (RFC 8601, section 5): those below it may be anybody's.
 *
 * The token of a reply address takes the place of these results where the profile says so, but never that of the sender:
 * who forwards a letter hands its reply address on, so the token shows that somebody has the letter, not who.
 *
 * @param trustedServers authserv-ids of the servers that put mails into the mailbox
 * @param tokenHolds was it sent to a reply address that was signed for this entry?
 */
export const findSenderFault = (
  mail: Pick<Mail, 'from' | 'authentication'>,
  partner: Partner,
  trustedServers: readonly string[],
  tokenHolds: boolean,
): string | undefined => {
  if (partner.connection.protocol !== EmailConnection.shape.protocol.value)
    return `the partner ${partner.code} is not asked by email`
  const profile = connectionOf(partner)
  if (mail.from === undefined) return 'it does not say clearly who wrote it'
  const { address } = mail.from
  if (!isPartnerAddress(partner, address)) return `its sender is none of the partner ${partner.code}`
  const lacking =
    tokenHolds && profile.belief.token ? undefined : lackingResults(mail, profile, trustedServers)
  return lacking ?? (profile.replies ? undefined : 'mails of this partner are not taken as answers')
}

/** Which of the demanded results are missing, in words; undefined where none is. */
const lackingResults = (
  { from, authentication }: Pick<Mail, 'from' | 'authentication'>,
  profile: EmailConnection,
  trustedServers: readonly string[],
): string | undefined => {
  const trusted = trustedServers.map((each) => each.toLowerCase())
  const field = authentication.find(({ authservId }) => trusted.includes(authservId))
  const lacking = missing(profile, field?.results ?? [], domainOf(from?.address ?? ''))
  if (lacking.length === 0) return undefined
  const what = lacking.map((method) => method.toUpperCase()).join(', ')
  return field === undefined
    ? `no trusted mail server says whether it passed ${what}`
    : `it did not pass ${what}`
}
