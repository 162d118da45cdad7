/** Bytes by the character that windows-1252 shows for them. */
const windowsBytes: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (character, byte) => [character, byte],
  ),
)

/** UTF-8 that was read as windows-1252: a lead byte and a following byte of it. */
const misread = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/

/**
 * Repairs a text in UTF-8 that was declared as Latin-1 or ASCII and shows `fÃ¼r` for `für`.
 *
 * @returns undefined for any other text
 */
export function repairCharset(text: string): string | undefined {
  if (!misread.test(text)) return undefined
  const bytes = new Uint8Array(text.length)
  let length = 0
  for (const character of text) {
    const byte = windowsBytes.get(character)
    if (byte === undefined) return undefined
    bytes[length] = byte
    length += 1
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length))
  } catch {
    return undefined
  }
}
