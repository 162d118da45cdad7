import { z } from 'zod'
import { Timeout } from '../../borrowing/time.ts'
import { Duration, ReplyAddress } from '../../borrowing/values.ts'
import { languages } from '../../translations/language.ts'
import { schemaMessage } from '../../translations/schema-message.ts'
import { connectionReader } from '../connection.ts'
import { LetterTemplates } from './letters/template.ts'

/** A sender who may write as the partner: an address, or a whole domain such as `@library.example`. */
const Sender = z.union([
  z.email().max(254),
  z
    .string()
    .max(254)
    .regex(/^@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, schemaMessage('fault.address_or_domain')),
])

/** The settings of an email partner, besides those that all partners have. */
export const EmailConnection = z.object({
  protocol: z.literal('email'),
  address: z.email().max(254).describe('The address to which letters are sent.'),
  senders: z.array(Sender).max(20).prefault([]).describe('Further addresses from which the partner answers.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, schemaMessage('fault.language_code'))
    .prefault('en')
    .describe(
      `The language of letters and of the page behind their links: built in are ${languages.map((each) => `\`${each}\``).join(', ')}; files bring more.`,
    ),
  dateOrder: z
    .enum(['day_first', 'month_first'])
    .optional()
    .describe(
      'How the partner writes dates in numbers, such as 03/04/2027. Left out: as the language says; in English without a region such a date waits for staff.',
    ),
  replyAddress: ReplyAddress.optional().describe(
    'Where this partner’s replies go, where it is not the library’s own reply address.',
  ),
  links: z
    .boolean()
    .prefault(true)
    .describe('Whether letters carry links to a page on which they are answered.'),
  linksValidFor: Duration.prefault('P180D').describe(
    'The time for which a link can be used, unless its question is settled before.',
  ),
  replies: z
    .boolean()
    .prefault(true)
    .describe('Whether mails are taken as answers; letters then carry a form to fill in.'),
  automaticAnswers: z
    .enum(['review', 'read'])
    .prefault('review')
    .describe(
      'What happens to answers that the partner’s mail system marks as automatic or as mail of a list (`Precedence`, `List-Id`, `List-Unsubscribe`, `Auto-Submitted: auto-generated`, `X-MS-Exchange-Inbox-Rules-Loop`): `review` leaves them to staff, `read` takes them as answers where SPF, DKIM or DMARC proves the sender. What would send a letter or close the request is always left to staff.',
    ),
  autoSubmitted: z
    .boolean()
    .prefault(false)
    .describe(
      'Whether letters carry `Auto-Submitted: auto-generated` (RFC 3834), which vacation programs leave unanswered, but ticket systems set aside.',
    ),
  senderChecks: z
    .object({
      spf: z.boolean().prefault(false).describe('True where SPF must pass.'),
      dkim: z.boolean().prefault(false).describe('True where a valid DKIM signature is needed.'),
      dmarc: z.boolean().prefault(true).describe('True where DMARC must pass.'),
      token: z
        .boolean()
        .prefault(false)
        .describe(
          'Whether a reply address that was signed for this entry takes the place of the other checks. The sender must still be one of the partner’s.',
        ),
    })
    .prefault({})
    .describe(
      'The checks that a mail must pass before it is taken as the partner’s, as the mailbox’s trusted servers report them (RFC 8601).',
    ),
  files: z
    .object({
      largest: z
        .int()
        .min(1)
        .max(50_000_000)
        .prefault(20_000_000)
        .describe('The largest size of a file, in bytes.'),
      types: z
        .array(z.enum(['application/pdf', 'image/tiff', 'image/vnd.djvu']))
        .min(1)
        .max(3)
        .prefault(['application/pdf'])
        .describe('The media types of files that are taken.'),
    })
    .prefault({})
    .describe('Which attached files may be the copy that was requested.'),
  letters: LetterTemplates.describe('Letters in words of their own for this partner.'),
  timeout: Timeout.prefault('PT60S').describe('How long an answer is waited for.'),
  concurrency: z
    .int()
    .min(1)
    .max(64)
    .prefault(4)
    .describe('The largest number of letters that are sent at the same time.'),
})
export type EmailConnection = z.infer<typeof EmailConnection>

/** Reads the email connection of a partner. `Problem` internal for a partner of another protocol. */
export const connectionOf = connectionReader(EmailConnection, 'email')
