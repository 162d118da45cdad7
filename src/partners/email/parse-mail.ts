import {
  type Bounce,
  isAutomatic,
  type Limits,
  type Mail,
  type Refusal,
  type Reply,
  readBounce,
  readMail,
  readReply,
} from '@lendwire/email'

/** A mail with what takes time to read from it: plain data, which passes between threads. */
export type ParsedMail = {
  readonly mail: Mail
  readonly reply: Reply
  readonly bounce: Bounce | undefined
  /** What shows that a program wrote it, and whether that is certain; undefined where nothing does. */
  readonly automatic: ReturnType<typeof isAutomatic>
}

/** A mail, or why it was not read. */
export type MailParse = ({ readonly ok: true } & ParsedMail) | Refusal

/** Parses a mail. Throws `Problem` `unavailable` where the mail is to come again. */
export type ParseMail = (raw: Uint8Array, limits: Limits) => Promise<MailParse>

/** Parses a mail in this thread: up to half a second for one of 25 MB. */
export const parseMail: ParseMail = async (raw, limits) => {
  const result = await readMail(raw, limits)
  if (!result.ok) return result
  const { mail } = result
  return { ok: true, mail, reply: readReply(mail), bounce: readBounce(mail), automatic: isAutomatic(mail) }
}
