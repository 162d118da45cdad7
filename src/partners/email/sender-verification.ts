import type { AuthenticationResult, Mail } from '@lendwire/email'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { Partner } from '../partner.ts'
import { connectionOf, EmailConnection } from './connection.ts'

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

const isListed = (sender: string, address: string): boolean =>
  sender.startsWith('@')
    ? domainOf(address) === sender.slice(1).toLowerCase()
    : sender.toLowerCase() === address.toLowerCase()

const isReachedByEmail = ({ connection }: Partner): boolean =>
  connection.protocol === EmailConnection.shape.protocol.value

/** Returns whether this is one of the addresses that the partner writes from; one that is not asked by email has none. */
export const isPartnerAddress = (partner: Partner, address: string): boolean => {
  if (!isReachedByEmail(partner)) return false
  const { address: own, senders } = connectionOf(partner)
  return [own, ...senders].some((sender) => isListed(sender, address))
}

/**
 * Returns whether two domains are aligned. Relaxed alignment (RFC 7489, section 3.1): the same domain, or one is a part
 * of the other.
 */
const aligned = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)

const named = ({ properties }: AuthenticationResult, ...names: readonly string[]): string =>
  domainOf(names.map((name) => properties[name]).find((value) => value !== undefined) ?? '')

/**
 * Returns whether a result is about the domain of the sender. SPF and DKIM may report another domain, such as that of a
 * mail service; only results that align with the sender's domain count.
 */
const isAboutDomain: Readonly<
  Record<'spf' | 'dkim' | 'dmarc', (result: AuthenticationResult, domain: string) => boolean>
> = {
  spf: (result, domain) => aligned(named(result, 'smtp.mailfrom', 'smtp.helo'), domain),
  dkim: (result, domain) => aligned(named(result, 'header.d', 'header.i'), domain),
  dmarc: (result, domain) => ['', domain].includes(named(result, 'header.from')),
}

const methods = ['spf', 'dkim', 'dmarc'] as const

const missingMethods = (
  { senderChecks }: Pick<EmailConnection, 'senderChecks'>,
  results: readonly AuthenticationResult[],
  domain: string,
): readonly string[] =>
  methods.filter((method) => {
    if (!senderChecks[method]) return false
    const ofMethod = results.filter((each) => each.method === method)
    // A mail has one From and one result of DMARC: a second one is written by whoever got words into the field.
    const isOneTooMany = method === 'dmarc' && ofMethod.length > 1
    return (
      isOneTooMany || !ofMethod.some((each) => each.result === 'pass' && isAboutDomain[method](each, domain))
    )
  })

/**
 * Finds why a mail is not taken as an answer of the partner.
 *
 * The sender must be one of the partner's addresses, and the mail must pass the checks that the partner's connection
 * requires (SPF, DKIM, DMARC). They are read from the topmost Authentication-Results of a trusted server (RFC 8601,
 * section 5): anybody may have written those below it.
 *
 * The token of a reply address takes the place of these checks where the connection says so, but never that of the
 * sender: a person who forwards a letter passes its reply address on. The token shows that somebody has the letter, not who.
 *
 * @param trustedServers authserv-ids of the servers that put mails into the mailbox
 * @param tokenHolds true where the mail was sent to a reply address that was signed for this entry
 * @returns the reason; undefined where the mail is taken
 */
export const findSenderFault = (
  mail: Pick<Mail, 'from' | 'authentication'>,
  partner: Partner,
  trustedServers: readonly string[],
  tokenHolds: boolean,
): AnyReason | undefined => {
  if (!isReachedByEmail(partner))
    return reason('kept_message.not_asked_by_email', { partner: { partner: partner.code } })
  const connection = connectionOf(partner)
  if (mail.from === undefined) return reason('kept_message.sender_unclear')
  const { address } = mail.from
  if (!isPartnerAddress(partner, address))
    return reason('kept_message.other_sender', { partner: { partner: partner.code } })
  const missing =
    tokenHolds && connection.senderChecks.token
      ? undefined
      : findMissingChecks(mail, connection, trustedServers)
  return missing ?? (connection.replies ? undefined : reason('kept_message.replies_off'))
}

/**
 * Finds why a mail waits for staff that bears signs of programs which people's mail systems add, too: unless the partner is
 * known to write so, and the mail proves its sender by more than the token of a reply address.
 *
 * @param sign what the mail system wrote
 */
export const findAutomaticFault = (
  mail: Pick<Mail, 'from' | 'authentication'>,
  partner: Partner,
  trustedServers: readonly string[],
  sign: string,
): AnyReason | undefined => {
  const isProven = methods.some(
    (method) =>
      findMissingChecks(
        mail,
        { senderChecks: { spf: false, dkim: false, dmarc: false, token: false, [method]: true } },
        trustedServers,
      ) === undefined,
  )
  return isReachedByEmail(partner) && connectionOf(partner).automaticAnswers === 'read' && isProven
    ? undefined
    : reason('kept_message.marked_automatic', { sign })
}

/** Names the required checks that a mail did not pass; undefined where it passed all. */
const findMissingChecks = (
  { from, authentication }: Pick<Mail, 'from' | 'authentication'>,
  connection: Pick<EmailConnection, 'senderChecks'>,
  trustedServers: readonly string[],
): AnyReason | undefined => {
  const trusted = trustedServers.map((each) => each.toLowerCase())
  const field = authentication.find(({ authservId }) => trusted.includes(authservId))
  const missing = missingMethods(connection, field?.results ?? [], domainOf(from?.address ?? ''))
  if (missing.length === 0) return undefined
  const checks = missing.map((method) => method.toUpperCase()).join(', ')
  return field === undefined
    ? reason('kept_message.no_trusted_server', { checks })
    : reason('kept_message.checks_failed', { checks })
}

/**
 * Lists the mail servers that found that a mail is not from whom it says: DMARC failed, or SPF where there is no DMARC. Of a
 * server only the topmost field counts: anybody may have written those below it.
 */
export const findRefuters = ({ authentication }: Pick<Mail, 'authentication'>): readonly string[] => {
  const topmost = new Map(authentication.toReversed().map((each) => [each.authservId, each.results]))
  return [...topmost].flatMap(([server, results]) => {
    const dmarc = results.find(({ method }) => method === 'dmarc')
    const decisive = dmarc ?? results.find(({ method }) => method === 'spf')
    return decisive?.result === 'fail' ? [server] : []
  })
}
