import {
  type Bounce,
  defaultLimits,
  htmlText,
  type Limits,
  type Mail,
  referencesIn,
  requestIdIn,
} from '@lendwire/email'
import { RequestId, RequestNumber } from '../../borrowing/values.ts'
import { Mail as Letter } from '../mail.ts'
import type { IncomingMail, MailMeaning, MailReader, NamedLetters, ShownMail } from '../mail-reader.ts'
import type { Partner } from '../partner.ts'
import type { Signer } from '../signer.ts'
import { EmailConnection } from './connection.ts'
import { interpretMail } from './interpret-mail.ts'
import { referenceIn } from './letter-reference.ts'
import { fileOf } from './mail-file.ts'
import type { ParsedMail, ParseMail } from './parse-mail.ts'
import { findSenderFault, isPartnerAddress } from './sender-verification.ts'
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
})

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

const leaveToStaff = ({ code }: Partner): MailMeaning => {
  const why = `the partner ${code} is not asked by email`
  return { kind: 'review', reason: why, why }
}

/** Makes the reader of partners' mails. */
export const createMailReader = ({
  sign,
  hash,
  parse,
  mailBytes,
}: MailReaderParts): MailReader<ParsedMail> => {
  const limits: Limits = { ...defaultLimits, bytes: mailBytes }

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
      if (truncated)
        return {
          kind: 'too_large',
          reason: `over the limit of ${mailBytes} bytes: its first ${raw.length} are kept`,
          content: hash(raw),
          shown: null,
        }
      const result = await parse(raw, limits)
      if (!result.ok)
        return {
          kind: result.reason === 'too_large' ? 'too_large' : 'unreadable',
          reason: result.message,
          content: hash(raw),
          shown: null,
        }
      const { mail, bounce, automatic } = result
      const shown = shownOf(result)
      const content = contentOf(mail)
      if (bounce !== undefined) return { ...bounceOf(bounce, content), shown }
      const named = namedBy(mail)
      if (automatic !== undefined)
        return { kind: 'automatic', content, reason: automatic.reason, named, shown }
      return {
        kind: 'reply',
        content,
        named,
        sender: mail.from?.address,
        mail: result,
        shown,
      }
    },
    doubt: ({ mail }, partner, trustedServers, tokenHolds) =>
      findSenderFault(mail.mail, partner, trustedServers, tokenHolds),
    interpret: ({ mail }, situation) =>
      isAskedByMail(situation.partner) ? interpretMail(mail, situation) : leaveToStaff(situation.partner),
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
