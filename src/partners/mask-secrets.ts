/** The replacement of a secret; in settings that are sent back, it keeps the stored secret. */
export const mask = '********'

/** Fewer characters are in about any text: to mask them alone would damage answers and hide nothing. */
const shortest = 4

/** What stands between a name and its value in URLs and forms, headers, JSON and XML. */
const joints = ['=', ': ', ':', '":"', '": "', '>']

/**
 * Lists how a secret stands beside its name where it is too short to be searched for alone: a masker given these masks both.
 *
 * @param alone from how many characters on it is searched for alone: nothing is listed then
 */
export const besideName = (name: string, secret: string, alone = shortest): readonly string[] =>
  secret === '' || secret.length >= alone ? [] : joints.map((joint) => `${name}${joint}${secret}`)

/** Characters as XML, URLs and JSON escape them, once or oftener; the NULs are those of UTF-16. */
const escapes =
  /&(?:amp;)*(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));|%(?:25)*([0-9a-f]{2})|(?<!\\)\\+u([0-9a-f]{4})|(?<!\\)\\+(["\\/])|\0/gi

/** An escape, or else one character. */
const escapeOrCharacter = new RegExp(`${escapes.source}|[^]`, 'gi')

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const encoder = new TextEncoder()
const piece = 8192

/** Bytes as a text with one character for each, which can be searched whatever they are encoded in. */
const binaryOf = (bytes: Uint8Array): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += piece)
    binary += String.fromCharCode(...bytes.subarray(at, at + piece))
  return binary
}

const bytesOf = (binary: string): Uint8Array => Uint8Array.from(binary, (each) => each.charCodeAt(0))

const binaryOfText = (text: string): string => binaryOf(encoder.encode(text))

const binaryOfCode = (code: number): string =>
  code > 0x10_ffff ? '' : binaryOfText(String.fromCodePoint(code))

/** Returns the character of an escape. */
const meant: (...match: readonly (string | undefined)[]) => string = (
  _,
  decimal,
  hex,
  entity,
  percent,
  json,
  escaped,
) => {
  if (decimal !== undefined) return binaryOfCode(Number(decimal))
  if (percent !== undefined) return String.fromCharCode(Number.parseInt(percent, 16))
  const code = hex ?? json
  if (code !== undefined) return binaryOfCode(Number.parseInt(code, 16))
  return entity === undefined ? (escaped ?? '') : (entities[entity.toLowerCase()] ?? '')
}

const plain = (binary: string): string => binary.replaceAll(escapes, meant)

/** Returns a secret as it may be encoded: in UTF-8, or in the one byte a character that older systems write. */
const encodingsOf = (secret: string): readonly string[] => [
  ...new Set([binaryOfText(secret), ...(/^[\0-\xff]*$/.test(secret) ? [secret] : [])]),
]

/** Masks a secret that a text holds escaped: as much of the text as stands for it. */
const maskEscaped = (binary: string, secret: string): string => {
  const units = Array.from(binary.matchAll(escapeOrCharacter), (match) => {
    const [text] = match
    return { text, plain: text.length > 1 || text === '\0' ? meant(...match) : text }
  })
  const whole = units.map((unit) => unit.plain).join('')
  let masked = ''
  let at = 0
  let from = whole.indexOf(secret)
  let isMasked = false
  for (const unit of units) {
    const end = at + unit.plain.length
    const isHidden = from >= 0 && (unit.plain === '' ? at > from : end > from)
    if (!isHidden) masked += unit.text
    else if (!isMasked) masked += mask
    isMasked = isHidden
    at = end
    if (from < 0 || end < from + secret.length) continue
    from = whole.indexOf(secret, end)
    isMasked = false
  }
  return masked
}

/** Lists the forms of one secret to search for: a part that looks like an escape may have been read as one, or not. */
const formsOf = (secret: string): readonly string[] =>
  encodingsOf(secret).flatMap((encoded) => [...new Set([encoded, plain(encoded)])])

/** Masks secrets in what others say. */
export type Masker = {
  /** The same array where nothing is to be masked; else all other bytes as they are. */
  readonly bytes: (bytes: Uint8Array) => Uint8Array
  readonly text: (text: string) => string
}

/**
 * Makes what masks secrets in an answer: as they are, and escaped as XML, URLs and JSON do.
 *
 * @param secrets what was filled in at sending, in each form in which it went out
 * @param shown what is kept of the message itself: what is there for all to see is no secret in the answer
 */
export const maskerOf = (secrets: readonly string[], shown = ''): Masker => {
  const forms = secrets
    .filter((secret) => secret.length >= shortest)
    .toSorted((one, other) => other.length - one.length)
    .flatMap(formsOf)
    .filter((form) => form.length >= shortest)
  const masked = (binary: string): string => {
    const whole = plain(binary)
    const present = forms.filter((form) => binary.includes(form) || whole.includes(form))
    if (present.length === 0) return binary
    const seen = plain(binaryOfText(shown))
    return present
      .filter((form) => !seen.includes(form))
      .reduce((text, form) => maskEscaped(text.replaceAll(form, mask), form), binary)
  }
  return {
    bytes: (bytes) => {
      if (forms.length === 0) return bytes
      const binary = binaryOf(bytes)
      const result = masked(binary)
      return result === binary ? bytes : bytesOf(result)
    },
    text: (text) => {
      if (forms.length === 0) return text
      const binary = binaryOfText(text)
      const result = masked(binary)
      return result === binary ? text : new TextDecoder().decode(bytesOf(result))
    },
  }
}
