import { type Fault, makeFault } from './fault.ts'

/** Decoded text, or why there is none. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: Fault }

const utf8 = new TextDecoder('utf-8', { fatal: true })
/** Reads a declaration, which is ASCII whatever the encoding: no decoder is faster. */
const lenient = new TextDecoder()

/** Byte order marks, with what they say. */
const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Decodes the bytes of an XML document: by its byte order mark, else by its XML declaration, else as UTF-8 (XML 1.0,
 * appendix F). A declaration of UTF-16 without a mark is taken for UTF-8: what can be read byte by byte is not UTF-16,
 * and some libraries declare it of every string that they write.
 *
 * @param input bytes, or text that was decoded before (its declaration then has nothing to say)
 */
export function decode(input: Uint8Array | string): Decoded {
  if (typeof input === 'string')
    return { ok: true, text: input.startsWith('\uFEFF') ? input.slice(1) : input }
  const marked = marks.find(([, mark]) => mark.every((byte, index) => input[index] === byte))?.[0]
  const encodings = marked === undefined ? encodingsToTry(declaredEncoding(input)) : [marked]
  for (const encoding of encodings) {
    const decoder = decoderFor(encoding)
    if (decoder === undefined) {
      const message = 'the encoding that the XML declaration names is not known; use UTF-8'
      return { ok: false, fault: makeFault('unknown_encoding', '', message, encoding) }
    }
    const text = decodeWith(decoder, input)
    if (text !== undefined) return { ok: true, text }
  }
  return {
    ok: false,
    fault: makeFault('not_well_formed', '', `bytes that are not ${encodings.join(' or ')}`),
  }
}

const singleByteEncoding = /^(?:iso-8859-\d+|windows-125\d|latin-?1)$/

/**
 * Lists the encodings that a document may have, the likeliest first. Systems write a fixed declaration before text of
 * another encoding: UTF-8 under the declaration of an encoding of single bytes, Windows-1252 under that of UTF-8.
 */
function encodingsToTry(declared: string | undefined): readonly string[] {
  if (declared === undefined) return ['utf-8']
  if (declared === 'utf-8') return ['utf-8', 'windows-1252']
  return singleByteEncoding.test(declared) ? ['utf-8', declared] : [declared]
}

function decodeWith(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** Returns the encoding that the XML declaration names; undefined where it names none. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = lenient.decode(bytes.subarray(0, 200)).trimStart()
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1]?.toLowerCase()
  if (declared === undefined) return undefined
  return /^(?:utf-?16|ucs-?2|iso-10646-ucs-2|us-ascii$)/.test(declared) ? 'utf-8' : declared
}

function decoderFor(encoding: string): TextDecoder | undefined {
  if (encoding === 'utf-8') return utf8
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    return undefined
  }
}
