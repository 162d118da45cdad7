import { valuesOf } from './header-fields.ts'
import type { HeaderField, Mail } from './mail.ts'

/** The signs that no person wrote a mail. */
export type AutomaticReason =
  /** Auto-Submitted says so (RFC 3834). */
  | 'auto_submitted'
  /** A report about a delivery or a reading (RFC 6522). */
  | 'report'
  /** It has no sender to answer to: Return-Path is `<>` (RFC 3834, section 3.3). */
  | 'no_return_path'
  /** A field that mail systems add to vacation notes and the like. */
  | 'automatic_reply_header'
  /** Precedence is bulk, junk, list or auto_reply. */
  | 'precedence'
  /** It came over a mailing list (RFC 2369, RFC 2919). */
  | 'mailing_list'
  /** Its subject is that of a vacation note. */
  | 'subject'

/** A field and the values that show it; the first row that fits gives the reason. */
const headerRules: readonly (readonly [reason: AutomaticReason, name: string, value: RegExp])[] = [
  [
    'report',
    'content-type',
    /^multipart\/report\b|^message\/(?:delivery-status|disposition-notification)\b/i,
  ],
  ['auto_submitted', 'auto-submitted', /^(?!\s*no\b)/i],
  ['no_return_path', 'return-path', /^\s*<\s*>/],
  ['automatic_reply_header', 'x-autoreply', /^(?!\s*no\b)/i],
  ['automatic_reply_header', 'x-auto-reply', /^(?!\s*no\b)/i],
  ['automatic_reply_header', 'x-autorespond', /^/],
  ['automatic_reply_header', 'x-autoresponder', /^/],
  ['automatic_reply_header', 'x-autoreply-from', /^/],
  ['automatic_reply_header', 'x-mail-autoreply', /^/],
  ['automatic_reply_header', 'x-vacation', /^/],
  ['automatic_reply_header', 'x-ms-exchange-inbox-rules-loop', /^/],
  ['automatic_reply_header', 'x-failed-recipients', /^/],
  ['automatic_reply_header', 'delivered-to', /^\s*autoresponder\b/i],
  ['precedence', 'precedence', /^\s*(?:bulk|junk|list|auto[-_]?reply)\b/i],
  ['precedence', 'x-precedence', /^\s*(?:bulk|junk|list|auto[-_]?reply)\b/i],
  ['mailing_list', 'list-id', /^/],
  ['mailing_list', 'list-post', /^/],
  ['mailing_list', 'list-unsubscribe', /^/],
]

/** Subjects of vacation notes in English and German. They are at the beginning: `Re:` before them is a person's answer. */
const subjects: readonly RegExp[] = [
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder|answer)\b|auto:)/i,
  /^out of (?:the )?office\b/i,
  /^(?:i am |i'm |currently )?(?:out of|away from) (?:the |my )?(?:office|desk)\b/i,
  /^(?:on )?(?:vacation|holiday|annual leave)(?: (?:notice|reply|message|notification|response))?\s*(?:[:-]|$)/i,
  /^(?:automatische (?:antwort|r[üu]ckantwort|nachricht|e-?mail-?antwort)|autoantwort)/i,
  /^abwesen(?:heit|d)/i,
  /^(?:nicht im (?:b[üu]ro|haus)|au(?:ß|ss)er haus|urlaub(?:snotiz|svertretung|sbedingt|sabwesenheit)?\s*(?:[:-]|$))/i,
]

/**
 * Tells whether a mail was written by a machine, and what shows it. Such a mail is no answer of the lender. Ticket
 * systems mark what their staff write in the same way, so a caller may let some reasons pass for some partners.
 *
 * @returns undefined for what a person seems to have written
 */
export function isAutomatic(mail: Pick<Mail, 'headers' | 'subject'>): AutomaticReason | undefined {
  return byHeader(mail.headers) ?? (subjects.some((form) => form.test(mail.subject)) ? 'subject' : undefined)
}

function byHeader(headers: readonly HeaderField[]): AutomaticReason | undefined {
  return headerRules.find(([, name, value]) => valuesOf(headers, name).some((text) => value.test(text)))?.[0]
}
