/** The first bytes of files: the media type, and the bytes in hexadecimal (`..` for any byte). */
const signatures: readonly (readonly [type: string, bytes: string])[] = [
  ['application/pdf', '255044462d'],
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '47494638'],
  ['image/tiff', '49492a00'],
  ['image/tiff', '4d4d002a'],
  ['image/webp', '52494646........57454250'],
  ['image/vnd.djvu', '41542654464f524d'],
  ['application/zip', '504b0304'],
  ['application/gzip', '1f8b'],
  ['application/x-7z-compressed', '377abcaf271c'],
  ['application/vnd.rar', '526172211a07'],
  ['application/rtf', '7b5c727466'],
  ['application/x-ole-storage', 'd0cf11e0a1b11ae1'],
  ['application/ms-tnef', '789f3e22'],
  ['application/vnd.microsoft.portable-executable', '4d5a'],
  ['application/x-elf', '7f454c46'],
]

/** Readers of PDF look for its signature in the first kilobyte, and some scanners write other bytes before it. */
const pdfWithin = 1024

/**
 * Returns the media type that the first bytes of a file show, whatever its name says.
 *
 * @returns undefined where they show none of the known ones
 */
export function sniffType(bytes: Uint8Array): string | undefined {
  const head = toHex(bytes.subarray(0, 16))
  const match = signatures.find(([, signature]) => matches(head, signature))
  if (match !== undefined) return match[0]
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, pdfWithin))
  if (start.includes('%PDF-')) return 'application/pdf'
  return /^\s*<(?:!doctype html|html)\b/i.test(start) ? 'text/html' : undefined
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function matches(head: string, signature: string): boolean {
  return [...signature].every((digit, index) => digit === '.' || digit === head[index])
}
