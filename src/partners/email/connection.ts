import { z } from 'zod'
import { Timeout } from '../../borrowing/time.ts'
import { Duration, ReplyAddress } from '../../borrowing/values.ts'
import { connectionReader } from '../connection.ts'
import { LetterTemplates } from './letters/template.ts'

/** A sender who may write as the partner: an address, or a whole domain such as `@library.example`. */
const Sender = z.union([
  z.email().max(254),
  z
    .string()
    .max(254)
    .regex(/^@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'must be an address, or a domain such as @library.example'),
])

/** The settings of an email partner, besides those that all partners have. */
export const EmailConnection = z.object({
  protocol: z.literal('email'),
  /** Where letters go. */
  address: z.email().max(254),
  /** Further senders whose mails are the partner's: letters are often answered from another address. */
  senders: z.array(Sender).max(20).prefault([]),
  /** The language of letters and of the page behind their links: built in are `en` and `de`; files bring more. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'must be a language such as en or de')
    .prefault('en'),
  /** Where this partner's replies go, where it is not the library's own reply address. */
  replyAddress: ReplyAddress.optional(),
  /** Letters carry links to a page where they are answered. */
  links: z.boolean().prefault(true),
  /** The time for which a link can be used, unless its question is settled before. */
  linksValidFor: Duration.prefault('P180D'),
  /** Mails are taken as answers; letters then carry a form to fill in. */
  replies: z.boolean().prefault(true),
  /** The checks that a mail must pass before it is taken as the partner's, as the mailbox's trusted servers report them (RFC 8601). */
  senderChecks: z
    .object({
      spf: z.boolean().prefault(false),
      dkim: z.boolean().prefault(false),
      dmarc: z.boolean().prefault(true),
      /** A reply address that was signed for this entry takes the place of the other checks. The sender must still be one of the partner's. */
      token: z.boolean().prefault(false),
    })
    .prefault({}),
  /** Which attached files may be the copy that was requested. */
  files: z
    .object({
      /** Bytes. */
      largest: z.int().min(1).max(50_000_000).prefault(20_000_000),
      types: z
        .array(z.enum(['application/pdf', 'image/tiff', 'image/vnd.djvu']))
        .min(1)
        .prefault(['application/pdf']),
    })
    .prefault({}),
  /** Letters with words of their own for this partner. */
  letters: LetterTemplates,
  timeout: Timeout.prefault('PT60S'),
  /** The largest number of letters that are sent at the same time. */
  concurrency: z.int().min(1).max(64).prefault(4),
})
export type EmailConnection = z.infer<typeof EmailConnection>

/** Reads the email connection of a partner. `Problem` internal for a partner of another protocol. */
export const connectionOf = connectionReader(EmailConnection, 'email')
