import { bounceSystems } from './bounce-systems.ts'
import { readDeliveryStatus } from './delivery-status.ts'
import { cleanAddress, valuesOf } from './header-fields.ts'
import type { Attachment, Mail } from './mail.ts'

/** A recipient whom a letter did not reach. */
export type FailedRecipient = {
  readonly recipient: string
  /** Enhanced status code (RFC 3463), or the three digits of SMTP where there is no other. */
  readonly status: string | undefined
  /** True where trying again may help, by the first digit of the status. */
  readonly kind: 'permanent' | 'transient' | 'unknown'
  /** `failed`: the mail system gave up. `delayed`: it still tries, and this is a warning only. */
  readonly action: 'failed' | 'delayed'
  readonly diagnostic: string | undefined
}

/** A report that a letter was not delivered. */
export type Bounce = {
  readonly failed: readonly FailedRecipient[]
  /** The Message-ID of the letter that it is about, with angle brackets. */
  readonly quotedMessageId: string | undefined
  /** Read from a delivery-status part (RFC 3464), or from the words of a mail system. */
  readonly form: 'delivery_status' | (typeof bounceSystems)[number]['name']
}

const longestQuote = 64 * 1024
const longestReport = 20_000
const diagnosticAfter = 600
const maxRecipients = 20

const senders =
  /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{8,64})(?:\+[^@]*)?@/i

/**
 * Reads a report about a letter that could not be delivered: delivery-status notifications (RFC 3464), and the
 * free-form reports of common mail systems. Anyone can write one, so it counts only for a letter that was really sent
 * under the quoted Message-ID.
 *
 * @returns undefined for other mails, reports of success included
 */
export function readBounce(mail: Mail): Bounce | undefined {
  const report = mail.attachments.filter(({ declaredType }) =>
    /^message\/(?:global-)?delivery-status$/.test(declaredType),
  )
  if (report.length > 0) {
    const failed = report.flatMap(({ bytes }) => readDeliveryStatus(decode(bytes))).flatMap(fromStatus)
    return failed.length > 0
      ? { failed, quotedMessageId: quotedMessageId(mail), form: 'delivery_status' }
      : undefined
  }
  return looksLikeReport(mail) ? fromWords(mail) : undefined
}

function fromStatus(status: ReturnType<typeof readDeliveryStatus>[number]): FailedRecipient[] {
  const { recipient, action, diagnostic } = status
  if (action !== 'failed' && action !== 'delayed') return []
  const code = status.status ?? statusIn(diagnostic ?? '')
  return [{ recipient, status: code, kind: kindOf(code), action, diagnostic }]
}

function fromWords(mail: Mail): Bounce | undefined {
  const [report = '', quoted] = splitCopy(mail.text.slice(0, longestReport))
  const system = bounceSystems.find(({ says }) => says.test(report))
  if (system === undefined) return undefined
  const action = system.delayed?.test(report) ? 'delayed' : 'failed'
  const named = [...report.matchAll(system.recipient)].map((match) => ({
    recipient: match[1] ?? '',
    diagnostic: report.slice(match.index + match[0].length).slice(0, diagnosticAfter),
  }))
  const byHeader = valuesOf(mail.headers, 'x-failed-recipients')
    .flatMap((value) => value.split(','))
    .map((recipient) => ({ recipient: recipient.trim(), diagnostic: report }))
  const recipients = new Map(
    [...byHeader, ...named]
      .filter(({ recipient }) => cleanAddress(recipient) !== undefined)
      .map((each) => [each.recipient.toLowerCase(), each]),
  )
  const failed = [...recipients.values()]
    .slice(0, maxRecipients)
    .map(({ recipient, diagnostic }): FailedRecipient => {
      const code = statusIn(diagnostic)
      return {
        recipient,
        status: code,
        kind: kindOf(code),
        action,
        diagnostic: diagnostic.trim().slice(0, 500),
      }
    })
  return failed.length > 0
    ? { failed, quotedMessageId: quotedMessageId(mail, quoted), form: system.name }
    : undefined
}

function looksLikeReport({ from, headers }: Mail): boolean {
  return (
    senders.test(from?.address ?? '') ||
    valuesOf(headers, 'return-path').some((value) => /^\s*<\s*>/.test(value)) ||
    valuesOf(headers, 'x-failed-recipients').length > 0
  )
}

/** Returns the report's own words, and the copy of the letter that some systems put below. */
function splitCopy(text: string): readonly [string, string | undefined] {
  const at =
    /^-{2,}[ \t]*(?:(?:below|this) (?:this line )?is a copy of|original message|message header|begin message)/im.exec(
      text,
    )
  return at === null ? [text, undefined] : [text.slice(0, at.index), text.slice(at.index)]
}

function quotedMessageId(mail: Mail, copy = mail.text.slice(0, longestReport)): string | undefined {
  const parts = mail.attachments
    .filter(isQuotedLetter)
    .map(({ bytes }) => headOf(decode(bytes.subarray(0, longestQuote))))
  return (
    [...parts, copy].flatMap(
      (text) => /^message-id:[ \t]*(?:\n[ \t]+)?(<[^<>\s]{1,500}>)/im.exec(text)?.[1] ?? [],
    )[0] ??
    mail.inReplyTo[0] ??
    mail.references.at(-1)
  )
}

function isQuotedLetter({ declaredType }: Attachment): boolean {
  return /^(?:message\/(?:rfc822|global|global-headers|partial)|text\/rfc822-headers)$/.test(declaredType)
}

function headOf(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/^\n+/, '')
  return lines.split('\n\n', 1)[0] ?? ''
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, longestQuote))
}

function statusIn(text: string): string | undefined {
  return (
    /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text)?.[0] ??
    /(?<![\d.])[45][0-5]\d(?=[ -])/.exec(text)?.[0]
  )
}

function kindOf(status = ''): FailedRecipient['kind'] {
  if (status.startsWith('5')) return 'permanent'
  return status.startsWith('4') ? 'transient' : 'unknown'
}
