import {
  type Bounce,
  defaultLimits,
  htmlText,
  isAutomatic,
  type Limits,
  type Mail,
  referencesIn,
  requestIdIn,
} from '@lendwire/email'
import type { Library } from '../../borrowing/library.ts'
import { RequestId, RequestNumber } from '../../borrowing/values.ts'
import { reason, textReason } from '../../translations/reason.ts'
import { Mail as Letter } from '../mail.ts'
import type { IncomingMail, MailMeaning, MailReader, NamedLetters, ShownMail } from '../mail-reader.ts'
import type { Partner } from '../partner.ts'
import type { Signer } from '../signer.ts'
import { EmailConnection } from './connection.ts'
import { interpretAutomatic } from './interpret-automatic.ts'
import { interpretMail } from './interpret-mail.ts'
import { referenceIn } from './letter-reference.ts'
import { fileOf } from './mail-file.ts'
import { mentionedIn } from './mentioned-numbers.ts'
import type { ParsedMail, ParseMail } from './parse-mail.ts'
import { findAutomaticFault, findRefuters, findSenderFault, isPartnerAddress } from './sender-verification.ts'
import { isReplyOf, requestIdOfReply } from './token.ts'

/** The dependencies of reading mails. */
export type MailReaderParts = {
  readonly sign: Signer
  /** A short hash, in hex. */
  readonly hash: (...parts: readonly (string | Uint8Array)[]) => string
  readonly parse: ParseMail
  /** Bytes of a mail at most. */
  readonly mailBytes: number
}

/** A token names its own form, so it is found in whatever reply address a letter bore. */
const token = /(?:^|[^a-z0-9-])([a-z0-9]{1,12}-[a-z0-9]{4,14}-\d{1,4}\.[0-9a-z]{1,4}\.[a-z2-7]{16})@/i

const tokenOf = ({ deliveredTo }: Mail): NamedLetters['token'] => {
  const tokens = new Set(deliveredTo.flatMap((address) => token.exec(address)?.[1]?.toLowerCase() ?? []))
  const [text] = tokens
  const requestId = text === undefined ? undefined : requestIdOfReply(text)
  return tokens.size === 1 && text !== undefined && requestId !== undefined ? { text, requestId } : undefined
}

const namedBy = (mail: Mail): NamedLetters => ({
  token: tokenOf(mail),
  references: referencesIn(mail).flatMap((id) => referenceIn(id)?.requestId ?? []),
  subject: RequestId.safeParse(requestIdIn(mail.subject)).data,
  mentioned: mentionedIn(mail),
})

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Returns the domains of the addresses at which libraries are written to. */
const domainsOf = (libraries: readonly Library[]): readonly string[] => [
  ...new Set(
    libraries.flatMap(({ email, replyAddress }) =>
      [email, replyAddress].flatMap((address) => (address === undefined ? [] : [domainOf(address)])),
    ),
  ),
]

const reasonOfBounce = (failed: Bounce['failed']): string => {
  const [first] = failed
  return [first?.status, first?.diagnostic].filter(Boolean).join(' ').slice(0, 400) || 'no reason was given'
}

/** Returns the delivery of a notice to a patron, by its Message-ID: the delivery's id and the request's number. */
const noticeIn = (messageId: string): string | undefined => {
  const [, delivery, number] = /^<([0-9A-Za-z]{10,40})\.([^@.]+)@[^<>@]+>$/.exec(messageId) ?? []
  return RequestNumber.safeParse(number).success ? delivery : undefined
}

const bounceOf = (
  bounce: Bounce,
  content: string,
): Omit<Extract<IncomingMail, { kind: 'bounce' }>, 'shown'> => {
  const { failed, quotedMessageId = '' } = bounce
  const reference = referenceIn(quotedMessageId)
  const delivery = noticeIn(quotedMessageId)
  const report = {
    messageId: quotedMessageId,
    recipients: failed.map(({ recipient }) => recipient.toLowerCase()),
    action: failed.some(({ action }) => action === 'failed') ? ('failed' as const) : ('delayed' as const),
    reason: reasonOfBounce(failed),
  }
  return {
    kind: 'bounce',
    content,
    letter: reference === undefined ? undefined : { requestId: reference.requestId, ...report },
    ...(delivery === undefined ? {} : { notice: { delivery, ...report } }),
  }
}

