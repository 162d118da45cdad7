const opening =
  /<(?:[\w.-]+:)?(?:From(?:Agency|System)Authentication|AuthenticationInputData)(?:\s[^<>]*)?(?<!\/)>/g

/**
 * The bytes of a message without what its sender proves its identity with, nor a patron's PIN: stars stand in its place.
 * All else stays as it came, byte for byte.
 */
export const redact = (body: Uint8Array): Uint8Array => {
  // Each byte is one character here, whatever the encoding; XML's own marks are the same in all that peers send.
  const text = bytesAsText(body)
  const kept: string[] = []
  let from = 0
  for (const { index, 0: tag } of text.matchAll(opening)) {
    if (index < from) continue
    kept.push(text.slice(from, index + tag.length), '********')
    const end = text.indexOf('</', index)
    from = end < 0 ? text.length : end
  }
  if (kept.length === 0) return body
  kept.push(text.slice(from))
  return Uint8Array.from(kept.join(''), (character) => character.charCodeAt(0))
}

const bytesAsText = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
