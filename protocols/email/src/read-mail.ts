import PostalMime, { type Email } from 'postal-mime'
import { readAttachments } from './attachments.ts'
import { readAuthentication } from './authentication.ts'
import { repairCharset } from './charset.ts'
import { deliveryAddresses, mailboxesOf, messageIdsOf, textOf, valuesOf } from './header-fields.ts'
import { htmlText } from './html-text.ts'
import { defaultLimits, type Limits, type Refusal, refuse } from './limits.ts'
import type { HeaderField, Mail, Mailbox, MailNote, MailResult } from './mail.ts'
import { scan } from './scan.ts'

/** HTML holds this many times as many characters as the text in it, or more. */
const markup = 8

/**
 * Reads a mail (RFC 5322, MIME). What is too large, has too many parts or lies too deep is refused before it is taken
 * apart. A message inside the mail is an attachment: its words are not those of the mail's author.
 *
 * @param raw the mail as it came, bytes and all
 * @param limits those that differ from {@link defaultLimits}
 * @returns the mail, or why it was not read; it never rejects
 */
export async function readMail(raw: Uint8Array, limits: Partial<Limits> = {}): Promise<MailResult> {
  const allLimits = { ...defaultLimits, ...limits }
  const refusal = scan(raw, allLimits)
  if (refusal !== undefined) return refusal
  const parsed = await parse(raw, allLimits)
  return 'ok' in parsed ? parsed : assemble(parsed, allLimits)
}

async function parse(raw: Uint8Array, limits: Limits): Promise<Email | Refusal> {
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: limits.depth,
      maxHeadersSize: limits.headerBytes,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (message.startsWith('Maximum header size')) {
      return refuse('header_too_large', `the headers have more than ${limits.headerBytes} bytes`)
    }
    if (message.startsWith('Maximum MIME nesting')) {
      return refuse('nested_too_deep', `parts lie in parts more than ${limits.depth} deep`)
    }
    return refuse('not_a_mail', 'the bytes could not be read as a mail')
  }
}

function assemble(parsed: Email, limits: Limits): MailResult {
  const headers = parsed.headers.map(({ key, value }) => ({ name: key, value }))
  if (!['from', 'date', 'message-id', 'subject'].some((name) => valuesOf(headers, name).length > 0)) {
    return refuse('not_a_mail', 'there is no From, no Date, no Message-ID and no Subject')
  }
  const attachments = readAttachments(parsed.attachments, limits)
  if ('ok' in attachments) return attachments
  const { text, textFrom, notes } = readText(parsed, limits.textCharacters)
  const from = sender(headers)
  const mail: Mail = {
    from,
    to: mailboxesOf(headers, 'to'),
    cc: mailboxesOf(headers, 'cc'),
    replyTo: mailboxesOf(headers, 'reply-to'),
    subject: textOf(headers, 'subject'),
    date: parsed.date !== undefined && /^\d{4}-.*Z$/.test(parsed.date) ? parsed.date : undefined,
    messageId: messageIdsOf(headers, 'message-id')[0],
    inReplyTo: messageIdsOf(headers, 'in-reply-to'),
    references: messageIdsOf(headers, 'references'),
    deliveredTo: deliveryAddresses(headers),
    text,
    textFrom,
    attachments,
    authentication: readAuthentication(headers),
    headers,
    notes: from === undefined ? ['sender_unclear', ...notes] : notes,
  }
  return { ok: true, mail }
}

/**
 * Reads the author of the mail: known only from one From field with one address (RFC 7489, section 6.6.1, explains
 * why).
 */
function sender(headers: readonly HeaderField[]): Mailbox | undefined {
  const [mailbox, ...others] = mailboxesOf(headers, 'from')
  return valuesOf(headers, 'from').length === 1 && others.length === 0 ? mailbox : undefined
}

type Text = Pick<Mail, 'text' | 'textFrom' | 'notes'>

/**
 * Returns how long a text of HTML may become. Blanks that run together are written before they are: twice the text is
 * more than enough of most mails.
 */
const maxWritten = (most: number): number => 2 * most

function readText({ text: plain = '', html = '' }: Email, most: number): Text {
  const textFrom = plain.trim() !== '' ? 'plain' : html.trim() === '' ? 'none' : 'html'
  const cutHtml = html.slice(0, most * markup)
  const uncutText =
    textFrom === 'plain' ? plain.slice(0, most + 1) : htmlText(cutHtml, maxWritten(most)).slice(0, most + 1)
  const repaired = repairCharset(uncutText)
  const text = (repaired ?? uncutText).slice(0, most).toWellFormed().replace(/\r\n?/g, '\n')
  const notes: MailNote[] = []
  if (uncutText.length > most || (textFrom === 'html' && cutHtml.length < html.length)) notes.push('text_cut')
  if (repaired !== undefined) notes.push('charset_repaired')
  if (text.includes('\ufffd')) notes.push('charset_wrong')
  return { text, textFrom, notes }
}