const shownOf = ({ mail, reply }: ParsedMail): ShownMail => ({
  from: mail.from?.address ?? null,
  to: mail.to.map(({ address }) => address),
  subject: mail.subject,
  date: mail.date ?? null,
  written: reply.written,
  text: mail.text,
  attachments: mail.attachments.map(fileOf),
})

const isAskedByMail = ({ connection }: Partner): boolean =>
  connection.protocol === EmailConnection.shape.protocol.value

const leaveToStaff = ({ code }: Partner): MailMeaning => ({
  kind: 'review',
  why: reason('kept_message.not_asked_by_email', { partner: { partner: code } }),
  sentences: [],
})

/** The bytes of a mail over the limit that hold its headers and the words above its files. */
const beginning = 100_000

/** Makes the reader of partners' mails. */
export const createMailReader = ({
  sign,
  hash,
  parse,
  mailBytes,
}: MailReaderParts): MailReader<ParsedMail> => {
  const limits: Limits = { ...defaultLimits, bytes: mailBytes, attachmentBytes: mailBytes }

  /**
   * Returns what a mail says, by which a repeat is known: it is the same for a mail that comes again, by whatever way.
   * Fields that servers add on the way are left out.
   */
  const contentOf = (mail: Mail): string =>
    JSON.stringify([
      mail.messageId,
      mail.from?.address,
      mail.date,
      mail.subject,
      mail.text,
      mail.attachments.map(({ bytes }) => hash(bytes)),
    ])

  return {
    protocol: EmailConnection.shape.protocol.value,
    read: async (raw, truncated) => {
      const cut = truncated
        ? reason('kept_message.over_mail_limit', { limit: mailBytes, kept: raw.length })
        : undefined
      const whole = await parse(raw, limits)
      const result = whole.ok || !truncated ? whole : await parse(raw.subarray(0, beginning), limits)
      if (!result.ok)
        return {
          kind: truncated || result.reason === 'too_large' ? 'too_large' : 'unreadable',
          reason: cut ?? textReason(result.message),
          content: hash(raw),
          shown: null,
        }
      const { mail, bounce, automatic } = result
      const shown = shownOf(result)
      const content = contentOf(mail)
      if (bounce !== undefined) return { ...bounceOf(bounce, content), refutedBy: findRefuters(mail), shown }
      const written = { content, named: namedBy(mail), sender: mail.from?.address, mail: result, shown, cut }
      return automatic?.isCertain === true
        ? { kind: 'automatic', reason: automatic.reason, ...written }
        : { kind: 'reply', ...written, automatic: automatic?.reason }
    },
    doubt: ({ mail }, partner, trustedServers, tokenHolds) =>
      findSenderFault(mail.mail, partner, trustedServers, tokenHolds),
    withoutOwnMarks: (reply, libraries) => ({
      ...reply,
      automatic:
        reply.automatic === undefined
          ? undefined
          : isAutomatic(reply.mail.mail, domainsOf(libraries))?.reason,
    }),
    doubtMarked: ({ mail, automatic }, partner, trustedServers) =>
      automatic === undefined ? undefined : findAutomaticFault(mail.mail, partner, trustedServers, automatic),
    interpret: ({ mail, cut }, situation) => {
      if (!isAskedByMail(situation.partner)) return leaveToStaff(situation.partner)
      if (cut === undefined) return interpretMail(mail, situation)
      const meaning = interpretMail(mail, situation, mailBytes)
      return meaning.kind === 'review' ? { ...meaning, why: cut } : meaning
    },
    interpretAutomatic: ({ mail }, situation) => interpretAutomatic(mail, situation),
    isForm: ({ mail }) => mail.reply.fillIn !== undefined,
    holds: (text, entry, { code }, now) => isReplyOf(text, { entry, partner: code }, sign, Date.parse(now)),
    letterOf: (content) => {
      const letter = Letter.safeParse(parsed(content)).data
      return letter === undefined
        ? undefined
        : {
            messageId: letter.messageId,
            to: letter.to.address,
            texts: [letter.text, htmlText(letter.html)],
          }
    },
    writesFor: isPartnerAddress,
    show: async (raw) => {
      const result = await parse(raw, limits)
      return result.ok ? shownOf(result) : null
    },
  }
}

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
