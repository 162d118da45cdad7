import { readMail, referencesIn, requestIdIn } from '@lendwire/email'

/** A library's letter, as a lender reads it. */
export type Letter = {
  readonly messageId: string
  readonly requestId: string
  /** The operation of the letter, from the left part of its Message-ID: `request`, `cancel`, `renew` … */
  readonly says: string
  readonly subject: string
  /** True where it repeats the question of an earlier letter. */
  readonly asksAgain: boolean
  /** The address for replies; undefined where the letter has none of its own. */
  readonly replyTo: string | undefined
  readonly text: string
  /** The page where it is answered; undefined where it names none. */
  readonly link: string | undefined
}

/**
 * Reads a letter.
 *
 * @returns undefined for a mail that is not a letter
 */
export const readLetter = async (raw: Uint8Array): Promise<Letter | undefined> => {
  const result = await readMail(raw)
  const requestId = result.ok ? requestIdIn(result.mail.subject) : undefined
  if (!result.ok || requestId === undefined) return undefined
  const { messageId = '', subject, text, replyTo } = result.mail
  const says = /^<[^<>@.]+\.([a-z_]+)\.[^<>@]*@/.exec(messageId)?.[1] ?? 'request'
  return {
    messageId,
    requestId,
    says,
    subject,
    asksAgain: says === 'request' && referencesIn(result.mail).length > 0,
    replyTo: replyTo[0]?.address,
    text,
    link: /https?:\/\/\S+\/respond\/\S+/.exec(text)?.[0],
  }
}
