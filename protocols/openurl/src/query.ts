/** One key of a query with its value, both decoded. */
export type Pair = readonly [key: string, value: string]

/** The limits of a query; browsers and servers have far lower ones. */
export const limits = {
  /** Characters. */
  query: 65_536,
  keys: 500,
  /** Characters of one value. */
  value: 4000,
  /** Characters of one key. */
  key: 100,
} as const

/**
 * Takes a query apart. Bytes that are no UTF-8 are read as windows-1252, as links of version 0.1 were written; so is
 * everything where `ctx_enc` names ISO 8859-1. Ampersands that were escaped for HTML once too often (`&amp;`) are
 * tolerated.
 *
 * @param query with or without the text before the question mark
 */
export function parseQuery(query: string): readonly Pair[] {
  const start = /^(?:[a-z][a-z0-9+.-]*:\/\/|\/|\?)/i.test(query) ? query.indexOf('?') + 1 : 0
  const [text = ''] = query.slice(start).split('#')
  const latin = /ctx_enc=info(?::|%3a)ofi(?:\/|%2f)enc(?::|%3a)iso-8859-1/i.test(text)
  return text.split('&').flatMap((piece): Pair[] => {
    const pair = piece.replace(/^(?:amp;)+/, '')
    if (pair === '') return []
    const at = pair.indexOf('=')
    return [
      [decode(at < 0 ? pair : pair.slice(0, at), latin), decode(at < 0 ? '' : pair.slice(at + 1), latin)],
    ]
  })
}

const encoder = new TextEncoder()

function decode(text: string, latin: boolean): string {
  if (!/[%+]/.test(text)) return text
  const bytes = encoder.encode(text.replaceAll('+', ' '))
  const decoded = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const high = hex(bytes[at + 1])
    const low = hex(bytes[at + 2])
    const escaped = bytes[at] === 0x25 && high >= 0 && low >= 0
    decoded[length] = escaped ? high * 16 + low : (bytes[at] ?? 0)
    length += 1
    if (escaped) at += 2
  }
  const content = decoded.subarray(0, length)
  if (latin) return new TextDecoder('windows-1252').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

function hex(byte = 0): number {
  const digit = Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(digit) ? -1 : digit
}
