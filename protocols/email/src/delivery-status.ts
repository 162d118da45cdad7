/** The part of a report about one recipient. */
export type RecipientStatus = {
  readonly recipient: string
  /** In lower case: failed, delayed, delivered, relayed, expanded. */
  readonly action: string
  /** `5.1.1` (RFC 3463). */
  readonly status: string | undefined
  readonly diagnostic: string | undefined
}

const maxRecipients = 100
const longestDiagnostic = 500

/**
 * Reads the text of a message/delivery-status part (RFC 3464): fields about the message, a blank line, and fields for
 * each recipient. Blocks that name no recipient are left out.
 */
export function readDeliveryStatus(text: string): readonly RecipientStatus[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .slice(0, maxRecipients)
    .flatMap((block) => {
      const fields = readFields(block)
      const recipient = withoutType(fields.get('final-recipient') ?? fields.get('original-recipient') ?? '')
      if (recipient === '') return []
      return [
        {
          recipient,
          action: (fields.get('action') ?? '').toLowerCase().split(/\s/)[0] ?? '',
          status: /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0],
          diagnostic: fields.get('diagnostic-code')?.slice(0, longestDiagnostic),
        },
      ]
    })
}

function readFields(block: string): ReadonlyMap<string, string> {
  const lines = block.replace(/\n[ \t]+/g, ' ').split('\n')
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf(':')
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : []
    }),
  )
}

/** Returns `rfc822; someone@example.org` without its type. */
function withoutType(value: string): string {
  return value
    .replace(/^[a-z0-9-]+\s*;/i, '')
    .trim()
    .replace(/^<|>$/g, '')
}
