import type { LeftOutPart } from '../borrowing/request/left-out.ts'
import type { OperationKind } from '../borrowing/request/operation.ts'
import type { Request } from '../borrowing/request/request.ts'
import { colonIn, sentencesIn, textsIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { AnyReason } from '../translations/parameter.ts'

/** A mail that staff can send where a partner cannot be told by message. */
export type NotSendableMail = { readonly to: string; readonly subject: string; readonly text: string }

/** The sender, the recipient and the language. */
type Facts = {
  readonly language: Language
  /** The name of the library. */
  readonly from: string
  /** The names of partners by their codes, and their addresses, of those that have one. */
  readonly partners: Readonly<Record<string, string>>
  readonly mailAddresses: Readonly<Record<string, string>>
}

/** The content that could not be sent to a partner: an operation that its protocol cannot express, or a part of one. */
type NotSendable = {
  readonly operation: OperationKind
  readonly entry?: number | undefined
  readonly reason?: AnyReason | undefined
  readonly leftOut?: boolean | undefined
  readonly omittedParts?: readonly LeftOutPart[] | undefined
}

/** Returns what the mail says: the parts that a message could not hold; or a whole operation, and its words. */
const content = (
  { operation, leftOut, reason, omittedParts: parts = [] }: NotSendable,
  language: Language,
): string => {
  const {
    introduction,
    part: labels,
    edition: editions,
    operation: sentences,
  } = textsIn(language).not_sendable_mail
  const notes = parts.map(({ text }) => text)
  if (leftOut === true)
    return [
      introduction,
      // Attention that an earlier version raised has the names of the parts alone.
      ...(parts.length === 0 && reason !== undefined ? [sentencesIn(language).say(reason)] : []),
      ...parts.map(
        ({ part, text }) =>
          `${labels[part]}${colonIn(language)} ${part === 'edition' && (text === 'any' || text === 'no_other') ? editions[text] : text}`,
      ),
    ].join('\n')
  return operation === 'message' && notes.length > 0
    ? notes.join('\n\n')
    : [sentences[operation], ...notes].join('\n\n')
}

/**
 * Prepares the mail that tells a partner what its protocol cannot say.
 *
 * @param request the request that it is about
 * @param unsent the operation and the entry of the partner, or what a message that went out had no place for
 * @returns undefined where no address of the partner is known
 */
export const notSendableMail = (
  { rota, citation }: Pick<Request, 'rota' | 'citation'>,
  unsent: NotSendable,
  { language, from, partners, mailAddresses }: Facts,
): NotSendableMail | undefined => {
  const entry = rota.find(({ id }) => id === unsent.entry)
  const to = entry === undefined ? undefined : mailAddresses[entry.partner]
  if (entry === undefined || to === undefined) return undefined
  const title = citation.titleOfComponent ?? citation.title
  const about = [entry.requestIds.at(-1), title].filter((part) => part !== undefined).join(', ')
  const { t } = sentencesIn(language)
  return {
    to,
    subject: t('not_sendable_mail.subject', { about }),
    text: t('not_sendable_mail.text', {
      ...{ about, partner: partners[entry.partner] ?? entry.partner, library: from },
      content: content(unsent, language),
    }),
  }
}
