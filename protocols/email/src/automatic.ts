import { valuesOf } from './header-fields.ts'
import type { HeaderField, Mail } from './mail.ts'

/** The signs that no person wrote a mail. */
export type AutomaticReason =
  /** Auto-Submitted says that a program answered (RFC 3834). */
  | 'auto_submitted'
  /** Auto-Submitted says that a program made it: ticket systems write that into answers of people. */
  | 'auto_generated'
  /** A rule of an Exchange mailbox passed it on. */
  | 'inbox_rule'
  /** A report about a delivery or a reading (RFC 6522). */
  | 'report'
  /** It has no sender to answer to: Return-Path is `<>` (RFC 3834, section 3.3). */
  | 'no_return_path'
  /** A field that mail systems add to vacation notes and the like. */
  | 'automatic_reply_header'
  /** Precedence is bulk, junk or list. */
  | 'precedence'
  /** It came over a mailing list (RFC 2369, RFC 2919). */
  | 'mailing_list'
  /** Its subject is that of a vacation note. */
  | 'subject'

/** A field and the values that show that a program wrote a mail; the first row that fits gives the reason. */
const headerRules: readonly (readonly [reason: AutomaticReason, name: string, value: RegExp])[] = [
  [
    'report',
    'content-type',
    /^multipart\/report\b|^message\/(?:delivery-status|disposition-notification)\b/i,
  ],
  ['auto_submitted', 'auto-submitted', /^(?!\s*(?:no|auto-generated)\b)/i],
  ['no_return_path', 'return-path', /^\s*<\s*>/],
  ['automatic_reply_header', 'x-autoreply', /^(?!\s*no\b)/i],
  ['automatic_reply_header', 'x-auto-reply', /^(?!\s*no\b)/i],
  ['automatic_reply_header', 'x-autorespond', /^/],
  ['automatic_reply_header', 'x-autoresponder', /^/],
  ['automatic_reply_header', 'x-autoreply-from', /^/],
  ['automatic_reply_header', 'x-mail-autoreply', /^/],
  ['automatic_reply_header', 'x-vacation', /^/],
  ['automatic_reply_header', 'x-failed-recipients', /^/],
  ['automatic_reply_header', 'delivered-to', /^\s*autoresponder\b/i],
  ['automatic_reply_header', 'precedence', /^\s*auto[-_]?reply\b/i],
  ['automatic_reply_header', 'x-precedence', /^\s*auto[-_]?reply\b/i],
]

/**
 * The same for fields that stand in answers of people, too: groups, relays, forwarded mailboxes and ticket systems add them.
 */
const softRules: typeof headerRules = [
  ['auto_generated', 'auto-submitted', /^\s*auto-generated\b/i],
  ['inbox_rule', 'x-ms-exchange-inbox-rules-loop', /^/],
  ['precedence', 'precedence', /^\s*(?:bulk|junk)\b/i],
  ['precedence', 'x-precedence', /^\s*(?:bulk|junk)\b/i],
]

/** Those among them that a mailing list adds. */
const listRules: typeof headerRules = [
  ['precedence', 'precedence', /^\s*list\b/i],
  ['precedence', 'x-precedence', /^\s*list\b/i],
  ['mailing_list', 'list-id', /^/],
  ['mailing_list', 'list-post', /^/],
  ['mailing_list', 'list-unsubscribe', /^/],
]

/** Subjects of vacation notes in the languages that are read. They are at the beginning: `Re:` before them is a person's answer. */
const subjects: readonly RegExp[] = [
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder|answer)\b|auto:)/i,
  /^out of (?:the )?office\b/i,
  /^(?:i am |i'm |currently )?(?:out of|away from) (?:the |my )?(?:office|desk)\b/i,
  /^(?:on )?(?:vacation|holiday|annual leave)(?: (?:notice|reply|message|notification|response))?\s*(?:[:-]|$)/i,
  /^(?:automatische (?:antwort|r[üu]ckantwort|nachricht|e-?mail-?antwort)|autoantwort)/i,
  /^abwesen(?:heit|d)/i,
  /^(?:message d['’]absence|notification d['’]absence|absent(?:e)? du bureau|absence du bureau\b|absence ?:)/i,
  /^(?:r(?:é|e)ponse automatique|respuesta autom(?:á|a)tica|fuera de la oficina|risposta automatica|fuori (?:sede|ufficio))/i,
  /^(?:automatisch(?:e)? (?:antwoord|beantwoording)|afwezig(?:heid)?\b|auto(?:matisk(?:t)?[- ]?)?svar\b|frav(?:æ|ae)rs?(?:melding|besked)?\b|fr(?:å|a)nvaro)/i,
  /^(?:nicht im (?:b[üu]ro|haus)|au(?:ß|ss)er haus|urlaub(?:snotiz|svertretung|sbedingt|sabwesenheit)?\s*(?:[:-]|$))/i,
]

/** Returns whether a mail came over a list of one of these domains (RFC 2919, section 2), or of a part of it. */
function isOfList(headers: readonly HeaderField[], domains: readonly string[]): boolean {
  const lists = valuesOf(headers, 'list-id').map((value) => /<([^<>]+)>\s*$/.exec(value)?.[1] ?? value.trim())
  return (
    lists.length > 0 &&
    lists.every((list) => domains.some((domain) => `.${list}`.toLowerCase().endsWith(`.${domain}`)))
  )
}

/**
 * Tells whether a mail was written by a machine, and what shows it. Such a mail is no answer of the lender, but where a
 * person may have written it all the same.
 *
 * @param ownDomains domains of the reader, in lower case: what their mailing lists add shows nothing
 * @returns undefined for what a person seems to have written; `isCertain` where no person did
 */
export function isAutomatic(
  mail: Pick<Mail, 'headers' | 'subject'>,
  ownDomains: readonly string[] = [],
): { readonly reason: AutomaticReason; readonly isCertain: boolean } | undefined {
  const certain =
    byHeader(headerRules, mail.headers) ??
    (subjects.some((form) => form.test(mail.subject)) ? ('subject' as const) : undefined)
  const rules = isOfList(mail.headers, ownDomains) ? softRules : [...softRules, ...listRules]
  const reason = certain ?? byHeader(rules, mail.headers)
  return reason === undefined ? undefined : { reason, isCertain: certain !== undefined }
}

function byHeader(rules: typeof headerRules, headers: readonly HeaderField[]): AutomaticReason | undefined {
  return rules.find(([, name, value]) => valuesOf(headers, name).some((text) => value.test(text)))?.[0]
}
